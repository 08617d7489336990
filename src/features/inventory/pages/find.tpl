{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    <a class="nl-link plein-back plein-no-print" href="{{back_url}}">{{icon "back"}}{{#by_editor}}{{t "Terug naar de vondst"}}{{/by_editor}}{{#is_helper}}{{t "Terug naar de ronde"}}{{/is_helper}}</a>
    <h1 class="nl-heading nl-heading--level-1">{{#is_new}}{{t "Wat hebt u gevonden?"}}{{/is_new}}{{#is_change}}{{#by_editor}}{{t "Wijzig deze vondst"}}{{/by_editor}}{{#is_helper}}{{t "Wijzig uw vondst"}}{{/is_helper}}{{/is_change}}</h1>
    {{include "platform/html/pages/errors.tpl"}}
    {{include "features/inventory/pages/unsent.tpl"}}
    {{#is_new}}<p class="nl-paragraph nl-paragraph--lead">{{t "Vul in wat u weet. De rest vragen wij aan de mensen zelf."}}</p>{{/is_new}}
    {{include "features/inventory/pages/now.tpl"}}
    {{#was_answered}}<p class="nl-paragraph">{{t "De mensen zelf zeiden dat dit klopt. Verandert u iets, dan telt dat niet meer en vraagt u het hun opnieuw."}}</p>{{/was_answered}}
    {{#is_open}}
    <div>
      <form class="plein-stack plein-draft" id="pagina" method="post" action="{{save_url}}" novalidate>
        <button class="plein-hidden" type="submit" name="act" value="save" tabindex="-1" aria-hidden="true"></button>
        {{include "platform/html/pages/keys.tpl"}}
        {{#is_change}}<input type="hidden" name="version" value="{{version}}">{{/is_change}}
        {{include "features/inventory/pages/fields.tpl"}}
        <section class="plein-panel plein-part">
          <h2 class="nl-heading nl-heading--level-2">{{t "Wie mag zeggen of dit klopt?"}}</h2>
          <p class="nl-paragraph">{{t "Die persoon krijgt van ons een mail en zegt of het erop mag. Wij gebruiken dit adres alleen om dat te vragen. Vraag of dat goed is."}}</p>
          <div class="utrecht-form-field{{#people_name_error}} utrecht-form-field--invalid{{/people_name_error}}">
            <label class="utrecht-form-label" for="people_name">{{t "Naam"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            {{#people_name_error}}<p class="utrecht-form-field-error-message" id="people_name-error">{{people_name_error_text}}</p>{{/people_name_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input" id="people_name" type="text" name="people_name" value="{{people_name_value}}" maxlength="200" autocomplete="off" {{#people_name_error}}aria-invalid="true" aria-describedby="people_name-error"{{/people_name_error}}>
          </div>
          <div class="utrecht-form-field{{#people_mail_error}} utrecht-form-field--invalid{{/people_mail_error}}">
            <label class="utrecht-form-label" for="people_mail">{{t "E-mailadres"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            <p class="utrecht-form-field-description" id="people_mail-help">{{t "Heeft niemand er een? Laat het leeg. Een redacteur belt dan."}}</p>
            {{#people_mail_error}}<p class="utrecht-form-field-error-message" id="people_mail-error">{{people_mail_error_text}}</p>{{/people_mail_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input" id="people_mail" type="email" name="people_mail" value="{{people_mail_value}}" maxlength="254" autocomplete="off" {{#people_mail_error}}aria-invalid="true" {{/people_mail_error}}aria-describedby="people_mail-help{{#people_mail_error}} people_mail-error{{/people_mail_error}}">
          </div>
          <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset">
            <legend class="utrecht-form-fieldset__legend">{{t "In welke taal mailen wij?"}}</legend>
            <div class="plein-radios">
              <label class="plein-check"><input type="radio" name="people_language" value="nl"{{#in_dutch}} checked{{/in_dutch}}>{{t "Nederlands"}}</label>
              <label class="plein-check"><input type="radio" name="people_language" value="en"{{#in_english}} checked{{/in_english}}>{{t "Engels"}}</label>
            </div>
          </fieldset>
          {{#is_helper}}
          <div class="utrecht-form-field{{#note_error}} utrecht-form-field--invalid{{/note_error}}">
            <label class="utrecht-form-label" for="note">{{t "Iets voor de redacteur"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            <p class="utrecht-form-field-description" id="note-help">{{t "Dit komt niet op de pagina. Schrijf hier niets over iemands gezondheid of geld."}}</p>
            {{#note_error}}<p class="utrecht-form-field-error-message" id="note-error">{{note_error_text}}</p>{{/note_error}}
            <textarea class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="note" name="note" rows="2" maxlength="4000" {{#note_error}}aria-invalid="true" {{/note_error}}aria-describedby="note-help{{#note_error}} note-error{{/note_error}}">{{note_value}}</textarea>
          </div>
          {{/is_helper}}
        </section>
        <div class="plein-form-end">
          <button class="nl-button nl-button--primary" type="submit" name="act" value="save"><span class="nl-button__icon-start">{{icon "send"}}</span><span class="nl-button__label">{{#by_editor}}{{t "Bewaar"}}{{/by_editor}}{{#is_helper}}{{t "Verstuur"}}{{/is_helper}}</span></button>
          <a class="nl-button nl-button--secondary" href="{{back_url}}"><span class="nl-button__label">{{t "Toch niet"}}</span></a>
        </div>
      </form>
    </div>
    {{/is_open}}
    {{#is_confirmed}}<p class="nl-paragraph">{{t "De mensen zelf hebben dit al nagekeken en bevestigd. Daarom verandert u er niets meer aan. Klopt er iets niet? Bel ons."}}</p>{{/is_confirmed}}
    {{#is_ended}}<p class="nl-paragraph">{{#by_editor}}{{t "Over deze vondst is al iets besloten."}}{{/by_editor}}{{#is_helper}}{{t "Over deze vondst is al iets besloten. Bij uw ronde leest u wat."}}{{/is_helper}}</p>{{/is_ended}}
    {{#can_withdraw}}
    <details class="plein-fold plein-no-print">
      <summary>{{t "Trek deze vondst in"}}</summary>
      <form class="plein-fold__inside" method="post" action="{{withdraw_url}}">
        {{include "platform/html/pages/keys.tpl"}}
        <p class="nl-paragraph">{{t "Wij vernietigen dan alles wat u hierover opschreef. De link die de mensen zelf kregen, werkt niet meer."}}</p>
        <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__label">{{t "Trek in"}}</span></button>
      </form>
    </details>
    {{/can_withdraw}}
  </div>
</div>
