{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    <h1 class="nl-heading nl-heading--level-1">{{t "Deze link werkt niet (meer)"}}</h1>
    {{#is_unknown}}<p class="nl-paragraph">{{t "Kijk of u een nieuwere mail van ons hebt. Of bel ons, dan kijken wij het na."}}</p>{{/is_unknown}}
    {{#is_decided}}<p class="nl-paragraph">{{t "Hierover is al beslist. Staat het op de site, en houdt u het bij? Dan hebt u daarvoor een andere mail van ons."}} <a class="nl-link" href="/mijn-aanbod">{{t "Vraag een nieuwe link"}}</a></p>{{/is_decided}}
    {{include "features/inventory/pages/unsent.tpl"}}
    {{#is_unknown}}<p class="nl-paragraph">{{t "Een link werkt niet meer als er een nieuwere is, als hij te oud is, of als de ronde al een tijd voorbij is. Kijk ook of u de hele link hebt geopend."}}</p>{{/is_unknown}}
    <p class="nl-paragraph"><span class="plein-with-icon">{{icon "phone"}}<a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></span></p>
  </div>
</div>
