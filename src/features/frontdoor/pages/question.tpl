{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <a class="nl-link plein-back plein-no-print" href="/werk/vragen">{{icon "back"}}{{t "Alle vragen"}}</a>
  <div class="plein-work__top">
    <div class="plein-tight">
      <h1 class="nl-heading nl-heading--level-1">{{t "Vraag {number_text}"}}</h1>
      <ul class="plein-inline">
        <li class="nl-data-badge">{{state_name}}</li>
        {{#has_owner}}<li class="nl-data-badge">{{t "Van {owner_name}"}}</li>{{/has_owner}}
        {{#no_owner}}<li class="nl-data-badge">{{t "Nog van niemand"}}</li>{{/no_owner}}
      </ul>
    </div>
    {{#can_take}}
    <form method="post" action="{{take_url}}">
      {{include "platform/html/pages/keys.tpl"}}
      <input type="hidden" name="version" value="{{version}}">
      <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__label">{{t "Neem over"}}</span></button>
    </form>
    {{/can_take}}
  </div>
  {{include "platform/html/pages/errors.tpl"}}
  {{#saved}}<div class="utrecht-alert utrecht-alert--ok plein-errors" role="status">{{icon "done"}}<div class="utrecht-alert__content"><p class="nl-paragraph">{{saved_text}}</p></div></div>{{/saved}}
  {{#conflict}}
  <div class="utrecht-alert utrecht-alert--warning plein-errors" role="alert">
    {{icon "alert"}}
    <div class="utrecht-alert__content">
      <h2 class="nl-heading nl-heading--level-3">{{t "Iemand was u net voor"}}</h2>
      <p class="nl-paragraph">{{t "{colleague_name} heeft deze vraag veranderd op {colleague_when_text}."}} {{#has_typed}}{{#can_save}}{{t "Uw tekst is niet weg. Kijk hoe het nu is en bewaar dan opnieuw."}}{{/can_save}}{{#too_late}}{{t "Uw tekst kan er niet meer bij. Kopieer hem als u hem nog nodig hebt."}}{{/too_late}}{{/has_typed}}{{#no_typed}}{{t "Kijk hoe het nu is en kies dan wat u doet."}}{{/no_typed}}</p>
      {{#has_typed}}
      <div class="plein-compare">
        <div class="plein-compare__side"><h3 class="nl-heading nl-heading--level-3">{{t "Wat u typte"}}</h3>{{#conflict_yours}}<p class="nl-paragraph">{{line}}</p>
        {{/conflict_yours}}</div>
        {{#has_theirs}}<div class="plein-compare__side"><h3 class="nl-heading nl-heading--level-3">{{t "Wat er intussen bij kwam"}}</h3>{{#conflict_theirs}}<p class="nl-paragraph">{{line}}</p>
        {{/conflict_theirs}}</div>{{/has_theirs}}
      </div>
      {{/has_typed}}
    </div>
  </div>
  {{/conflict}}
  {{#unsent}}
  <div class="utrecht-alert utrecht-alert--warning plein-errors" role="alert">
    {{icon "alert"}}
    <div class="utrecht-alert__content">
      <h2 class="nl-heading nl-heading--level-3">{{t "Dit typte u. Het is niet verstuurd."}}</h2>
      {{#unsent_line}}<p class="nl-paragraph plein-text">{{line}}</p>
      {{/unsent_line}}
    </div>
  </div>
  {{/unsent}}
  {{#has_urgent_sign}}<div class="utrecht-alert utrecht-alert--warning plein-errors">{{icon "alert"}}<div class="utrecht-alert__content"><p class="nl-paragraph"><strong>{{t "Dit kan dringend zijn: {urgent_sign}"}}</strong></p></div></div>{{/has_urgent_sign}}
  {{#must_reach}}
  <div class="utrecht-alert utrecht-alert--warning plein-errors">
    {{icon "alert"}}
    <div class="utrecht-alert__content">
      {{#must_call}}<p class="nl-paragraph"><strong>{{t "Deze inwoner wil gebeld worden."}}</strong> {{t "Plein belt niet: doe dat zelf, of spreek met een collega af wie het doet."}} <a class="nl-link plein-phone" href="tel:{{contact_phone_link}}">{{contact_phone}}</a></p>{{/must_call}}
      {{#must_mail}}<p class="nl-paragraph"><strong>{{t "Deze inwoner wil een e-mail."}}</strong> {{t "Plein mailt niet: doe dat zelf, of spreek met een collega af wie het doet."}} <a class="nl-link plein-mail" href="mailto:{{contact_mail}}">{{contact_mail}}</a></p>{{/must_mail}}
      {{#is_unsafe}}<p class="nl-paragraph"><strong>{{t "Spreek niets in."}}</strong> {{t "Zeg niet wie u bent als iemand anders opneemt."}}</p>{{/is_unsafe}}
    </div>
  </div>
  {{/must_reach}}
  <div class="plein-file">
    <div class="plein-file__story plein-stack">
      <section class="plein-words" aria-label="{{t "Het verhaal van de inwoner"}}">
        {{#story_line}}<p class="nl-paragraph plein-text">{{line}}</p>
        {{/story_line}}
        {{#has_themes}}<ul class="plein-inline">{{#question_theme}}<li class="nl-data-badge">{{name}}</li>{{/question_theme}}</ul>{{/has_themes}}
      </section>
      {{#answer}}
      <article class="plein-words plein-words--answer">
        {{#line}}<p class="nl-paragraph plein-text">{{text}}</p>
        {{/line}}
        {{#has_entries}}
        <ul class="plein-list">
          {{#answer_entry}}<li><a class="nl-link" href="{{url}}">{{name}}</a>{{#has_phone}}, <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a>{{/has_phone}}</li>
          {{/answer_entry}}
        </ul>
        {{/has_entries}}
        <p class="plein-words__by nl-paragraph">{{by_text}}, {{when_text}}</p>
      </article>
      {{/answer}}
    </div>
    <aside class="plein-file__facts" aria-label="{{t "Gegevens bij deze vraag"}}">
      <section class="plein-panel">
        {{#has_due}}
        <h2 class="nl-heading nl-heading--level-3">{{t "Wanneer"}}</h2>
        <p class="nl-paragraph"><span class="plein-due{{#is_late}} plein-due--late{{/is_late}}">{{#is_late}}{{icon "alert"}}{{/is_late}}{{#is_in_time}}{{icon "clock"}}{{/is_in_time}}<span>{{due_text}}</span></span><span class="plein-due__reason">{{due_reason}}</span></p>
        {{/has_due}}
        <h2 class="nl-heading nl-heading--level-3">{{t "Contact"}}</h2>
        {{#has_name}}<p class="nl-paragraph">{{name}}</p>{{/has_name}}
        <p class="nl-paragraph">{{contact_text}}</p>
        {{#has_contact_phone}}<p class="nl-paragraph"><a class="nl-link plein-phone plein-big-phone" href="tel:{{contact_phone_link}}">{{icon "phone"}}{{contact_phone}}</a></p>{{/has_contact_phone}}
        {{#has_resident_mail}}<p class="nl-paragraph"><a class="nl-link plein-mail" href="mailto:{{resident_mail}}">{{resident_mail}}</a></p>{{/has_resident_mail}}
        {{#has_call_when}}<p class="nl-paragraph">{{t "Het beste moment: {call_when}"}}</p>{{/has_call_when}}
        {{#is_unsafe}}<div class="utrecht-alert utrecht-alert--error">{{icon "alert"}}<div class="utrecht-alert__content"><p class="nl-paragraph"><strong>{{t "Spreek niets in."}}</strong> {{t "Zeg niet wie u bent als iemand anders opneemt."}}</p></div></div>{{/is_unsafe}}
        <dl>
          {{#has_place}}<dt>{{t "Waar"}}</dt><dd>{{place}}</dd>{{/has_place}}
          <dt>{{t "Binnengekomen"}}</dt><dd>{{received_text}}</dd>
          <dt>{{t "Via"}}</dt><dd>{{channel_name}}</dd>
        </dl>
      </section>
      <section class="plein-panel">
        <h2 class="nl-heading nl-heading--level-3">{{t "Wat er is gebeurd"}}</h2>
        <ol class="plein-line plein-small">
          {{#event}}<li><span class="plein-line__when">{{when_text}}</span> {{#what}}{{line}}<br>{{/what}}</li>
          {{/event}}
        </ol>
        {{#can_see_lookers}}<p class="nl-paragraph plein-small"><a class="nl-link plein-back" href="{{lookers_url}}">{{icon "eye"}}{{t "Wie heeft deze vraag bekeken?"}}</a></p>{{/can_see_lookers}}
      </section>
    </aside>
    <div class="plein-file__work plein-stack">
      {{#can_answer}}
      <form class="plein-panel plein-answer"{{#lang_answer}} id="pagina"{{/lang_answer}} method="post" action="{{answer_url}}" novalidate>
        {{include "platform/html/pages/keys.tpl"}}
        <input type="hidden" name="version" value="{{version}}">
        <div class="utrecht-form-field{{#answer_error}} utrecht-form-field--invalid{{/answer_error}}">
          <h2 class="nl-heading nl-heading--level-2"><label for="answer">{{t "Uw antwoord aan de inwoner"}}</label></h2>
          <p class="utrecht-form-field-description" id="answer-help">{{t "De inwoner leest dit met de code. Schrijf korte zinnen en zeg wat er nu gebeurt."}}</p>
          {{#answer_error}}<p class="utrecht-form-field-error-message" id="answer-error">{{answer_error_text}}</p>{{/answer_error}}
          <textarea class="utrecht-textarea utrecht-textarea--html-textarea" id="answer" name="answer" rows="8" maxlength="4000" {{#answer_error}}aria-invalid="true"{{/answer_error}} aria-describedby="answer-help{{#answer_error}} answer-error{{/answer_error}}">{{answer_value}}</textarea>
          <div class="plein-field-tools"><p class="nl-paragraph plein-quiet plein-small" hidden aria-live="polite" data-count-for="answer" data-count-text="{{t "U kunt nog # tekens typen."}}"></p></div>
        </div>
        {{#has_suggestions}}
        <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset">
          <legend class="utrecht-form-fieldset__legend">{{t "Past dit erbij? Vink aan wat u meestuurt."}}</legend>
          <ul class="plein-suggestions">
            {{#suggestion}}
            <li class="plein-suggestion">
              <input type="checkbox" id="voorstel-{{entry_code}}" name="entries" value="{{entry_code}}"{{#checked}} checked{{/checked}}>
              <div><label for="voorstel-{{entry_code}}">{{name}}</label>
                <div class="plein-small plein-quiet">{{reason_text}}</div>
                <div class="plein-small">{{#has_phone}}<a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a> · {{/has_phone}}<a class="nl-link" href="{{url}}">{{t "Bekijk"}} <span class="plein-hidden">{{name}}</span></a></div>
              </div>
            </li>
            {{/suggestion}}
          </ul>
        </fieldset>
        {{/has_suggestions}}
        <div class="plein-actions">
          {{#answer_is_main}}<button class="nl-button nl-button--primary" type="submit"><span class="nl-button__icon-start">{{icon "send"}}</span><span class="nl-button__label">{{t "Stuur antwoord"}}</span></button>{{/answer_is_main}}
          {{#answer_is_second}}<button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__icon-start">{{icon "send"}}</span><span class="nl-button__label">{{t "Stuur antwoord"}}</span></button>{{/answer_is_second}}
        </div>
      </form>
      {{/can_answer}}
      {{#can_close}}
      <details class="plein-fold plein-no-print"{{#close_open}} open{{/close_open}}>
        <summary>{{t "Sluit deze vraag af"}}</summary>
        <form class="plein-fold__inside"{{#lang_close}} id="pagina"{{/lang_close}} method="post" action="{{close_url}}" novalidate>
          {{include "platform/html/pages/keys.tpl"}}
          <input type="hidden" name="version" value="{{version}}">
          <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset{{#result_error}} utrecht-form-fieldset--invalid{{/result_error}}" id="result" {{#result_error}}aria-describedby="result-error"{{/result_error}}>
            <legend class="utrecht-form-fieldset__legend">{{t "Hoe is het afgelopen?"}}</legend>
            {{#result_error}}<p class="utrecht-form-field-error-message" id="result-error">{{result_error_text}}</p>{{/result_error}}
            <div class="plein-radios">
              <label class="plein-check"><input type="radio" name="result" value="answered"{{#result_answered}} checked{{/result_answered}}>{{t "Beantwoord, de inwoner kan verder"}}</label>
              <label class="plein-check"><input type="radio" name="result" value="referred"{{#result_referred}} checked{{/result_referred}}>{{t "Doorgegeven aan iemand die helpt"}}</label>
              <label class="plein-check"><input type="radio" name="result" value="no_contact"{{#result_no_contact}} checked{{/result_no_contact}}>{{t "Geen contact gekregen"}}</label>
              <label class="plein-check"><input type="radio" name="result" value="withdrawn"{{#result_withdrawn}} checked{{/result_withdrawn}}>{{t "De inwoner heeft geen hulp meer nodig"}}</label>
              <label class="plein-check"><input type="radio" name="result" value="not_ours"{{#result_not_ours}} checked{{/result_not_ours}}>{{t "Hoort niet bij ons"}}</label>
            </div>
          </fieldset>
          <div class="utrecht-form-field{{#note_error}} utrecht-form-field--invalid{{/note_error}}">
            <label class="utrecht-form-label" for="note">{{t "Notitie voor collega’s"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
            {{#note_error}}<p class="utrecht-form-field-error-message" id="note-error">{{note_error_text}}</p>{{/note_error}}
            <textarea class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="note" name="note" rows="2" maxlength="4000" {{#note_error}}aria-invalid="true" aria-describedby="note-error"{{/note_error}}>{{note_value}}</textarea>
          </div>
          <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__label">{{t "Sluit af"}}</span></button>
        </form>
      </details>
      {{/can_close}}
    </div>
  </div>
</div>
