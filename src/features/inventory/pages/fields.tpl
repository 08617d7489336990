{{%AUTOESCAPE context="HTML"}}
<section class="plein-panel plein-part">
  <h2 class="nl-heading nl-heading--level-2">{{t "Wat is het?"}}</h2>
  <div class="utrecht-form-field{{#name_error}} utrecht-form-field--invalid{{/name_error}}">
    <label class="utrecht-form-label" for="name">{{t "Naam"}}</label>
    {{#name_error}}<p class="utrecht-form-field-error-message" id="name-error">{{name_error_text}}</p>{{/name_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="name" type="text" name="name" value="{{name_value}}" maxlength="200" autocomplete="off" {{#name_error}}aria-invalid="true" aria-describedby="name-error"{{/name_error}}>
  </div>
  <div class="utrecht-form-field{{#description_error}} utrecht-form-field--invalid{{/description_error}}">
    <label class="utrecht-form-label" for="description">{{#by_helper}}{{t "Wat doen ze?"}}{{/by_helper}}{{#by_people}}{{t "Wat doet u?"}}{{/by_people}}</label>
    <p class="utrecht-form-field-description" id="description-help">{{t "Vertel het zoals u het aan een buur vertelt. Korte zinnen."}}</p>
    {{#description_error}}<p class="utrecht-form-field-error-message" id="description-error">{{description_error_text}}</p>{{/description_error}}
    <textarea lang="nl" class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="description" name="description" rows="4" maxlength="4000" {{#description_error}}aria-invalid="true" {{/description_error}}aria-describedby="description-help{{#description_error}} description-error{{/description_error}}">{{description_value}}</textarea>
  </div>
  <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset{{#kind_error}} utrecht-form-fieldset--invalid{{/kind_error}}" id="kind" {{#kind_error}}aria-describedby="kind-error"{{/kind_error}}>
    <legend class="utrecht-form-fieldset__legend">{{t "Wat voor iets is het?"}}</legend>
    {{#kind_error}}<p class="utrecht-form-field-error-message" id="kind-error">{{kind_error_text}}</p>{{/kind_error}}
    <div class="plein-boxes">
      {{#kind_option}}<label class="plein-check"><input type="radio" name="kind" value="{{code}}"{{#selected}} checked{{/selected}}>{{name}}</label>
      {{/kind_option}}
    </div>
  </fieldset>
  <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset{{#themes_error}} utrecht-form-fieldset--invalid{{/themes_error}}" id="themes" aria-describedby="themes-help{{#themes_error}} themes-error{{/themes_error}}">
    <legend class="utrecht-form-fieldset__legend">{{t "Waar gaat het over?"}}</legend>
    <p class="utrecht-form-field-description" id="themes-help">{{t "Kies er een tot drie."}}</p>
    {{#themes_error}}<p class="utrecht-form-field-error-message" id="themes-error">{{themes_error_text}}</p>{{/themes_error}}
    <div class="plein-boxes">
      {{#theme_option}}<label class="plein-check"><input type="checkbox" name="themes" value="{{code}}"{{#selected}} checked{{/selected}}>{{name}}</label>
      {{/theme_option}}
    </div>
  </fieldset>
</section>
<section class="plein-panel plein-part">
  <h2 class="nl-heading nl-heading--level-2">{{t "Waar en wanneer?"}}</h2>
  <div class="utrecht-form-field{{#place_error}} utrecht-form-field--invalid{{/place_error}}">
    <label class="utrecht-form-label" for="place">{{t "Hoe heet de plek?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    {{#place_error}}<p class="utrecht-form-field-error-message" id="place-error">{{place_error_text}}</p>{{/place_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="place" type="text" name="place" value="{{place_value}}" maxlength="300" autocomplete="off" {{#place_error}}aria-invalid="true" aria-describedby="place-error"{{/place_error}}>
  </div>
  <div class="utrecht-form-field{{#line_error}} utrecht-form-field--invalid{{/line_error}}">
    <label class="utrecht-form-label" for="line">{{t "Straat en huisnummer"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    {{#line_error}}<p class="utrecht-form-field-error-message" id="line-error">{{line_error_text}}</p>{{/line_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="line" type="text" name="line" value="{{line_value}}" maxlength="300" autocomplete="off" {{#line_error}}aria-invalid="true" aria-describedby="line-error"{{/line_error}}>
  </div>
  <div class="plein-pair">
  <div class="utrecht-form-field{{#postcode_error}} utrecht-form-field--invalid{{/postcode_error}}">
    <label class="utrecht-form-label" for="postcode">{{t "Postcode"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    {{#postcode_error}}<p class="utrecht-form-field-error-message" id="postcode-error">{{postcode_error_text}}</p>{{/postcode_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input plein-short" id="postcode" type="text" name="postcode" value="{{postcode_value}}" maxlength="7" autocapitalize="characters" autocomplete="off" {{#postcode_error}}aria-invalid="true" aria-describedby="postcode-error"{{/postcode_error}}>
  </div>
  <div class="utrecht-form-field{{#city_error}} utrecht-form-field--invalid{{/city_error}}">
    <label class="utrecht-form-label" for="city">{{t "Plaats"}} <span class="plein-optional">{{t "(nodig bij een straat of een postcode)"}}</span></label>
    {{#city_error}}<p class="utrecht-form-field-error-message" id="city-error">{{city_error_text}}</p>{{/city_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="city" type="text" name="city" value="{{city_value}}" maxlength="300" autocomplete="off" {{#city_error}}aria-invalid="true" aria-describedby="city-error"{{/city_error}}>
  </div>
  </div>
  <div class="utrecht-form-field{{#times_error}} utrecht-form-field--invalid{{/times_error}}">
    <label class="utrecht-form-label" for="times">{{t "Wanneer?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    <p class="utrecht-form-field-description" id="times-help">{{t "Bijvoorbeeld: elke dinsdag van 10 tot 12 uur."}}</p>
    {{#times_error}}<p class="utrecht-form-field-error-message" id="times-error">{{times_error_text}}</p>{{/times_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="times" type="text" name="times" value="{{times_value}}" maxlength="300" autocomplete="off" {{#times_error}}aria-invalid="true" {{/times_error}}aria-describedby="times-help{{#times_error}} times-error{{/times_error}}">
  </div>
  <div class="utrecht-form-field{{#cost_error}} utrecht-form-field--invalid{{/cost_error}}">
    <label class="utrecht-form-label" for="cost">{{t "Wat kost het?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    <p class="utrecht-form-field-description" id="cost-help">{{t "Bijvoorbeeld: gratis, of 2 euro voor koffie."}}</p>
    {{#cost_error}}<p class="utrecht-form-field-error-message" id="cost-error">{{cost_error_text}}</p>{{/cost_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="cost" type="text" name="cost" value="{{cost_value}}" maxlength="300" autocomplete="off" {{#cost_error}}aria-invalid="true" {{/cost_error}}aria-describedby="cost-help{{#cost_error}} cost-error{{/cost_error}}">
  </div>
</section>
<section class="plein-panel plein-part">
  <h2 class="nl-heading nl-heading--level-2">{{t "Contact"}}</h2>
  <p class="nl-paragraph">{{t "Dit ziet iedereen. Vul alleen in wat op de pagina mag staan."}}</p>
  <div class="utrecht-form-field{{#phone_error}} utrecht-form-field--invalid{{/phone_error}}">
    <label class="utrecht-form-label" for="phone">{{t "Telefoon"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    {{#phone_error}}<p class="utrecht-form-field-error-message" id="phone-error">{{phone_error_text}}</p>{{/phone_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="phone" type="text" name="phone" value="{{phone_value}}" maxlength="60" inputmode="tel" autocomplete="off" {{#phone_error}}aria-invalid="true" aria-describedby="phone-error"{{/phone_error}}>
  </div>
  <div class="utrecht-form-field{{#mail_error}} utrecht-form-field--invalid{{/mail_error}}">
    <label class="utrecht-form-label" for="mail">{{t "E-mail"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    {{#mail_error}}<p class="utrecht-form-field-error-message" id="mail-error">{{mail_error_text}}</p>{{/mail_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="mail" type="email" name="mail" value="{{mail_value}}" maxlength="254" autocomplete="off" {{#mail_error}}aria-invalid="true" aria-describedby="mail-error"{{/mail_error}}>
  </div>
  <div class="utrecht-form-field{{#website_error}} utrecht-form-field--invalid{{/website_error}}">
    <label class="utrecht-form-label" for="website">{{t "Website"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    {{#website_error}}<p class="utrecht-form-field-error-message" id="website-error">{{website_error_text}}</p>{{/website_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="website" type="text" name="website" value="{{website_value}}" maxlength="300" inputmode="url" autocomplete="off" {{#website_error}}aria-invalid="true" aria-describedby="website-error"{{/website_error}}>
  </div>
</section>
<section class="plein-panel plein-part">
  <h2 class="nl-heading nl-heading--level-2" id="zoekt">{{#by_helper}}{{t "Wat hebben ze nodig?"}}{{/by_helper}}{{#by_people}}{{t "Wat hebt u nodig?"}}{{/by_people}}</h2>
  <div role="group" aria-labelledby="zoekt" aria-describedby="zoekt-help">
    <p class="utrecht-form-field-description" id="zoekt-help">{{t "Bijvoorbeeld vrijwilligers, een ruimte of geld. Wie iets wil doen, vindt dit zo."}}</p>
    {{#need_row}}
    {{include "features/directory/pages/draft_need.tpl"}}
    {{/need_row}}
    {{#can_add_need}}<button class="nl-button nl-button--subtle plein-tool" type="submit" name="act" value="need" formaction="{{save_url}}#{{next_need}}" formnovalidate><span class="nl-button__icon-start">{{icon "add"}}</span><span class="nl-button__label">{{t "Nog iets"}}</span></button>{{/can_add_need}}
  </div>
</section>
