story   a place that is gone stays gone where a colleague saved in between

as      karin
visit   /werk/aanbod?q=formulierenbrigade
follow  Formulierenbrigade
follow  Wijzig
fill    cost = Twee euro
press   Bewaar
see     De wijziging is bewaard
line    entry.changed 1

# The page of before: the second place is gone.
back
fill    location_1_gone = yes
press   Bewaar
status  409
press   Bewaar
status  409
see     Iemand was u net voor
shows   location_0_gone = yes
press   Bewaar
see     De wijziging is bewaard
see     Twee euro
line    entry.changed 2
follow  Wijzig
shows   location_0_name = Wijkcentrum De Weide
shows   location_1_name =
