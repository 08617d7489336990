{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-work__top">
    <h1 class="nl-heading nl-heading--level-1">{{t "Aanbod"}}</h1>
    {{include "features/directory/pages/entries_tabs.tpl"}}
  </div>
  {{#has_found}}
  <section class="plein-group">
    <div class="plein-group__head"><h2 class="nl-heading nl-heading--level-2">{{t "Wacht op een redacteur"}}</h2></div>
    <p class="nl-paragraph plein-quiet plein-small plein-questions-lead">{{t "Wat het langst wacht, staat bovenaan."}}</p>
    <ol class="plein-questions">
      {{#waiting_row}}
      <li class="plein-question plein-question--entry">
        <div><span class="plein-with-icon">{{#is_confirmed}}{{icon "done"}}{{/is_confirmed}}{{#is_changed}}{{icon "info"}}{{/is_changed}}{{#is_unasked}}{{icon "phone"}}{{/is_unasked}}<span>{{#is_confirmed}}{{t "De mensen zelf zeggen: het klopt"}}{{/is_confirmed}}{{#is_changed}}{{t "Veranderd nadat de mensen zelf ja zeiden"}}{{/is_changed}}{{#is_unasked}}{{t "Nog aan niemand gevraagd"}}{{/is_unasked}}</span></span></div>
        <div>
          <span class="plein-question__words"><a class="plein-question__link" href="{{url}}" data-row-link lang="nl">{{name}}</a></span>
          <ul class="plein-question__meta"><li>{{t "Gevonden op {since_text}"}}</li><li lang="nl">{{round_name}}</li></ul>
        </div>
      </li>
      {{/waiting_row}}
    </ol>
  </section>
  {{/has_found}}
  {{#has_rounds}}
  <section class="plein-group">
    <div class="plein-work__top">
      <h2 class="nl-heading nl-heading--level-2">{{t "Rondes"}}</h2>
      <a class="nl-button nl-button--primary plein-no-print" href="/werk/rondes/nieuw"><span class="nl-button__icon-start">{{icon "add"}}</span><span class="nl-button__label">{{t "Begin een ronde"}}</span></a>
    </div>
    <ol class="plein-questions">
      {{#round_row}}
      <li class="plein-question">
        <div><span class="plein-with-icon">{{#is_running}}{{icon "people"}}{{/is_running}}{{#is_planned}}{{icon "clock"}}{{/is_planned}}{{#has_ended}}{{icon "done"}}{{/has_ended}}<span>{{#is_running}}{{t "Loopt tot en met {last_text}"}}{{/is_running}}{{#is_planned}}{{t "Begint op {first_text}"}}{{/is_planned}}{{#has_ended}}{{t "Klaar sinds {end_text}"}}{{/has_ended}}</span></span></div>
        <div>
          <span class="plein-question__words"><a class="plein-question__link" href="{{url}}" data-row-link lang="nl">{{name}}</a></span>
          <ul class="plein-question__meta"><li lang="nl">{{area_name}}</li>{{#has_helpers}}<li>{{#one_helper}}{{t "1 helper"}}{{/one_helper}}{{#more_helpers}}{{t "{helper_count} helpers"}}{{/more_helpers}}</li>{{/has_helpers}}{{#no_helpers}}<li>{{t "Geen helpers"}}</li>{{/no_helpers}}</ul>
        </div>
        <div class="plein-small">{{t "{found_total} gevonden, {taken_count} erbij gezet"}}{{#has_bar}}<svg class="plein-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="plein-bar__all" width="100" height="8"/><rect class="plein-bar__part" width="{{taken_share}}" height="8"/></svg>{{/has_bar}}</div>
      </li>
      {{/round_row}}
    </ol>
  </section>
  {{/has_rounds}}
  {{#no_rounds}}
  <div class="plein-empty plein-column plein-stack">
    <h2 class="nl-heading nl-heading--level-2">{{t "Nog geen ronde"}}</h2>
    <p class="nl-paragraph">{{t "In een ronde gaan helpers, bijvoorbeeld studenten, een paar weken een gebied door. Zij zoeken wat inwoners daar voor elkaar doen en vragen wat zij nodig hebben."}}</p>
    <p class="nl-paragraph">{{t "De mensen van zo’n initiatief krijgen daarna een mail. Zij zeggen of het klopt en houden het zelf bij."}}</p>
    <a class="nl-button nl-button--primary" href="/werk/rondes/nieuw"><span class="nl-button__icon-start">{{icon "add"}}</span><span class="nl-button__label">{{t "Begin een ronde"}}</span></a>
  </div>
  {{/no_rounds}}
</div>
