{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    <h1 class="nl-heading nl-heading--level-1">{{t "Over deze site"}}</h1>
    <p class="nl-paragraph nl-paragraph--lead">{{t "Dit is het Sociaal Plein van {municipality}: één plek waar u terechtkunt met vragen over geld, wonen, zorg, werk, opvoeden en meedoen."}}</p>
    <h2 class="nl-heading nl-heading--level-2">{{t "Wat kunt u hier?"}}</h2>
    <ul class="plein-list">
      <li>{{t "Zoeken welke hulp er bij u in de buurt is."}}</li>
      <li>{{t "Hulp vragen, met of zonder uw naam."}}</li>
      <li>{{t "Zien wat er met uw vraag gebeurt."}}</li>
    </ul>
    <h2 class="nl-heading nl-heading--level-2">{{t "Hoe kiest de site wat u ziet?"}}</h2>
    <p class="nl-paragraph">{{t "Eerst komt wat het best bij uw woorden past. Wat dichtbij is, gaat voor wat ver weg is. Wat verouderd kan zijn, zakt: het is lang niet nagekeken, of er is gemeld dat iets niet klopt."}}</p>
    <p class="nl-paragraph">{{t "Past alles even goed? Dan staat eerst wat u zelf of met de buurt kunt doen, en daarna hulp waarvoor de gemeente eerst met u praat. Dat geldt niet bij gevaar of spoed, en niet bij het onderwerp veiligheid: dan staat hulp van mensen die meteen opnemen bovenaan."}}</p>
    <p class="nl-paragraph">{{t "Niemand kan betalen om hoger te staan. De site houdt niet bij wat u zoekt."}}</p>
    <h2 class="nl-heading nl-heading--level-2">{{t "Wie beantwoordt uw vraag?"}}</h2>
    <p class="nl-paragraph">{{t "Een mens, geen computer. Medewerkers van de gemeente en van organisaties in de buurt werken hier samen."}}</p>
    <p class="nl-paragraph"><span class="plein-with-icon">{{icon "phone"}}<span>{{t "Liever bellen of langskomen? Bel ons:"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></span></span></p>
    <h2 class="nl-heading nl-heading--level-2">{{t "Op papier en op andere websites"}}</h2>
    <ul class="plein-list">
      <li><a class="nl-link" href="/buurt">{{t "Een blad van uw buurt om af te drukken"}}</a></li>
      <li><a class="nl-link" href="/insluiten">{{t "Het zoekvak op uw eigen website"}}</a></li>
    </ul>
    <h2 class="nl-heading nl-heading--level-2">{{t "Over het programma"}}</h2>
    <p class="nl-paragraph">{{t "Deze site draait op Plein. Dat is open software: iedereen mag de code bekijken, gebruiken en verbeteren. De licentie is de EUPL 1.2."}}</p>
    {{#has_version}}<p class="nl-paragraph plein-quiet plein-small">{{t "Versie {program_version}"}}</p>{{/has_version}}
  </div>
</div>
