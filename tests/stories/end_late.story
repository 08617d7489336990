story   an entry is ended from pages that are out of date: what was typed stays, in the other language too

as      karin
visit   /werk/aanbod?q=geldloket+schulden
follow  Geldloket: hulp bij schulden
press   Klopt nog
see     vandaag is nagekeken
back
fill    reason = Het loket gaat naar de bibliotheek.
press   Laat het stoppen
status  409
shows   reason = Het loket gaat naar de bibliotheek.
press   English
status  200
see     Why does it stop?
shows   reason = Het loket gaat naar de bibliotheek.
press   Nederlands
see     Waarom stopt het?
shows   reason = Het loket gaat naar de bibliotheek.
line    entry.ended 0
press   Laat het stoppen
see     Het blijft hier bewaard.
line    entry.ended 1

# The page of before once more, with other words: it has ended, and the words are still there to copy.
back
fill    reason = Er is geen geld meer voor.
press   Laat het stoppen
status  409
see     Dit typte u. Het is niet bewaard.
see     Er is geen geld meer voor.
line    entry.ended 1
