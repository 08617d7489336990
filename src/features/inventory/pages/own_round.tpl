{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    <div class="plein-tight">
      <h1 class="nl-heading nl-heading--level-1" lang="nl">{{name}}</h1>
      <p class="nl-paragraph nl-paragraph--lead">{{#is_running}}{{t "Dag {helper_name}. U gaat rond in {area_name}, tot en met {last_text}."}}{{/is_running}}{{#is_over}}{{t "Dag {helper_name}. De ronde is klaar. Dank u wel."}}{{/is_over}}</p>
    </div>
    {{include "platform/html/pages/errors.tpl"}}
    {{#saved}}<div class="utrecht-alert utrecht-alert--ok plein-errors" role="status">{{icon "done"}}<div class="utrecht-alert__content"><p class="nl-paragraph">{{saved_text}}</p>{{#is_postcode_unknown}}<p class="nl-paragraph">{{t "De postcode kennen wij niet. Daarom staat het niet op de kaart. Is het een typefout? Wijzig het dan."}}</p>{{/is_postcode_unknown}}</div></div>{{/saved}}
    {{include "features/inventory/pages/unsent.tpl"}}
    {{#is_running}}
    {{#no_checks}}<a class="nl-button nl-button--primary plein-wide plein-no-print" href="{{find_url}}"><span class="nl-button__icon-start">{{icon "add"}}</span><span class="nl-button__label">{{t "Ik heb iets gevonden"}}</span></a>{{/no_checks}}
    {{#has_checks}}
    <button class="plein-hidden" form="lijst" type="submit" name="act" value="save" tabindex="-1" aria-hidden="true"></button>
    <button class="nl-button nl-button--primary plein-wide plein-no-print" form="lijst" type="submit" name="act" value="find"><span class="nl-button__icon-start">{{icon "add"}}</span><span class="nl-button__label">{{t "Ik heb iets gevonden"}}</span></button>
    <form class="plein-panel plein-roomy" id="lijst" method="post" action="{{tick_url}}">
      {{include "platform/html/pages/keys.tpl"}}
      <input type="hidden" name="version" value="{{version}}">
      <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset" id="done">
        <legend class="utrecht-form-fieldset__legend">{{t "Wat u doet"}}</legend>
        <div class="plein-ticks">
          {{#check}}<label class="plein-check"><input type="checkbox" name="done" value="{{place}}"{{#is_done}} checked{{/is_done}}><span lang="{{content_language}}">{{line}}</span></label>
          {{/check}}
        </div>
      </fieldset>
      <button class="nl-button nl-button--secondary plein-no-print" type="submit" name="act" value="save"><span class="nl-button__label">{{t "Bewaar"}}</span></button>
    </form>
    {{/has_checks}}
    {{/is_running}}
    <section aria-labelledby="gevonden" class="plein-stack">
      <h2 class="nl-heading nl-heading--level-2" id="gevonden">{{t "Wat u vond"}}</h2>
      {{#no_finds}}<p class="nl-paragraph plein-quiet">{{#is_running}}{{t "Nog niets. Vertel het ons ter plekke, dan vergeet u niets."}}{{/is_running}}{{#is_over}}{{t "Niets. Ook dat helpt ons."}}{{/is_over}}</p>{{/no_finds}}
      {{#has_finds}}
      <ul class="plein-bare plein-finds">
        {{#find}}
        <li class="plein-panel plein-find">
          <p class="nl-paragraph">{{#can_change}}<a class="nl-link" href="{{url}}" lang="nl"><strong>{{find_name}}</strong></a>{{/can_change}}{{#is_public}}<a class="nl-link" href="{{url}}" lang="nl"><strong>{{find_name}}</strong></a>{{/is_public}}{{#is_fixed}}<strong{{#is_name}} lang="nl"{{/is_name}}>{{find_name}}</strong>{{/is_fixed}}</p>
          <p class="nl-paragraph plein-with-icon plein-quiet">{{#is_waiting}}{{icon "clock"}}{{/is_waiting}}{{#is_taken}}{{icon "done"}}{{/is_taken}}{{#is_decided}}{{icon "info"}}{{/is_decided}}<span>{{state_text}}, {{since_text}}</span></p>
          {{#reason_line}}<p class="nl-paragraph plein-text">{{line}}</p>
          {{/reason_line}}
        </li>
        {{/find}}
      </ul>
      {{/has_finds}}
    </section>
    {{#area_map}}
    {{include "features/inventory/pages/area_map.tpl"}}
    {{/area_map}}
    {{include "features/inventory/pages/known.tpl"}}
    <p class="nl-paragraph plein-quiet">{{#is_running}}{{t "Uw link is alleen voor u. Stuur hem niet door. Na de ronde vernietigen wij uw naam en e-mailadres."}}{{/is_running}}{{#is_over}}{{t "Hier leest u nog wat er van uw vondsten wordt. {grace_days} dagen na de ronde vernietigen wij uw naam en e-mailadres. Deze link werkt dan niet meer."}}{{/is_over}}</p>
    <p class="nl-paragraph"><span class="plein-with-icon">{{icon "phone"}}<span>{{t "Een vraag, of klopt er iets niet? Bel ons:"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></span></span></p>
  </div>
</div>
