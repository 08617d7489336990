// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What a resident and a worker write stands nowhere in clear: not in the files of the database, not in the technical
// log.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/log/log.hpp"
#include "tests/stories/teller.hpp"
#include "tests/stories/town.hpp"

namespace plein::stories {
namespace {

std::string read_file(std::filesystem::path const& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// All files of the town but the keyring.
std::string stored(Town const& town) {
    std::string bytes;
    for (auto const& entry : std::filesystem::directory_iterator(town.path({}))) {
        if (entry.is_regular_file() && entry.path().filename() != "keyring") bytes += read_file(entry.path());
    }
    return bytes;
}

/// What people type in this story, and what opens it; none of it stands in the demonstration.
std::vector<std::string> secrets() {
    return {"zwartgallig",   "Wilgenboom",    "0687654321",   "06 - 87 65 43 21", "gesloten@voorbeeld.example",
            "4321ZX",        "4321 ZX",       "lavendelthee", "notenhout",        "sneeuwklokje",
            "donderdagnoen", "kruidnagelkoek"};
}

std::vector<std::string> const& story() {
    static std::vector<std::string> const lines{
        "visit /",
        "fill query = kruidnagelkoek",
        "press Zoek",
        "visit /zoeken?q=kruidnagelkoek",
        "visit /hulp-vragen",
        "fill story = Ik ben zwartgallig.",
        "press Verder",
        "fill postcode = 4321 ZX",
        "press Verder",
        "fill contact = call",
        "fill phone = 06 - 87 65 43 21",
        "fill mail = gesloten@voorbeeld.example",
        "fill name = Wilgenboom",
        "fill call_when = donderdagnoen",
        "press Verder",
        "press Verstuur mijn vraag",
        "keep code = .plein-code",
        "as mirjam",
        "follow Ik ben zwartgallig",
        "press Neem over",
        "keep question = path",
        "fill answer = Drink lavendelthee.",
        "press Stuur antwoord",
        "as nobody",
        "visit /vraag",
        "fill code = $code",
        "press Bekijk mijn vraag",
        "fill more = Ik zag een sneeuwklokje.",
        "press Stuur dit erbij",
        "as mirjam",
        "visit $question",
        "fill result = answered",
        "fill note = Het was notenhout.",
        "press Sluit af",
        "as bas",
        "visit /werk/vragen?lijst=afgesloten",
        "visit /werk/vragen/zwartgallig",
        "visit /bestaat-niet/zwartgallig?q=zwartgallig",
        "visit /api/v1/search?q=zwartgallig&near=zwartgallig",
        "line question.closed 1",
    };
    return lines;
}

TEST(Sealed, NothingThatWasTypedIsInTheFilesOrTheLog) {
    PLEIN_TOWN(town, db::Engine::sqlite);
    log::start(log::Level::debug, log::Format::plain);
    testing::internal::CaptureStderr();
    std::vector<std::string> hidden = secrets();
    {
        Teller teller{town.house()};
        for (auto const& line : story()) {
            teller.tell(line);
            if (HasFailure()) break;
        }
        hidden.push_back(teller.kept("code"));
        hidden.push_back(accounts::demonstration_password.data());
        for (auto const* name : {"mirjam", "bas"}) {
            for (auto const& [cookie, value] : teller.browser(name).cookies()) hidden.push_back(value);
        }
    }
    auto const while_open = stored(town);
    town.close();
    auto const logged = testing::internal::GetCapturedStderr();
    log::start(log::Level::error, log::Format::plain);
    auto const after = stored(town);

    // The search itself works: these do stand there.
    EXPECT_NE(while_open.find("question.closed"), std::string::npos);
    EXPECT_NE(after.find("question.closed"), std::string::npos);
    EXPECT_NE(logged.find("path=/hulp-vragen"), std::string::npos);
    EXPECT_GT(hidden.size(), secrets().size() + 3);
    for (auto const& secret : hidden) {
        ASSERT_GE(secret.size(), 6U);
        EXPECT_EQ(while_open.find(secret), std::string::npos) << secret << " is in the files of an open database";
        EXPECT_EQ(after.find(secret), std::string::npos) << secret << " is in the files of a closed database";
        EXPECT_EQ(logged.find(secret), std::string::npos) << secret << " is in the technical log";
    }
    for (auto const* name : {"Mirjam", "mirjam", "Joke"})
        EXPECT_EQ(logged.find(name), std::string::npos) << name << " is in the technical log";
}

}  // namespace
}  // namespace plein::stories
