story   the themes that a resident chose count in what is suggested to a worker, however long the story

visit   /hulp-vragen
fill    story = Ik kan de huur niet betalen. De brieven liggen op de keukentafel en ik weet niet waar ik moet beginnen. De brieven liggen op de keukentafel en ik weet niet waar ik moet beginnen. De brieven liggen op de keukentafel en ik weet niet waar ik moet beginnen. De brieven liggen op de keukentafel en ik weet niet waar ik moet beginnen. De brieven liggen op de keukentafel en ik weet niet waar ik moet beginnen. De brieven liggen op de keukentafel en ik weet niet waar ik moet beginnen. De brieven liggen op de keukentafel en ik weet niet waar ik moet beginnen. De brieven liggen op de keukentafel en ik weet niet waar ik moet beginnen. 
fill    themes = transport
press   Verder
press   Verder
fill    contact = none
press   Verder
press   Verstuur mijn vraag

as      mirjam
follow  Ik kan de huur niet betalen
press   Neem over
see     Past dit erbij?
see     Vervoer 088
