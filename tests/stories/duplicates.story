story   an editor looks at two pairs that look double: one is two, of the other one stays

as      mirjam
visit   /werk/aanbod/dubbel
status  404

as      karin
visit   /werk/aanbod
follow  Misschien dubbel
at      /werk/aanbod/dubbel
see     2 paren om te bekijken
see     Zangkoor Vaart en Vals
see     Koor Vaart en Vals
see     Hetzelfde, of bijna:
see     Contributie € 40 per jaar.
see     Naaiatelier: open ochtenden

# Judged: two, with who and when.
press   Dit zijn er twee
see     Dit zijn er twee. U ziet dit paar hier niet meer.
see     1 paar om te bekijken
line    pair.parted 1
reload
line    pair.parted 1
visit   /werk/aanbod/dubbel?lijst=twee
see     Karin Elzinga
press   Zet terug
see     Dit paar staat weer bij wat u kunt bekijken
see     2 paren om te bekijken
line    pair.reopened 1
visit   /werk/aanbod/dubbel?lijst=twee
see     Nog geen paar bekeken

# One stays; the other ends, says where it is now, and can be put back.
visit   /werk/aanbod/dubbel
press   Houd deze
see     is gestopt en niet meer te vinden. Het blijft bewaard.
see     1 paar om te bekijken
line    entry.ended 1
follow  Bekijk het of zet het terug
see     Dit stond er dubbel in. U vindt het nu bij
see     Gestopt
press   Zet terug
see     De eerdere versie staat er weer.
line    entry.restored 1
visit   /werk/aanbod/dubbel
see     2 paren om te bekijken

# Nothing left is said too.
press   Dit zijn er twee
press   Dit zijn er twee
see     Niets lijkt dubbel
