story   an editor keeps an entry true: confirms it, changes it, puts it back, ends it

as      karin
visit   /werk/aanbod
see     Wat nooit is nagekeken staat bovenaan, daarna wat het langst niet is nagekeken.
fill    q = geldloket schulden
press   Filter
see     1 gevonden
follow  Geldloket: hulp bij schulden
keep    entry = path
see     Alle versies
press   Klopt nog
see     Bij dit aanbod staat nu dat het vandaag is nagekeken.
see     Nagekeken: het klopt.
line    entry.confirmed 1

# Sent once more, it is still the same.
reload
line    entry.confirmed 1

# A form that does not hold keeps what was typed, and nothing changes.
follow  Wijzig
shows   name = Geldloket: hulp bij schulden
shows   location_0_day_0 = 1-5
shows   location_0_from_0 = 9.00
fill    cost = Vijf euro & een koekje
fill    website = geen adres
fill    location_0_from_0 = negen
press   Bewaar
status  400
see     Dit webadres klopt niet.
see     Deze tijd klopt niet.
shows   cost = Vijf euro & een koekje
shows   location_0_from_0 = negen
line    entry.changed 0

# Rows come without script, and what was typed stays.
fill    website = www.geldloket.example/hulp
fill    location_0_from_0 = 8:30
press   Nog een rij
press   Nog een nummer
fill    phone_1 = 088 555 4321
fill    phone_1_label = Ook in de avond
fill    special = Dicht in de herfstvakantie.
press   Bewaar
see     De wijziging is bewaard en meteen te zien.
see     8.30 – 12.30
see     088 555 4321 (Ook in de avond)
line    entry.changed 1

# Everybody sees it at once.
as      nobody
visit   /zoeken?q=geldloket+schulden
follow  Geldloket: hulp bij schulden
see     Vijf euro & een koekje
see     088 555 4321
see     Dicht in de herfstvakantie.

# Nothing changed is nothing saved.
as      karin
follow  Wijzig
press   Bewaar
see     Er was niets veranderd.
line    entry.changed 1

# The version of before comes back.
press   Zet terug
see     De eerdere versie staat er weer.
line    entry.restored 1
as      nobody
visit   /zoeken?q=geldloket+schulden
follow  Geldloket: hulp bij schulden
not     koekje

# What stops needs a reason, is found no more and stays here.
as      karin
press   Laat het stoppen
status  400
see     Schrijf op waarom het stopt.
fill    reason = Het loket gaat naar de bibliotheek.
press   Laat het stoppen
see     Het blijft hier bewaard.
line    entry.ended 1
visit   /werk/aanbod?q=geldloket+schulden
see     0 gevonden
visit   /werk/aanbod?lijst=gestopt
see     Geldloket: hulp bij schulden
follow  Geldloket: hulp bij schulden
see     Het loket gaat naar de bibliotheek.

# Who answers questions does not keep the directory.
as      mirjam
visit   $entry
status  404
