// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "features/directory/service.hpp"
#include "platform/config/table.hpp"

namespace plein::directory {
namespace {

Result<std::vector<Theme>> read_themes(std::string const& path) {
    auto const table = TRY(config::read_table(path));
    TRY(table.only({"theme"}));
    std::vector<Theme> themes;
    for (auto const& one : TRY(table.tables("theme"))) {
        TRY(one.only({"code", "icon", "name_nl", "name_en", "about_nl", "about_en"}));
        Theme theme{TRY(one.text("code")),    TRY(one.text("icon")),     TRY(one.text("name_nl")),
                    TRY(one.text("name_en")), TRY(one.text("about_nl")), TRY(one.text("about_en"))};
        if (!is_theme(theme.code)) return one.refuse("code", "there is no such theme");
        themes.push_back(std::move(theme));
    }
    return themes;
}

Result<std::vector<search::Synonym>> read_synonyms(std::string const& path) {
    auto const table = TRY(config::read_table(path));
    TRY(table.only({"synonym"}));
    std::vector<search::Synonym> synonyms;
    for (auto const& one : TRY(table.tables("synonym"))) {
        TRY(one.only({"words", "means", "theme", "need"}));
        search::Synonym synonym{TRY(one.texts("words")), TRY(one.texts("means")), TRY(one.text_or("theme", "")),
                                TRY(one.text_or("need", ""))};
        if (!synonym.theme.empty() && !is_theme(synonym.theme)) return one.refuse("theme", "there is no such theme");
        if (!synonym.mark.empty() && !parse_need_kind(synonym.mark)) return one.refuse("need", "there is no such need");
        synonyms.push_back(std::move(synonym));
    }
    return synonyms;
}

/// The Dutch text, `_nl`, or the one beside it, `_je`, where people are addressed informally and it differs there.
Result<std::string> addressed(config::Table const& one, std::string const& name, Address address) {
    auto formal = TRY(one.text(name + "_nl"));
    return address == Address::formal ? formal : TRY(one.text_or(name + "_je", formal));
}

Result<UrgentRule> read_rule(config::Table const& one, Address address) {
    UrgentRule rule;
    rule.code = TRY(one.text("code"));
    rule.order = TRY(one.integer("order"));
    rule.title_nl = TRY(addressed(one, "title", address));
    rule.title_en = TRY(one.text("title_en"));
    rule.sign_nl = TRY(one.text("sign_nl"));
    rule.sign_en = TRY(one.text("sign_en"));
    rule.text_nl = TRY(addressed(one, "text", address));
    rule.text_en = TRY(one.text("text_en"));
    rule.phrases = TRY(one.texts("phrases"));
    rule.unless = TRY(one.texts("unless"));
    for (auto const& phone : TRY(one.tables("phone"))) {
        TRY(phone.only({"label_nl", "label_je", "label_en", "number", "link", "local", "note_nl", "note_en"}));
        rule.phones.push_back({TRY(addressed(phone, "label", address)), TRY(phone.text("label_en")),
                               TRY(phone.text("number")), TRY(phone.text("link")), TRY(phone.text_or("note_nl", "")),
                               TRY(phone.text_or("note_en", ""))});
    }
    if (rule.phones.empty()) return one.refuse("phone", "a rule without a telephone number helps nobody");
    return rule;
}

/// A share of one, given in whole percents, of which `least` is the fewest.
Result<double> percents(config::Table const& one, std::string_view name, std::int64_t least = 1) {
    auto const percent = TRY(one.integer(name));
    if (percent < least || percent > 100) return one.refuse(name, fmt::format("not from {} to 100 percent", least));
    return static_cast<double>(percent) / 100;
}

Result<std::shared_ptr<UrgentRules const>> read_urgent(std::string const& path, Address address,
                                                       std::shared_ptr<Learned const> learned) {
    auto const table = TRY(config::read_table(path));
    TRY(table.only({"learned", "class", "urgent"}));
    auto const believed = TRY(table.table("learned"));
    TRY(believed.only({"ring", "also", "hush"}));
    Hearing hearing{std::move(learned), TRY(percents(believed, "ring")), TRY(percents(believed, "also")),
                    TRY(percents(believed, "hush", 0))};
    std::map<std::string, std::vector<std::string>> classes;
    auto const words = TRY(table.table("class"));
    for (auto const& name : words.keys()) classes.emplace(name, TRY(words.texts(name)));
    std::vector<UrgentRule> rules;
    for (auto const& one : TRY(table.tables("urgent"))) {
        TRY(one.only({"code", "order", "title_nl", "title_je", "title_en", "sign_nl", "sign_en", "text_nl", "text_je",
                      "text_en", "phrases", "unless", "phone"}));
        rules.push_back(TRY(read_rule(one, address)));
    }
    auto made = UrgentRules::make(classes, std::move(rules), std::move(hearing));
    if (!made) made.error().detail = path + ": " + made.error().detail;
    return made;
}

}  // namespace

Result<std::shared_ptr<Learned const>> read_learned(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) return fail(ErrorKind::unavailable, "learned.absent", path + " is not there; `plein learn` makes it");
    auto model = likeness::Model::read(text.str());
    if (!model) model.error().detail = path + ": " + model.error().detail;
    return std::make_shared<Learned const>(TRY(std::move(model)));
}

Result<Wording> read_wording(std::string const& folder, Address address, std::string const& learned) {
    Wording wording;
    if (!learned.empty()) wording.learned = TRY(read_learned(learned));
    wording.themes = TRY(read_themes(folder + "/themes.toml"));
    wording.synonyms = TRY(read_synonyms(folder + "/synonyms.toml"));
    wording.urgent = TRY(read_urgent(folder + "/urgent.toml", address, wording.learned));
    return wording;
}

}  // namespace plein::directory
