story   a session ends while a worker types; nothing is saved, the page says what to do, and the way back is short

visit   /hulp-vragen
fill    story = Ik zoek een maatje
press   Verder
press   Verder
fill    contact = none
press   Verder
press   Verstuur mijn vraag

as      mirjam
follow  Ik zoek een maatje
press   Neem over
keep    question = path
fill    answer = Wij zoeken een maatje voor u.
idle    16 minutes
press   Stuur antwoord
status  401
see     Log
see     tijd voorbij
line    question.answered 0
fact    question.answered 0

# A page asks to sign in and leads back to itself.
visit   $question
at      /inloggen
fill    name = mirjam
fill    password = welkom-op-het-plein
press   Log in
at      $question
status  200
see     Ik zoek een maatje
fill    answer = Wij zoeken een maatje voor u.
press   Stuur antwoord
see     staat klaar
line    question.answered 1
