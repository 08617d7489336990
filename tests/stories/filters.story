story   a resident narrows down what was found and widens it again, in words and in links alike

# What is open now, as a page of its own; the clock is that of the server, Wednesday eleven o'clock.
visit   /
follow  Bekijk alles wat nu open is
at      /nu-open
see     Nu open in de buurt
see     Nu open, tot
see     binnenlopen, staan bovenaan
not     Nu gesloten
not     Tijdelijk gesloten
shows   open = nu

# Every filter by form; each is shown and can be taken away by itself.
fill    kind = ontmoetingsplek
press   Filter
see     Haal weg: Ontmoetingsplek
shows   kind = ontmoetingsplek
shows   open = nu
not     Nu gesloten
press   Haal weg: Nu open
see     Nu gesloten
shows   kind = ontmoetingsplek
fill    cost = gratis
press   Filter
see     Haal weg: Gratis
fill    postcode = 9926 AA
press   Filter
see     Bij: 9926 AA
press   Haal alle filters weg
see     Typ een woord of kies een onderwerp
not     Haal weg:

# They stay on the next page, by form and by link.
visit   /zoeken?thema=money&kosten=gratis
press   Filter
press   Volgende
shows   cost = gratis
shows   theme = money
visit   /zoeken?thema=money&kosten=gratis
follow  Volgende
shows   cost = gratis
see     Vorige

# The same by form and by link.
visit   /zoeken?thema=money&kosten=gratis&soort=dienst&trede=4
keep    found = entries
press   Filter
entries $found

# Words and filters together, also when spelling is mended.
visit   /zoeken
fill    query = schullden
fill    cost = gratis
press   Zoek
see     We zochten op
press   Zoek toch op
shows   cost = gratis

# A step of the ladder keeps nobody in danger from help, and a value that is none filters nothing.
visit   /zoeken?q=hij+slaat+me
keep    safe = entries
visit   /zoeken?q=hij+slaat+me&trede=1
see     0800-2000
not     Haal weg: Zelf doen
entries $safe
visit   /zoeken?q=schulden&trede=9&open=ja&kosten=veel&soort=onzin
not     Haal weg:

# Nothing that fits is open: the page says how to see more.
visit   /zoeken?q=kruidnagelkoek&open=nu&spreektaal=ti&soort=werkplek
see     Op dit moment is niets open dat past

visit   /nu-open?taal=en
see     Open now, nearby
visit   /?taal=nl
