story   a resident finds help in own words and opens an entry

visit   /
press   Zoek
status  200
visit   /zoeken?q=ik+kan+de+huur+niet+betalen
see     gevonden
visit   /zoeken?thema=language
see     Thuis oefenen met taal
visit   /zoeken?q=beter+leren+lezen
see     Taalhuis
follow  Taalhuis
status  200
see     Vraag hulp
visit   /zoeken?q=hij+slaat+me
see     0800-2000
visit   /?taal=en
see     help you
visit   /?taal=nl

# Words in a form and words in an address find the same, in the same order.
visit   /zoeken?q=schulden
keep    found = entries
visit   /
fill    query = schulden
press   Zoek
entries $found
shows   query = schulden

# Spelling is mended and said, and can be had as it was typed.
fill    query = schullden
press   Zoek
see     schulden
status  200
fill    query = xqzvw
press   Zoek
status  200
not     plekken gevonden
shows   query = xqzvw
fact    question.asked 0

# Every number of an urgent rule, and a way to leave, wherever somebody may not be safe.
visit   /zoeken
fill    query = een verwarde man staat in de straat te schreeuwen
press   Zoek
see     0800-1205
see     Meldpunt Zorgwekkend Gedrag
visit   /zoeken?q=hij+slaat+mijn+kind
see     0800-0432
see     Kindertelefoon
see     Snel weg
not     Door mensen uit de buurt
visit   /zoeken?q=ik+wil+niet+meer+leven
see     113 Zelfmoordpreventie
see     Snel weg
visit   /zoeken?thema=safety
see     Snel weg
not     Door mensen uit de buurt
follow  Veilig Thuis
see     Snel weg
not     Soort hulp
visit   /zoeken?thema=money
not     Snel weg
see     Door mensen uit de buurt

# A filter that is not understood stands between nobody and the number to call.
visit   /zoeken?q=hij+slaat+mij&thema=onzin
status  400
see     0800-2000
see     Dit onderwerp kennen wij niet
visit   /zoeken?q=hij+slaat+mij&pagina=x
status  400
see     0800-2000

# The next page of a form is asked by a form: neither words nor a postcode come to stand in the address.
visit   /zoeken
fill    postcode = 9926 AA
press   Filter
press   Volgende
at      /zoeken
shows   postcode = 9926 AA
see     Vorige
press   Vorige
not     Vorige
visit   /zoeken
fill    query = ik wil mensen ontmoeten en samen koffie drinken en bewegen en leren
press   Zoek
press   Volgende
at      /zoeken
shows   query = ik wil mensen ontmoeten en samen koffie drinken en bewegen en leren
see     Vorige
