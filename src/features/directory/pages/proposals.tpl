{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-work__top">
    <h1 class="nl-heading nl-heading--level-1">{{t "Aanbod"}}</h1>
    {{include "features/directory/pages/entries_tabs.tpl"}}
  </div>
  <section class="plein-group">
    <div class="plein-group__head"><h2 class="nl-heading nl-heading--level-2">{{t "Wacht op een redacteur"}}</h2></div>
    {{#has_waiting}}
    <p class="nl-paragraph plein-quiet plein-small plein-questions-lead">{{t "Wat het langst wacht, staat bovenaan."}}</p>
    <ol class="plein-questions">
      {{#proposal_row}}
      <li class="plein-question plein-question--entry">
        <div><span class="plein-with-icon">{{icon "message"}}<span>{{t "Van {made_text}"}}</span></span></div>
        <div>
          <span class="plein-question__words"><a class="plein-question__link" href="{{url}}" data-row-link lang="nl">{{name}}</a></span>
          <ul class="plein-question__meta">
            {{#has_organisation_name}}<li lang="nl">{{organisation_name}}</li>{{/has_organisation_name}}
            {{#has_changes}}<li>{{t "Anders: {changes}"}}</li>{{/has_changes}}
          </ul>
        </div>
      </li>
      {{/proposal_row}}
    </ol>
    {{#has_more}}<p class="nl-paragraph plein-quiet">{{t "Er wachten er nog {more_count}. U ziet ze als u deze hebt gedaan."}}</p>{{/has_more}}
    {{/has_waiting}}
    {{#none_waiting}}
    <div class="plein-empty plein-column">
      <h3 class="nl-heading nl-heading--level-3">{{t "Er wacht niets"}}</h3>
      <p class="nl-paragraph">{{t "Wat iemand van buiten aan zijn aanbod verandert, komt hier te staan. Op de pagina van een aanbod regelt u wie dat kan."}}</p>
    </div>
    {{/none_waiting}}
  </section>
  {{#has_unasked}}
  <section class="plein-group">
    <div class="plein-group__head"><h2 class="nl-heading nl-heading--level-2">{{t "Bevestigd of veranderd door wie het bijhoudt"}}</h2></div>
    <p class="nl-paragraph plein-quiet plein-small plein-questions-lead">{{t "Hier hoefde geen redacteur naar te kijken. Het nieuwste staat bovenaan."}}</p>
    <ol class="plein-questions">
      {{#unasked_row}}
      <li class="plein-question plein-question--entry">
        <div><span class="plein-with-icon">{{icon "history"}}<span>{{since_text}}</span></span></div>
        <div><span class="plein-question__words"><a class="plein-question__link" href="{{url}}" data-row-link lang="nl">{{name}}</a></span></div>
      </li>
      {{/unasked_row}}
    </ol>
  </section>
  {{/has_unasked}}
</div>
