story   a club puts the search box on its own site

visit   /over
follow  Het zoekvak op uw eigen website
at      /insluiten
see     http://plein.example/insluiten/zoeken?taal=nl
see     http://plein.example/zoeken
follow  Bekijk hoe het eruitziet
at      /insluiten/zoeken
not     Voor medewerkers
fill    query = ik kan de huur niet betalen
press   Zoek
at      /zoeken
status  200
shows   query = ik kan de huur niet betalen
