story   a worker answers a question that a colleague has closed meanwhile; the text is not lost

visit   /hulp-vragen
fill    story = Mijn fiets is weg
press   Verder
press   Verder
fill    contact = none
press   Verder
press   Verstuur mijn vraag
keep    code = .plein-code

as      mirjam
follow  Mijn fiets is weg
press   Neem over
keep    question = path

as      bas
visit   $question
fill    answer = Er staat een leenfiets klaar.

as      mirjam
fill    result = answered
fill    note = De fiets is terug.
press   Sluit af
see     afgesloten

as      bas
press   Stuur antwoord
status  409
see     Mirjam Hoving
see     Er staat een leenfiets klaar.
see     De fiets is terug.
fact    question.answered 0

# The resident writes again, which opens the question; what was closed is not the end.
as      nobody
visit   /vraag
fill    code = $code
press   Bekijk mijn vraag
not     De fiets is terug.
fill    more = Hij is weer weg.
press   Stuur dit erbij
see     Hij is weer weg.
as      bas
visit   $question
fill    answer = Er staat een leenfiets klaar.
press   Stuur antwoord
see     staat klaar
