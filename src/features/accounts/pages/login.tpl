{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-login">
    <form id="pagina" method="post" action="/inloggen" novalidate>
      {{include "platform/html/pages/keys.tpl"}}
      <input type="hidden" name="next" value="{{next_value}}">
      {{#kept}}<input type="hidden" name="kept" value="{{kept_value}}">
      {{/kept}}
      <div class="plein-stack">
        <h1 class="nl-heading nl-heading--level-1">{{t "Inloggen"}}</h1>
        <p class="nl-paragraph">{{t "Voor medewerkers van het Sociaal Plein."}} <a class="nl-link" href="/hulp-vragen">{{t "Zoekt u zelf hulp?"}}</a></p>
        {{#is_over}}
        <div class="utrecht-alert utrecht-alert--warning" role="alert">
          {{icon "alert"}}
          <div class="utrecht-alert__content">
            <p class="nl-paragraph">{{t "Uw tijd was voorbij, of u was al uitgelogd. Er is nog niets verstuurd."}}</p>
            {{#has_kept}}<p class="nl-paragraph"><strong>{{t "Wat u typte is niet weg."}}</strong> {{t "Log in met uw eigen naam. Dan krijgt u het terug en kunt u het alsnog versturen."}}</p>{{/has_kept}}
          </div>
        </div>
        {{/is_over}}
        {{include "platform/html/pages/errors.tpl"}}
        {{#has_wait}}<p class="nl-paragraph">{{t "U kunt het weer proberen over: {wait}"}}</p>{{/has_wait}}
        <div class="utrecht-form-field{{#name_error}} utrecht-form-field--invalid{{/name_error}}">
          <label class="utrecht-form-label" for="name">{{t "Inlognaam"}}</label>
          {{#name_error}}<p class="utrecht-form-field-error-message" id="name-error">{{name_error_text}}</p>{{/name_error}}
          <input class="utrecht-textbox utrecht-textbox--html-input" id="name" type="text" name="name" value="{{name_value}}" maxlength="100" autocomplete="username" autocapitalize="none" spellcheck="false" {{#name_error}}aria-invalid="true" aria-describedby="name-error"{{/name_error}}>
        </div>
        <div class="utrecht-form-field{{#password_error}} utrecht-form-field--invalid{{/password_error}}">
          <label class="utrecht-form-label" for="password">{{t "Wachtwoord"}}</label>
          {{#password_error}}<p class="utrecht-form-field-error-message" id="password-error">{{password_error_text}}</p>{{/password_error}}
          <input class="utrecht-textbox utrecht-textbox--html-input" id="password" type="password" name="password" maxlength="200" autocomplete="current-password" {{#password_error}}aria-invalid="true" aria-describedby="password-error"{{/password_error}}>
        </div>
        <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__label">{{t "Log in"}}</span></button>
        <p class="nl-paragraph plein-quiet">{{t "Wachtwoord vergeten? Vraag de beheerder om een nieuw wachtwoord."}}</p>
      </div>
    </form>
    {{#demonstration}}
    <section class="plein-offer" aria-labelledby="proberen">
      <h2 class="nl-heading nl-heading--level-3" id="proberen">{{t "Uitproberen"}}</h2>
      <p class="nl-paragraph">{{t "Dit is een verzonnen gemeente. Log in als een van deze mensen."}}</p>
      <dl class="plein-accounts">
        {{#demo_account}}<dt translate="no">{{name}}</dt><dd>{{role_text}}</dd>
        {{/demo_account}}
      </dl>
      <p class="nl-paragraph">{{t "Het wachtwoord is voor iedereen:"}}<br><strong translate="no">{{password}}</strong></p>
    </section>
    {{/demonstration}}
  </div>
</div>
