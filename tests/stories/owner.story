story   an editor gives an entry an owner; the owner says by a mailed link that it is right, and proposes a change

as      karin
visit   /werk/aanbod?q=geldloket schulden
follow  Geldloket: hulp bij schulden
see     Alleen redacteuren houden dit bij.
keep    entry = path
follow  Voeg iemand toe
see     Er staat nog niemand.
line    owner.listed 1
subject owner.listed listed 0
press   Voeg toe
status  400
see     Vul uw e-mailadres in
fill    mail = geen adres
press   Voeg toe
status  400
shows   mail = geen adres
fill    mail = Anja@Geldloket.example
press   Voeg toe
see     Het adres staat erbij.
see     Anja@Geldloket.example
see     Nog geen link gekregen
line    owner.added 6
subject owner.listed listed 1
fill    mail = anja@geldloket.example
press   Voeg toe
status  409
see     Dit adres staat er al bij.
unmailed
press   Stuur een link
see     De link is onderweg.
line    link.sent 1
subject link.sent opened 1
reload
line    link.sent 1
mailed  To: Anja@Geldloket.example
mailed  - Geldloket: hulp bij schulden
mailed  De link werkt 14 dagen
mailed  Subject: U kunt Geldloket: hulp bij schulden zelf bijhouden op onze site
mailed  Doet u niets? Dan blijft staan wat er staat.
keep    owners = path
visit   $entry
see     Een persoon van buiten houdt dit bij.

# Who answers questions sees no address, and neither does who is not signed in.
as      mirjam
visit   $owners
status  404
as      nobody
visit   $owners
at      /inloggen

# Opening the link does nothing but show.
visit   $link
see     Wat u bijhoudt
see     Geldloket: hulp bij schulden
not     Anja@Geldloket.example
line    link.opened 1
subject link.opened opened 1
line    entry.confirmed 0
press   Klopt nog
see     Bij dit aanbod staat nu dat het vandaag is nagekeken.
line    entry.confirmed 1
reload
line    entry.confirmed 1

# A change waits for an editor; the page stays as it is.
follow  Wijzig
see     Een redacteur leest het, en daarna staat het op de pagina.
fill    cost = Vijf euro & een koekje
fill    location_0_from_0 = negen
press   Stuur naar de redactie
status  400
see     Deze tijd klopt niet.
shows   cost = Vijf euro & een koekje
fill    location_0_from_0 = 8:30
press   Nog een nummer
fill    phone_1 = 088 555 4321
press   Stuur naar de redactie
see     Een redacteur kijkt naar uw wijziging.
see     wacht op een redacteur
see     Zo stond het er Gratis. Wat u voorstelde Vijf euro & een koekje
line    proposal.made 2
line    entry.changed 0
visit   /zoeken?q=geldloket schulden
follow  Geldloket: hulp bij schulden
not     koekje

# They go on with their own change, and take it back.
visit   $link
follow  Wijzig
shows   cost = Vijf euro & een koekje
shows   location_0_from_0 = 8.30
shows   phone_1 = 088 555 4321
fill    cost = Zes euro
press   Stuur naar de redactie
line    proposal.made 3
press   Trek de wijziging in
see     Uw wijziging is ingetrokken.
line    proposal.withdrawn 1
follow  Wijzig
shows   cost = Gratis.
press   Stuur naar de redactie
see     Er was niets veranderd.
line    proposal.made 3
