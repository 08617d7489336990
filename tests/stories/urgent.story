story   who writes about violence sees whom to call on every page after it, and a worker is told to look today

visit   /hulp-vragen
not     Veilig Thuis
fill    story = Mijn man slaat mij, ik durf niet naar huis
press   Verder
see     Wat is uw postcode?
see     0800-2000
see     Snel weg
press   Verder
see     0800-2000
fill    contact = none
press   Verder
see     Klopt alles?
see     0800-2000
see     Snel weg
press   Verstuur mijn vraag
see     Uw vraag is verstuurd
see     0800-2000
see     Snel weg
see     uiterlijk 20 november
keep    code = .plein-code
press   Bekijk mijn vraag
see     0800-2000
see     Snel weg
see     U hoort uiterlijk 20 november

as      mirjam
see     Dit kan dringend zijn
see     vandaag
follow  Mijn man slaat mij
see     niet veilig thuis
see     Deze vraag kan dringend zijn. Daarom moet er vandaag iemand naar kijken

# An ordinary question that turns urgent by what is added.
as      nobody
visit   /hulp-vragen
fill    story = Ik zoek hulp bij het invullen van een formulier
press   Verder
not     Snel weg
press   Verder
fill    contact = none
press   Verder
press   Verstuur mijn vraag
keep    second = .plein-code
press   Bekijk mijn vraag
not     Snel weg
fill    more = Ik wil niet meer leven
press   Stuur dit erbij
see     erbij gezet
see     0800-0113

as      mirjam
visit   /werk
see     Dit kan dringend zijn: lees wat erbij is geschreven
follow  Ik zoek hulp bij het invullen
see     Dit kan dringend zijn: zelfmoord
see     vandaag
