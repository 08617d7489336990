story   an editor starts a round; a helper tells of an initiative by a mailed link; its own people confirm; it is found

as      karin
visit   /werk/rondes
see     Nog geen ronde
follow  Begin een ronde
fill    name = Najaar in het Havenkwartier
fill    area = BU99010102
fill    first_day = 2026-11-16
fill    last_day = 2026-10-01
fill    checklist = Loop de buurt door.\nVraag elk initiatief wat het nodig heeft.
press   Begin deze ronde
status  400
see     De laatste dag komt na de eerste
shows   name = Najaar in het Havenkwartier
fill    last_day = 2026-12-13
press   Begin deze ronde
see     Najaar in het Havenkwartier
see     Er doet nog niemand mee.
line    round.started 1
keep    round = path
fill    name = Sanne
fill    mail = Sanne@Student.example
press   Voeg toe en mail de link
line    helper.added 1
subject helper.added opened 1
reload
line    helper.added 1
mailed  To: Sanne@Student.example
mailed  Uw link voor Najaar in het Havenkwartier
keep    asked = path

# Who answers questions sees no round, and neither does who is not signed in.
as      mirjam
visit   $round
status  404
as      nobody
visit   $round
at      /inloggen

# Opening the link only shows.
visit   $link
see     Dag Sanne.
see     Loop de buurt door.
see     Buurtkamer Havenkwartier
line    link.opened 1
subject link.opened opened 1
press   Ik heb iets gevonden
line    checklist.ticked 0
press   Verstuur
status  400
see     Vul de naam in
fill    name = Pannensoep op de stoep
fill    description = Buren koken samen een grote pan en eten aan een lange tafel.
fill    themes = social-network
fill    city = Lindervaart
fill    times = Elke woensdag om zes uur
fill    need_0 = room
fill    need_0_text = een keuken voor de winter
fill    people_name = Ria
fill    people_mail = ria@pannensoep.example
press   Verstuur
see     Pannensoep op de stoep
line    discovery.sent 1
subject discovery.sent opened 2
reload
line    discovery.sent 1
mailed  To: ria@pannensoep.example
mailed  Klopt dit over Pannensoep op de stoep?

# Its own people change what is not right, and say yes.
visit   $link
see     Klopt dit?
shows   times = Elke woensdag om zes uur
not     Sanne
fill    times = Elke donderdag om zes uur
press   Zo klopt het, zet het erop
see     kijkt er nog naar.
line    discovery.confirmed 1
subject discovery.confirmed opened 1
visit   /zoeken?q=pannensoep
not     Pannensoep op de stoep

as      karin
visit   /werk/rondes
see     De mensen zelf zeggen: het klopt
follow  Pannensoep op de stoep
see     een keuken voor de winter
see     ria@pannensoep.example
line    discovery.opened 1
press   Zet het in de sociale kaart
line    discovery.taken_up 2
reload
line    discovery.taken_up 2
mailed  To: ria@pannensoep.example

# It is found, with what it needs, and they keep it by a link of their own.
as      nobody
visit   $link
see     Pannensoep op de stoep
visit   /zoeken?q=pannensoep
follow  Pannensoep op de stoep
see     Elke donderdag om zes uur
see     een keuken voor de winter
