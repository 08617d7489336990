{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    <a class="nl-link plein-back plein-no-print" href="{{back_url}}">{{icon "back"}}{{t "Terug naar de pagina"}}</a>
    {{include "platform/html/pages/errors.tpl"}}
    <h1 class="nl-heading nl-heading--level-1">{{t "Klopt er iets niet?"}}</h1>
    <p class="nl-paragraph nl-paragraph--lead">{{t "Vertel wat er niet klopt bij:"}} <strong lang="nl">{{entry_name}}</strong></p>
    <form id="pagina" method="post" action="{{report_url}}" novalidate>
      {{include "platform/html/pages/keys.tpl"}}
      <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset{{#wrong_error}} utrecht-form-fieldset--invalid{{/wrong_error}}" id="wrong" {{#wrong_error}}aria-describedby="wrong-error"{{/wrong_error}}>
        <legend class="utrecht-form-fieldset__legend">{{t "Wat klopt er niet?"}}</legend>
        {{#wrong_error}}<p class="utrecht-form-field-error-message" id="wrong-error">{{wrong_error_text}}</p>{{/wrong_error}}
        <div class="plein-choices">
          {{#wrong_choice}}<label class="plein-choice"><input type="radio" name="wrong" value="{{code}}"{{#checked}} checked{{/checked}}><span>{{words}}</span></label>
          {{/wrong_choice}}
        </div>
      </fieldset>
      <div class="utrecht-form-field{{#text_error}} utrecht-form-field--invalid{{/text_error}}">
        <label class="utrecht-form-label" for="text">{{t "Hoe moet het zijn?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
        <p class="utrecht-form-field-description" id="text-help">{{t "Schrijf hier niets over uzelf of over iemand anders."}}</p>
        {{#text_error}}<p class="utrecht-form-field-error-message" id="text-error">{{text_error_text}}</p>{{/text_error}}
        <textarea class="utrecht-textarea utrecht-textarea--html-textarea" id="text" name="text" rows="4" maxlength="1000" {{#text_error}}aria-invalid="true"{{/text_error}} aria-describedby="text-help{{#text_error}} text-error{{/text_error}}">{{text_value}}</textarea>
        <div class="plein-field-tools"><p class="nl-paragraph plein-quiet" hidden aria-live="polite" data-count-for="text" data-count-text="{{t "U kunt nog # tekens typen."}}"></p></div>
      </div>
      <div class="utrecht-form-field{{#mail_error}} utrecht-form-field--invalid{{/mail_error}}">
        <label class="utrecht-form-label" for="mail">{{t "E-mailadres, als u wilt horen wat wij doen"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
        <p class="utrecht-form-field-description" id="mail-help">{{t "Wij gebruiken het alleen om u te antwoorden. Daarna verwijderen wij het, en anders {mail_term}."}}</p>
        {{#mail_error}}<p class="utrecht-form-field-error-message" id="mail-error">{{mail_error_text}}</p>{{/mail_error}}
        <input class="utrecht-textbox utrecht-textbox--html-input" id="mail" type="email" name="mail" value="{{mail_value}}" maxlength="254" autocomplete="email" {{#mail_error}}aria-invalid="true"{{/mail_error}} aria-describedby="mail-help{{#mail_error}} mail-error{{/mail_error}}">
      </div>
      <p class="nl-paragraph plein-quiet">{{t "Uw melding verwijderen wij {remark_term}."}} <a class="nl-link" href="/privacy">{{t "Lees meer over uw privacy en uw rechten"}}</a></p>
      <div class="plein-form-end">
        <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__icon-start">{{icon "send"}}</span><span class="nl-button__label">{{t "Verstuur"}}</span></button>
      </div>
    </form>
    <p class="nl-paragraph"><span class="plein-with-icon">{{icon "phone"}}<span>{{t "Bellen mag ook:"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></span></span></p>
  </div>
</div>
