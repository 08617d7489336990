// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/json/described.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

struct ParcelTag;
enum class Colour { red, green };

struct Weight {
    double kilos = 0;
};

struct Parcel {
    plein::Id<ParcelTag> id;
    std::string label;
    Colour colour = Colour::red;
    bool fragile = false;
    int floors = 0;
    plein::Day day{};
    plein::Instant sent{};
    std::optional<std::int64_t> metres;
    std::optional<Weight> extra;
    std::vector<Weight> weights;
    std::vector<std::string> themes;
};

}  // namespace

template <>
struct plein::json::Words<Colour> {
    static constexpr std::array all{std::pair{Colour::red, "red"}, std::pair{Colour::green, "green"}};
};
template <>
struct plein::json::Description<Weight> {
    static constexpr std::string_view name = "Weight";
    static constexpr auto fields = std::tuple{field("kilos", &Weight::kilos, "In kilos.")};
};
template <>
struct plein::json::Description<Parcel> {
    static constexpr std::string_view name = "Parcel";
    static constexpr std::string_view description = "Something sent.";
    static constexpr auto fields = std::tuple{
        field("id", &Parcel::id, "Its id."),  field("label", &Parcel::label, "What it says."),
        field("colour", &Parcel::colour, ""), field("fragile", &Parcel::fragile, ""),
        field("floors", &Parcel::floors, ""), field("day", &Parcel::day, ""),
        field("sent", &Parcel::sent, ""),     field("metres", &Parcel::metres, ""),
        field("extra", &Parcel::extra, ""),   field("weights", &Parcel::weights, ""),
        field("themes", &Parcel::themes, ""),
    };
};

namespace plein::json {
namespace {

std::string const whole =
    R"({"id":"01939c5e-7a10-7c3e-9d2a-0123456789ab","label":"één","colour":"green","fragile":true,"floors":3,)"
    R"("day":"2026-11-21","sent":"2026-11-21T10:15:00.000Z","metres":null,"extra":{"kilos":0.5},)"
    R"("weights":[{"kilos":1.5},{"kilos":2}],"themes":["money"]})";

TEST(Described, ReadsWhatItWrites) {
    auto const read_back = read<Parcel>(*parse(whole));
    ASSERT_TRUE(read_back) << read_back.error().fields.at(0).field;
    EXPECT_EQ(read_back->colour, Colour::green);
    EXPECT_EQ(read_back->metres, std::nullopt);
    EXPECT_EQ(read_back->weights.at(1).kilos, 2.0);
    EXPECT_EQ(to_json(*read_back), whole);
}

TEST(Described, NamesEveryFieldThatDoesNotHold) {
    auto const refused = read<Parcel>(
        *parse(R"({"id":"x","label":1,"colour":"blue","fragile":0,"floors":9999999999,"day":"2026-02-30","sent":"now",)"
               R"("metres":1.5,"weights":[{"kilos":1},{"kilos":"2","unit":"kg"}],"themes":{}})"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "json.fields");
    std::string all;
    for (auto const& error : refused.error().fields) all += error.field + "=" + error.code + "\n";
    EXPECT_EQ(all,
              "id=json.not_uuid\nlabel=json.not_text\ncolour=json.unknown_word\nfragile=json.not_boolean\n"
              "floors=json.out_of_range\nday=day.malformed\nsent=instant.malformed\nmetres=json.not_whole_number\n"
              "weights/1/kilos=json.not_number\nweights/1=json.unknown_member\nthemes=json.not_array\n");
    EXPECT_EQ(read<Weight>(*parse("{}")).error().fields.at(0).code, "json.missing");
    EXPECT_EQ(read<Weight>(*parse("[]")).error().fields.at(0).code, "json.not_object");
    EXPECT_TRUE(read<Weight>(*parse(R"({"kilos":1,"unit":"kg"})"), Unknown::ignore));
}

TEST(Described, SchemaIsTheComponentWithAllItRefersTo) {
    auto const made = schema<Parcel>();
    EXPECT_EQ(made.name, "Parcel");
    EXPECT_EQ(made.text, R"({"$ref":"#/components/schemas/Parcel"})");
    auto const components = parse(made.components);
    ASSERT_TRUE(components);
    ASSERT_EQ(components->members().size(), 2U);
    auto const* parcel = components->find("Parcel");
    EXPECT_EQ(write(*parcel->find("required")),
              R"(["id","label","colour","fragile","floors","day","sent","weights","themes"])");
    EXPECT_EQ(
        write(*components->find("Weight")),
        R"({"type":"object","required":["kilos"],"properties":{"kilos":{"type":"number","format":"double","description":"In kilos."}}})");
    auto const* properties = parcel->find("properties");
    EXPECT_EQ(write(*properties->find("metres")), R"({"type":"integer","format":"int64","nullable":true})");
    EXPECT_EQ(write(*properties->find("extra")),
              R"({"allOf":[{"$ref":"#/components/schemas/Weight"}],"nullable":true})");
    EXPECT_EQ(write(*properties->find("weights")),
              R"({"type":"array","items":{"$ref":"#/components/schemas/Weight"}})");
    EXPECT_EQ(write(*properties->find("colour")), R"({"type":"string","enum":["red","green"]})");
    EXPECT_EQ(write(*properties->find("id")), R"({"type":"string","format":"uuid","description":"Its id."})");
    EXPECT_EQ(schema<std::vector<Weight>>().name, "");
    EXPECT_EQ(schema<std::vector<Weight>>().text, R"({"type":"array","items":{"$ref":"#/components/schemas/Weight"}})");
}

}  // namespace
}  // namespace plein::json
