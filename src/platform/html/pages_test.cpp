// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "platform/html/catalogue.hpp"
#include "platform/html/html.hpp"

namespace plein::html {
namespace {

namespace fs = std::filesystem;
using http::Language;

std::string const pragma = "{{%AUTOESCAPE context=\"HTML\"}}\n";
std::string const small_layout = pragma + "<html lang=\"{{lang}}\"><title>{{title}}</title><main>{{>main}}</main>";
std::string const small_error =
    pragma +
    "<h1>{{error_heading}}</h1>{{error_what}} {{error_now}}{{#has_request_id}}{{request_id}}{{/has_request_id}}";

/// A folder with templates, catalogues and assets, gone when the test ends.
class House {
public:
    House() : root_(fs::temp_directory_path() / ("plein-html-" + std::to_string(getpid()))) {
        fs::remove_all(root_);
        write("src/platform/html/pages/layout.tpl", small_layout);
        write("src/platform/html/pages/error.tpl", small_error);
        write("static/manifest.json", R"({"plein.css":"plein.12345678.css","icons.svg":"icons.12345678.svg"})");
        write("static/icons.12345678.svg", "<svg><symbol id=\"phone\"></symbol></svg>");
        write("locale/errors.toml", "[postcode]\nmalformed = \"Deze postcode klopt niet.\"\n");
        catalogue("en", {{"Hallo {name}", "Hello {name}"},
                         {"Eén plek", "One <b> & \\\"place\\\""},
                         {"Slot kwijt {a}", "Slot lost"},
                         {"december", "December"},
                         {"{day} {month} {year}, {hour}.{minute} uur", "{day} {month} {year}, {hour}:{minute}"},
                         {"Deze postcode klopt niet.", "This postcode is not right."}});
        catalogue("nl@je", {{"Wat wilt u?", "Wat wil je?"}});
    }
    ~House() { fs::remove_all(root_); }
    House(House const&) = delete;
    House& operator=(House const&) = delete;

    void write(std::string const& path, std::string const& text) const {
        fs::create_directories((root_ / path).parent_path());
        std::ofstream(root_ / path, std::ios::binary) << text;
    }
    void page(std::string const& text) const { write("src/features/test/pages/page.tpl", pragma + text); }

    /// Compiles a catalogue with msgfmt, as the build does.
    void catalogue(std::string const& language, std::vector<std::pair<std::string, std::string>> const& texts) const {
        std::string po = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n";
        for (auto const& [from, to] : texts) po += "\nmsgid \"" + from + "\"\nmsgstr \"" + to + "\"\n";
        write(language + ".po", po);
        compile(root_ / (language + ".po"), language);
    }
    void compile(fs::path const& po, std::string const& language) const {
        auto const folder = root_ / "locale" / language / "LC_MESSAGES";
        fs::create_directories(folder);
        auto const command = "msgfmt --output-file='" + (folder / "plein.mo").string() + "' '" + po.string() + "'";
        ASSERT_EQ(std::system(command.c_str()), 0) << command;
    }

