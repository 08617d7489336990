// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "platform/http/message.hpp"

/// Pages: templates expanded per language, filled from data, escaped by context.
namespace plein::html {

/// What a template is filled with: texts, sections that are on, and lists of rows. A row sees its parent's texts and
/// sections, unless it has one of that name itself. Everything is copied into one block of memory that the outermost
/// Data owns, so that a page of hundreds of texts costs a handful of allocations; rows live as long as it does.
class Data {
public:
    Data() = default;
    Data(Data&& other) noexcept;
    Data& operator=(Data&& other) noexcept;
    Data(Data const&) = delete;
    Data& operator=(Data const&) = delete;
    ~Data() = default;

    Data& set(std::string_view variable, std::string_view text);
    Data& set(std::string_view variable, std::int64_t number);
    /// Shows a section once.
    Data& show(std::string_view section);
    /// Shows the section, or hides it here even where the parent of this row shows one of that name.
    Data& show_if(std::string_view section, bool shown);
    /// Sets the text and shows the section `has_<variable>` where it is not empty; hides it, as show_if does, where
    /// not.
    Data& set_optional(std::string_view variable, std::string_view text);
    /// Adds a row to a repeated section and returns it; the reference holds while the outermost Data lives.
    Data& add(std::string_view list);

    /// The name of a variable or section. Nearly all names that differ already differ in their mark, made of the length
    /// and three letters, so that looking one up costs a few comparisons of numbers.
    struct Name {
        explicit Name(std::string_view of);
        bool operator==(Name const& other) const { return mark == other.mark && text == other.text; }
        std::string_view text;
        std::uint32_t mark = 0;
    };
    /// One section of this row: shown once as it is, or once for each of its rows.
    struct Section {
        Name name;
        bool shown = false;
        Data const* first_row = nullptr;
        Data* last_row = nullptr;
        Section* next = nullptr;
    };
    /// What was set here last; nothing where the variable was not set here.
    [[nodiscard]] std::optional<std::string_view> text(Name const& variable) const;
    [[nodiscard]] std::optional<std::string_view> text(std::string_view variable) const { return text(Name{variable}); }
    /// Null where this row says nothing of the section.
    [[nodiscard]] Section const* section(Name const& name) const;
    [[nodiscard]] Section const* section(std::string_view name) const { return section(Name{name}); }
    /// The row after this one in its list; null at the end.
    [[nodiscard]] Data const* next_row() const { return next_row_; }

private:
    struct Text {
        Name name;
        std::string_view value;
        Text const* next = nullptr;
    };
    [[nodiscard]] std::pmr::memory_resource& memory();
    [[nodiscard]] Section& section_of(std::string_view name);

    std::unique_ptr<std::pmr::monotonic_buffer_resource> own_;  // of the outermost Data only
    std::pmr::memory_resource* memory_ = nullptr;
    Text const* texts_ = nullptr;  // the newest first
    Section* sections_ = nullptr;
    Data const* next_row_ = nullptr;
};

/// What every page of this installation shares.
struct Site {
    std::string municipality;
    std::string phone;  ///< as people read it
    std::string contact_mail;
    std::string form_of_address = "u";  ///< `u` or `je`: the Dutch catalogue that is used
};

/// All templates in all languages, read and checked at start. Threads: safe after open().
class Pages {
public:
    /// `source` (src/) holds features/*/pages/*.tpl and platform/html/pages/*.tpl; `catalogues` (<build>/locale) the
    /// compiled .mo files and errors.toml; `manifest` is the file with the built assets' names. A template's name is
    /// its path without `features/`, `platform/` and `pages/`: `frontdoor/home`, `html/error`. Errors: internal
    /// `html.template` naming file, line and what is wrong (no escape pragma, a modifier that switches escaping off, an
    /// unknown directive, a section left open, a variable in a script or style, a text that the English catalogue
    /// lacks); every fault of every template, one a line.
    [[nodiscard]] static Result<std::unique_ptr<Pages>> open(std::string const& source, std::string const& catalogues,
                                                             std::string const& manifest, Site site);
    ~Pages();

