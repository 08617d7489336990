{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column">
    {{include "features/frontdoor/pages/ask_steps.tpl"}}
    {{include "features/directory/pages/urgent.tpl"}}
    {{include "platform/html/pages/errors.tpl"}}
    <form class="plein-stack" id="pagina" method="post" action="/hulp-vragen" novalidate>
      {{include "platform/html/pages/keys.tpl"}}
      {{#kept}}<input type="hidden" name="{{kept_name}}" value="{{kept_value}}">
      {{/kept}}
      {{#step_story}}
      <input type="hidden" name="step" value="story">
      <h1 class="nl-heading nl-heading--level-1"><label for="story">{{t "Wat is er aan de hand?"}}</label></h1>
      {{#has_about}}<p class="nl-paragraph">{{t "Uw vraag gaat over: {about_name}"}}</p>{{/has_about}}
      <div class="utrecht-form-field{{#story_error}} utrecht-form-field--invalid{{/story_error}}">
        <p class="utrecht-form-field-description" id="story-help">{{t "Vertel het in uw eigen woorden. Een paar zinnen is genoeg. Schrijffouten geven niet."}}</p>
        {{#story_error}}<p class="utrecht-form-field-error-message" id="story-error">{{story_error_text}}</p>{{/story_error}}
        <textarea class="utrecht-textarea utrecht-textarea--html-textarea plein-story" id="story" name="story" rows="8" maxlength="4000" {{#story_error}}aria-invalid="true"{{/story_error}} aria-describedby="story-help{{#story_error}} story-error{{/story_error}}">{{story_value}}</textarea>
        <div class="plein-field-tools">
          <button class="nl-button nl-button--secondary plein-tool" type="button" hidden data-speak-for="story" data-stop-text="{{t "Klaar met inspreken"}}"><span class="nl-button__icon-start">{{icon "microphone"}}</span><span class="nl-button__label" data-label>{{t "Spreek het in"}}</span></button>
          <p class="nl-paragraph plein-quiet" hidden aria-live="polite" data-count-for="story" data-count-text="{{t "U kunt nog # tekens typen."}}"></p>
        </div>
      </div>
      {{#has_theme_choices}}
      <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset">
        <legend class="utrecht-form-fieldset__legend">{{t "Waar gaat het over?"}} <span class="plein-optional">{{t "(hoeft niet, meer mag)"}}</span></legend>
        <ul class="plein-choices plein-choices--tiles">
          {{#theme_choice}}<li><label class="plein-choice"><input type="checkbox" name="themes" value="{{code}}"{{#checked}} checked{{/checked}}><svg class="plein-icon" aria-hidden="true" focusable="false"><use href="{{static "icons.svg"}}#{{icon}}"></use></svg><span>{{name}}</span></label></li>
          {{/theme_choice}}
        </ul>
      </fieldset>
      {{/has_theme_choices}}
      <div class="utrecht-alert utrecht-alert--warning">
        {{icon "alert"}}
        <div class="utrecht-alert__content">
          <p class="nl-paragraph"><strong>{{t "Is er nu gevaar?"}}</strong> <a class="nl-link plein-phone" href="tel:112">{{t "Bel 112"}}</a></p>
          <p class="nl-paragraph">{{t "Wij lezen uw vraag alleen op werkdagen."}}</p>
        </div>
      </div>
      {{/step_story}}
      {{#step_place}}
      <input type="hidden" name="step" value="place">
      <h1 class="nl-heading nl-heading--level-1"><label for="postcode">{{t "Wat is uw postcode?"}}</label></h1>
      <div class="utrecht-form-field{{#postcode_error}} utrecht-form-field--invalid{{/postcode_error}}">
        <p class="utrecht-form-field-description" id="postcode-help">{{t "Zo zien we wat er bij u in de buurt is en wie u kan helpen. Wilt u dit niet zeggen? Laat het dan leeg."}}</p>
        {{#postcode_error}}<p class="utrecht-form-field-error-message" id="postcode-error">{{postcode_error_text}}</p>{{/postcode_error}}
        <input class="utrecht-textbox utrecht-textbox--html-input utrecht-textbox--postal-code-nl-size" id="postcode" type="text" name="postcode" value="{{postcode_value}}" maxlength="7" autocomplete="postal-code" autocapitalize="characters" {{#postcode_error}}aria-invalid="true"{{/postcode_error}} aria-describedby="postcode-help postcode-example{{#postcode_error}} postcode-error{{/postcode_error}}">
        <p class="nl-paragraph plein-quiet" id="postcode-example">{{t "Bijvoorbeeld: 1234 AB"}}</p>
      </div>
      {{/step_place}}
      {{#step_contact}}
      <input type="hidden" name="step" value="contact">
      <h1 class="nl-heading nl-heading--level-1">{{t "Hoe kunnen wij u bereiken?"}}</h1>
      <div class="plein-contact">
        <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset{{#contact_error}} utrecht-form-fieldset--invalid{{/contact_error}}" id="contact" {{#contact_error}}aria-describedby="contact-error"{{/contact_error}}>
          <legend class="utrecht-form-fieldset__legend">{{t "Wat is voor u het prettigst?"}}</legend>
          {{#contact_error}}<p class="utrecht-form-field-error-message" id="contact-error">{{contact_error_text}}</p>{{/contact_error}}
          <div class="plein-choices">
            <label class="plein-choice"><input type="radio" id="contact-call" name="contact" value="call"{{#contact_call}} checked{{/contact_call}}>{{icon "phone"}}<span>{{t "Bel mij"}}</span></label>
            <label class="plein-choice"><input type="radio" id="contact-mail" name="contact" value="mail"{{#contact_mail}} checked{{/contact_mail}}>{{icon "mail"}}<span>{{t "Stuur mij een e-mail"}}</span></label>
            <label class="plein-choice"><input type="radio" id="contact-none" name="contact" value="none"{{#contact_none}} checked{{/contact_none}}>{{icon "lock"}}<span>{{t "Ik kijk zelf met mijn code"}} <span class="plein-choice__note">{{t "U hoeft dan geen naam of nummer te geven."}}</span></span></label>
          </div>
        </fieldset>
        <div class="plein-contact__call plein-follow">
          <div class="utrecht-form-field{{#phone_error}} utrecht-form-field--invalid{{/phone_error}}">
            <label class="utrecht-form-label" for="phone">{{t "Uw telefoonnummer"}} <span class="plein-optional">{{t "(als wij u mogen bellen)"}}</span></label>
            {{#phone_error}}<p class="utrecht-form-field-error-message" id="phone-error">{{phone_error_text}}</p>{{/phone_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input utrecht-textbox--tel-size" id="phone" type="tel" name="phone" value="{{phone_value}}" maxlength="20" autocomplete="tel" {{#phone_error}}aria-invalid="true" aria-describedby="phone-error"{{/phone_error}}>
          </div>
          <div class="utrecht-form-field{{#call_when_error}} utrecht-form-field--invalid{{/call_when_error}}">
            <label class="utrecht-form-label" for="call_when">{{t "Wanneer kunnen we bellen?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            {{#call_when_error}}<p class="utrecht-form-field-error-message" id="call_when-error">{{call_when_error_text}}</p>{{/call_when_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input" id="call_when" type="text" name="call_when" value="{{call_when_value}}" maxlength="200" {{#call_when_error}}aria-invalid="true"{{/call_when_error}} aria-describedby="call_when-help{{#call_when_error}} call_when-error{{/call_when_error}}">
            <p class="nl-paragraph plein-quiet" id="call_when-help">{{t "Bijvoorbeeld: dinsdag na 4 uur"}}</p>
          </div>
          <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset{{#safe_error}} utrecht-form-fieldset--invalid{{/safe_error}}" id="safe" {{#safe_error}}aria-describedby="safe-error"{{/safe_error}}>
            <legend class="utrecht-form-fieldset__legend">{{t "Is het veilig als wij bellen of een bericht inspreken?"}}</legend>
            <p class="utrecht-form-field-description">{{t "Soms mag iemand anders het niet horen. Dan houden wij daar rekening mee."}}</p>
            {{#safe_error}}<p class="utrecht-form-field-error-message" id="safe-error">{{safe_error_text}}</p>{{/safe_error}}
            <div class="plein-choices">
              <label class="plein-choice"><input type="radio" name="safe" value="yes"{{#safe_yes}} checked{{/safe_yes}}><span>{{t "Ja, dat is veilig"}}</span></label>
              <label class="plein-choice"><input type="radio" name="safe" value="no"{{#safe_no}} checked{{/safe_no}}><span>{{t "Nee, spreek niets in"}} <span class="plein-choice__note">{{t "Wij zeggen ook niet wie wij zijn als iemand anders opneemt."}}</span></span></label>
            </div>
          </fieldset>
        </div>
        <div class="plein-contact__mail plein-follow">
          <div class="utrecht-form-field{{#mail_error}} utrecht-form-field--invalid{{/mail_error}}">
            <label class="utrecht-form-label" for="mail">{{t "Uw e-mailadres"}} <span class="plein-optional">{{t "(als wij u mogen mailen)"}}</span></label>
            {{#mail_error}}<p class="utrecht-form-field-error-message" id="mail-error">{{mail_error_text}}</p>{{/mail_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input" id="mail" type="email" name="mail" value="{{mail_value}}" maxlength="254" autocomplete="email" {{#mail_error}}aria-invalid="true" aria-describedby="mail-error"{{/mail_error}}>
          </div>
        </div>
        <div class="utrecht-form-field{{#name_error}} utrecht-form-field--invalid{{/name_error}}">
          <label class="utrecht-form-label" for="name">{{t "Hoe mogen wij u noemen?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
          {{#name_error}}<p class="utrecht-form-field-error-message" id="name-error">{{name_error_text}}</p>{{/name_error}}
          <input class="utrecht-textbox utrecht-textbox--html-input" id="name" type="text" name="name" value="{{name_value}}" maxlength="100" autocomplete="name" {{#name_error}}aria-invalid="true" aria-describedby="name-error"{{/name_error}}>
        </div>
      </div>
      {{/step_contact}}
      {{#step_check}}
      <input type="hidden" name="step" value="check">
      <h1 class="nl-heading nl-heading--level-1">{{t "Klopt alles?"}}</h1>
      <p class="nl-paragraph">{{t "Kijk het rustig na. U kunt alles nog veranderen."}}</p>
      <dl class="plein-answers">
        <div class="plein-answers__row"><dt>{{t "Uw vraag"}}</dt><dd>{{#story_line}}<p class="nl-paragraph">{{line}}</p>{{/story_line}}</dd><dd class="plein-answers__change"><button class="nl-button nl-button--subtle plein-tool" type="submit" name="goto" value="story" formnovalidate><span class="nl-button__label">{{t "Verander"}} <span class="plein-hidden">{{t "uw vraag"}}</span></span></button></dd></div>
        {{#has_themes}}<div class="plein-answers__row"><dt>{{t "Gaat over"}}</dt><dd>{{theme_names}}</dd><dd class="plein-answers__change"><button class="nl-button nl-button--subtle plein-tool" type="submit" name="goto" value="story" formnovalidate><span class="nl-button__label">{{t "Verander"}} <span class="plein-hidden">{{t "waar het over gaat"}}</span></span></button></dd></div>{{/has_themes}}
        <div class="plein-answers__row"><dt>{{t "Postcode"}}</dt><dd>{{#has_postcode}}{{postcode_value}}{{/has_postcode}}{{#no_postcode}}<span class="plein-quiet">{{t "Niet ingevuld, dat mag"}}</span>{{/no_postcode}}</dd><dd class="plein-answers__change"><button class="nl-button nl-button--subtle plein-tool" type="submit" name="goto" value="place" formnovalidate><span class="nl-button__label">{{t "Verander"}} <span class="plein-hidden">{{t "de postcode"}}</span></span></button></dd></div>
        <div class="plein-answers__row"><dt>{{t "Contact"}}</dt><dd>{{#contact_line}}<p class="nl-paragraph">{{line}}</p>{{/contact_line}}</dd><dd class="plein-answers__change"><button class="nl-button nl-button--subtle plein-tool" type="submit" name="goto" value="contact" formnovalidate><span class="nl-button__label">{{t "Verander"}} <span class="plein-hidden">{{t "hoe wij u bereiken"}}</span></span></button></dd></div>
      </dl>
      <div class="plein-offer">
        <h2 class="nl-heading nl-heading--level-3">{{t "Wat doen wij met uw gegevens?"}}</h2>
        <p class="nl-paragraph">{{t "Wij gebruiken ze alleen om uw vraag te beantwoorden. Dat is onze taak: het staat in de Wet maatschappelijke ondersteuning. Alleen medewerkers van het Sociaal Plein lezen mee."}}</p>
        <p class="nl-paragraph"><a class="nl-link" href="/privacy">{{t "Lees meer over uw privacy en uw rechten"}}</a></p>
      </div>
      {{/step_check}}
      <div class="plein-form-end">
        {{#not_check}}<button class="nl-button nl-button--primary" type="submit" name="act" value="next"><span class="nl-button__label">{{t "Verder"}}</span></button>{{/not_check}}
        {{#step_check}}<button class="nl-button nl-button--primary" type="submit" name="act" value="next"><span class="nl-button__icon-start">{{icon "send"}}</span><span class="nl-button__label">{{t "Verstuur mijn vraag"}}</span></button>{{/step_check}}
        {{#not_first}}<button class="nl-button nl-button--secondary" type="submit" name="act" value="back" formnovalidate><span class="nl-button__label">{{t "Terug"}}</span></button>{{/not_first}}
      </div>
    </form>
  </div>
</div>
