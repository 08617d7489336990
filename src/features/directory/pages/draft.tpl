{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <a class="nl-link plein-back plein-no-print" href="{{back_url}}">{{icon "back"}}{{#is_new}}{{t "Al het aanbod"}}{{/is_new}}{{#is_change}}{{t "Terug naar dit aanbod"}}{{/is_change}}</a>
  <div class="plein-column plein-stack">
    <h1 class="nl-heading nl-heading--level-1">{{#is_new}}{{t "Nieuw aanbod"}}{{/is_new}}{{#is_change}}{{t "Wijzig {entry_name}"}}{{/is_change}}</h1>
    {{include "platform/html/pages/errors.tpl"}}
    {{#saved}}<div class="utrecht-alert utrecht-alert--ok plein-errors" role="status">{{icon "done"}}<div class="utrecht-alert__content"><p class="nl-paragraph">{{saved_text}}</p></div></div>{{/saved}}
    {{#by_owner}}<p class="nl-paragraph nl-paragraph--lead">{{#waits}}{{t "Verander wat niet klopt. Een redacteur leest het, en daarna staat het op de pagina."}}{{/waits}}{{#at_once}}{{t "Verander wat niet klopt. Het is meteen te zien."}}{{/at_once}}</p>{{/by_owner}}
    {{#conflict}}
    <div class="utrecht-alert utrecht-alert--warning plein-errors" role="alert" tabindex="-1" data-error-summary>
      {{icon "alert"}}
      <div class="utrecht-alert__content">
        <h2 class="nl-heading nl-heading--level-3">{{t "Iemand was u net voor"}}</h2>
        <p class="nl-paragraph">{{t "{colleague_name} heeft dit aanbod veranderd op {colleague_when_text}. Wat u typte staat er nog. Hieronder ziet u waar het verschilt. Kijk het na en bewaar dan opnieuw."}}</p>
        {{#difference}}
        <h3 class="nl-heading nl-heading--level-3">{{label}}</h3>
        <div class="plein-compare">
          <div class="plein-compare__side"><p class="nl-paragraph plein-quiet plein-small">{{t "Wat u bewaart"}}</p>{{#after}}<p class="nl-paragraph" lang="{{content_language}}">{{line}}</p>
          {{/after}}{{#no_after}}<p class="nl-paragraph plein-quiet">{{t "niets"}}</p>{{/no_after}}</div>
          <div class="plein-compare__side"><p class="nl-paragraph plein-quiet plein-small">{{t "Wat er nu staat"}}</p>{{#before}}<p class="nl-paragraph" lang="{{content_language}}">{{line}}</p>
          {{/before}}{{#no_before}}<p class="nl-paragraph plein-quiet">{{t "niets"}}</p>{{/no_before}}</div>
        </div>
        {{/difference}}
      </div>
    </div>
    {{/conflict}}
    <form class="plein-stack plein-draft" id="pagina" method="post" action="{{save_url}}" novalidate>
      <button class="plein-hidden" type="submit" name="act" value="save" tabindex="-1" aria-hidden="true"></button>
      {{include "platform/html/pages/keys.tpl"}}
      <input type="hidden" name="version" value="{{version}}">
      <input type="hidden" name="entry" value="{{entry_code}}">
      <input type="hidden" name="read_on" value="{{read_on}}">
      <details class="plein-fold plein-part"{{#when_open}} open{{/when_open}}>
        <summary><h2 class="nl-heading nl-heading--level-3">{{t "Wanneer?"}}</h2> <span class="plein-part__now">{{#when_word}}<span lang="{{told_language}}">{{told}}</span> {{/when_word}}{{#when_empty}}{{t "nog niets"}}{{/when_empty}}</span></summary>
        <div class="plein-fold__inside">
          {{#location_hours}}
          {{include "features/directory/pages/draft_opening.tpl"}}
          {{/location_hours}}
          {{#opening}}
          {{include "features/directory/pages/draft_opening.tpl"}}
          {{/opening}}
        </div>
      </details>
      <details class="plein-fold plein-part"{{#contact_open}} open{{/contact_open}}>
        <summary><h2 class="nl-heading nl-heading--level-3">{{t "Contact en kosten"}}</h2> <span class="plein-part__now">{{#contact_word}}<span lang="{{told_language}}">{{told}}</span> {{/contact_word}}{{#contact_empty}}{{t "nog niets"}}{{/contact_empty}}</span></summary>
        <div class="plein-fold__inside">
          <div class="utrecht-form-field{{#application_error}} utrecht-form-field--invalid{{/application_error}}">
            <label class="utrecht-form-label" for="application">{{t "Hoe komen mensen binnen?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            <p class="utrecht-form-field-description" id="application-help">{{t "Bijvoorbeeld: loop binnen, bel voor een afspraak, of vraag het aan uw huisarts."}}</p>
            {{#application_error}}<p class="utrecht-form-field-error-message" id="application-error">{{application_error_text}}</p>{{/application_error}}
            <textarea lang="nl" class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="application" name="application" rows="2" maxlength="{{most_application}}" {{#application_error}}aria-invalid="true" {{/application_error}}aria-describedby="application-help{{#application_error}} application-error{{/application_error}}">{{application_value}}</textarea>
          </div>
          <div class="utrecht-form-field{{#cost_error}} utrecht-form-field--invalid{{/cost_error}}">
            <label class="utrecht-form-label" for="cost">{{t "Wat kost het?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            {{#cost_error}}<p class="utrecht-form-field-error-message" id="cost-error">{{cost_error_text}}</p>{{/cost_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input" id="cost" type="text" name="cost" value="{{cost_value}}" maxlength="{{most_cost}}" autocomplete="off" {{#cost_error}}aria-invalid="true" {{/cost_error}}{{#cost_error}}aria-describedby="cost-error"{{/cost_error}}>
          </div>
          <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset">
            <legend class="utrecht-form-fieldset__legend">{{t "Telefoon"}}</legend>
            {{#has_phone_elsewhere}}<div id="phone-elsewhere">
            {{#phone_elsewhere}}<p class="utrecht-form-field-description">{{elsewhere_text}}</p>
            {{/phone_elsewhere}}</div>
            {{/has_phone_elsewhere}}{{#has_left_out_phones}}<p class="nl-paragraph plein-quiet">{{t "De telefoonnummers passen niet op dit formulier. Die blijven zoals ze zijn."}}</p>{{/has_left_out_phones}}
            {{#phone_row}}
            {{include "features/directory/pages/draft_phone.tpl"}}
            {{/phone_row}}
            {{#can_add_phone}}<button class="nl-button nl-button--subtle plein-tool" type="submit" name="act" value="phone" formaction="{{save_url}}#{{next_phone}}" formnovalidate><span class="nl-button__icon-start">{{icon "add"}}</span><span class="nl-button__label">{{t "Nog een nummer"}}</span></button>{{/can_add_phone}}
          </fieldset>
          <div class="utrecht-form-field{{#mail_error}} utrecht-form-field--invalid{{/mail_error}}">
            <label class="utrecht-form-label" for="mail">{{t "E-mail"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            {{#has_mail_elsewhere}}<div id="mail-elsewhere">{{#mail_elsewhere}}<p class="utrecht-form-field-description">{{elsewhere_text}}</p>{{/mail_elsewhere}}</div>{{/has_mail_elsewhere}}
            {{#mail_error}}<p class="utrecht-form-field-error-message" id="mail-error">{{mail_error_text}}</p>{{/mail_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input" id="mail" type="email" name="mail" value="{{mail_value}}" maxlength="{{most_mail}}" autocomplete="off" {{#mail_error}}aria-invalid="true" {{/mail_error}}{{#mail_described}}aria-describedby="{{#has_mail_elsewhere}}mail-elsewhere {{/has_mail_elsewhere}}{{#mail_error}}mail-error{{/mail_error}}"{{/mail_described}}>
          </div>
          <div class="utrecht-form-field{{#website_error}} utrecht-form-field--invalid{{/website_error}}">
            <label class="utrecht-form-label" for="website">{{t "Website"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            {{#has_website_elsewhere}}<div id="website-elsewhere">{{#website_elsewhere}}<p class="utrecht-form-field-description">{{elsewhere_text}}</p>{{/website_elsewhere}}</div>{{/has_website_elsewhere}}
            {{#website_error}}<p class="utrecht-form-field-error-message" id="website-error">{{website_error_text}}</p>{{/website_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input" id="website" type="text" name="website" value="{{website_value}}" maxlength="{{most_website}}" inputmode="url" autocomplete="off" {{#website_error}}aria-invalid="true" {{/website_error}}{{#website_described}}aria-describedby="{{#has_website_elsewhere}}website-elsewhere {{/has_website_elsewhere}}{{#website_error}}website-error{{/website_error}}"{{/website_described}}>
          </div>
        </div>
      </details>
      <details class="plein-fold plein-part"{{#needs_open}} open{{/needs_open}}>
        <summary><h2 class="nl-heading nl-heading--level-3" id="zoekt">{{#by_editor}}{{t "Wat zoekt dit aanbod nog?"}}{{/by_editor}}{{#by_owner}}{{t "Wat zoekt u nog?"}}{{/by_owner}}</h2> <span class="plein-part__now">{{#needs_word}}<span lang="{{told_language}}">{{told}}</span> {{/needs_word}}{{#needs_empty}}{{t "nog niets"}}{{/needs_empty}}</span></summary>
        <div class="plein-fold__inside">
          <div role="group" aria-labelledby="zoekt" aria-describedby="zoekt-help">
            <p class="utrecht-form-field-description" id="zoekt-help">{{t "Bijvoorbeeld: twee mensen die op dinsdag soep koken. Dat staat op de pagina, en mensen kunnen erop zoeken. Kies ‘niets’ bij wat niet meer nodig is."}}</p>
            {{#need_row}}
            {{include "features/directory/pages/draft_need.tpl"}}
            {{/need_row}}
            {{#can_add_need}}<button class="nl-button nl-button--subtle plein-tool" type="submit" name="act" value="need" formaction="{{save_url}}#{{next_need}}" formnovalidate><span class="nl-button__icon-start">{{icon "add"}}</span><span class="nl-button__label">{{t "Nog iets"}}</span></button>{{/can_add_need}}
          </div>
        </div>
      </details>
      <details class="plein-fold plein-part"{{#words_open}} open{{/words_open}}>
        <summary><h2 class="nl-heading nl-heading--level-3">{{t "Tekst"}}</h2> <span class="plein-part__now">{{#words_word}}<span lang="{{told_language}}">{{told}}</span> {{/words_word}}{{#words_empty}}{{t "nog niets"}}{{/words_empty}}</span></summary>
        <div class="plein-fold__inside">
          <div class="utrecht-form-field{{#name_error}} utrecht-form-field--invalid{{/name_error}}">
            <label class="utrecht-form-label" for="name">{{t "Naam"}}</label>
            {{#name_error}}<p class="utrecht-form-field-error-message" id="name-error">{{name_error_text}}</p>{{/name_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input" id="name" type="text" name="name" value="{{name_value}}" maxlength="{{most_name}}" autocomplete="off" {{#name_error}}aria-invalid="true" {{/name_error}}{{#name_error}}aria-describedby="name-error"{{/name_error}}>
          </div>
          {{#is_new}}
          <div class="utrecht-form-field{{#organisation_error}} utrecht-form-field--invalid{{/organisation_error}}">
            <label class="utrecht-form-label" for="organisation">{{t "Van welke organisatie?"}}</label>
            <p class="utrecht-form-field-description" id="organisation-help">{{t "Kies een naam uit de lijst of typ een nieuwe."}}</p>
            {{#organisation_error}}<p class="utrecht-form-field-error-message" id="organisation-error">{{organisation_error_text}}</p>{{/organisation_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input" id="organisation" type="text" name="organisation" value="{{organisation_value}}" maxlength="{{most_organisation}}" autocomplete="off" list="organisaties" {{#organisation_error}}aria-invalid="true" {{/organisation_error}}aria-describedby="organisation-help{{#organisation_error}} organisation-error{{/organisation_error}}">
          </div>
          <datalist id="organisaties">{{#organisation_option}}<option value="{{name}}"></option>{{/organisation_option}}</datalist>
          {{/is_new}}
          <div class="utrecht-form-field{{#description_error}} utrecht-form-field--invalid{{/description_error}}">
            <label class="utrecht-form-label" for="description">{{t "Wat is het?"}}</label>
            <p class="utrecht-form-field-description" id="description-help">{{t "Schrijf het zoals u het aan iemand aan de balie vertelt. Korte zinnen."}}</p>
            {{#description_error}}<p class="utrecht-form-field-error-message" id="description-error">{{description_error_text}}</p>{{/description_error}}
            <textarea lang="nl" class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="description" name="description" rows="6" maxlength="{{most_description}}" {{#description_error}}aria-invalid="true" {{/description_error}}aria-describedby="description-help{{#description_error}} description-error{{/description_error}}">{{description_value}}</textarea>
          </div>
          <div class="utrecht-form-field{{#alternate_name_error}} utrecht-form-field--invalid{{/alternate_name_error}}">
            <label class="utrecht-form-label" for="alternate_name">{{t "Andere woorden waarmee mensen dit zoeken"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            <p class="utrecht-form-field-description" id="alternate_name-help">{{t "Zet er een puntkomma tussen, bijvoorbeeld: rood staan; deurwaarder."}}</p>
            {{#alternate_name_error}}<p class="utrecht-form-field-error-message" id="alternate_name-error">{{alternate_name_error_text}}</p>{{/alternate_name_error}}
            <textarea lang="nl" class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="alternate_name" name="alternate_name" rows="2" maxlength="{{most_alternate_name}}" {{#alternate_name_error}}aria-invalid="true" {{/alternate_name_error}}aria-describedby="alternate_name-help{{#alternate_name_error}} alternate_name-error{{/alternate_name_error}}">{{alternate_name_value}}</textarea>
          </div>
          <div class="utrecht-form-field{{#kind_error}} utrecht-form-field--invalid{{/kind_error}}">
            <label class="utrecht-form-label" for="kind">{{t "Wat voor aanbod is het?"}}</label>
            {{#kind_error}}<p class="utrecht-form-field-error-message" id="kind-error">{{kind_error_text}}</p>{{/kind_error}}
            <select class="utrecht-select utrecht-select--html-select" id="kind" name="kind"{{#kind_error}} aria-invalid="true" aria-describedby="kind-error"{{/kind_error}}>
              {{#is_new}}<option value="">{{t "Kies een soort"}}</option>
              {{/is_new}}{{#kind_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>
              {{/kind_option}}
            </select>
          </div>
          <div class="utrecht-form-field{{#theme_error}} utrecht-form-field--invalid{{/theme_error}}">
            <label class="utrecht-form-label" for="theme">{{t "Waar gaat het vooral over?"}}</label>
            {{#theme_error}}<p class="utrecht-form-field-error-message" id="theme-error">{{theme_error_text}}</p>{{/theme_error}}
            <select class="utrecht-select utrecht-select--html-select" id="theme" name="theme">
              <option value="">{{t "Kies een onderwerp"}}</option>
              {{#theme_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>
              {{/theme_option}}
            </select>
          </div>
          <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset">
            <legend class="utrecht-form-fieldset__legend">{{t "En ook over"}} <span class="plein-optional">{{t "(hoeft niet, meer mag)"}}</span></legend>
            <div class="plein-boxes">
              {{#themes_option}}<label class="plein-check"><input type="checkbox" name="themes" value="{{code}}"{{#selected}} checked{{/selected}}>{{name}}</label>
              {{/themes_option}}
            </div>
          </fieldset>
          <div class="utrecht-form-field{{#ladder_step_error}} utrecht-form-field--invalid{{/ladder_step_error}}">
            <label class="utrecht-form-label" for="ladder_step">{{t "Hoe komt iemand aan deze hulp?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            {{#ladder_step_error}}<p class="utrecht-form-field-error-message" id="ladder_step-error">{{ladder_step_error_text}}</p>{{/ladder_step_error}}
            <select class="utrecht-select utrecht-select--html-select" id="ladder_step" name="ladder_step">
              <option value="">{{t "Niet gekozen"}}</option>
              {{#ladder_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>
              {{/ladder_option}}
            </select>
          </div>
        </div>
      </details>
      <details class="plein-fold plein-part"{{#place_open}} open{{/place_open}}>
        <summary><h2 class="nl-heading nl-heading--level-3">{{t "Waar?"}}</h2> <span class="plein-part__now">{{#place_word}}<span lang="{{told_language}}">{{told}}</span> {{/place_word}}{{#place_empty}}{{t "nog niets"}}{{/place_empty}}</span></summary>
        <div class="plein-fold__inside">
          {{#location}}
          {{include "features/directory/pages/draft_location.tpl"}}
          {{/location}}
          {{#has_left_out}}<p class="nl-paragraph plein-quiet">{{t "Er zijn nog {left_out} plekken die niet op dit formulier passen. Die blijven zoals ze zijn."}}</p>{{/has_left_out}}
          {{#can_add}}<button class="nl-button nl-button--secondary plein-tool" type="submit" name="act" value="location" formaction="{{save_url}}#{{next_location}}" formnovalidate><span class="nl-button__icon-start">{{icon "add"}}</span><span class="nl-button__label">{{#has_location}}{{t "Nog een plek"}}{{/has_location}}{{#no_location}}{{t "Er is een plek waar mensen heen kunnen"}}{{/no_location}}</span></button>{{/can_add}}
        </div>
      </details>
      <details class="plein-fold plein-part"{{#audience_open}} open{{/audience_open}}>
        <summary><h2 class="nl-heading nl-heading--level-3">{{t "Voor wie?"}}</h2> <span class="plein-part__now">{{#audience_word}}<span lang="{{told_language}}">{{told}}</span> {{/audience_word}}{{#audience_empty}}{{t "nog niets"}}{{/audience_empty}}</span></summary>
        <div class="plein-fold__inside">
          <div class="utrecht-form-field{{#eligibility_error}} utrecht-form-field--invalid{{/eligibility_error}}">
            <label class="utrecht-form-label" for="eligibility">{{t "Voor wie is het?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            {{#eligibility_error}}<p class="utrecht-form-field-error-message" id="eligibility-error">{{eligibility_error_text}}</p>{{/eligibility_error}}
            <textarea lang="nl" class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="eligibility" name="eligibility" rows="2" maxlength="{{most_eligibility}}" {{#eligibility_error}}aria-invalid="true" {{/eligibility_error}}{{#eligibility_error}}aria-describedby="eligibility-error"{{/eligibility_error}}>{{eligibility_value}}</textarea>
          </div>
          <div class="plein-pair">
          <div class="utrecht-form-field{{#minimum_age_error}} utrecht-form-field--invalid{{/minimum_age_error}}">
            <label class="utrecht-form-label" for="minimum_age">{{t "Vanaf welke leeftijd?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            {{#minimum_age_error}}<p class="utrecht-form-field-error-message" id="minimum_age-error">{{minimum_age_error_text}}</p>{{/minimum_age_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input plein-short" id="minimum_age" type="text" name="minimum_age" value="{{minimum_age_value}}" inputmode="numeric" maxlength="3" autocomplete="off" {{#minimum_age_error}}aria-invalid="true" {{/minimum_age_error}}{{#minimum_age_error}}aria-describedby="minimum_age-error"{{/minimum_age_error}}>
          </div>
          <div class="utrecht-form-field{{#maximum_age_error}} utrecht-form-field--invalid{{/maximum_age_error}}">
            <label class="utrecht-form-label" for="maximum_age">{{t "Tot en met welke leeftijd?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            {{#maximum_age_error}}<p class="utrecht-form-field-error-message" id="maximum_age-error">{{maximum_age_error_text}}</p>{{/maximum_age_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input plein-short" id="maximum_age" type="text" name="maximum_age" value="{{maximum_age_value}}" inputmode="numeric" maxlength="3" autocomplete="off" {{#maximum_age_error}}aria-invalid="true" {{/maximum_age_error}}{{#maximum_age_error}}aria-describedby="maximum_age-error"{{/maximum_age_error}}>
          </div>
          </div>
          <div class="utrecht-form-field{{#area_error}} utrecht-form-field--invalid{{/area_error}}">
            <label class="utrecht-form-label" for="area">{{t "Voor mensen uit welk gebied?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            {{#area_error}}<p class="utrecht-form-field-error-message" id="area-error">{{area_error_text}}</p>{{/area_error}}
            <select class="utrecht-select utrecht-select--html-select" id="area" name="area">
              <option value="">{{t "Dat maakt niet uit"}}</option>
              {{#area_same}}<option value="same" selected>{{area_same_name}}</option>
              {{/area_same}}{{#area_group}}<optgroup label="{{group_name}}">{{#area_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>{{/area_option}}</optgroup>
              {{/area_group}}
            </select>
          </div>
          <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset">
            <legend class="utrecht-form-fieldset__legend">{{t "In welke talen wordt er geholpen?"}}</legend>
            <div class="plein-boxes">
              {{#language_option}}<label class="plein-check"><input type="checkbox" name="languages" value="{{code}}"{{#selected}} checked{{/selected}}>{{name}}</label>
              {{/language_option}}
            </div>
          </fieldset>
          <div class="utrecht-form-field{{#other_languages_error}} utrecht-form-field--invalid{{/other_languages_error}}">
            <label class="utrecht-form-label" for="other_languages">{{t "Nog andere talen"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            <p class="utrecht-form-field-description" id="other_languages-help">{{t "Zet er een komma tussen."}}</p>
            {{#other_languages_error}}<p class="utrecht-form-field-error-message" id="other_languages-error">{{other_languages_error_text}}</p>{{/other_languages_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input" id="other_languages" type="text" name="other_languages" value="{{other_languages_value}}" maxlength="{{most_other_languages}}" autocomplete="off" {{#other_languages_error}}aria-invalid="true" {{/other_languages_error}}aria-describedby="other_languages-help{{#other_languages_error}} other_languages-error{{/other_languages_error}}">
          </div>
          <div class="utrecht-form-field{{#interpretation_error}} utrecht-form-field--invalid{{/interpretation_error}}">
            <label class="utrecht-form-label" for="interpretation">{{t "Kan er een tolk bij zijn?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            {{#interpretation_error}}<p class="utrecht-form-field-error-message" id="interpretation-error">{{interpretation_error_text}}</p>{{/interpretation_error}}
            <textarea lang="nl" class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="interpretation" name="interpretation" rows="2" maxlength="{{most_interpretation}}" {{#interpretation_error}}aria-invalid="true" {{/interpretation_error}}{{#interpretation_error}}aria-describedby="interpretation-error"{{/interpretation_error}}>{{interpretation_value}}</textarea>
          </div>
        </div>
      </details>
      <details class="plein-fold plein-part"{{#room_open}} open{{/room_open}}>
        <summary><h2 class="nl-heading nl-heading--level-3">{{t "Is er plek?"}}</h2> <span class="plein-part__now">{{#room_word}}<span lang="{{told_language}}">{{told}}</span> {{/room_word}}{{#room_empty}}{{t "nog niets"}}{{/room_empty}}</span></summary>
        <div class="plein-fold__inside">
          <div class="utrecht-form-field{{#waiting_error}} utrecht-form-field--invalid{{/waiting_error}}">
            <label class="utrecht-form-label" for="waiting">{{t "Hoe lang is de wachttijd?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            <p class="utrecht-form-field-description" id="waiting-help">{{t "Bijvoorbeeld: u kunt binnen een week terecht."}}</p>
            {{#waiting_error}}<p class="utrecht-form-field-error-message" id="waiting-error">{{waiting_error_text}}</p>{{/waiting_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input" id="waiting" type="text" name="waiting" value="{{waiting_value}}" maxlength="{{most_waiting}}" autocomplete="off" {{#waiting_error}}aria-invalid="true" {{/waiting_error}}aria-describedby="waiting-help{{#waiting_error}} waiting-error{{/waiting_error}}">
          </div>
          <div class="plein-pair">
          <div class="utrecht-form-field{{#available_error}} utrecht-form-field--invalid{{/available_error}}">
            <label class="utrecht-form-label" for="available">{{t "Hoeveel plekken zijn er nu vrij?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            {{#available_error}}<p class="utrecht-form-field-error-message" id="available-error">{{available_error_text}}</p>{{/available_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input plein-short" id="available" type="text" name="available" value="{{available_value}}" inputmode="numeric" maxlength="7" autocomplete="off" {{#available_error}}aria-invalid="true" {{/available_error}}{{#available_error}}aria-describedby="available-error"{{/available_error}}>
          </div>
          <div class="utrecht-form-field{{#maximum_error}} utrecht-form-field--invalid{{/maximum_error}}">
            <label class="utrecht-form-label" for="maximum">{{t "Van hoeveel in totaal?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            {{#maximum_error}}<p class="utrecht-form-field-error-message" id="maximum-error">{{maximum_error_text}}</p>{{/maximum_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input plein-short" id="maximum" type="text" name="maximum" value="{{maximum_value}}" inputmode="numeric" maxlength="7" autocomplete="off" {{#maximum_error}}aria-invalid="true" {{/maximum_error}}{{#maximum_error}}aria-describedby="maximum-error"{{/maximum_error}}>
          </div>
          </div>
          <div class="plein-pair">
          <div class="utrecht-form-field{{#unit_error}} utrecht-form-field--invalid{{/unit_error}}">
            <label class="utrecht-form-label" for="unit">{{t "Wat voor plekken?"}} <span class="plein-optional">{{t "(nodig als u plekken invult)"}}</span></label>
            <p class="utrecht-form-field-description" id="unit-help">{{t "Bijvoorbeeld: gesprekken per week."}}</p>
            {{#unit_error}}<p class="utrecht-form-field-error-message" id="unit-error">{{unit_error_text}}</p>{{/unit_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input" id="unit" type="text" name="unit" value="{{unit_value}}" maxlength="{{most_unit}}" autocomplete="off" {{#unit_error}}aria-invalid="true" {{/unit_error}}aria-describedby="unit-help{{#unit_error}} unit-error{{/unit_error}}">
          </div>
          <div class="utrecht-form-field{{#updated_error}} utrecht-form-field--invalid{{/updated_error}}">
            <label class="utrecht-form-label" for="updated">{{t "Wanneer hebt u dit gezien?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            <p class="utrecht-form-field-description" id="updated-help">{{t "Laat het leeg voor vandaag."}}</p>
            {{#updated_error}}<p class="utrecht-form-field-error-message" id="updated-error">{{updated_error_text}}</p>{{/updated_error}}
            <input class="utrecht-textbox utrecht-textbox--html-input plein-date" id="updated" type="date" name="updated" value="{{updated_value}}" {{#updated_error}}aria-invalid="true" {{/updated_error}}aria-describedby="updated-help{{#updated_error}} updated-error{{/updated_error}}">
          </div>
          </div>
        </div>
      </details>
      <details class="plein-fold plein-part"{{#found_open}} open{{/found_open}}>
        <summary><h2 class="nl-heading nl-heading--level-3">{{t "Is het te vinden?"}}</h2> <span class="plein-part__now">{{#found_word}}<span lang="{{told_language}}">{{told}}</span> {{/found_word}}{{#found_empty}}{{t "nog niets"}}{{/found_empty}}</span></summary>
        <div class="plein-fold__inside">
          <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset">
            <legend class="utrecht-form-fieldset__legend">{{t "Kunnen mensen dit vinden?"}}</legend>
            <div class="plein-radios">
              {{#status_option}}<label class="plein-check"><input type="radio" name="status" value="{{code}}"{{#selected}} checked{{/selected}}>{{name}}</label>
              {{/status_option}}
            </div>
          </fieldset>
          <div class="utrecht-form-field{{#alert_error}} utrecht-form-field--invalid{{/alert_error}}">
            <label class="utrecht-form-label" for="alert">{{t "Let op"}} <span class="plein-optional">{{t "(verplicht als het dicht, gestopt of niet te vinden is)"}}</span></label>
            <p class="utrecht-form-field-description" id="alert-help">{{t "Dit staat bovenaan op de pagina, bijvoorbeeld waarom het dicht is en tot wanneer."}}</p>
            {{#alert_error}}<p class="utrecht-form-field-error-message" id="alert-error">{{alert_error_text}}</p>{{/alert_error}}
            <textarea lang="nl" class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="alert" name="alert" rows="2" maxlength="{{most_alert}}" {{#alert_error}}aria-invalid="true" {{/alert_error}}aria-describedby="alert-help{{#alert_error}} alert-error{{/alert_error}}">{{alert_value}}</textarea>
          </div>
        </div>
      </details>
      <label class="plein-check"><input type="checkbox" name="assured" value="yes"{{#assured}} checked{{/assured}}>{{t "Ik heb alles nagekeken: zo klopt het"}}</label>
      <div class="plein-form-end">
        <button class="nl-button nl-button--primary" type="submit" name="act" value="save"><span class="nl-button__label">{{#by_editor}}{{t "Bewaar"}}{{/by_editor}}{{#by_owner}}{{#waits}}{{t "Stuur naar de redactie"}}{{/waits}}{{#at_once}}{{t "Bewaar"}}{{/at_once}}{{/by_owner}}</span></button>
        <a class="nl-button nl-button--secondary" href="{{back_url}}"><span class="nl-button__label">{{t "Toch niet"}}</span></a>
      </div>
    </form>
  </div>
</div>