    [[nodiscard]] Result<std::unique_ptr<Pages>> open(Site site = {"Voorbeeldstad", "14 000", "p@v.example",
                                                                   "u"}) const {
        return Pages::open((root_ / "src").string(), (root_ / "locale").string(),
                           (root_ / "static/manifest.json").string(), std::move(site));
    }
    [[nodiscard]] fs::path const& root() const { return root_; }

private:
    fs::path root_;
};

http::Request request_of(std::string path, Language language = Language::nl) {
    http::Request request;
    request.path = path;
    request.raw_target = std::move(path);
    request.language = language;
    return request;
}

std::string body(Pages const& pages, Data data, Language language = Language::nl) {
    return pages.page(request_of("/", language), "test/page", std::move(data), "Titel").body;
}

TEST(Pages, EscapesByContext) {
    House const house;
    house.page(
        "<p>{{a}}</p><p title=\"{{a}}\"></p><a href=\"{{a}}\"></a><a "
        "href=\"/x?q={{a}}\"></a><textarea>{{a}}</textarea>");
    auto const pages = house.open();
    ASSERT_TRUE(pages) << pages.error().detail;
    auto const attack = body(**pages, std::move(Data().set("a", "<script>\"'&</textarea>")));
    EXPECT_EQ(std::count(attack.begin(), attack.end(), '<'), 15) << attack;
    EXPECT_EQ(attack.find("\"'"), std::string::npos) << attack;
    EXPECT_NE(attack.find("&lt;script&gt;&quot;&#39;&amp;"), std::string::npos) << attack;
    auto const script = body(**pages, std::move(Data().set("a", "javascript:alert(1)")));
    EXPECT_EQ(script.find("href=\"javascript:"), std::string::npos) << script;
    EXPECT_NE(script.find("href=\"#\""), std::string::npos) << script;
    auto const link = body(**pages, std::move(Data().set("a", "/zoeken?thema=money&bij=1234AB")));
    EXPECT_NE(link.find("href=\"/zoeken?thema=money&amp;bij=1234AB\""), std::string::npos) << link;
}

RC_GTEST_PROP(Pages, NoTextBecomesATag, ()) {
    static House const house;
    static auto const pages = [] {
        house.page(
            "<p>{{a}}</p><p title=\"{{b}}\"></p><a href=\"{{c}}\"></a><a href=\"/x?q={{a}}\"></a><title>{{b}}</title>"
            "<textarea>{{a}}</textarea><input value='{{b}}'>{{#row}}<li data-x='{{a}}'>{{b}}</li>{{/row}}");
        return house.open();
    }();
    auto const plain = [] {
        return *rc::gen::container<std::string>(
            rc::gen::element('<', '>', '"', '\'', '&', '/', ':', 'j', ' ', '\n', '{', '}', '\0', '\xFF'));
    };
    auto const fill_in = [](std::string const& a, std::string const& b, std::string const& c) {
        Data data;
        data.set("a", a).set("b", b).set("c", c);
        data.add("row").set("a", c);
        return body(**pages, std::move(data));
    };
    auto const quiet = fill_in("", "", "");
    auto const loud = fill_in(plain(), plain(), plain());
    for (auto const letter : {'<', '"', '\''}) {
        RC_ASSERT(std::count(loud.begin(), loud.end(), letter) == std::count(quiet.begin(), quiet.end(), letter));
    }
}

TEST(Pages, KeepTheLinesThatAPersonTyped) {
    House const house;
    house.page(
        "<textarea name=\"story\">{{story}}</textarea><input type=\"hidden\" name=\"kept\" value=\"{{story}}\">");
    Data data;
    data.set("story", "Eén <b>\r\n\n\ttwee & \"drie\" 'vier'");
    auto const opened = house.open();
    ASSERT_TRUE(opened) << opened.error().detail;
    auto const page = body(**opened, std::move(data));
    auto const* const written = "Eén &lt;b&gt;\r\n\n\ttwee &amp; &quot;drie&quot; &#39;vier&#39;";
    EXPECT_NE(page.find(std::string(">") + written + "</textarea>"), std::string::npos) << page;
    EXPECT_NE(page.find(std::string("value=\"") + written + "\">"), std::string::npos) << page;
}

TEST(Pages, RowsSeeTheirParentsAndMayHideWhatTheyShow) {
    House const house;
    house.page(
        "{{#row}}[{{name}} {{own}}{{#has_more}} {{more}}{{/has_more}}{{#lang_nl}} "
        "nl{{/lang_nl}}]{{/row}}{{#none}}never{{/none}}");
    auto const pages = house.open();
    ASSERT_TRUE(pages) << pages.error().detail;
    Data data;
    data.set("name", "n").set_optional("more", "outer").show("lang_nl").show("lang_nl");
    data.add("row").set("own", 1).set_optional("more", "");
    data.add("row").set("own", 2);
    data.add("row").set("own", 3).set_optional("more", "inner").show_if("lang_nl", false);
    EXPECT_NE(body(**pages, std::move(data)).find("[n 1 nl][n 2 outer nl][n 3 inner]<"), std::string::npos);
}

TEST(Pages, RefusesEveryBadTemplateAtOnce) {
    struct Row {
        std::string text;
        std::string fault;
    };
    Row const rows[] = {
        {"{{a:none}}", "features/test/pages/page.tpl:2: {{a:none}} is no directive"},
        {"{{#a}}", "features/test/pages/page.tpl:2: {{#a}} is never closed"},
        {"\n{{t \"Onbekend\"}}", "features/test/pages/page.tpl:3: the English catalogue lacks \"Onbekend\""},
        {"{{t \"Slot kwijt {a}\"}}", "features/test/pages/page.tpl:2: the English catalogue lacks \"Slot kwijt {a}\""},
        {"{{icon \"bell\"}}", "features/test/pages/page.tpl:2: there is no icon \"bell\""},
        {"{{static \"x.css\"}}", "features/test/pages/page.tpl:2: there is no asset \"x.css\""},
        {"{{include \"x.tpl\"}}", "features/test/pages/page.tpl:2: there is no template \"x.tpl\""},
        {"{{include \"features/test/pages/page.tpl\"}}",
         "features/test/pages/page.tpl:2: \"features/test/pages/page.tpl\" includes itself"},
        {"<script>{{a}}</script>", "features/test/pages/page.tpl: {{a}} stands inside <script>"},
        {"<p style=\"{{a}}\">", "features/test/pages/page.tpl: {{a}} stands inside the attribute style"},
        {"\xFF", "features/test/pages/page.tpl:1: this is no UTF-8"},
    };
    House const house;
    for (auto const& row : rows) {
        house.page(row.text);
        auto const pages = house.open();
        ASSERT_FALSE(pages) << row.text;
        EXPECT_EQ(pages.error().code, "html.template");
        EXPECT_EQ(pages.error().detail, row.fault);
    }
    house.page("{{a:none}}{{t \"Een\"}}{{t \"Twee\"}}");
    auto const many = house.open().error().detail;
    EXPECT_EQ(std::count(many.begin(), many.end(), '\n'), 2) << many;
    house.write("src/features/test/pages/page.tpl", "<p>{{a}}</p>");
    EXPECT_EQ(house.open().error().detail,
              "features/test/pages/page.tpl:1: the first line is not {{%AUTOESCAPE context=\"HTML\"}}");
    house.write("src/features/test/pages/page.tpl", pragma);
    fs::remove(house.root() / "src/platform/html/pages/layout.tpl");
    EXPECT_FALSE(house.open());
}

TEST(Pages, SpeaksTheLanguageThatIsAsked) {
    House const house;
    house.page("{{t \"Hallo {name}\"}}|{{t \"Eén plek\"}}|{{static \"plein.css\"}}");
    auto const pages = house.open();
    ASSERT_TRUE(pages) << pages.error().detail;
    auto const dutch_page = body(**pages, std::move(Data().set("name", "<A>")));
    EXPECT_NE(dutch_page.find("<html lang=\"nl\">"), std::string::npos);
    EXPECT_NE(dutch_page.find("Hallo &lt;A&gt;|Eén plek|/static/plein.12345678.css"), std::string::npos) << dutch_page;
    auto const english_page = body(**pages, std::move(Data().set("name", "<A>")), Language::en);
    EXPECT_NE(english_page.find("<html lang=\"en\">"), std::string::npos);
    EXPECT_NE(english_page.find("Hello &lt;A&gt;|One &lt;b&gt; &amp; &quot;place&quot;|"), std::string::npos)
        << english_page;
    EXPECT_EQ((*pages)->text(Language::en, "Hallo {name}", {{"name", "Bo"}}), "Hello Bo");
    EXPECT_EQ((*pages)->text(Language::en, "Niet vertaald {x}", {{"x", "y"}}), "Niet vertaald y");
    EXPECT_EQ((*pages)->error_text(Language::en, "postcode.malformed"), "This postcode is not right.");
    EXPECT_EQ((*pages)->error_text(Language::nl, "postcode.malformed"), "Deze postcode klopt niet.");
    EXPECT_FALSE((*pages)->error_text(Language::nl, "never.heard_of").empty());
}

TEST(Pages, SaysJeWhereTheMunicipalityDoes) {
    House const house;
    house.page("x");
    auto const formal = house.open();
    auto const informal = house.open({"V", "14 000", "p@v.example", "je"});
    ASSERT_TRUE(formal && informal);
    EXPECT_EQ((*formal)->text(Language::nl, "Wat wilt u?"), "Wat wilt u?");
    EXPECT_EQ((*informal)->text(Language::nl, "Wat wilt u?"), "Wat wil je?");
    EXPECT_EQ((*informal)->text(Language::nl, "Niets voor u"), "Niets voor u");
}

TEST(Pages, AVariableThatNobodySetIsAProgrammersError) {
    House const house;
    house.page("{{#shown}}{{forgotten}}{{/shown}}");
    auto const pages = house.open();
    ASSERT_TRUE(pages);
    EXPECT_NO_THROW(body(**pages, {}));
#ifndef NDEBUG
    EXPECT_THROW(body(**pages, std::move(Data().show("shown"))), std::logic_error);
#endif
    EXPECT_THROW(static_cast<void>((*pages)->page(request_of("/"), "test/absent", {}, "T")), std::logic_error);
}

TEST(Pages, GivesTheLayoutWhatItNeeds) {
    House const house;
    house.page(
        "{{other_lang}} {{other_lang_name}} <a href=\"{{other_lang_url}}\"></a> {{municipality}} {{phone_link}} "
        "{{contact_mail}} "
        "{{csrf}} {{#is_work_page}}work{{/is_work_page}}{{#is_resident_page}}resident{{/is_resident_page}} "
        "{{#signed_in}}{{account_name}}, {{role_name}}{{/signed_in}}");
    auto const pages = house.open();
    ASSERT_TRUE(pages) << pages.error().detail;
    auto request = request_of("/werk/vragen");
    request.raw_target = "/werk/vragen?taal=nl&staat=nieuw&&q=a%26b";
    request.identity.kind = access::ActorKind::account;
    request.identity.display_name = "Bo Voorbeeld";
    request.identity.csrf = "token";
    request.identity.roles = {access::Role::frontdoor_worker};
    auto const response = (*pages)->page(request, "test/page", {}, "T");
    EXPECT_EQ(response.status, 200);
    EXPECT_NE(response.body.find(
                  "en English <a href=\"/werk/vragen?staat=nieuw&amp;q=a%26b&amp;taal=en\"></a> Voorbeeldstad 14000 "
                  "p@v.example token work Bo Voorbeeld, medewerker Sociaal Plein"),
              std::string::npos)
        << response.body;
    auto const anonymous = (*pages)->page(request_of("/werkplaats"), "test/page", {}, "T").body;
    EXPECT_NE(anonymous.find("href=\"/werkplaats?taal=en\""), std::string::npos);
    EXPECT_NE(anonymous.find("  resident "), std::string::npos) << anonymous;
    for (auto const* target : {"//evil.example/x", "http://evil.example/", "/\\evil.example"}) {
        auto strange = request_of("/x");
        strange.raw_target = target;
        EXPECT_NE((*pages)->page(strange, "test/page", {}, "T").body.find("href=\"/?taal=en\""), std::string::npos)
            << target;
    }
}

TEST(Pages, DrawsAnErrorPage) {
    House const house;
    auto const pages = house.open();
    ASSERT_TRUE(pages);
    auto request = request_of("/x");
    request.request_id = "r-1";
    auto const absent = (*pages)->error_page(request, {ErrorKind::forbidden_or_absent, "page.absent", "secret", {}});
    EXPECT_EQ(absent.status, 404);
    EXPECT_NE(absent.body.find("Deze pagina is er niet"), std::string::npos) << absent.body;
    EXPECT_NE(absent.body.find("r-1"), std::string::npos);
    EXPECT_EQ(absent.body.find("secret"), std::string::npos);
    EXPECT_EQ((*pages)->error_page(request, {ErrorKind::internal, "x.y", "", {}}).status, 500);
}

TEST(ShowErrors, StandAtTheTopAndAtTheField) {
    House const house;
    house.page(
        "{{#errors}}{{#error}}<a "
        "href=\"#{{error_field}}\">{{error_text}}</a>{{/error}}{{/"
        "errors}}|{{#postcode_error}}{{postcode_error_text}}{{/postcode_error}}");
    auto const pages = house.open();
    ASSERT_TRUE(pages) << pages.error().detail;
    Data data;
    show_errors(data, **pages, Language::nl,
                {ErrorKind::bad_request, "form.invalid", "", {{"postcode", "postcode.malformed"}}});
    EXPECT_NE(body(**pages, std::move(data))
                  .find("<a href=\"#postcode\">Deze postcode klopt niet.</a>|Deze postcode klopt niet."),
              std::string::npos);
    Data whole;
    show_errors(whole, **pages, Language::nl, {ErrorKind::conflict, "postcode.malformed", "", {}});
    EXPECT_NE(body(**pages, std::move(whole)).find("<a href=\"#inhoud\">Deze postcode klopt niet.</a>|<"),
              std::string::npos);
}

TEST(Words, SayDaysMomentsAndNumbersAsPeopleDo) {
    House const house;
    auto const opened = house.open();
    ASSERT_TRUE(opened);
    auto const& pages = **opened;
    using namespace std::chrono;
    Day const today = 2026y / November / 21;
    auto const in_words = [&](int away) { return day_in_words(pages, Language::nl, today + days(away), today); };
    EXPECT_EQ(in_words(0), "vandaag");
    EXPECT_EQ(in_words(1), "morgen");
    EXPECT_EQ(in_words(12), "3 december");
    EXPECT_EQ(in_words(60), "20 januari 2027");
    // From Friday to Saturday no working day was missed; the others leave out weekends and holidays.
    EXPECT_EQ(in_words(-1), "te laat");
    EXPECT_EQ(in_words(-2), "1 werkdag te laat");
    EXPECT_EQ(in_words(-5), "4 werkdagen te laat");
    EXPECT_EQ(in_words(-1600), "1.112 werkdagen te laat");
    auto const moment = parse_instant("2026-12-21T09:05:00Z").value();
    EXPECT_EQ(moment_in_words(pages, Language::nl, moment), "21 december 2026, 10.05 uur");
    EXPECT_EQ(moment_in_words(pages, Language::en, moment), "21 December 2026, 10:05");
    EXPECT_EQ(number_in_words(Language::nl, -1234567), "-1.234.567");
    EXPECT_EQ(number_in_words(Language::en, 1000), "1,000");
    EXPECT_EQ(number_in_words(Language::en, -999), "-999");
    EXPECT_EQ(decimal_in_words(Language::nl, 1234.56, 1), "1.234,6");
    EXPECT_EQ(decimal_in_words(Language::en, -0.04, 1), "0.0");
    EXPECT_EQ(decimal_in_words(Language::en, 12.0, 0), "12");
}

TEST(AddParagraphs, OneRowALine) {
    Data data;
    add_paragraphs(data, "line", "Een\n\n  twee \r\ndrie");
    std::vector<std::string> lines;
    for (auto const* row = data.section("line")->first_row; row != nullptr; row = row->next_row())
        lines.emplace_back(*row->text("text"));
    EXPECT_EQ(lines, (std::vector<std::string>{"Een", "twee", "drie"}));
}

TEST(Data, KeepsItsRowsWhenItMoves) {
    Data data;
    auto& row = data.add("row");
    data.set("a", "outer").set("a", "newest").set("empty", "");
    Data moved(std::move(data));
    row.set("a", std::string(10'000, 'x'));
    EXPECT_EQ(moved.text("a"), "newest");
    EXPECT_EQ(moved.text("empty"), "");
    EXPECT_EQ(moved.text("absent"), std::nullopt);
    EXPECT_EQ(moved.section("row")->first_row->text("a")->size(), 10'000U);
    EXPECT_EQ(data.text("a"), std::nullopt);  // NOLINT: what is left is empty and may be filled again
    data = std::move(moved);
    EXPECT_EQ(data.text("a"), "newest");
    data.show_if("row", false);
    EXPECT_FALSE(data.section("row")->shown);
    EXPECT_EQ(data.section("absent"), nullptr);
}

TEST(Pages, ManyThreadsDrawTheSamePage) {
    House const house;
    house.page("{{#row}}<li>{{a}}</li>{{/row}}");
    auto const pages = house.open();
    ASSERT_TRUE(pages);
    auto const draw = [&] {
        Data data;
        for (int i = 0; i < 20; ++i) data.add("row").set("a", i);
        return body(**pages, std::move(data));
    };
    auto const expected = draw();
    std::vector<std::thread> threads;
    std::vector<int> same(4);
    for (auto& count : same) {
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i) count += draw() == expected ? 1 : 0;
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(same, (std::vector<int>{200, 200, 200, 200}));
}

/// Every text on a screen has its English, no translation lost a slot, and none is left over.
TEST(Texts, AreAllTranslated) {
    auto const script = std::string(PLEIN_SOURCE) + "/tools/texts.py";
    if (std::system("python3 -c 'import tomllib' 2>/dev/null") != 0) GTEST_SKIP() << "python 3.11 or newer is absent";
    EXPECT_EQ(std::system(("python3 '" + script + "' --check").c_str()), 0);
}

/// The program's own templates hold, in every language, with the catalogues as they stand.
TEST(Pages, OpensTheRealTemplates) {
    fs::path const source = PLEIN_SOURCE;
    House const house;
    house.compile(source / "locale/en.po", "en");
    house.compile(source / "locale/nl@je.po", "nl@je");
    fs::copy_file(source / "locale/errors.toml", house.root() / "locale/errors.toml",
                  fs::copy_options::overwrite_existing);
    // The assets are built by node, so here every name that a template uses exists.
    std::string icons;
    std::ifstream names(source / "assets/icons.json");
    for (std::string line; std::getline(names, line);) {
        auto const begin = line.find('"');
        auto const end = line.find('"', begin + 1);
        if (end != std::string::npos) icons += "<symbol id=\"" + line.substr(begin + 1, end - begin - 1) + "\">";
    }
    house.write("static/icons.12345678.svg", icons);
    house.write("static/manifest.json",
                R"({"icons.svg":"icons.12345678.svg","plein.css":"a.css","plein.js":"a.js","favicon.svg":"f.svg",)"
                R"("source-sans-3-latin.woff2":"s.woff2"})");
    auto const locale = (house.root() / "locale").string();
    auto const pages = Pages::open((source / "src").string(), locale, (house.root() / "static/manifest.json").string(),
                                   {"Voorbeeldstad", "14 000", "p@v.example", "je"});
    ASSERT_TRUE(pages) << pages.error().detail;
    for (auto const language : {Language::nl, Language::en}) {
        auto const page = (*pages)->error_page(request_of("/x", language), {ErrorKind::internal, "x.y", "", {}});
        EXPECT_NE(page.body.find("<main"), std::string::npos);
    }
}

}  // namespace
}  // namespace plein::html
