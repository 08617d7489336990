{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    {{include "features/frontdoor/pages/ask_steps.tpl"}}
    {{include "features/directory/pages/urgent.tpl"}}
    <h1 class="nl-heading nl-heading--level-1">{{t "Uw vraag is verstuurd"}}</h1>
    <p class="nl-paragraph nl-paragraph--lead">{{t "Goed dat u het vraagt. Dit is uw code. Schrijf hem op of maak een foto."}}</p>
    <p class="plein-code" translate="no">{{code}}</p>
    <p class="nl-paragraph">{{t "Met deze code ziet u wat er met uw vraag gebeurt. Laat de code alleen zien aan mensen die u vertrouwt."}}</p>
    <div class="plein-actions">
      <form id="pagina" method="post" action="/vraag">
        {{include "platform/html/pages/keys.tpl"}}
        <input type="hidden" name="code" value="{{code}}">
        <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__label">{{t "Bekijk mijn vraag"}}</span></button>
      </form>
      <button class="nl-button nl-button--secondary" type="button" hidden data-print><span class="nl-button__icon-start">{{icon "print"}}</span><span class="nl-button__label">{{t "Druk af"}}</span></button>
    </div>
    <section class="plein-stack" aria-labelledby="hierna">
      <h2 class="nl-heading nl-heading--level-2" id="hierna">{{t "Wat gebeurt er nu?"}}</h2>
      <ol class="plein-line plein-line--next">
        <li>{{t "Een medewerker van het Sociaal Plein leest uw vraag."}}</li>
        {{#contact_call}}<li>{{t "Een medewerker belt u uiterlijk {due_text}."}} {{t "Ons antwoord leest u ook hier, met uw code."}}</li>{{/contact_call}}
        {{#contact_mail}}<li>{{t "Een medewerker mailt u uiterlijk {due_text}."}} {{t "Ons antwoord leest u ook hier, met uw code."}}</li>{{/contact_mail}}
        {{#contact_none}}<li>{{t "Ons antwoord staat uiterlijk {due_text} op deze site. U leest het met uw code."}}</li>{{/contact_none}}
        <li>{{t "Samen kijken we wat helpt. U beslist mee."}}</li>
      </ol>
    </section>
    <div class="utrecht-alert utrecht-alert--info">
      {{icon "phone"}}
      <div class="utrecht-alert__content"><p class="nl-paragraph">{{t "Kan het niet wachten? Bel ons:"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></p></div>
    </div>
    <p class="nl-paragraph plein-no-print"><a class="nl-link" href="/">{{t "Naar de voorpagina"}}</a></p>
  </div>
</div>
