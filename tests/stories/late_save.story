story   two workers save the same question; the second sees both texts and loses nothing

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

# Bas opens it while Mirjam holds it, and answers first.
as      bas
visit   $question
press   Neem over
fill    answer = Ik bel u vandaag.
press   Stuur antwoord
see     Uw antwoord staat klaar voor de inwoner.
line    question.taken 2
line    question.answered 1
