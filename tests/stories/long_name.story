story   an entry with a very long name: a report about it is answered, and a change of it is refused with a reason

as      karin
visit   /werk/aanbod?q=geldloket schulden
follow  Geldloket: hulp bij schulden
follow  Wijzig
fill    name = Geldloket voor wie rekeningen heeft die niet meer te betalen zijn, voor wie brieven niet durft te openen, voor wie een buur wil helpen die er niet uit komt, voor wie wil leren hoe het wel lukt om elke maand rond te komen, en voor wie gewoon eens met iemand wil praten over geld
press   Bewaar
see     De wijziging is bewaard
follow  Voeg iemand toe
fill    mail = anja@geldloket.example
press   Voeg toe
press   Stuur een link
mailed  Een redacteur van ons heeft uw e-mailadres hierbij gezet

as      nobody
visit   $link
follow  Wijzig
fill    cost = Duizend euro
press   Stuur naar de redactie
see     Een redacteur kijkt naar uw wijziging.
visit   /zoeken?q=geldloket rekeningen
follow  Geldloket voor wie rekeningen heeft
follow  Meld het ons
fill    wrong = phone
fill    mail = anja@voorbeeld.example
press   Verstuur
see     wij kijken het na

as      karin
visit   /werk/reacties
follow  Melding: Het telefoonnummer
fill    note = Gebeld en het nummer aangepast.
press   Verstuur en handel af
see     gaat per e-mail
mailed  Gebeld en het nummer aangepast.
visit   /werk/aanbod/voorstellen
follow  Geldloket voor wie rekeningen heeft
fill    reason = Dat is te duur.
press   Verstuur de reden
see     De wijziging is niet overgenomen.
mailed  Dat is te duur.
