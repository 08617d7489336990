{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-work__top">
    <h1 class="nl-heading nl-heading--level-1">{{today_heading}}</h1>
    {{#has_first}}<a class="nl-button nl-button--primary" href="{{first_url}}"><span class="nl-button__label">{{t "Begin met de eerste vraag"}}</span></a>{{/has_first}}
  </div>
  {{#keeps_directory}}
  <section class="plein-group" aria-labelledby="sociale-kaart">
    <div class="plein-group__head"><h2 class="nl-heading nl-heading--level-2" id="sociale-kaart">{{t "Sociale kaart"}}</h2><a class="nl-link" href="/werk/aanbod">{{t "Al het aanbod"}}</a></div>
    {{#nothing_waits}}<p class="nl-paragraph plein-quiet">{{t "Er wacht niets op een redacteur. Mooi."}}</p>{{/nothing_waits}}
    <ul class="plein-questions">
      {{#upkeep_row}}
      <li class="plein-question plein-question--entry">
        <div>{{#waits}}<span class="plein-due">{{t "{count} te doen"}}</span>{{/waits}}{{#rests}}<span class="plein-quiet">{{t "Niets te doen"}}</span>{{/rests}}</div>
        <div><span class="plein-question__words"><a class="plein-question__link" href="{{url}}" data-row-link>{{name}}</a></span></div>
      </li>
      {{/upkeep_row}}
    </ul>
  </section>
  {{/keeps_directory}}
  {{#sees_none}}
  <div class="plein-column plein-stack plein-group">
    {{#keeps_none}}<p class="nl-paragraph nl-paragraph--lead">{{t "U bent ingelogd als {role_name}. Bij die rol horen geen vragen van inwoners, daarom staan ze hier niet."}}</p>{{/keeps_none}}
    <h2 class="nl-heading nl-heading--level-2">{{#keeps_none}}{{t "Wat u wel kunt doen"}}{{/keeps_none}}{{#keeps_directory}}{{t "Wat u nog meer kunt doen"}}{{/keeps_directory}}</h2>
    <ul class="plein-list">
      <li><a class="nl-link" href="/zoeken">{{t "Zoeken in de sociale kaart"}}</a></li>
      {{#may_manage}}<li>{{t "Accounts maken en veranderen. Dat gaat op de server, met:"}} <code translate="no">plein user</code></li>{{/may_manage}}
      {{#may_verify}}<li>{{t "Nakijken of niemand iets in het logboek heeft veranderd. Dat gaat op de server, met:"}} <code translate="no">plein logbook verify</code></li>{{/may_verify}}
    </ul>
  </div>
  {{/sees_none}}
  {{#sees_questions}}
  <ul class="plein-counts">
    <li><a class="plein-count{{#has_late}} plein-count--late{{/has_late}}" href="#te-laat"><span class="plein-count__number">{{late_count}}</span> <span>{{t "te laat"}}</span></a></li>
    <li><a class="plein-count" href="#vandaag"><span class="plein-count__number">{{today_count}}</span> <span>{{t "voor vandaag"}}</span></a></li>
    <li><a class="plein-count" href="#nieuw"><span class="plein-count__number">{{new_count}}</span> <span>{{t "nieuw"}}</span></a></li>
    <li><a class="plein-count" href="#wacht"><span class="plein-count__number">{{waiting_count}}</span> <span>{{t "wacht op inwoner"}}</span></a></li>
  </ul>
  <section class="plein-group" id="te-laat">
    <div class="plein-group__head"><h2 class="nl-heading nl-heading--level-2">{{t "Te laat"}}</h2></div>
    {{#has_late}}<ol class="plein-questions">{{#late}}{{include "features/frontdoor/pages/question_row.tpl"}}{{/late}}</ol>{{/has_late}}
    {{#more_late}}<p class="nl-paragraph plein-more">{{t "Er zijn er meer."}} <a class="nl-link" href="/werk/vragen">{{t "Bekijk alle vragen"}}</a></p>{{/more_late}}
    {{#no_late}}<p class="nl-paragraph plein-quiet">{{t "Niets is te laat. Mooi."}}</p>{{/no_late}}
  </section>
  <section class="plein-group" id="vandaag">
    <div class="plein-group__head"><h2 class="nl-heading nl-heading--level-2">{{t "Voor vandaag"}}</h2></div>
    {{#has_today}}<ol class="plein-questions">{{#today}}{{include "features/frontdoor/pages/question_row.tpl"}}{{/today}}</ol>{{/has_today}}
    {{#more_today}}<p class="nl-paragraph plein-more">{{t "Er zijn er meer."}} <a class="nl-link" href="/werk/vragen">{{t "Bekijk alle vragen"}}</a></p>{{/more_today}}
    {{#no_today}}<p class="nl-paragraph plein-quiet">{{t "Vandaag hoeft er niets af. Kijk of u een nieuwe vraag kunt oppakken."}}</p>{{/no_today}}
  </section>
  <section class="plein-group" id="nieuw">
    <div class="plein-group__head"><h2 class="nl-heading nl-heading--level-2">{{t "Nieuw, nog van niemand"}}</h2></div>
    {{#has_new}}<ol class="plein-questions">{{#new}}{{include "features/frontdoor/pages/question_row.tpl"}}{{/new}}</ol>{{/has_new}}
    {{#more_new}}<p class="nl-paragraph plein-more">{{t "Er zijn er meer."}} <a class="nl-link" href="/werk/vragen">{{t "Bekijk alle vragen"}}</a></p>{{/more_new}}
    {{#no_new}}<p class="nl-paragraph plein-quiet">{{t "Er zijn geen nieuwe vragen. Ze komen vanzelf hier te staan."}}</p>{{/no_new}}
  </section>
  <section class="plein-group" id="wacht">
    <div class="plein-group__head"><h2 class="nl-heading nl-heading--level-2">{{t "Wacht op inwoner"}}</h2></div>
    {{#has_waiting}}<ol class="plein-questions">{{#waiting}}{{include "features/frontdoor/pages/question_row.tpl"}}{{/waiting}}</ol>{{/has_waiting}}
    {{#more_waiting}}<p class="nl-paragraph plein-more">{{t "Er zijn er meer."}} <a class="nl-link" href="/werk/vragen">{{t "Bekijk alle vragen"}}</a></p>{{/more_waiting}}
    {{#no_waiting}}<p class="nl-paragraph plein-quiet">{{t "U wacht op niemand."}}</p>{{/no_waiting}}
  </section>
  {{/sees_questions}}
</div>
