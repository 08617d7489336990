{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <a class="nl-link plein-back plein-no-print" href="{{back_url}}">{{icon "back"}}{{t "Terug naar dit aanbod"}}</a>
  <div class="plein-column plein-stack">
    <div class="plein-tight">
      <h1 class="nl-heading nl-heading--level-1">{{t "Wie houdt dit bij?"}}</h1>
      <p class="nl-paragraph nl-paragraph--lead" lang="nl">{{entry_name}}</p>
    </div>
    {{include "platform/html/pages/errors.tpl"}}
    {{#saved}}<div class="utrecht-alert utrecht-alert--ok plein-errors" role="status">{{icon "done"}}<div class="utrecht-alert__content"><p class="nl-paragraph">{{saved_text}}</p></div></div>{{/saved}}
    <p class="nl-paragraph">{{t "Wie hier staat, krijgt van u een link per e-mail. Daarmee zegt die persoon of het aanbod nog klopt, of verandert wat er staat."}} {{#waits}}{{t "Een verandering wacht tot een redacteur ja zegt."}}{{/waits}}{{#at_once}}{{t "Een verandering is meteen te zien."}}{{/at_once}}</p>
    {{#has_owners}}
    <ul class="plein-bare plein-owners">
      {{#owner_row}}
      <li class="plein-panel plein-owner">
        <div class="plein-tight">
          <p class="nl-paragraph plein-mail"><strong>{{address}}</strong></p>
          <ul class="plein-question__meta"><li>{{t "Sinds {since_text}"}}</li><li>{{language_name}}</li>{{#has_link}}<li>{{t "Laatste link: {link_text}"}}</li>{{/has_link}}{{#no_link}}<li>{{t "Nog geen link gekregen"}}</li>{{/no_link}}</ul>
        </div>
        <div class="plein-actions plein-no-print">
          <form method="post" action="{{link_url}}">
            {{include "platform/html/pages/keys.tpl"}}
            <input type="hidden" name="owner" value="{{owner_code}}">
            <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__icon-start">{{icon "send"}}</span><span class="nl-button__label">{{t "Stuur een link"}}<span class="plein-hidden"> {{t "aan {address}"}}</span></span></button>
          </form>
          <form method="post" action="{{remove_url}}">
            {{include "platform/html/pages/keys.tpl"}}
            <input type="hidden" name="owner" value="{{owner_code}}">
            <button class="nl-button nl-button--subtle" type="submit"><span class="nl-button__label">{{t "Verwijder"}}<span class="plein-hidden"> {{address}}</span></span></button>
          </form>
        </div>
      </li>
      {{/owner_row}}
    </ul>
    {{/has_owners}}
    {{#no_owners}}<p class="nl-paragraph plein-quiet">{{t "Er staat nog niemand. Alleen redacteuren houden dit bij."}}</p>{{/no_owners}}
    <form class="plein-panel plein-roomy plein-no-print" id="pagina" method="post" action="{{add_url}}" novalidate>
      <h2 class="nl-heading nl-heading--level-2">{{t "Voeg iemand toe"}}</h2>
      {{include "platform/html/pages/keys.tpl"}}
      <div class="utrecht-form-field{{#mail_error}} utrecht-form-field--invalid{{/mail_error}}">
        <label class="utrecht-form-label" for="mail">{{t "E-mailadres"}}</label>
        <p class="utrecht-form-field-description" id="mail-help">{{t "Alleen redacteuren zien dit adres. Wij gebruiken het alleen voor dit aanbod."}}</p>
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
      <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__label">{{t "Voeg toe"}}</span></button>
    </form>
  </div>
</div>
