story   a resident finds help in own words and opens an entry

visit   /
press   Zoek
status  200
visit   /zoeken?q=ik+kan+de+huur+niet+betalen
see     resultaten
visit   /zoeken?thema=language
see     Taalhuis
follow  Taalhuis
status  200
see     Vraag hulp
visit   /zoeken?q=hij+slaat+me
see     0800-2000
visit   /?taal=en
see     How can we help?
