story   an entry says how fresh it is, what takes from that, and what it does not tell as true any more

# A count of months ago is not told; that of this week is.
visit   /zoeken?q=laptopbank
follow  Laptopbank
keep    entry = path
see     Vraag na of er plek is en hoe lang u moet wachten.
see     Het laatst bijgewerkt op 24 februari.
not     Er is nu plaats.
see     Plek en wachttijd zijn ouder dan 60 dagen
see     van 100

# Two people report the same; the next change of the directory counts them.
follow  Meld het ons
fill    wrong = hours
press   Verstuur
visit   $entry
follow  Meld het ons
fill    wrong = phone
press   Verstuur
line    feedback.reported 2
command import hsds tests/stories/import.json
visit   $entry
see     2 meldingen wachten op antwoord

# The same for who keeps it, with the way to the reports.
as      karin
visit   /werk/aanbod?q=laptopbank
see     van 100
see     2 meldingen wachten op antwoord
follow  Laptopbank
see     Plek en wachttijd zijn ouder dan 60 dagen
press   Klopt nog
see     Nagekeken op 18 november
see     2 meldingen wachten op antwoord
see     60 van 100
follow  Lees en beantwoord de meldingen
see     Meldingen over aanbod
follow  De openingstijden
fill    note = Aangepast, dank u wel.
press   Afgehandeld
status  200
line    feedback.handled 1
