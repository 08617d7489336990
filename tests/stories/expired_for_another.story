story   what a worker typed is given back to that worker alone, and says who was first

visit   /hulp-vragen
fill    story = De hond is weggelopen
press   Verder
press   Verder
fill    contact = none
press   Verder
press   Verstuur mijn vraag

as      mirjam
follow  De hond is weggelopen
press   Neem over
keep    question = path
fill    answer = De hond zit in het asiel.
# Signed out in another window of the same browser.
press   Log uit
back
press   Stuur antwoord
status  401
see     Wat u typte is niet weg
not     De hond zit
fill    name = bas
fill    password = welkom-op-het-plein
press   Log in
at      $question
not     De hond zit in het asiel
not     Wat u typte
line    question.answered 0

# The page with the sign-in form still holds it, for her alone. It is from before he signed in, so it is shown anew.
back
fill    name = mirjam
fill    password = welkom-op-het-plein
press   Log in
status  403
fill    password = welkom-op-het-plein
press   Log in
shows   answer = De hond zit in het asiel.

# Meanwhile a colleague answers: she sees both texts.
idle    16 minutes
press   Stuur antwoord
status  401
as      bas
visit   $question
fill    answer = Bel de dierenambulance.
press   Stuur antwoord
see     staat klaar
as      mirjam
fill    name = mirjam
fill    password = welkom-op-het-plein
press   Log in
see     Iemand was u net voor
see     Bel de dierenambulance.
shows   answer = De hond zit in het asiel.
press   Stuur antwoord
see     staat klaar
line    question.answered 2

# Who presses a button that carries no words is told so and nothing more.
idle    16 minutes
press   Log uit
status  401
see     Uw tijd was voorbij
not     Wat u typte
