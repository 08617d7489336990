{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    <h1 class="nl-heading nl-heading--level-1">{{t "Uw privacy"}}</h1>
    <p class="nl-paragraph nl-paragraph--lead">{{t "Zoeken kan zonder iets over uzelf te vertellen. Wij bewaren pas iets van u als u hulp vraagt, iets meldt of een pagina bijhoudt, of als een helper u noemt. Hier leest u wat, waarom en hoe lang."}}</p>
    <h2 class="nl-heading nl-heading--level-2">{{t "Als u alleen zoekt"}}</h2>
    <p class="nl-paragraph">{{t "Wij bewaren niet wie u bent en wat u zoekt. Wij volgen u niet. Er is één cookie: alleen als u een taal kiest, onthoudt uw browser die keuze een jaar."}}</p>
    <h2 class="nl-heading nl-heading--level-2">{{t "Als u een reactie geeft"}}</h2>
    <p class="nl-paragraph">{{t "Onder een pagina kunt u zeggen of die nuttig was. Wij bewaren alleen welke pagina het was, in welke taal, de dag en uw ja of nee. Wie het zei, weten wij niet. Wat u erbij schrijft of meldt, verwijderen wij {remark_term_text}."}}</p>
    <p class="nl-paragraph">{{t "Meldt u dat iets niet klopt en geeft u een e-mailadres? Dat verwijderen wij zodra wij u antwoorden, en anders {mail_term_text}."}}</p>
    <h2 class="nl-heading nl-heading--level-2">{{t "Als u een pagina op onze site bijhoudt"}}</h2>
    <p class="nl-paragraph">{{t "Van wie een pagina op onze site bijhoudt, bewaren wij het e-mailadres, de taal, welke pagina het is en sinds wanneer, en wanneer wij een mail stuurden. Alleen medewerkers die de site bijhouden zien het adres. Houdt u niets meer bij, dan verwijderen wij dit meteen. Gaat de pagina over iets dat is gestopt, dan verwijderen wij het {owner_term_text}. Wat u verandert, blijft bewaard zonder uw adres."}}</p>
    <h2 class="nl-heading nl-heading--level-2">{{t "Als iemand opschrijft wat u met anderen doet"}}</h2>
    <p class="nl-paragraph">{{t "Soms gaan helpers een gebied rond. Zij schrijven op wat inwoners voor elkaar doen. Van helpers bewaren wij naam, e-mailadres en taal, tot twee weken na de laatste dag. Alleen medewerkers die de site bijhouden zien dat."}}</p>
    <p class="nl-paragraph">{{t "Noemt een helper u als iemand die weet of het klopt? Dan vragen wij het u per e-mail. Uw naam en adres gebruiken wij alleen daarvoor. Zegt u liever niet, dan vernietigen wij alles meteen. Besluit niemand iets, dan vernietigen wij het {discovery_term_text}."}}</p>
    <h2 class="nl-heading nl-heading--level-2">{{t "Als u hulp vraagt"}}</h2>
    <p class="nl-paragraph">{{t "Wij bewaren wat u zelf invult:"}}</p>
    <ul class="plein-list">
      <li>{{t "uw verhaal en de onderwerpen die u koos;"}}</li>
      <li>{{t "uw postcode, naam, telefoonnummer en e-mailadres, als u die geeft;"}}</li>
      <li>{{t "hoe en wanneer wij u mogen bereiken, en of dat veilig is;"}}</li>
      <li>{{t "wat wij met u afspreken en wat wij antwoorden."}}</li>
    </ul>
    <h2 class="nl-heading nl-heading--level-2">{{t "Waarom mogen wij dat?"}}</h2>
    <p class="nl-paragraph">{{t "Een gemeente moet mensen met een hulpvraag verder helpen en uitzoeken wat nodig is. Dat staat in de Wet maatschappelijke ondersteuning 2015, artikel 2.3.2. Het is onze publieke taak: artikel 6, eerste lid, onder e, van de AVG. Daarom vragen wij geen toestemming om uw vraag te lezen. Voor iets anders gebruiken wij uw gegevens niet."}}</p>
    <h2 class="nl-heading nl-heading--level-2">{{t "Wie leest mee?"}}</h2>
    <p class="nl-paragraph">{{t "Alleen medewerkers van het Sociaal Plein. Elke keer dat iemand uw vraag opent, wordt dat opgeschreven. Wij geven niets door aan een andere organisatie zonder het met u te bespreken. Alleen als iemand in gevaar is, kan dat anders zijn."}}</p>
    <h2 class="nl-heading nl-heading--level-2">{{t "Hoe lang bewaren wij het?"}}</h2>
    <p class="nl-paragraph">{{t "Uw vraag en ons antwoord verwijderen wij {retention_text}. Wat overblijft zijn aantallen, zonder dat iemand u daarin kan herkennen."}}</p>
    <h2 class="nl-heading nl-heading--level-2">{{t "Uw rechten"}}</h2>
    <p class="nl-paragraph">{{t "U mag vragen wat wij van u bewaren en wie het heeft bekeken. U mag het laten verbeteren of verwijderen. U mag bezwaar maken. Wij antwoorden binnen een maand."}}</p>
    <div class="plein-card">
      <h3 class="nl-heading nl-heading--level-3">{{t "Vragen over privacy?"}}</h3>
      <p class="nl-paragraph">{{t "Mail of bel. De functionaris gegevensbescherming kijkt of wij het goed doen."}}</p>
      <p class="nl-paragraph"><a class="nl-link plein-with-icon plein-mail" href="mailto:{{contact_mail}}">{{icon "mail"}}{{contact_mail}}</a></p>
      <p class="nl-paragraph"><a class="nl-link plein-with-icon plein-phone" href="tel:{{phone_link}}">{{icon "phone"}}{{phone}}</a></p>
    </div>
    <p class="nl-paragraph">{{t "Komen wij er samen niet uit? Dan kunt u een klacht indienen bij de toezichthouder:"}} <a class="nl-link" href="https://www.autoriteitpersoonsgegevens.nl/" rel="noreferrer external">{{t "Autoriteit Persoonsgegevens"}}</a></p>
  </div>
</div>
