story   a resident withdraws, and nobody can answer any more

visit   /hulp-vragen
fill    story = Mijn computer doet het niet
press   Verder
press   Verder
fill    contact = mail
fill    mail = geen adres
press   Verder
status  400
shows   mail = geen adres
fill    mail = joke@voorbeeld.example
press   Verder
press   Verstuur mijn vraag
keep    code = .plein-code

visit   /vraag
fill    code = $code
press   Bekijk mijn vraag
press   Trek mijn vraag in
see     ingetrokken
not     Stuur dit erbij
fact    question.withdrawn 1

as      mirjam
not     Mijn computer doet het niet
visit   /werk/vragen?lijst=afgesloten
follow  Mijn computer doet het niet
not     Stuur antwoord
