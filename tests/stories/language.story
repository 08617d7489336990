story   who changes the language halfway keeps what was typed and stays on the page

visit   /hulp-vragen
fill    story = Ik begrijp de brief niet
fill    themes = money
press   English
status  200
see     What is going on?
shows   story = Ik begrijp de brief niet
press   Continue
fill    postcode = 99
press   Continue
status  400
press   Nederlands
status  200
see     Wat is uw postcode?
shows   postcode = 99
fill    postcode = 9926 AA
press   Verder
fill    contact = mail
fill    mail = nog niet af
press   English
status  200
shows   mail = nog niet af
shows   contact = mail
fill    contact = none
press   Continue
see     Is everything right?
see     Ik begrijp de brief niet
press   Nederlands
see     Klopt alles?
fact    question.asked 0
press   Verstuur mijn vraag
keep    code = .plein-code
press   English
status  200
see     Ik begrijp de brief niet
fill    more = Het is een brief van de bank
press   Nederlands
status  200
shows   more = Het is een brief van de bank
fact    question.added 0
press   Stuur dit erbij
press   English
status  200

visit   /vraag?taal=nl
fill    code = $code
press   Bekijk mijn vraag
press   Trek mijn vraag in
see     ingetrokken
press   English
status  200

visit   /inloggen?taal=nl
fill    name = mirjam
fill    password = dit is niet goed
press   Log in
status  400
press   English
status  200
shows   name = mirjam
press   Nederlands

as      mirjam
visit   /werk/vragen?lijst=afgesloten
follow  Ik begrijp de brief niet
see     Ingetrokken

as      nobody
visit   /hulp-vragen
fill    story = Wie helpt mij met de tuin?
press   Verder
press   Verder
fill    contact = none
press   Verder
press   Verstuur mijn vraag

as      mirjam
visit   /werk/vragen
follow  Wie helpt mij met de tuin?
press   Neem over
fill    note = Nog niet klaar
press   Sluit af
status  400
press   English
status  200
shows   note = Nog niet klaar
press   Nederlands
press   Stuur antwoord
status  400
press   English
status  200
fact    question.closed 0
