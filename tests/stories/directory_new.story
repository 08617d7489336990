story   an editor adds an entry by form alone, and it is found at once

as      karin
visit   /werk/aanbod/nieuw
press   Bewaar
status  400
see     Vul de naam in.
see     Schrijf op wat het is.
see     Kies waar het vooral over gaat.
see     Kies wat voor aanbod het is.
fill    name = Kantkring De Klos
fill    organisation = Kantkring De Klos
fill    description = Samen kantklossen, ook als u het nog nooit hebt gedaan.
fill    theme = daytime
fill    kind = association
press   Nog een plek
shows   name = Kantkring De Klos
shows   theme = daytime
fill    location_0_line = Marktplein 12
fill    location_0_postcode = 9926aa
fill    location_0_city = Lindervaart
fill    location_0_day_0 = 2
fill    location_0_from_0 = 19.30 uur
fill    location_0_until_0 = 22 uur
fill    phone_0 = 088 555 7777
press   Bewaar
see     Het aanbod staat erin en is meteen te vinden.
see     9926 AA Lindervaart
see     dinsdag 19.30 – 22.00
line    entry.added 1
reload
line    entry.added 1

as      nobody
visit   /zoeken?q=kantklossen
follow  Kantkring De Klos
see     088 555 7777
visit   /hsds/services?search=kantklossen
json    Kantkring De Klos
