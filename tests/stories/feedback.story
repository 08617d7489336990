story   somebody says that a page was not useful and why, and reports a wrong phone number; an editor reads and answers

visit   /over
see     Was deze pagina nuttig?
press   Nee
see     Wat kan er beter?
at      /over
fact    feedback.given 1
reload
fact    feedback.given 1
line    feedback.commented 0
press   Verstuur
status  400
see     Schrijf eerst wat er beter kan
fill    comment = De letters zijn te klein voor mij.
press   Verstuur
at      /over
see     Wij lezen wat u schreef
line    feedback.commented 1
subject feedback.commented opened 0
fact    feedback.commented 1

# The same form once more is one comment.
reload
line    feedback.commented 1

# Who may have to leave the screen in a moment is asked nothing, nor is who meets an error or signs in.
visit   /zoeken?q=mijn man slaat mij
not     Was deze pagina nuttig?
visit   /bestaat-niet
not     Was deze pagina nuttig?
visit   /inloggen
not     Was deze pagina nuttig?

visit   /zoeken?q=schuldhulp
press   Ja
see     Wat kan er beter?
see     schuldhulp
fact    feedback.given 2

visit   /zoeken?thema=language
keep    list = entries
visit   /zoeken?thema=language
follow  Taal
see     Klopt er iets niet?
follow  Meld het ons
see     Wat klopt er niet?
press   Verstuur
status  400
see     Kies wat er niet klopt
fill    wrong = other
press   Verstuur
status  400
see     Schrijf in een paar woorden
fill    wrong = phone
fill    text = Het nummer is van een pizzeria geworden.
fill    mail = geen adres
press   Verstuur
status  400
shows   text = Het nummer is van een pizzeria geworden.
shows   mail = geen adres
fill    mail = Anja@voorbeeld.example
press   Verstuur
see     wij kijken het na
line    feedback.reported 1
subject feedback.reported opened 1
fact    feedback.reported 1

as      mirjam
visit   /werk
not     Reacties
visit   /werk/reacties
status  404

as      karin
visit   /werk
follow  Reacties
see     De letters zijn te klein voor mij.
see     Het nummer is van een pizzeria geworden.
see     Wil antwoord per e-mail
line    feedback.listed 1
subject feedback.listed listed 1
follow  Meldingen over aanbod
not     De letters zijn te klein
see     pizzeria
visit   /werk/reacties?pagina=/over
see     De letters zijn te klein
not     pizzeria
visit   /werk/reacties?pagina=/over&soort=meldingen
see     Er zijn geen reacties die hierbij passen
visit   /werk/reacties
follow  pizzeria
see     krijgt uw tekst per e-mail
line    feedback.opened 1
subject feedback.opened opened 1
press   Verstuur en handel af
status  400
see     Schrijf in een regel
fill    note = Gebeld en het nummer aangepast.
press   Verstuur en handel af
see     gaat per e-mail
see     Gebeld en het nummer aangepast.
line    feedback.handled 1
fact    feedback.handled 1
reload
line    feedback.handled 1
visit   /werk/reacties
not     pizzeria
visit   /werk/reacties?lijst=afgehandeld
see     pizzeria
follow  pizzeria
press   Zet terug
see     wacht weer
not     krijgt uw tekst per e-mail
line    feedback.reopened 1
visit   /werk/reacties/paginas
see     Over deze site
see     0 ja, 1 nee
see     1 ja, 0 nee
follow  Reacties over Over deze site
see     De letters zijn te klein
