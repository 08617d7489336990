story   a resident asks, follows, adds; a worker takes, answers and closes

visit   /
see     Waar kunnen we mee helpen?
follow  Vraag hulp
see     Stap 1 van 5
see     Wat is er aan de hand?
press   Verder
status  400
see     Er klopt nog iets niet
fill    story = Ik kan de huur niet betalen & de brief ligt nog dicht <b>
fill    themes = money
press   Verder
see     Wat is uw postcode?
fill    postcode = 12
press   Verder
status  400
fill    postcode = 9926 aa
press   Verder
see     Hoe kunnen wij u bereiken?
press   Verder
status  400
fill    contact = call
press   Verder
status  400
fill    phone = 06 - 00 00 00 12
fill    name = Joke
fill    safe = no
press   Verder
see     Klopt alles?
see     de brief ligt nog dicht <b>
see     Spreek niets in
press   Verander de postcode
see     Wat is uw postcode?
press   Verder
press   Verder
see     Klopt alles?
fact    question.asked 0
press   Verstuur mijn vraag
see     Uw vraag is verstuurd
see     20 november
keep    code = .plein-code
line    question.asked 1
fact    question.asked 1

# The same form once more gives the same code and no second question.
reload
see     $code
line    question.asked 1
fact    question.asked 1

visit   /vraag
fill    code = AAAA-AAAA-AA
press   Bekijk mijn vraag
status  404
fill    code = $code
press   Bekijk mijn vraag
see     medewerker leest
line    question.followed 1

as      mirjam
see     Ik kan de huur niet betalen
follow  Ik kan de huur niet betalen
see     Joke
see     00000012
see     Spreek niets in
see     Nog van niemand
press   Neem over
see     nu van u
line    question.taken 1
fact    question.taken 1
press   Stuur antwoord
status  400
fill    answer = Kom morgen langs, neem de brief mee.
press   Stuur antwoord
see     staat klaar
line    question.answered 1

as      nobody
visit   /vraag
fill    code = $code
press   Bekijk mijn vraag
see     Kom morgen langs, neem de brief mee.
see     een antwoord voor u
fill    more = De brief is van de woningbouw.
press   Stuur dit erbij
see     erbij gezet
fact    question.added 1

as      mirjam
visit   /werk/vragen?lijst=van-mij
follow  Ik kan de huur niet betalen
see     De brief is van de woningbouw.
press   Sluit af
status  400
fill    result = answered
press   Sluit af
see     afgesloten
fact    question.closed 1
line    question.closed 1
