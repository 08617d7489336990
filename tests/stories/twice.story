story   a form that is sent twice is one act

visit   /hulp-vragen
fill    story = De wasmachine is stuk
press   Verder
press   Verder
fill    contact = none
press   Verder
press   Verstuur mijn vraag
keep    code = .plein-code
reload
see     $code

as      mirjam
follow  De wasmachine is stuk
press   Neem over
reload
status  200
line    question.taken 1
fact    question.taken 1
fill    answer = De kringloop brengt er een.
press   Stuur antwoord
keep    question = path
see     staat klaar
reload
status  200
at      $question
see     staat klaar
line    question.answered 1
fact    question.answered 1

as      nobody
visit   /vraag
fill    code = $code
press   Bekijk mijn vraag
fill    more = Graag na vier uur.
press   Stuur dit erbij
reload
status  200
see     Graag na vier uur.
line    question.added 1
fact    question.added 1

as      mirjam
visit   $question
fill    result = answered
press   Sluit af
reload
status  200
line    question.closed 1
fact    question.closed 1
