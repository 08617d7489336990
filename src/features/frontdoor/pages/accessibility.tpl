{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    <h1 class="nl-heading nl-heading--level-1">{{t "Toegankelijkheid"}}</h1>
    <p class="nl-paragraph nl-paragraph--lead">{{t "Iedereen moet deze site kunnen gebruiken. Ook als u slecht ziet, niet met een muis werkt of lezen lastig vindt."}}</p>
    <h2 class="nl-heading nl-heading--level-2">{{t "Wat helpt u?"}}</h2>
    <ul class="plein-list">
      <li>{{t "Bijna elke pagina kan hardop worden voorgelezen: kies bovenaan ‘Lees voor’."}}</li>
      <li>{{t "U kunt uw vraag inspreken, als uw browser dat kan. De browser stuurt uw stem dan naar zijn eigen maker."}}</li>
      <li>{{t "Alles werkt met het toetsenbord, met een schermlezer en op een telefoon."}}</li>
      <li>{{t "U kunt de letters vergroten. De site volgt uw instelling voor donker of hoog contrast."}}</li>
    </ul>
    <h2 class="nl-heading nl-heading--level-2">{{t "Hoe staat het ervoor?"}}</h2>
    <p class="nl-paragraph">{{t "Wij bouwen volgens WCAG 2.2, niveau A en AA. Elke verandering wordt vanzelf getest. Zo’n test vindt niet alles. Een onafhankelijk bureau heeft de site nog niet onderzocht."}}</p>
    <p class="nl-paragraph">{{t "Dit weten wij al:"}}</p>
    <ul class="plein-list">
      <li>{{t "De kaart is een tekening. Alles wat erop staat, staat ook in de lijst ernaast."}}</li>
      <li>{{t "Teksten van andere organisaties zijn soms moeilijk. Wij vragen hun om het eenvoudiger te schrijven."}}</li>
    </ul>
    <div class="plein-card">
      <h2 class="nl-heading nl-heading--level-3">{{t "Lukt er iets niet?"}}</h2>
      <p class="nl-paragraph">{{t "Vertel het ons. Wij helpen u meteen op een andere manier en lossen het op. U hoort binnen twee weken wat wij doen."}}</p>
      <p class="nl-paragraph"><a class="nl-link plein-with-icon plein-phone" href="tel:{{phone_link}}">{{icon "phone"}}{{phone}}</a></p>
      <p class="nl-paragraph"><a class="nl-link plein-with-icon plein-mail" href="mailto:{{accessibility_mail}}">{{icon "mail"}}{{accessibility_mail}}</a></p>
    </div>
  </div>
</div>
