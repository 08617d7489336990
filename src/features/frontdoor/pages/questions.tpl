{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-work__top">
    <h1 class="nl-heading nl-heading--level-1">{{t "Vragen"}}</h1>
    <nav aria-label="{{t "Welke vragen"}}">
      <ul class="plein-tabs">
        <li><a class="plein-tab" href="/werk/vragen"{{#filter_open}} aria-current="page"{{/filter_open}}>{{t "Open"}}</a></li>
        <li><a class="plein-tab" href="/werk/vragen?lijst=van-mij"{{#filter_mine}} aria-current="page"{{/filter_mine}}>{{t "Van mij"}}</a></li>
        <li><a class="plein-tab" href="/werk/vragen?lijst=afgesloten"{{#filter_closed}} aria-current="page"{{/filter_closed}}>{{t "Afgesloten"}}</a></li>
      </ul>
    </nav>
    {{#can_register}}<a class="nl-button nl-button--primary" href="{{register_url}}" data-key-new><span class="nl-button__icon-start">{{icon "add"}}</span><span class="nl-button__label">{{t "Schrijf een vraag op"}}</span></a>{{/can_register}}
  </div>
  {{#group}}
  <section class="plein-group">
    <div class="plein-group__head"><h2 class="nl-heading nl-heading--level-2">{{group_name}}</h2><span class="nl-number-badge">{{count}}</span></div>
    <ol class="plein-questions">
      {{#question}}
      {{include "features/frontdoor/pages/question_row.tpl"}}
      {{/question}}
    </ol>
  </section>
  {{/group}}
  {{#no_questions}}
  <div class="plein-empty plein-column">
    {{#filter_open}}<h2 class="nl-heading nl-heading--level-2">{{t "Alles is beantwoord"}}</h2>
    <p class="nl-paragraph">{{t "Nieuwe vragen van inwoners komen vanzelf hier te staan. De vraag die het eerst een antwoord moet krijgen, staat bovenaan."}}</p>{{/filter_open}}
    {{#filter_mine}}<h2 class="nl-heading nl-heading--level-2">{{t "U hebt nu geen vragen"}}</h2>
    <p class="nl-paragraph">{{t "Open een vraag die nog van niemand is en kies ‘Neem over’. Dan staat hij hier."}}</p>
    <p class="nl-paragraph"><a class="nl-link" href="/werk/vragen">{{t "Bekijk de open vragen"}}</a></p>{{/filter_mine}}
    {{#filter_closed}}<h2 class="nl-heading nl-heading--level-2">{{t "Nog niets afgesloten"}}</h2>
    <p class="nl-paragraph">{{t "Een vraag die u afsluit, staat hier tot de bewaartermijn voorbij is."}}</p>{{/filter_closed}}
  </div>
  {{/no_questions}}
  {{#has_pager}}
  <nav class="plein-pager plein-group" aria-label="{{t "Meer vragen"}}">
    {{#has_previous}}<a class="nl-button nl-button--secondary" href="{{previous_url}}"><span class="nl-button__label">{{t "Naar het begin"}}</span></a>{{/has_previous}}
    {{#has_next}}<a class="nl-button nl-button--secondary" href="{{next_url}}" rel="next"><span class="nl-button__label">{{t "Volgende"}}</span></a>{{/has_next}}
  </nav>
  {{/has_pager}}
</div>
