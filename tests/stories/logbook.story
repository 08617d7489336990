story   every act leaves one line, with whose data it touched and how; no line where nobody's data were seen

visit   /
visit   /zoeken?q=schulden
visit   /hulp-vragen
fill    story = Ik wil leren lezen
fill    themes = language
press   Verder
fill    postcode = 9926 AA
press   Verder
fill    contact = mail
fill    mail = joke@voorbeeld.example
press   Verder
line    question.asked 0
press   Verstuur mijn vraag
line    question.asked 1
subject question.asked opened 1
fact    question.asked 1 neighbourhood=BU99010101 area_year=2026 theme=language channel=web contact_kind=mail organisation=gemeente other= pseudonym=some reverses=none

visit   /hulp-vragen
fill    story = Ik zoek een cursus
press   Verder
press   Verder
fill    contact = none
press   Verder
press   Verstuur mijn vraag
keep    code = .plein-code

# A list names all who stand in it, as listed.
as      mirjam
at      /werk
line    account.signed-in 1
line    question.listed 1
subject question.listed listed 2
visit   /werk/vragen
line    question.listed 2
subject question.listed listed 4
subject question.listed opened 0
visit   /werk/vragen?lijst=afgesloten
line    question.listed 3
subject question.listed listed 4

# Opening names one, as opened.
visit   /werk/vragen
follow  Ik zoek een cursus
line    question.opened 1
subject question.opened opened 1
subject question.opened listed 0
press   Neem over
line    question.taken 1
subject question.taken opened 1
line    question.opened 2
fact    question.taken 1 neighbourhood= theme= channel=web contact_kind=none organisation=gemeente pseudonym=some

# What was refused is not logged as done.
press   Stuur antwoord
status  400
line    question.answered 0
line    question.answered 1 refused

as      nobody
visit   /vraag
fill    code = AAAA-AAAA-AA
press   Bekijk mijn vraag
status  404
line    question.followed 0
fill    code = $code
press   Bekijk mijn vraag
line    question.followed 1
subject question.followed opened 1
