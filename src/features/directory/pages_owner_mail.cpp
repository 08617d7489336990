// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What goes by mail to owners of entries: whole sentences, what the link is for, how long it holds, and what to do who
// did not ask for it.
#include <algorithm>
#include "base/text.hpp"

#include "features/directory/pages_owner.hpp"
#include "features/directory/rules_owner.hpp"

namespace plein::directory {
namespace {

using html::dutch;

/// Of a name in a subject, in code points: the queue takes no subject above 200.
constexpr std::size_t longest_named = 120;

/// Texts in the language of one letter, a paragraph each.
class Paragraphs {
public:
    Paragraphs(html::Pages const& pages, std::string_view language)
        : pages_(pages), language_(language == "en" ? http::Language::en : http::Language::nl) {}

    using Slots = std::vector<std::pair<std::string_view, std::string>>;
    [[nodiscard]] std::string words(std::string_view dutch_text, Slots const& slots = {}) const {
        return pages_.text(language_, dutch_text, slots);
    }
    Paragraphs& add(std::string const& paragraph) {
        text_ += text_.empty() ? paragraph : "\n\n" + paragraph;
        return *this;
    }
    Paragraphs& add(std::string_view dutch_text, Slots const& slots) { return add(words(dutch_text, slots)); }
    [[nodiscard]] std::string end() && { return text_ + "\n\n" + pages_.site().municipality + "\n"; }

private:
    html::Pages const& pages_;
    http::Language language_;
    std::string text_;
};

/// Names a letter has room for, however long they are: a letter that is too long cannot be sent at all.
constexpr std::size_t most_names = 50;

std::string list_of(Paragraphs const& in, std::vector<std::string> const& names) {
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), most_names); ++i) list += (i == 0 ? "- " : "\n- ") + names[i];
    if (names.size() > most_names)
        list += "\n" + in.words(dutch("En nog {count}."), {{"count", std::to_string(names.size() - most_names)}});
    return list;
}

/// The first mail to somebody who heard nothing of us before: who writes, why to them, what is asked, and what happens
/// where they do nothing.
Letter write_first_letter(html::Pages const& pages, LinkLetter const& about) {
    auto const& site = pages.site();
    Paragraphs text{pages, about.language};
    text.add(text.words(dutch("Goedendag,")));
    text.add(dutch("Wij schrijven u namens {municipality}. Op onze site vinden mensen hulp en activiteiten bij hen in "
                   "de buurt. Daar staat ook:"),
             {{"municipality", site.municipality}});
    text.add(list_of(text, about.entries));
    text.add(dutch("Een redacteur van ons heeft uw e-mailadres hierbij gezet, omdat u weet of het klopt. Daarom vragen "
                   "wij u om na te kijken wat er staat, en het ons te laten weten als er iets verandert."),
             {});
    text.add(dutch("Dat doet u met deze link. U hoeft niets te installeren en geen wachtwoord te maken:"), {});
    text.add(about.url);
    text.add(dutch("De link werkt {days} dagen en is alleen voor u. Stuur hem niet door."),
             {{"days", std::to_string(link_life.count())}});
    text.add(dutch("Doet u niets? Dan blijft staan wat er staat. Na een tijd vragen wij u of het nog klopt."), {});
    text.add(dutch("Wilt u dit niet, of bent u niet degene die wij zoeken? Bel dan {phone}. Wij verwijderen uw "
                   "e-mailadres."),
             {{"phone", site.phone}});
    auto subject = about.entries.size() == 1 ? text.words(dutch("U kunt {name} zelf bijhouden op onze site"),
                                                          {{"name", shorten(about.entries.front(), longest_named)}})
                                             : text.words(dutch("U kunt uw aanbod zelf bijhouden op onze site"));
    return {std::move(subject), std::move(text).end()};
}

}  // namespace

