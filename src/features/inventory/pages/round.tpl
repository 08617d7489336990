{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <a class="nl-link plein-back plein-no-print" href="/werk/rondes">{{icon "back"}}{{t "Alle rondes"}}</a>
  <div class="plein-work__top">
    <div class="plein-tight">
      <h1 class="nl-heading nl-heading--level-1" lang="nl">{{name}}</h1>
      <ul class="plein-inline">
        <li class="nl-data-badge">{{#is_running}}{{t "Loopt tot en met {last_text}"}}{{/is_running}}{{#is_planned}}{{t "Begint op {first_text}"}}{{/is_planned}}{{#has_ended}}{{t "Klaar sinds {end_text}"}}{{/has_ended}}</li>
        <li class="nl-data-badge" lang="nl">{{area_name}}</li>
      </ul>
    </div>
    {{#is_open}}
    <div class="plein-actions plein-no-print">
      <a class="nl-button nl-button--secondary" href="{{change_url}}"><span class="nl-button__label">{{t "Wijzig"}}</span></a>
    </div>
    {{/is_open}}
  </div>
  {{include "platform/html/pages/errors.tpl"}}
  {{#saved}}<div class="utrecht-alert utrecht-alert--ok plein-errors" role="status">{{icon "done"}}<div class="utrecht-alert__content"><p class="nl-paragraph">{{saved_text}}</p></div></div>{{/saved}}
  {{#has_finds}}
  <ul class="plein-counts">
    {{#count}}<li class="plein-count"><span class="plein-count__number">{{number}}</span> <span>{{words}}</span></li>
    {{/count}}
  </ul>
  {{/has_finds}}
  <div class="plein-file">
    <div class="plein-file__story">
      {{#no_finds}}
      <div class="plein-empty plein-group">
        <h2 class="nl-heading nl-heading--level-2">{{t "Nog niets gevonden"}}</h2>
        <p class="nl-paragraph">{{#no_helpers}}{{t "Voeg eerst helpers toe. Wat zij vinden, komt hier te staan."}}{{/no_helpers}}{{#has_helpers}}{{t "Wat de helpers vinden, komt hier te staan."}}{{/has_helpers}}</p>
      </div>
      {{/no_finds}}
      {{#group}}
      <section class="plein-group">
        <div class="plein-group__head"><h2 class="nl-heading nl-heading--level-2">{{group_name}}</h2></div>
        <ol class="plein-questions">
          {{#find}}
          <li class="plein-question plein-question--find">
            {{#has_number}}<span class="plein-item__number plein-item__number--pin" aria-hidden="true">{{number}}</span>{{/has_number}}
            <div>
              <span class="plein-question__words"><a class="plein-question__link" href="{{url}}" data-row-link lang="nl">{{find_name}}</a></span>
              <ul class="plein-question__meta">{{#has_state_text}}<li>{{state_text}}</li>{{/has_state_text}}<li>{{since_text}}</li>{{#has_place}}<li lang="nl">{{place}}</li>{{/has_place}}</ul>
            </div>
          </li>
          {{/find}}
        </ol>
      </section>
      {{/group}}
      {{#area_map}}
      <section class="plein-group" aria-labelledby="kaart">
        <div class="plein-group__head"><h2 class="nl-heading nl-heading--level-2" id="kaart">{{t "Op de kaart"}}</h2></div>
        {{include "features/inventory/pages/area_map.tpl"}}
        <p class="nl-paragraph plein-quiet plein-small plein-no-print">{{#has_pins}}{{t "Een nummer is een vondst uit de lijst hierboven."}} {{/has_pins}}{{t "Een stip staat al in de sociale kaart."}}</p>
      </section>
      {{/area_map}}
      <div class="plein-group">
      {{include "features/inventory/pages/known.tpl"}}
      </div>
    </div>
    <aside class="plein-file__facts plein-stack" aria-label="{{t "Helpers en hoever zij zijn"}}">
      <section class="plein-panel plein-roomy" aria-labelledby="helpers">
        <h2 class="nl-heading nl-heading--level-3" id="helpers">{{t "Helpers"}}</h2>
        {{#no_helpers}}<p class="nl-paragraph plein-quiet">{{#is_open}}{{t "Er doet nog niemand mee."}}{{/is_open}}{{#has_ended}}{{t "De namen en adressen van de helpers zijn vernietigd, of gaan dat binnenkort."}}{{/has_ended}}</p>{{/no_helpers}}
        {{#helper}}
        <div class="plein-helper">
          <p class="nl-paragraph"><strong>{{helper_name}}</strong></p>
          <p class="nl-paragraph plein-mail plein-small">{{address}}</p>
          <ul class="plein-question__meta"><li>{{t "{done_count} van {check_count} stappen"}}</li><li>{{language_name}}</li>{{#has_link}}<li>{{t "Laatste link: {link_text}"}}</li>{{/has_link}}</ul>
          {{#is_open}}
          <div class="plein-actions plein-no-print">
            <form method="post" action="{{link_url}}">
              {{include "platform/html/pages/keys.tpl"}}
              <input type="hidden" name="helper" value="{{helper_code}}">
              <button class="plein-link-button" type="submit">{{t "Stuur een nieuwe link"}}<span class="plein-hidden"> {{t "aan {address}"}}</span></button>
            </form>
            <form method="post" action="{{remove_url}}">
              {{include "platform/html/pages/keys.tpl"}}
              <input type="hidden" name="helper" value="{{helper_code}}">
              <button class="plein-link-button" type="submit">{{t "Verwijder"}}<span class="plein-hidden"> {{address}}</span></button>
            </form>
          </div>
          {{/is_open}}
        </div>
        {{/helper}}
        {{#is_open}}
        <details class="plein-fold plein-no-print"{{#add_open}} open{{/add_open}}>
          <summary>{{t "Voeg een helper toe"}}</summary>
          <form class="plein-fold__inside" id="pagina" method="post" action="{{add_url}}" novalidate>
            {{include "platform/html/pages/keys.tpl"}}
            <div class="utrecht-form-field{{#name_error}} utrecht-form-field--invalid{{/name_error}}">
              <label class="utrecht-form-label" for="name">{{t "Naam"}}</label>
              {{#name_error}}<p class="utrecht-form-field-error-message" id="name-error">{{name_error_text}}</p>{{/name_error}}
              <input class="utrecht-textbox utrecht-textbox--html-input" id="name" type="text" name="name" value="{{name_value}}" maxlength="200" autocomplete="off" {{#name_error}}aria-invalid="true" aria-describedby="name-error"{{/name_error}}>
            </div>
            <div class="utrecht-form-field{{#mail_error}} utrecht-form-field--invalid{{/mail_error}}">
              <label class="utrecht-form-label" for="mail">{{t "E-mailadres"}}</label>
              <p class="utrecht-form-field-description" id="mail-help">{{t "Alleen redacteuren zien dit. Na de ronde vernietigen wij naam en adres."}}</p>
              {{#mail_error}}<p class="utrecht-form-field-error-message" id="mail-error">{{mail_error_text}}</p>{{/mail_error}}
              <input class="utrecht-textbox utrecht-textbox--html-input" id="mail" type="email" name="mail" value="{{mail_value}}" maxlength="254" autocomplete="off" {{#mail_error}}aria-invalid="true" {{/mail_error}}aria-describedby="mail-help{{#mail_error}} mail-error{{/mail_error}}">
            </div>
            <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset">
              <legend class="utrecht-form-fieldset__legend">{{t "In welke taal mailen wij?"}}</legend>
              <div class="plein-radios">
                <label class="plein-check"><input type="radio" name="language" value="nl"{{#in_dutch}} checked{{/in_dutch}}>{{t "Nederlands"}}</label>
                <label class="plein-check"><input type="radio" name="language" value="en"{{#in_english}} checked{{/in_english}}>{{t "Engels"}}</label>
              </div>
            </fieldset>
            <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__icon-start">{{icon "send"}}</span><span class="nl-button__label">{{t "Voeg toe en mail de link"}}</span></button>
          </form>
        </details>
        {{/is_open}}
      </section>
      {{#has_checks}}
      <section class="plein-panel" aria-labelledby="lijst">
        <h2 class="nl-heading nl-heading--level-3" id="lijst">{{t "De lijst"}}</h2>
        <ol class="plein-bare plein-small">
          {{#check}}<li class="plein-check-line"><span lang="{{content_language}}">{{line}}</span> <span class="plein-quiet">{{t "gedaan: {done_by}"}}</span></li>
          {{/check}}
        </ol>
      </section>
      {{/has_checks}}
      {{#is_open}}
      <details class="plein-fold plein-no-print">
        <summary>{{t "Stop deze ronde nu"}}</summary>
        <form class="plein-fold__inside" method="post" action="{{end_url}}">
          {{include "platform/html/pages/keys.tpl"}}
          <p class="nl-paragraph">{{t "Helpers kunnen dan niets meer sturen. Met hun link lezen zij nog {grace_days} dagen wat zij vonden en wat ervan is geworden. Daarna vernietigen wij hun naam, adres en link. Wat al is gevonden, gaat gewoon door."}}</p>
          <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__label">{{t "Stop de ronde"}}</span></button>
        </form>
      </details>
      {{/is_open}}
    </aside>
  </div>
</div>
