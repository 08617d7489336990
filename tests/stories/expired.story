story   a session ends while a worker types; nothing is saved, nothing is lost, and the way back is short

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
fill    answer = Wij zoeken een maatje voor u.\n\nIk bel & vertel <b> meer.
idle    16 minutes
press   Stuur antwoord
status  401
see     Uw tijd was voorbij
see     Wat u typte is niet weg
# Whoever sits down at this computer now reads nothing of it.
not     Wij zoeken een maatje
line    question.answered 0
fact    question.answered 0

# A slip of the password loses nothing either.
fill    name = mirjam
fill    password = dit-is-het-niet
press   Log in
status  400
fill    password = welkom-op-het-plein
line    question.opened 2
press   Log in
status  200
see     Wat u typte is er nog
shows   answer = Wij zoeken een maatje voor u.\n\nIk bel & vertel <b> meer.
line    question.opened 3
line    question.answered 0
press   Stuur antwoord
at      $question
see     staat klaar
line    question.answered 1

# Closing: what was chosen and written comes back, and a choice that is refused stays chosen.
fill    note = De bel deed het niet.
press   Sluit af
status  400
shows   note = De bel deed het niet.
fill    result = no_contact
idle    16 minutes
press   Sluit af
status  401
fill    name = mirjam
fill    password = welkom-op-het-plein
press   Log in
shows   note = De bel deed het niet.
shows   result = no_contact
press   Sluit af
see     afgesloten
fact    question.closed 1

# A page asks to sign in and leads back to itself.
idle    16 minutes
visit   $question
at      /inloggen
not     tijd was voorbij
fill    name = mirjam
fill    password = welkom-op-het-plein
press   Log in
at      $question
status  200
see     Ik zoek een maatje
