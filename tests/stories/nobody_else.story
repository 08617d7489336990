story   who may not see a question sees the page that is not there

visit   /werk
at      /inloggen
visit   /werk/vragen
at      /inloggen

as      karin
visit   /werk/vragen
status  404
visit   /werk/vragen/0190c1d2-0000-7000-8000-000000000000
status  404
visit   /bestaat-niet
status  404

as      mirjam
visit   /werk/vragen/0190c1d2-0000-7000-8000-000000000000
status  404
visit   /werk/vragen/geen-id
status  404

# Not yours, not there and never was look the same.
as      karin
alike   /werk/vragen/0190c1d2-0000-7000-8000-000000000000 /werk/bestaat-niet
alike   /werk/vragen /werk/bestaat-niet
as      mirjam
alike   /werk/vragen/0190c1d2-0000-7000-8000-000000000000 /werk/vragen/0190c1d2-0000-7000-8000-000000000001

# A question of the municipality, for who may not see questions.
as      nobody
visit   /hulp-vragen
fill    story = Mijn buurman is ziek
press   Verder
press   Verder
fill    contact = none
press   Verder
press   Verstuur mijn vraag
as      mirjam
visit   /werk
follow  Mijn buurman is ziek
keep    question = path
as      karin
alike   $question /werk/vragen/0190c1d2-0000-7000-8000-000000000000
as      fatma
visit   $question
status  404
line    question.opened 1
