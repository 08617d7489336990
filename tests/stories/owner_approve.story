story   what an owner proposes is taken over, or is not with a reason that they read; a colleague changed it meanwhile

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
keep    own = path
follow  Wijzig
fill    cost = Vijf euro & een koekje
fill    eligibility = Voor wie schulden heeft.
press   Stuur naar de redactie
see     Een redacteur kijkt naar uw wijziging.
see     Wat u voorstelde
see     Vijf euro & een koekje
see     U krijgt een e-mail als een redacteur heeft gekeken.

# The editor sees it in the list, the oldest first, and on the page of the entry.
as      karin
visit   $entry
see     Wie dit bijhoudt, stelt een wijziging voor.
visit   /werk/aanbod
follow  Voorstellen
see     Wacht op een redacteur
see     Buurtkoelkast Havenkwartier
see     Anders: Voor wie, Kosten
follow  Geldloket: hulp bij schulden
keep    proposal = path
see     Wat er anders wordt
see     Vijf euro & een koekje
not     anja@geldloket.example
not     na dit voorstel nog veranderd

# Meanwhile a colleague changes something else: it stays, and the page shows what would change now.
visit   $entry
follow  Wijzig
fill    waiting = Een maand
press   Bewaar
see     De wijziging is bewaard
back
visit   $proposal
see     Het aanbod is na dit voorstel nog veranderd.
see     Vijf euro & een koekje
not     Een maand
press   Neem de wijziging over
see     De wijziging is overgenomen en meteen te zien. Wie haar maakte, krijgt een e-mail.
see     Overgenomen
see     Bekijk de pagina
see     Volgend voorstel
line    proposal.approved 1
subject proposal.approved opened 1
reload
line    proposal.approved 1
mailed  Subject: Uw wijziging van Geldloket: hulp bij schulden is overgenomen
unmailed
visit   $entry
see     Voorstel van wie dit bijhoudt, overgenomen door
see     Vijf euro & een koekje
see     Een maand
not     stelt een wijziging voor

as      nobody
visit   /zoeken?q=geldloket schulden
follow  Geldloket: hulp bij schulden
see     Vijf euro & een koekje
visit   $own
see     is overgenomen

# Not taken over: with a reason, by mail and behind the link.
follow  Wijzig
fill    cost = Duizend euro
press   Stuur naar de redactie
as      karin
visit   /werk/aanbod/voorstellen
follow  Geldloket: hulp bij schulden
press   Verstuur de reden
status  400
see     Schrijf op waarom niet.
fill    reason = Dat is te duur.\nBel ons eerst.
press   Verstuur de reden
see     De wijziging is niet overgenomen.
see     Dat is te duur.
line    proposal.refused 1
line    proposal.approved 1
reload
line    proposal.refused 1
mailed  Dat is te duur.
mailed  Subject: Uw wijziging van Geldloket: hulp bij schulden
visit   /werk/aanbod/voorstellen
not     Geldloket
as      nobody
visit   /zoeken?q=geldloket schulden
follow  Geldloket: hulp bij schulden
not     Duizend euro
