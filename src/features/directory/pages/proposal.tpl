{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <a class="nl-link plein-back plein-no-print" href="/werk/aanbod/voorstellen">{{icon "back"}}{{t "Alle voorstellen"}}</a>
  <div class="plein-column plein-stack">
    <div class="plein-tight">
      <h1 class="nl-heading nl-heading--level-1" lang="nl">{{name}}</h1>
      <ul class="plein-inline">
        <li class="nl-data-badge">{{state_text}}</li>
        {{#has_organisation}}<li class="nl-data-badge" lang="nl">{{organisation_name}}</li>{{/has_organisation}}
      </ul>
    </div>
    {{include "platform/html/pages/errors.tpl"}}
    {{#saved}}<div class="utrecht-alert utrecht-alert--ok plein-errors" role="status">{{icon "done"}}<div class="utrecht-alert__content"><p class="nl-paragraph">{{saved_text}}</p><p class="nl-paragraph plein-actions plein-no-print"><a class="nl-link" href="{{page_url}}">{{t "Bekijk de pagina"}}</a>{{#has_next}} <a class="nl-link" href="{{next_url}}">{{t "Volgend voorstel"}}</a>{{/has_next}}{{#no_next}} <span>{{t "Er wachten geen andere voorstellen."}}</span>{{/no_next}}</p></div></div>{{/saved}}
    {{#unsent}}
    <div class="utrecht-alert utrecht-alert--warning plein-errors">
      {{icon "alert"}}
      <div class="utrecht-alert__content">
        <h2 class="nl-heading nl-heading--level-3">{{t "Dit typte u. Het is niet bewaard."}}</h2>
        {{#unsent_line}}<p class="nl-paragraph plein-text">{{line}}</p>
        {{/unsent_line}}
      </div>
    </div>
    {{/unsent}}
    <p class="nl-paragraph">{{t "Wie dit aanbod bijhoudt, stelde dit voor op {made_text}."}} <a class="nl-link" href="{{entry_url}}">{{t "Bekijk het aanbod en alle versies"}}</a></p>
    {{#is_late}}
    <div class="utrecht-alert utrecht-alert--warning">
      {{icon "alert"}}
      <div class="utrecht-alert__content"><p class="nl-paragraph">{{t "Het aanbod is na dit voorstel nog veranderd. Hieronder staat wat er nu anders wordt als u het overneemt. De andere veranderingen blijven staan."}}</p></div>
    </div>
    {{/is_late}}
    {{#has_changes}}
    <section class="plein-stack" aria-labelledby="verschil">
      <h2 class="nl-heading nl-heading--level-2" id="verschil">{{t "Wat er anders wordt"}}</h2>
      {{#difference}}
      <div>
        <h3 class="nl-heading nl-heading--level-3">{{label}}</h3>
        <div class="plein-compare">
          <div class="plein-compare__side"><p class="nl-paragraph plein-quiet plein-small">{{t "Wat er nu staat"}}</p>{{#before}}<p class="nl-paragraph plein-text" lang="{{content_language}}">{{line}}</p>
          {{/before}}{{#no_before}}<p class="nl-paragraph plein-quiet">{{t "niets"}}</p>{{/no_before}}</div>
          <div class="plein-compare__side"><p class="nl-paragraph plein-quiet plein-small">{{t "Wat er komt te staan"}}</p>{{#after}}<p class="nl-paragraph plein-text" lang="{{content_language}}">{{line}}</p>
          {{/after}}{{#no_after}}<p class="nl-paragraph plein-quiet">{{t "niets"}}</p>{{/no_after}}</div>
        </div>
      </div>
      {{/difference}}
    </section>
    {{/has_changes}}
    {{#no_changes}}<p class="nl-paragraph">{{t "Het voorstel verandert niets aan wat er nu staat."}}</p>{{/no_changes}}
    {{#is_waiting}}
    {{#is_assured}}<p class="nl-paragraph"><span class="plein-with-icon">{{icon "done"}}<span>{{t "Wie het voorstelde, heeft alles nagekeken: zo klopt het."}}</span></span></p>{{/is_assured}}
    <form class="plein-no-print" method="post" action="{{approve_url}}">
      {{include "platform/html/pages/keys.tpl"}}
      <input type="hidden" name="version" value="{{version}}">
      <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__icon-start">{{icon "done"}}</span><span class="nl-button__label">{{t "Neem de wijziging over"}}</span></button>
    </form>
    <details class="plein-fold plein-no-print"{{#refuse_open}} open{{/refuse_open}}>
      <summary>{{t "Neem niet over"}}</summary>
      <form class="plein-fold__inside" id="pagina" method="post" action="{{refuse_url}}" novalidate>
        {{include "platform/html/pages/keys.tpl"}}
        <div class="utrecht-form-field{{#reason_error}} utrecht-form-field--invalid{{/reason_error}}">
          <label class="utrecht-form-label" for="reason">{{t "Waarom niet?"}}</label>
          <p class="utrecht-form-field-description" id="reason-help">{{#wants_answer}}{{t "Wie het voorstelde, krijgt uw tekst per e-mail. Schrijf korte zinnen."}}{{/wants_answer}}{{#no_answer}}{{t "Hier gaat geen e-mail over. Schrijf korte zinnen."}}{{/no_answer}}</p>
          {{#reason_error}}<p class="utrecht-form-field-error-message" id="reason-error">{{reason_error_text}}</p>{{/reason_error}}
          <textarea class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="reason" name="reason" rows="3" maxlength="1000" {{#reason_error}}aria-invalid="true" {{/reason_error}}aria-describedby="reason-help{{#reason_error}} reason-error{{/reason_error}}">{{reason_value}}</textarea>
        </div>
        <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__label">{{t "Verstuur de reden"}}</span></button>
      </form>
    </details>
    {{/is_waiting}}
    {{#has_ended}}
    <section class="plein-panel">
      <p class="nl-paragraph">{{state_text}}: {{ended_text}}</p>
      {{#has_reason}}{{#reason_line}}<p class="nl-paragraph plein-text" lang="nl">{{line}}</p>
      {{/reason_line}}{{/has_reason}}
    </section>
    {{/has_ended}}
  </div>
</div>
