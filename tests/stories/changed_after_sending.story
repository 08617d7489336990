story   what is changed after sending is not taken for what was sent

visit   /hulp-vragen
fill    story = De kachel is stuk.\n\nIk heb een baby van zes weken.
press   Verder
press   Verder
fill    contact = none
press   Verder
press   Verander uw vraag
shows   story = De kachel is stuk.\n\nIk heb een baby van zes weken.
press   Verder
press   Verder
press   Verder
press   Verstuur mijn vraag
keep    code = .plein-code
visit   /vraag
fill    code = $code
press   Bekijk mijn vraag
fill    more = Bel na vier uur.
press   Stuur dit erbij
see     Bel na vier uur.
back
fill    more = Bel voor negen uur.
press   Stuur dit erbij
status  409
see     U hebt dit formulier al verstuurd
shows   more = Bel voor negen uur.
press   Stuur dit erbij
status  200
see     Bel na vier uur.
see     Bel voor negen uur.
line    question.added 2
fact    question.added 2
back
press   Stuur dit erbij
status  200
line    question.added 2
line    question.added 2 refused

as      mirjam
follow  De kachel is stuk
press   Neem over
fill    answer = De monteur komt om drie uur.
press   Stuur antwoord
see     staat klaar
back
fill    answer = De monteur komt om vijf uur.
press   Stuur antwoord
status  409
see     U hebt dit formulier al verstuurd
shows   answer = De monteur komt om vijf uur.
line    question.answered 1
