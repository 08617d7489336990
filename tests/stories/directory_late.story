story   two pages of one entry are saved; the second shows both and loses nothing

as      karin
visit   /werk/aanbod?q=geldloket+schulden
follow  Geldloket: hulp bij schulden
follow  Wijzig
fill    cost = Twee euro
fill    waiting = Een maand
press   Bewaar
see     De wijziging is bewaard
line    entry.changed 1

# The page of before, changed after it was sent: it is shown again, and then beside what stands there now.
back
fill    cost = Drie euro
fill    waiting = Gemiddeld 9 werkdagen tot het eerste gesprek.
fill    eligibility = Voor wie schulden heeft & hulp wil.
press   Bewaar
status  409
see     U hebt dit formulier al verstuurd.
shows   cost = Drie euro
press   Bewaar
status  409
see     Iemand was u net voor
see     Karin Elzinga heeft dit aanbod veranderd
see     Twee euro
shows   cost = Drie euro
shows   waiting = Een maand
shows   eligibility = Voor wie schulden heeft & hulp wil.
line    entry.changed 1
press   Bewaar
see     De wijziging is bewaard
see     Drie euro
see     Een maand
line    entry.changed 2
