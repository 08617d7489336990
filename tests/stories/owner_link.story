story   an owner asks for a link; nobody learns who is an owner, and a link that holds no more looks like any other

visit   /
visit   /mijn-aanbod
press   Mail mij een link
status  400
see     Vul uw e-mailadres in
fill    mail = niemand@example.org
press   Mail mij een link
see     Is dit adres bij ons bekend?
line    link.asked 1
subject link.asked opened 0
unmailed
visit   /mijn-aanbod
fill    mail = Cycling@Example.org
press   Mail mij een link
see     Is dit adres bij ons bekend?
line    link.asked 2
subject link.asked opened 1
mailed  To: cycling@example.org
mailed  You asked for a link to what you keep up to date.
keep    asked = path

# Once more within a quarter of an hour: the link that was sent holds.
visit   /mijn-aanbod
fill    mail = cycling@example.org
press   Mail mij een link
unmailed
visit   $link
see     What you keep up to date
see     Leerwerkplaats fietsen maken
not     Buurtkoelkast
follow  Change
see     Change what is not right.
visit   /?taal=nl

# What is another's is not there.
visit   /mijn-aanbod/0123456789abcdef0123456789abcdef
status  404
see     Deze link werkt niet (meer)
see     Mail mij een link

# The link ends while they type: what they typed is there to be copied.
visit   $link
follow  Change
fill    cost = Ten euros & a biscuit
fill    location_0_from_0 = nine
old     14
press   Send to the editors
status  404
see     This link does not work (any more)
see     Ten euros & a biscuit
see     nine
shows   mail =
press   Nederlands
see     Dit typte u. Het is niet bewaard.
see     Ten euros & a biscuit
line    proposal.made 1
press   English

visit   $link
status  404
see     This link does not work (any more)
not     Ten euros
visit   /?taal=nl
visit   /mijn-aanbod
fill    mail = cycling@example.org
press   Mail mij een link
mailed  Your link to what you keep up to date
visit   $link
status  200
see     Leerwerkplaats fietsen maken
