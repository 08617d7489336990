story   a resident finds help in own words and opens an entry

visit   /
press   Zoek
status  200
visit   /zoeken?q=ik+kan+de+huur+niet+betalen
see     gevonden
visit   /zoeken?thema=language
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
