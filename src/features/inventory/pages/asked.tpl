{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    {{#is_asking}}
    <h1 class="nl-heading nl-heading--level-1">{{t "Klopt dit?"}}</h1>
    {{include "platform/html/pages/errors.tpl"}}
    <p class="nl-paragraph nl-paragraph--lead">{{t "Dit komt over {find_name} op de site van {municipality} te staan. Verander wat niet klopt. Er staat nog niets op."}} <a class="nl-link plein-no-print" href="#klaar">{{t "Klopt alles? Ga meteen naar de knop."}}</a></p>
    {{/is_asking}}
    {{#is_answered}}
    <div class="plein-message__icon plein-message__icon--done">{{icon "done"}}</div>
    <h1 class="nl-heading nl-heading--level-1">{{t "Dank u wel"}}</h1>
    {{include "platform/html/pages/errors.tpl"}}
    <p class="nl-paragraph nl-paragraph--lead">{{t "Op {confirmed_text} zei u dat dit klopt. Iemand van {municipality} kijkt er nog naar. Staat het erop, dan mailen wij u een link waarmee u het bijhoudt."}}</p>
    {{/is_answered}}
    {{#is_postcode_unknown}}<div class="utrecht-alert utrecht-alert--info plein-errors">{{icon "info"}}<div class="utrecht-alert__content"><p class="nl-paragraph">{{t "De postcode kennen wij niet. Daarom staat het niet op de kaart. Is het een typefout? Wijzig het dan hieronder."}}</p></div></div>{{/is_postcode_unknown}}
    {{include "features/inventory/pages/now.tpl"}}
    {{#is_answered}}
    <details class="plein-fold"{{#form_open}} open{{/form_open}}>
      <summary>{{t "Bekijk of verander wat u doorgaf"}}</summary>
      <div class="plein-fold__inside">
    {{/is_answered}}
    <div>
      <form class="plein-stack plein-draft" id="pagina" method="post" action="{{save_url}}" novalidate>
        <button class="plein-hidden" type="submit" name="act" value="save" tabindex="-1" aria-hidden="true"></button>
        {{include "platform/html/pages/keys.tpl"}}
        <input type="hidden" name="version" value="{{version}}">
        {{include "features/inventory/pages/fields.tpl"}}
        <div class="plein-tight" id="klaar">
          <p class="nl-paragraph">{{#waits}}{{t "Daarna kijkt iemand van {municipality} ernaar. Staat het erop, dan krijgt u een mail met een link. Daarmee houdt u het zelf bij."}}{{/waits}}{{#at_once}}{{t "Daarna staat het er meteen op. U krijgt een mail met een link. Daarmee houdt u het zelf bij."}}{{/at_once}}</p>
          <div class="plein-form-end">
            <button class="nl-button nl-button--primary" type="submit" name="act" value="save"><span class="nl-button__icon-start">{{icon "done"}}</span><span class="nl-button__label">{{#is_asking}}{{t "Zo klopt het, zet het erop"}}{{/is_asking}}{{#is_answered}}{{t "Bewaar"}}{{/is_answered}}</span></button>
          </div>
        </div>
      </form>
    </div>
    {{#is_answered}}
      </div>
    </details>
    {{/is_answered}}
    <details class="plein-fold plein-no-print">
      <summary>{{t "Toch niet op de site? Haal het weg"}}</summary>
      <form class="plein-fold__inside" method="post" action="{{decline_url}}">
        {{include "platform/html/pages/keys.tpl"}}
        <p class="nl-paragraph">{{t "Dan komt dit er niet op. Alles wat wij hierover opschreven, ook uw e-mailadres, vernietigen wij meteen. Deze link werkt daarna niet meer."}}</p>
        <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__label">{{t "Zet het er niet op"}}</span></button>
      </form>
    </details>
    <p class="nl-paragraph"><span class="plein-with-icon">{{icon "phone"}}<span>{{t "Hebt u een vraag? Bel ons:"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></span></span></p>
  </div>
</div>