    /// The whole page: layout, title and `main` template (`frontdoor/home`), as a response with status 200.
    /// A variable that the template names and `data` lacks is a programmer error: it throws in test builds
    /// and is left empty and logged otherwise (NDEBUG). Set here, and overridden by what `data` sets: lang, other_lang,
    /// other_lang_name, other_lang_url (lang_by_link shows it as a link), title, municipality, phone, phone_link,
    /// contact_mail, path, csrf, account_name, role_name, and the sections is_resident_page, is_work_page (below /werk
    /// and /beheer), is_whole_page (hidden by `data` where the page is but a part of another site's), signed_in,
    /// signed_out, may_questions (the account may see the questions of residents), may_directory (and change entries),
    /// may_feedback (and read what people say of pages) and those of fill_foot (foot.hpp). Cost: measured 43
    /// microseconds of one core for 20 search results (580 texts, 32 kB).
    [[nodiscard]] http::Response page(http::Request const& request, std::string_view main, Data data,
                                      std::string_view title) const;

    /// The page for an error.
    [[nodiscard]] http::Response error_page(http::Request const& request, Error const& error) const;

    /// A text from the catalogue; Dutch is the source and the key. `slots` fill `{name}`.
    [[nodiscard]] std::string text(http::Language language, std::string_view dutch,
                                   std::vector<std::pair<std::string_view, std::string>> const& slots = {}) const;

    /// The text of an error code (`postcode.malformed`), from locale/errors.toml by way of the catalogue.
    [[nodiscard]] std::string error_text(http::Language language, std::string_view code) const;

    [[nodiscard]] Site const& site() const;

private:
    struct State;
    explicit Pages(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Marks a Dutch text in C++ for the catalogue; tools/texts collects them.
[[nodiscard]] constexpr std::string_view dutch(std::string_view text) { return text; }

/// Puts the errors of a failed form into `data`: the summary at the top and one at each field.
void show_errors(Data& data, Pages const& pages, http::Language language, Error const& error);

/// Makes the way to the other language a button of the page's own form (the one with id `pagina`), for the answer to a
/// form: a link would lose what was typed, or lead to an address that knows no GET. The form is sent to `target`, an
/// address of our own without a question mark, with all its fields and `goto` = `step`, which asks for the same page
/// again without doing anything.
void change_language_by_form(Data& data, http::Request const& request, std::string_view target, std::string_view step);

/// `morgen`, `vandaag`, `2 werkdagen te laat`, `3 december`: a day in words as seen from `today`. In the weekend
/// after it a day is `te laat`: no working day was missed yet.
[[nodiscard]] std::string day_in_words(Pages const& pages, http::Language language, Day day, Day today);

/// `3 december`, or `3 december 2025` where `today` is in another year: a day that is no term, also a past one.
[[nodiscard]] std::string date_in_words(Pages const& pages, http::Language language, Day day, Day today);

/// `9.00`, in English `9:00`, from minutes since midnight; a day ends at `24.00`.
[[nodiscard]] std::string time_in_words(http::Language language, std::chrono::minutes since_midnight);

/// `21 november 2026, 10.15 uur` in Amsterdam.
[[nodiscard]] std::string moment_in_words(Pages const& pages, http::Language language, Instant at);

/// `1.234` in Dutch, `1,234` in English, for people to read; Data::set(number) gives the plain digits.
[[nodiscard]] std::string number_in_words(http::Language language, std::int64_t number);

/// `1,5` in Dutch, `1.5` in English, with that many decimals (0 to 6), rounded half away from zero.
[[nodiscard]] std::string decimal_in_words(http::Language language, double number, int decimals);

/// Text of several lines as rows of a list section, one row a line that is not empty, in the variable `variable`.
void add_paragraphs(Data& data, std::string_view list, std::string_view text, std::string_view variable = "text");

}  // namespace plein::html
