story   a resident adds to a question that was withdrawn in another window; the words become a new question

visit   /hulp-vragen
fill    story = Ik zoek een bril
press   Verder
press   Verder
fill    contact = none
press   Verder
press   Verstuur mijn vraag
keep    code = .plein-code

visit   /vraag
fill    code = $code
press   Bekijk mijn vraag
fill    more = Het glas is gebroken.\n\nEn ik zie <niets> & niemand.
press   Trek mijn vraag in
see     ingetrokken
back
press   Stuur dit erbij
status  409
see     Het is niet verstuurd
see     En ik zie <niets> & niemand.
fact    question.added 0
press   Stel met deze tekst een nieuwe vraag
status  200
see     Stap 1 van 5
shows   story = Het glas is gebroken.\n\nEn ik zie <niets> & niemand.
press   Verder
press   Verder
fill    contact = none
press   Verder
press   Verstuur mijn vraag
see     Uw vraag is verstuurd
fact    question.asked 2

# A code with a slip in it loses the words neither.
visit   /vraag
fill    code = $code
press   Bekijk mijn vraag
see     ingetrokken
not     Het is niet verstuurd
