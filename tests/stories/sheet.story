story   a resident prints what there is in the neighbourhood

visit   /
follow  Uw buurt op papier
at      /buurt
see     Of kies uit de lijst
fill    postcode = 9926 AA
press   Toon het blad
status  200
see     Hulp in en bij
see     0800-2000
see     112

# What cannot be found stays where it was typed.
visit   /buurt
fill    postcode = Nergenshuizen
press   Toon het blad
status  400
see     Deze plek kennen wij niet
shows   postcode = Nergenshuizen
press   English
see     Show the sheet
shows   postcode = Nergenshuizen
visit   /buurt?taal=nl

# The sheet of a village has what lies there and who helps there, and not what is only for another village.
visit   /buurt
follow  Haarwolde
at      /buurt/BU99010401/blad
see     Dorpshuis De Gaarde
see     Buurtverbinder Zanddorpen
see     Maandag van 10.00 tot 12.00 uur
see     Voedselbank Lindervaart
not     Buurtverbinder Lindehof
not     Dorpshuis De Stobbe
press   Ja
at      /buurt/BU99010401/blad
see     Wat kan er beter?
follow  Dorpshuis De Gaarde
status  200
visit   /buurt
follow  Lindervaart
see     Hulp in de gemeente Lindervaart
visit   /buurt/BU00000000/blad
status  404
fact    question.asked 0
