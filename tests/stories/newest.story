story   what was asked last stands first among the closed questions

visit   /hulp-vragen
fill    story = De eerste vraag
press   Verder
press   Verder
fill    contact = none
press   Verder
press   Verstuur mijn vraag
press   Bekijk mijn vraag
press   Trek mijn vraag in
see     ingetrokken

idle    16 minutes
visit   /hulp-vragen
fill    story = De tweede vraag
press   Verder
press   Verder
fill    contact = none
press   Verder
press   Verstuur mijn vraag
press   Bekijk mijn vraag
press   Trek mijn vraag in
see     ingetrokken

as      mirjam
visit   /werk/vragen?lijst=afgesloten
see     De eerste vraag
keep    first = .plein-question__words
follow  $first
see     De tweede vraag
not     De eerste vraag
