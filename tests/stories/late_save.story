story   two workers answer the same question at once; the second sees both texts and loses nothing

visit   /hulp-vragen
fill    story = Ik ben veel alleen
press   Verder
press   Verder
fill    contact = none
press   Verder
press   Verstuur mijn vraag
keep    code = .plein-code

as      mirjam
follow  Ik ben veel alleen
press   Neem over
keep    question = path

as      bas
visit   $question
fill    answer = Ik bel u vandaag & vertel meer.

# Mirjam still has the page from before and saves first.
as      mirjam
fill    answer = Kom morgen koffie drinken.
press   Stuur antwoord
see     staat klaar
line    question.answered 1

as      bas
press   Stuur antwoord
status  409
see     Mirjam Hoving
see     Ik bel u vandaag & vertel meer.
see     Kom morgen koffie drinken.
shows   answer = Ik bel u vandaag & vertel meer.
line    question.answered 1
line    question.answered 1 refused
fact    question.answered 1

# He has read both and saves again.
press   Stuur antwoord
status  200
see     staat klaar
see     Kom morgen koffie drinken.
see     Ik bel u vandaag & vertel meer.
line    question.answered 2
fact    question.answered 2

as      nobody
visit   /vraag
fill    code = $code
press   Bekijk mijn vraag
see     Kom morgen koffie drinken.
see     Ik bel u vandaag & vertel meer.