Letter write_link_letter(html::Pages const& pages, LinkLetter const& about) {
    bool const knows_why = about.why == LinkLetter::Why::owner_asked || about.why == LinkLetter::Why::taken_up;
    if (about.is_first && !knows_why && !about.entries.empty()) return write_first_letter(pages, about);
    auto const& site = pages.site();
    Paragraphs text{pages, about.language};
    bool const was_asked = about.why == LinkLetter::Why::owner_asked;
    bool const is_new = about.why == LinkLetter::Why::taken_up;
    text.add(text.words(dutch("Goedendag,")));
    if (is_new) text.add(dutch("Wat u samen doet, staat nu op onze site. Iedereen kan het vinden."), {});
    if (was_asked) text.add(dutch("U vroeg om een link naar het aanbod dat u bijhoudt."), {});
    if (about.why == LinkLetter::Why::reminder) text.add(dutch("Wij weten niet zeker of uw aanbod nog klopt."), {});
    if (!about.entries.empty()) {
        text.add(dutch("Op de site van {municipality} met hulp en activiteiten houdt u dit bij:"),
                 {{"municipality", site.municipality}});
        text.add(list_of(text, about.entries));
    }
    if (is_new)
        text.add(
            dutch("Verandert er iets? Open deze link. Daar zegt u dat het nog klopt, of u verandert wat er staat:"),
            {});
    else
        text.add(dutch("Klopt het nog? Open deze link. Daar zegt u dat het klopt, of u verandert wat er staat:"), {});
    text.add(about.url);
    text.add(dutch("De link werkt {days} dagen en is alleen voor u. Stuur hem niet door."),
             {{"days", std::to_string(link_life.count())}});
    if (was_asked)
        text.add(dutch("Hebt u hier niet om gevraagd? Dan hoeft u niets te doen. Zonder deze mail kan niemand iets met "
                       "de link."),
                 {});
    text.add(dutch("Houdt u dit niet meer bij? Bel dan {phone}. Wij verwijderen uw e-mailadres."),
             {{"phone", site.phone}});
    auto subject = was_asked ? text.words(dutch("Uw link naar uw aanbod"))
                   : is_new  ? text.words(dutch("Uw aanbod staat op onze site"))
                             : text.words(dutch("Klopt uw aanbod nog?"));
    return {std::move(subject), std::move(text).end()};
}

Letter write_approval_letter(html::Pages const& pages, ApprovalLetter const& about) {
    Paragraphs text{pages, about.language};
    text.add(text.words(dutch("Goedendag,")));
    text.add(dutch("U maakte een wijziging van {name}. Een redacteur heeft die overgenomen. Dank u wel."),
             {{"name", about.entry}});
    if (!about.url.empty())
        text.add(dutch("Wilt u kijken hoe het er nu staat, of nog iets veranderen? Open uw link, of vraag hier een "
                       "nieuwe: {url}"),
                 {{"url", about.url}});
    text.add(dutch("Hebt u een vraag hierover? Bel dan {phone}."), {{"phone", pages.site().phone}});
    auto subject =
        text.words(dutch("Uw wijziging van {name} is overgenomen"), {{"name", shorten(about.entry, longest_named)}});
    return {std::move(subject), std::move(text).end()};
}

Letter write_refusal_letter(html::Pages const& pages, RefusalLetter const& about) {
    auto const& site = pages.site();
    Paragraphs text{pages, about.language};
    text.add(text.words(dutch("Goedendag,")));
    text.add(dutch("U maakte een wijziging van {name}. Een redacteur heeft die niet overgenomen. Dit is de reden:"),
             {{"name", about.entry}});
    text.add(about.reason);
    text.add(dutch("Op de pagina van het aanbod is niets veranderd."), {});
    if (!about.url.empty())
        text.add(dutch("Wilt u iets anders veranderen? Open uw link, of vraag hier een nieuwe: {url}"),
                 {{"url", about.url}});
    text.add(dutch("Hebt u een vraag hierover? Bel dan {phone}."), {{"phone", site.phone}});
    auto subject = text.words(dutch("Uw wijziging van {name}"), {{"name", shorten(about.entry, longest_named)}});
    return {std::move(subject), std::move(text).end()};
}

}  // namespace plein::directory
