story   somebody who does not read Dutch asks in English; the worker reads it and answers

visit   /?taal=en
see     help you
follow  Ask for help
see     What is going on?
press   Continue
status  400
see     Something is not right yet
fill    story = I got a letter about my rent and I do not understand it
press   Continue
press   Continue
fill    contact = none
press   Continue
see     Is everything right?
press   Send my question
see     Your question has been sent
keep    code = .plein-code
fact    question.asked 1 neighbourhood= theme= channel=web contact_kind=none

as      mirjam
follow  I got a letter about my rent
press   Neem over
fill    answer = Please come to the meeting place tomorrow at ten.
press   Stuur antwoord
see     staat klaar

as      nobody
visit   /vraag
fill    code = $code
press   See my question
see     Please come to the meeting place tomorrow at ten.
not     Antwoord
