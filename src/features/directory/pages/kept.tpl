{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <a class="nl-link plein-back plein-no-print" href="/werk/aanbod">{{icon "back"}}{{t "Al het aanbod"}}</a>
  <div class="plein-work__top">
    <div class="plein-tight">
      <h1 class="nl-heading nl-heading--level-1" lang="nl">{{name}}</h1>
      <ul class="plein-inline">
        <li class="nl-data-badge">{{status_name}}</li>
        {{#has_organisation}}<li class="nl-data-badge" lang="nl">{{organisation_name}}</li>{{/has_organisation}}
      </ul>
    </div>
    <div class="plein-actions plein-no-print">
      {{#can_confirm}}
      <form method="post" action="{{confirm_url}}">
        {{include "platform/html/pages/keys.tpl"}}
        <input type="hidden" name="version" value="{{version}}">
        <button class="nl-button {{#confirm_is_main}}nl-button--primary{{/confirm_is_main}}{{#change_is_main}}nl-button--secondary{{/change_is_main}}" type="submit"><span class="nl-button__icon-start">{{icon "done"}}</span><span class="nl-button__label">{{t "Klopt nog"}}</span></button>
      </form>
      {{/can_confirm}}
      <a class="nl-button {{#confirm_is_main}}nl-button--secondary{{/confirm_is_main}}{{#change_is_main}}nl-button--primary{{/change_is_main}}" href="{{change_url}}"><span class="nl-button__label">{{t "Wijzig"}}</span></a>
    </div>
  </div>
  {{include "platform/html/pages/errors.tpl"}}
  {{#saved}}<div class="utrecht-alert utrecht-alert--ok plein-errors" role="status">{{icon "done"}}<div class="utrecht-alert__content"><p class="nl-paragraph">{{saved_text}}</p>
    {{#can_undo}}<form class="plein-no-print" method="post" action="{{restore_url}}">
      {{include "platform/html/pages/keys.tpl"}}
      <input type="hidden" name="version" value="{{version}}">
      <input type="hidden" name="earlier" value="{{before_code}}">
      <button class="plein-link-button" type="submit">{{t "Zet terug"}}</button>
    </form>{{/can_undo}}</div></div>{{/saved}}
  {{#unsent}}
  <div class="utrecht-alert utrecht-alert--warning plein-errors">
    {{icon "alert"}}
    <div class="utrecht-alert__content">
      <h2 class="nl-heading nl-heading--level-3">{{t "Dit typte u. Het is niet bewaard."}}</h2>
      {{#unsent_line}}<p class="nl-paragraph plein-text" lang="nl">{{line}}</p>
      {{/unsent_line}}
    </div>
  </div>
  {{/unsent}}
  {{#has_waiting}}
  <div class="utrecht-alert utrecht-alert--info plein-errors">
    {{icon "info"}}
    <div class="utrecht-alert__content"><p class="nl-paragraph">{{t "Wie dit bijhoudt, stelt een wijziging voor."}} <a class="nl-link" href="{{proposal_url}}">{{t "Bekijk het voorstel"}}</a></p></div>
  </div>
  {{/has_waiting}}
  <div class="plein-file">
    <div class="plein-file__story plein-stack">
      <section aria-labelledby="gegevens">
        <h2 class="nl-heading nl-heading--level-2" id="gegevens">{{t "Wat er nu staat"}}</h2>
        <dl class="plein-facts">
          {{#fact}}<div class="plein-facts__row"><dt>{{label}}</dt><dd lang="{{content_language}}">{{#fact_line}}<p class="nl-paragraph plein-text">{{line}}</p>
          {{/fact_line}}</dd></div>
          {{/fact}}
        </dl>
      </section>
      {{#is_public}}<p class="nl-paragraph"><a class="nl-link plein-back" href="{{public_url}}">{{icon "eye"}}{{t "Bekijk het zoals inwoners het zien"}}</a></p>{{/is_public}}
      {{#can_end}}
      <details class="plein-fold plein-no-print"{{#end_open}} open{{/end_open}}>
        <summary>{{t "Dit aanbod stopt"}}</summary>
        <form class="plein-fold__inside" id="pagina" method="post" action="{{end_url}}" novalidate>
          {{include "platform/html/pages/keys.tpl"}}
          <input type="hidden" name="version" value="{{version}}">
          <div class="utrecht-form-field{{#reason_error}} utrecht-form-field--invalid{{/reason_error}}">
            <label class="utrecht-form-label" for="reason">{{t "Waarom stopt het?"}}</label>
            <p class="utrecht-form-field-description" id="reason-help">{{t "Inwoners vinden het dan niet meer. Wie de oude link opent, leest een jaar lang uw reden, en wie dit bijhoudt ook. Het blijft bewaard en kan worden teruggezet."}}</p>
            {{#reason_error}}<p class="utrecht-form-field-error-message" id="reason-error">{{reason_error_text}}</p>{{/reason_error}}
            <textarea class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="reason" name="reason" rows="2" maxlength="2000" {{#reason_error}}aria-invalid="true" {{/reason_error}}aria-describedby="reason-help{{#reason_error}} reason-error{{/reason_error}}">{{reason_value}}</textarea>
          </div>
          <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__label">{{t "Laat het stoppen"}}</span></button>
        </form>
      </details>
      {{/can_end}}
    </div>
    <aside class="plein-file__facts plein-stack" aria-label="{{t "Wie dit bijhoudt en wat er is gebeurd"}}">
      <section class="plein-panel">
        <h2 class="nl-heading nl-heading--level-3">{{t "Wie houdt dit bij?"}}</h2>
        <p class="nl-paragraph">{{#no_owners}}{{t "Alleen redacteuren houden dit bij."}}{{/no_owners}}{{#one_owner}}{{t "Een persoon van buiten houdt dit bij."}}{{/one_owner}}{{#more_owners}}{{t "{owner_count} mensen van buiten houden dit bij."}}{{/more_owners}}</p>
        <p class="nl-paragraph plein-no-print"><a class="nl-link" href="{{owners_url}}">{{#no_owners}}{{t "Voeg iemand toe"}}{{/no_owners}}{{#one_owner}}{{t "Bekijk wie, of stuur een link"}}{{/one_owner}}{{#more_owners}}{{t "Bekijk wie, of stuur een link"}}{{/more_owners}}</a></p>
      </section>
      <section class="plein-panel">
        <h2 class="nl-heading nl-heading--level-3">{{t "Hoe vers is het?"}}</h2>
        {{include "features/directory/pages/freshness.tpl"}}
        {{#has_unanswered}}<p class="nl-paragraph plein-small plein-no-print"><a class="nl-link" href="{{unanswered_url}}">{{t "Lees en beantwoord de meldingen"}}</a></p>{{/has_unanswered}}
      </section>
      <section class="plein-panel">
        <h2 class="nl-heading nl-heading--level-3">{{t "Alle versies"}}</h2>
        <ol class="plein-line plein-line--next plein-small">
          {{#version_row}}<li>
            <span class="plein-line__when">{{when_text}}</span>
            <strong>{{who_text}}</strong>
            {{#is_put_back}}<p class="nl-paragraph">{{t "Dit is weer de versie van {back_text}."}}</p>{{/is_put_back}}
            {{#is_first}}<p class="nl-paragraph">{{t "De eerste versie die bewaard is."}}</p>{{/is_first}}
            {{#is_confirmed}}<p class="nl-paragraph">{{t "Nagekeken: het klopt."}}</p>{{/is_confirmed}}
            {{#is_other}}<p class="nl-paragraph">{{t "Iets veranderde dat hier niet te zien is."}}</p>{{/is_other}}
            {{#difference}}
            <p class="nl-paragraph plein-change"><span class="plein-change__label">{{label}}</span>
              <del>{{#before}}<span lang="{{content_language}}">{{line}}</span> {{/before}}{{#no_before}}{{t "niets"}}{{/no_before}}</del>
              <ins>{{#after}}<span lang="{{content_language}}">{{line}}</span> {{/after}}{{#no_after}}{{t "niets"}}{{/no_after}}</ins></p>
            {{/difference}}
            {{#is_current}}<p class="nl-paragraph plein-quiet">{{t "Zo staat het er nu."}}</p>{{/is_current}}
            {{#can_restore}}
            <form class="plein-no-print" method="post" action="{{restore_url}}">
              {{include "platform/html/pages/keys.tpl"}}
              <input type="hidden" name="version" value="{{version}}">
              <input type="hidden" name="earlier" value="{{version_code}}">
              <button class="plein-link-button" type="submit">{{t "Zet terug"}} <span class="plein-hidden">{{t "naar {when_text}"}}</span></button>
            </form>
            {{/can_restore}}
          </li>
          {{/version_row}}
        </ol>
        {{#has_older}}<p class="nl-paragraph plein-quiet plein-small">{{t "Oudere versies zijn bewaard, maar staan hier niet."}}</p>{{/has_older}}
      </section>
    </aside>
  </div>
</div>
