story   the first page of an editor says what waits, by the numbers of the pages that it leads to

visit   /zoeken?q=geldloket schulden
follow  Geldloket: hulp bij schulden
follow  Meld het ons
fill    wrong = phone
fill    text = Er neemt niemand op.
press   Verstuur

as      karin
at      /werk
see     Sociale kaart
see     1 te doen Voorstellen van wie aanbod bijhoudt
see     Niets te doen Vondsten om over te beslissen
see     1 te doen Meldingen dat er iets niet klopt
see     2 te doen Aanbod dat er misschien dubbel in staat
see     28 te doen Aanbod dat is verouderd
not     plein import
not     daarom staan ze hier niet
follow  Voorstellen van wie aanbod bijhoudt
at      /werk/aanbod/voorstellen
see     Voorstellen 1
see     Misschien dubbel 2
visit   /werk
follow  Vondsten om over te beslissen
at      /werk/rondes
visit   /werk
follow  Aanbod dat er misschien dubbel in staat
at      /werk/aanbod/dubbel
visit   /werk
follow  Meldingen dat er iets niet klopt
see     Er neemt niemand op.
visit   /werk
follow  Aanbod dat is verouderd
see     28

# Who answers questions sees those, and nothing of the directory; the line of the page is theirs alone.
as      mirjam
visit   /werk
see     Voor vandaag
not     Voorstellen van wie aanbod bijhoudt
