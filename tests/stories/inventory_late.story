story   what somebody typed for a find is shown to them where it was decided meanwhile

as      karin
visit   /werk/rondes/nieuw
fill    name = Initiatieven aan de haven
fill    area = BU99010102
fill    first_day = 2026-11-16
fill    last_day = 2026-12-13
press   Begin deze ronde
keep    round = path
fill    name = Sanne
fill    mail = sanne@example.org
press   Voeg toe en mail de link
mailed  To: sanne@example.org
as      nobody
visit   $link
keep    helper = path
press   Ik heb iets gevonden
fill    name = Pannensoep op de stoep
fill    description = Buren koken samen een grote pan.
fill    themes = social-network
fill    people_mail = ria@pannensoep.example
press   Verstuur
mailed  To: ria@pannensoep.example

# An editor changes it while its people decline.
as      karin
visit   $round
follow  Pannensoep op de stoep
follow  Wijzig
fill    times = Elke vrijdag om half zeven
as      nobody
visit   $link
press   Zet het er niet op
as      karin
press   Bewaar
status  409
see     Dit typte u. Het is niet bewaard.
see     Elke vrijdag om half zeven

# And its people read back what they typed where an editor decided meanwhile.
as      nobody
visit   $helper
press   Ik heb iets gevonden
fill    name = Jassenrek
fill    description = Hang een jas op of neem er een mee.
fill    themes = social-network
fill    people_mail = ria@jassenrek.example
press   Verstuur
mailed  To: ria@jassenrek.example
visit   $link
fill    times = Dag en nacht, bij de kerk
as      karin
visit   $round
follow  Jassenrek
fill    reason = Dit staat er al.
press   Neem het niet over
as      nobody
press   Zo klopt het, zet het erop
status  404
see     Dag en nacht, bij de kerk

# What its people said is right is not a helper's to change, also after an editor mended it.
visit   $helper
press   Ik heb iets gevonden
fill    name = Ruilkast
fill    description = Neem een boek mee en zet er een neer.
fill    themes = social-network
fill    people_mail = ria@ruilkast.example
press   Verstuur
mailed  To: ria@ruilkast.example
visit   $link
press   Zo klopt het, zet het erop
as      karin
visit   $round
follow  Ruilkast
follow  Wijzig
fill    times = Altijd
press   Bewaar
see     De wijziging is bewaard.
as      nobody
visit   $helper
follow  Ruilkast
see     De mensen zelf hebben dit al nagekeken en bevestigd.
not     Verstuur
