story   an entry that stops says so for a year to who has its link, and can be put back from the message

as      nobody
visit   /zoeken?q=geldloket schulden
follow  Geldloket: hulp bij schulden
keep    page = path
as      karin
visit   /werk/aanbod?q=geldloket schulden
follow  Geldloket: hulp bij schulden
fill    reason = Het loket gaat naar de bibliotheek.
press   Laat het stoppen
see     Dit aanbod is gestopt en niet meer te vinden.

as      nobody
visit   $page
status  410
see     Dit is gestopt
see     Geldloket: hulp bij schulden
see     Het loket gaat naar de bibliotheek.
see     Zoek iets dat erop lijkt
fill    query = schulden
press   Zoek
status  200
not     Geldloket: hulp bij schulden

as      karin
press   Zet terug
see     De eerdere versie staat er weer.
see     Dit is weer de versie van 
as      nobody
visit   $page
status  200
see     Geldloket: hulp bij schulden

# What is not to be found but goes on was never said to have ended.
as      karin
follow  Wijzig
fill    status = inactive
fill    alert = Wij verhuizen.
press   Bewaar
as      nobody
visit   $page
status  404
not     Wij verhuizen.
