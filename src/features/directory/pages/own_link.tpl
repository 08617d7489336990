{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    {{#is_gone}}
    <h1 class="nl-heading nl-heading--level-1">{{t "Deze link werkt niet (meer)"}}</h1>
    <p class="nl-paragraph">{{t "Een link werkt {days} dagen. Vraag hieronder een nieuwe link."}}</p>
    {{/is_gone}}
    {{#is_asking}}
    <h1 class="nl-heading nl-heading--level-1">{{t "Uw pagina bijhouden"}}</h1>
    <p class="nl-paragraph">{{t "Houdt u een pagina bij op onze site? Dan mailen wij u een link. Daarmee zegt u of het nog klopt, of verandert u wat er staat."}}</p>
    {{/is_asking}}
    {{include "platform/html/pages/errors.tpl"}}
    <form class="plein-stack" id="pagina" method="post" action="/mijn-aanbod" novalidate>
      <input type="hidden" name="csrf" value="{{csrf}}">
      {{#has_unsent}}
      <div class="utrecht-alert utrecht-alert--warning plein-errors">
        {{icon "alert"}}
        <div class="utrecht-alert__content">
          <h2 class="nl-heading nl-heading--level-3"><label for="unsent">{{t "Dit typte u. Het is niet bewaard."}}</label></h2>
          <p class="nl-paragraph" id="unsent-help">{{t "Kopieer het voordat u deze pagina sluit."}}</p>
          <textarea class="utrecht-textarea utrecht-textarea--html-textarea" id="unsent" name="unsent" rows="12" readonly aria-describedby="unsent-help">{{unsent}}</textarea>
        </div>
      </div>
      {{/has_unsent}}
      <div class="utrecht-form-field{{#mail_error}} utrecht-form-field--invalid{{/mail_error}}">
        <label class="utrecht-form-label" for="mail">{{t "Uw e-mailadres"}}</label>
        <p class="utrecht-form-field-description" id="mail-help">{{t "Het adres waarop u onze mail over uw pagina krijgt."}}</p>
        {{#mail_error}}<p class="utrecht-form-field-error-message" id="mail-error">{{mail_error_text}}</p>{{/mail_error}}
        <input class="utrecht-textbox utrecht-textbox--html-input" id="mail" type="email" name="mail" value="{{mail_value}}" maxlength="254" autocomplete="email" {{#mail_error}}aria-invalid="true" {{/mail_error}}aria-describedby="mail-help{{#mail_error}} mail-error{{/mail_error}}">
      </div>
      <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__icon-start">{{icon "send"}}</span><span class="nl-button__label">{{t "Mail mij een link"}}</span></button>
    </form>
    <p class="nl-paragraph"><span class="plein-with-icon">{{icon "phone"}}<span>{{t "Kennen wij u nog niet, of hebt u een ander adres?"}} {{t "Bel ons:"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></span></span></p>
  </div>
</div>
