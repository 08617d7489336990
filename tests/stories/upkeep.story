story   the first page of an editor says what waits, by the numbers of the pages that it leads to

as      karin
at      /werk
see     Sociale kaart
see     Voorstellen van wie aanbod bijhoudt
see     Vondsten om over te beslissen
see     Meldingen dat er iets niet klopt
see     Aanbod dat er misschien dubbel in staat
see     Aanbod dat is verouderd
not     plein import
not     daarom staan ze hier niet
follow  Voorstellen van wie aanbod bijhoudt
at      /werk/aanbod/voorstellen
visit   /werk
follow  Vondsten om over te beslissen
at      /werk/rondes
visit   /werk
follow  Aanbod dat er misschien dubbel in staat
at      /werk/aanbod/dubbel
visit   /werk
follow  Meldingen dat er iets niet klopt
see     Meldingen

# Who answers questions sees those, and nothing of the directory; the line of the page is theirs alone.
as      mirjam
visit   /werk
see     Voor vandaag
not     Voorstellen van wie aanbod bijhoudt
