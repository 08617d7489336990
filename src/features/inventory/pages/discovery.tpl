{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <a class="nl-link plein-back plein-no-print" href="{{round_url}}">{{icon "back"}}{{round_name}}</a>
  <div class="plein-work__top">
    <div class="plein-tight">
      <h1 class="nl-heading nl-heading--level-1" lang="nl">{{name}}</h1>
      <ul class="plein-inline"><li class="nl-data-badge">{{state_text}}</li></ul>
    </div>
    {{#is_waiting}}
    {{#take_is_main}}
    <form class="plein-no-print" method="post" action="{{take_url}}">
      {{include "platform/html/pages/keys.tpl"}}
      <input type="hidden" name="version" value="{{version}}">
      <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__icon-start">{{icon "done"}}</span><span class="nl-button__label">{{t "Zet het in de sociale kaart"}}</span></button>
    </form>
    {{/take_is_main}}
    {{/is_waiting}}
  </div>
  {{include "platform/html/pages/errors.tpl"}}
  {{#saved}}<div class="utrecht-alert utrecht-alert--ok plein-errors" role="status">{{icon "done"}}<div class="utrecht-alert__content"><p class="nl-paragraph">{{saved_text}}</p>{{#is_postcode_unknown}}<p class="nl-paragraph">{{t "De postcode kennen wij niet. Daarom staat het niet op de kaart. Is het een typefout? Wijzig het dan."}}</p>{{/is_postcode_unknown}}</div></div>{{/saved}}
  {{#has_alike}}
  <div class="utrecht-alert utrecht-alert--warning plein-errors">
    {{icon "alert"}}
    <div class="utrecht-alert__content">
      <h2 class="nl-heading nl-heading--level-3">{{t "Staat dit er al?"}}</h2>
      <p class="nl-paragraph">{{t "Dit lijkt erop. Kijk het na voor u het erbij zet."}}</p>
      <ul class="plein-list">
        {{#alike}}<li><a class="nl-link" href="{{url}}" lang="nl">{{alike_name}}</a>{{#has_place}} <span class="plein-quiet" lang="nl">{{place}}</span>{{/has_place}}</li>
        {{/alike}}
      </ul>
    </div>
  </div>
  {{/has_alike}}
  <div class="plein-file">
    <div class="plein-file__story plein-stack">
      {{#is_waiting}}
      {{#has_note}}
      <section class="plein-words" aria-label="{{t "Wat de helper u schrijft"}}">
        {{#note_line}}<p class="nl-paragraph plein-text">{{line}}</p>
        {{/note_line}}
        <p class="plein-words__by nl-paragraph">{{t "Van de helper, alleen voor u"}}</p>
      </section>
      {{/has_note}}
      <section aria-labelledby="gegevens">
        <div class="plein-work__top">
          <h2 class="nl-heading nl-heading--level-2" id="gegevens">{{t "Wat er komt te staan"}}</h2>
          <a class="nl-button nl-button--secondary plein-no-print" href="{{change_url}}"><span class="nl-button__label">{{t "Wijzig"}}<span class="plein-hidden"> {{t "deze vondst"}}</span></span></a>
        </div>
        {{include "features/inventory/pages/facts.tpl"}}
      </section>
      {{#has_differences}}
      <section class="plein-stack" aria-labelledby="veranderd">
        <h2 class="nl-heading nl-heading--level-2" id="veranderd">{{t "Wat de mensen zelf veranderden"}}</h2>
        {{#difference}}
        <div>
          <h3 class="nl-heading nl-heading--level-3">{{label}}</h3>
          <div class="plein-compare">
            <div class="plein-compare__side"><p class="nl-paragraph plein-quiet plein-small">{{t "Wat er was opgeschreven"}}</p>{{#before}}<p class="nl-paragraph plein-text" lang="{{content_language}}">{{line}}</p>
            {{/before}}{{#no_before}}<p class="nl-paragraph plein-quiet">{{t "niets"}}</p>{{/no_before}}</div>
            <div class="plein-compare__side"><p class="nl-paragraph plein-quiet plein-small">{{t "Wat de mensen zelf schrijven"}}</p>{{#after}}<p class="nl-paragraph plein-text" lang="{{content_language}}">{{line}}</p>
            {{/after}}{{#no_after}}<p class="nl-paragraph plein-quiet">{{t "niets"}}</p>{{/no_after}}</div>
          </div>
        </div>
        {{/difference}}
      </section>
      {{/has_differences}}
      {{#asks_word}}
      <form class="plein-panel plein-roomy plein-no-print" method="post" action="{{take_url}}" novalidate>
        {{include "platform/html/pages/keys.tpl"}}
        <input type="hidden" name="version" value="{{version}}">
        <div class="utrecht-form-field{{#spoken_error}} utrecht-form-field--invalid{{/spoken_error}}">
          {{#spoken_error}}<p class="utrecht-form-field-error-message" id="spoken-error">{{spoken_error_text}}</p>{{/spoken_error}}
          <label class="plein-check"><input type="checkbox" id="spoken" name="spoken" value="1"{{#is_spoken}} checked{{/is_spoken}} {{#spoken_error}}aria-invalid="true" aria-describedby="spoken-error"{{/spoken_error}}>{{t "Ik heb met de mensen zelf gesproken: het mag erop"}}</label>
        </div>
        <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__icon-start">{{icon "done"}}</span><span class="nl-button__label">{{t "Zet het in de sociale kaart"}}</span></button>
      </form>
      {{/asks_word}}
      <details class="plein-fold plein-no-print"{{#refuse_open}} open{{/refuse_open}}>
        <summary>{{t "Neem niet over"}}</summary>
        <form class="plein-fold__inside" id="pagina" method="post" action="{{refuse_url}}" novalidate>
          {{include "platform/html/pages/keys.tpl"}}
          {{#has_helper_name}}
          <div class="utrecht-form-field{{#reason_error}} utrecht-form-field--invalid{{/reason_error}}">
            <label class="utrecht-form-label" for="reason">{{t "Waarom niet?"}}</label>
            <p class="utrecht-form-field-description" id="reason-help">{{t "De helper leest dit tot twee weken na de ronde. Noem geen namen."}}</p>
            {{#reason_error}}<p class="utrecht-form-field-error-message" id="reason-error">{{reason_error_text}}</p>{{/reason_error}}
            <textarea class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="reason" name="reason" rows="3" maxlength="1000" {{#reason_error}}aria-invalid="true" {{/reason_error}}aria-describedby="reason-help{{#reason_error}} reason-error{{/reason_error}}">{{reason_value}}</textarea>
          </div>
          {{/has_helper_name}}
          <p class="nl-paragraph">{{t "Wat er over het initiatief is opgeschreven, vernietigen wij."}}</p>
          <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__label">{{t "Neem het niet over"}}</span></button>
        </form>
      </details>
      {{/is_waiting}}
      {{#has_ended}}
      <section class="plein-panel">
        <p class="nl-paragraph">{{#has_ended_text}}{{state_text}}, {{ended_text}}.{{/has_ended_text}} {{#is_gone}}{{t "Wat erover was opgeschreven, is vernietigd."}}{{/is_gone}}</p>
        {{#has_entry}}<p class="nl-paragraph"><a class="nl-link" href="{{entry_url}}" lang="nl">{{entry_name}}</a></p>{{/has_entry}}
        {{#reason_line}}<p class="nl-paragraph plein-text">{{line}}</p>
        {{/reason_line}}
      </section>
      {{/has_ended}}
    </div>
    <aside class="plein-file__facts plein-stack" aria-label="{{t "Wie het vond en wie het bevestigt"}}">
      {{#is_waiting}}
      <section class="plein-panel">
        <h2 class="nl-heading nl-heading--level-3">{{t "De mensen zelf"}}</h2>
        <p class="nl-paragraph"><span class="plein-with-icon">{{#is_confirmed}}{{icon "done"}}{{/is_confirmed}}{{#is_asked}}{{icon "clock"}}{{/is_asked}}{{#is_unasked}}{{icon "phone"}}{{/is_unasked}}{{#is_changed}}{{icon "info"}}{{/is_changed}}<span>{{#is_confirmed}}{{t "Op {confirmed_text} zeiden zij dat het klopt."}}{{/is_confirmed}}{{#is_asked}}{{t "Zij kregen een mail en gaven nog geen antwoord."}}{{/is_asked}}{{#is_changed}}{{t "Op {answered_text} zeiden zij dat het klopt. Daarna is het veranderd. Vraag het hun opnieuw."}}{{/is_changed}}{{#is_unasked}}{{t "Er is geen e-mailadres. Bel of ga langs voor u het erbij zet."}}{{/is_unasked}}</span></span></p>
        <dl>
          {{#has_people_name}}<dt>{{t "Vraag naar"}}</dt><dd>{{people_name}}</dd>{{/has_people_name}}
          {{#has_call}}<dt>{{t "Bellen"}}</dt><dd><a class="nl-link plein-phone" href="tel:{{call_link}}">{{call}}</a></dd>{{/has_call}}
          {{#has_people_mail}}<dt>{{t "Mailen"}}</dt><dd><a class="nl-link plein-mail" href="mailto:{{people_mail}}">{{people_mail}}</a></dd>{{/has_people_mail}}
        </dl>
        {{#was_mailed}}<p class="nl-paragraph plein-quiet plein-small">{{t "Laatste mail: {mailed_text}."}}{{#more_mails}} {{t "In totaal {mail_count} keer."}}{{/more_mails}}</p>{{/was_mailed}}
        {{#is_mailed_today}}<p class="nl-paragraph plein-quiet plein-small">{{t "Morgen kunt u hen weer mailen."}}{{#has_call}} {{t "Bellen kan wel."}}{{/has_call}}</p>{{/is_mailed_today}}
        {{#can_ask}}
        <form class="plein-no-print" method="post" action="{{mail_url}}">
          {{include "platform/html/pages/keys.tpl"}}
          <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__icon-start">{{icon "send"}}</span><span class="nl-button__label">{{t "Mail hen nog een keer"}}</span></button>
        </form>
        {{/can_ask}}
      </section>
      {{/is_waiting}}
      <section class="plein-panel">
        <h2 class="nl-heading nl-heading--level-3">{{t "De vondst"}}</h2>
        <dl>
          <dt>{{t "Gevonden op"}}</dt><dd>{{since_text}}</dd>
          {{#has_helper_name}}<dt>{{t "Door"}}</dt><dd>{{helper_name}}</dd>{{/has_helper_name}}
          <dt>{{t "Ronde"}}</dt><dd><a class="nl-link" href="{{round_url}}" lang="nl">{{round_name}}</a></dd>
        </dl>
      </section>
    </aside>
  </div>
</div>
