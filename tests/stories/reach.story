story   a worker sees only how the resident wants to be reached, and what still has to be done after answering

visit   /hulp-vragen
fill    story = Ik kom niet uit een brief van de woningbouw
fill    themes = money
fill    themes = housing
press   Verder
press   Verder
fill    contact = call
fill    phone = 06 00 00 00 12
fill    call_when = dinsdag na vier uur
fill    safe = yes
press   Verder
see     Klopt alles?
press   Verander hoe wij u bereiken
fill    contact = mail
fill    mail = inwoner@lindervaart.example
press   Verder
see     Mail mij op inwoner@lindervaart.example
not     dinsdag
press   Verstuur mijn vraag
see     Een medewerker mailt u uiterlijk
fact    question.asked 1 theme=several contact_kind=mail

as      mirjam
follow  Ik kom niet uit een brief
see     inwoner@lindervaart.example
not     00000012
not     dinsdag
not     Plein mailt niet
press   Neem over
fill    answer = Kom morgen langs.
press   Stuur antwoord
see     staat klaar
see     Deze inwoner wil een e-mail.
see     Plein mailt niet

as      nobody
visit   /hulp-vragen
fill    story = Wie helpt mij met de tuin?
press   Verder
press   Verder
fill    contact = call
fill    phone = 06 00 00 00 13
press   Verder
press   Verstuur mijn vraag
see     Een medewerker belt u uiterlijk

as      mirjam
visit   /werk/vragen
follow  Wie helpt mij met de tuin?
press   Neem over
fill    answer = Ik bel u straks.
press   Stuur antwoord
see     Deze inwoner wil gebeld worden.
see     06 00000013
see     Spreek niets in.
