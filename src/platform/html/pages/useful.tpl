{{%AUTOESCAPE context="HTML"}}
{{#asks_useful}}
<aside class="plein-useful plein-no-print" id="reactie" aria-labelledby="reactie-kop" data-useful{{#useful_by_script}} hidden{{/useful_by_script}}>
  <div class="plein-width">
    {{#useful_question}}
    <form class="plein-useful__question" method="post" action="/reactie">
      <input type="hidden" name="csrf" value="{{csrf}}">
      <input type="hidden" name="form_key" value="{{useful_key}}">
      <input type="hidden" name="page" value="{{useful_page}}">
      <input type="hidden" name="back" value="{{useful_back}}">
      <h2 class="nl-heading nl-heading--level-3" id="reactie-kop" tabindex="-1">{{t "Was deze pagina nuttig?"}}</h2>
      <div class="plein-actions">
        <button class="nl-button nl-button--secondary" type="submit" name="useful" value="yes"><span class="nl-button__icon-start">{{icon "yes"}}</span><span class="nl-button__label">{{t "Ja"}}</span></button>
        <button class="nl-button nl-button--secondary" type="submit" name="useful" value="no"><span class="nl-button__icon-start">{{icon "no"}}</span><span class="nl-button__label">{{t "Nee"}}</span></button>
      </div>
    </form>
    {{/useful_question}}
    {{#useful_more}}
    <div class="plein-column plein-stack">
      <h2 class="nl-heading nl-heading--level-3" id="reactie-kop" tabindex="-1">{{t "Dank u wel, uw antwoord telt mee"}}</h2>
      {{include "platform/html/pages/useful_more.tpl"}}
    </div>
    {{/useful_more}}
    {{#useful_done}}
    <div class="plein-column plein-stack">
      <h2 class="nl-heading nl-heading--level-3" id="reactie-kop" tabindex="-1">{{t "Dank u wel"}}</h2>
      <p class="nl-paragraph">{{t "Wij lezen wat u schreef en maken de pagina beter."}}</p>
    </div>
    {{/useful_done}}
    <p class="nl-paragraph" role="alert" hidden data-useful-failed>{{t "Het versturen lukte niet. Probeer het zo nog eens."}}</p>
  </div>
</aside>
{{/asks_useful}}
