// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What goes by mail to helpers and to an initiative's own people: who writes, why, what the link is for, and what who
// does nothing may expect.
#include "features/inventory/pages.hpp"

namespace plein::inventory {
namespace {

using html::dutch;
using Slots = std::vector<std::pair<std::string_view, std::string>>;

/// A letter to one of them, a paragraph for each text.
class Writer {
public:
    Writer(html::Pages const& pages, LinkLetter const& about)
        : pages_(pages), language_(about.language == "en" ? http::Language::en : http::Language::nl) {
        auto const& site = pages.site();
        slots_ = {{"municipality", site.municipality},
                  {"phone", site.phone},
                  {"name", about.name},
                  {"area", about.area},
                  {"date", html::date_in_words(pages, language_, about.last_day, Day{})},
                  {"days", std::to_string(people_link_life.count())}};
    }

    /// A text with those slots that it names.
    [[nodiscard]] std::string words(std::string_view dutch_text) const {
        return pages_.text(language_, dutch_text, slots_);
    }
    Writer& add(std::string const& paragraph) {
        text_ += text_.empty() ? paragraph : "\n\n" + paragraph;
        return *this;
    }
    [[nodiscard]] Letter end(std::string_view subject) const {
        return {words(subject), text_ + "\n\n" + pages_.site().municipality + "\n"};
    }

private:
    html::Pages const& pages_;
    http::Language language_;
    Slots slots_;
    std::string text_;
};

Letter letter_to_helper(Writer text, LinkLetter const& about) {
    text.add(text.words(dutch("Goedendag,")));
    text.add(
        text.words(dutch("Fijn dat u meehelpt met {name}. U gaat rond in {area} en zoekt wat inwoners daar voor "
                         "elkaar doen. Dat kan tot en met {date}.")));
    text.add(text.words(dutch("Open deze link op uw telefoon. Daar staat wat u doet, en daar vertelt u wat u vindt:")));
    text.add(about.url);
    text.add(
        text.words(dutch("De link is alleen voor u. Stuur hem niet door. Na de ronde vernietigen wij uw naam en uw "
                         "e-mailadres.")));
    if (about.to == LinkLetter::To::helper_again)
        text.add(text.words(dutch("De link die u eerder kreeg, werkt nu niet meer.")));
    text.add(text.words(dutch("Doet u niet mee, of hebt u een vraag? Bel dan {phone}.")));
    return text.end(dutch("Uw link voor {name}"));
}

Letter letter_to_people(Writer text, LinkLetter const& about) {
    text.add(text.words(dutch("Goedendag,")));
    text.add(
        text.words(dutch("Wij zijn {municipality}. Wij schrijven op wat inwoners in {area} voor elkaar doen, zodat "
                         "anderen het vinden. Een helper schreef iets op over {name}, en noemde u als degene die "
                         "weet of het klopt.")));
    text.add(
        text.words(dutch("Er staat nog niets op onze site. Open deze link. Daar leest u wat er is opgeschreven. U "
                         "verandert wat niet klopt, en u zegt of het erop mag:")));
    text.add(about.url);
    text.add(
        text.words(dutch("Wilt u het liever niet? Dat zegt u daar ook. Wij vernietigen dan meteen alles wat is "
                         "opgeschreven, ook uw e-mailadres.")));
    text.add(text.words(
        dutch("De link werkt {days} dagen en is alleen voor u. Stuur hem niet door. Doet u niets? Dan komt het "
              "er pas op als iemand van ons met u heeft gesproken. Anders vernietigen wij het.")));
    text.add(text.words(dutch("Kent u {name} niet, of hebt u een vraag? U hoeft niets te doen. Bellen mag: {phone}.")));
    return text.end(dutch("Klopt dit over {name}?"));
}

}  // namespace

Letter write_link_letter(html::Pages const& pages, LinkLetter const& about) {
    Writer text{pages, about};
    return about.to == LinkLetter::To::people ? letter_to_people(std::move(text), about)
                                              : letter_to_helper(std::move(text), about);
}

}  // namespace plein::inventory
