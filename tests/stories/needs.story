story   a resident finds who looks for volunteers; an owner says what they look for, and takes it away again

# Who wants to do something for others, without a word typed.
visit   /zoeken
see     Wilt u zelf iets doen voor anderen?
follow  Bekijk wie vrijwilligers zoekt
see     Haal weg: Ik wil helpen met: vrijwilligerswerk
see     Zoekt: vrijwilligers, spullen
shows   need = vrijwilligers
keep    found = entries
press   Filter
entries $found

# It stays on the next page, by form and by link, and can be taken away; a value that is none filters nothing.
press   Volgende
shows   need = vrijwilligers
visit   /zoeken?zoekt=vrijwilligers
follow  Volgende
shows   need = vrijwilligers
see     Vorige
press   Haal weg: Ik wil helpen met: vrijwilligerswerk
see     Typ een woord of kies een onderwerp
visit   /zoeken?q=koken&zoekt=goud
not     Haal weg:
visit   /zoeken?zoekt=vrijwilligers&taal=en
see     Looking for: volunteers
visit   /?taal=nl

# What they look for, and how to react: by phone or mail.
visit   /zoeken
fill    query = hooi en stro voor de dieren
fill    need = spullen
press   Zoek
follow  Dierenhelpers op de dierenweide
see     Wij zoeken
see     Hooi en stro.
see     Kunt u helpen? Laat het weten:
not     Bel ons, dan brengen wij u met hen in contact

# Who has neither is reached through us; who looks for nothing says nothing of it.
command import hsds tests/stories/needs.json
visit   /zoeken?q=speldenkussen&zoekt=ruimte
follow  Speldenkring
see     Wij zoeken
see     Een zolder met goed licht.
see     Vraag wat er nodig is.
see     Kunt u helpen? Bel ons, dan brengen wij u met hen in contact:
visit   /zoeken?q=geldloket schulden
follow  Geldloket: hulp bij schulden
not     Wij zoeken

# An owner says it. Words without a kind and a kind twice are told at their row, and nothing typed is lost.
as      karin
visit   /werk/aanbod?q=geldloket schulden
follow  Geldloket: hulp bij schulden
keep    entry = path
follow  Voeg iemand toe
fill    mail = anja@geldloket.example
press   Voeg toe
press   Stuur een link
mailed  U kunt Geldloket: hulp bij schulden zelf bijhouden op onze site
as      nobody
visit   $link
follow  Wijzig
see     Wat zoekt u nog?
fill    need_0_text = Mensen die goed met papieren zijn & rustig blijven.
press   Stuur naar de redactie
status  400
see     Kies wat u zoekt bij deze woorden
shows   need_0_text = Mensen die goed met papieren zijn & rustig blijven.
fill    need_0 = volunteers
press   Nog iets
fill    need_1 = volunteers
fill    need_1_text = Een kamer met een deur.
press   Stuur naar de redactie
status  400
see     Dit staat er al.
shows   need_1 = volunteers
fill    need_1 = room
press   Stuur naar de redactie
see     Een redacteur kijkt naar uw wijziging.

# An editor reads it in words and takes it over; then everybody finds it.
as      karin
visit   /werk/aanbod
follow  Voorstellen
see     Anders: Zoekt hulp van anderen
follow  Geldloket: hulp bij schulden
see     vrijwilligers: Mensen die goed met papieren zijn & rustig blijven.
see     een ruimte: Een kamer met een deur.
press   Neem de wijziging over
see     De wijziging is overgenomen
as      nobody
visit   /zoeken?thema=money&zoekt=ruimte
follow  Geldloket: hulp bij schulden
see     Wij zoeken
see     Een kamer met een deur.

# A row whose kind is emptied is gone.
as      karin
visit   $entry
follow  Wijzig
see     Wat zoekt dit aanbod nog?
shows   need_1 = room
fill    need_1 =
press   Bewaar
see     De wijziging is bewaard en meteen te zien.
as      nobody
visit   /zoeken?q=geldloket+schulden&zoekt=vrijwilligers
follow  Geldloket: hulp bij schulden
see     Mensen die goed met papieren zijn
not     Een kamer met een deur.
visit   /hsds/services?search=geldloket+schulden&full=true
json    "value":"Mensen die goed met papieren zijn
visit   /hsds/taxonomies?search=plein-need
json    "name":"plein-need"
