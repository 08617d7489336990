{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <a class="nl-link plein-back plein-no-print" href="{{back_url}}">{{icon "back"}}{{t "Alle reacties"}}</a>
  <div class="plein-work__top">
    <div class="plein-tight">
      <h1 class="nl-heading nl-heading--level-1">{{kind_text}}</h1>
      <ul class="plein-inline">
        {{#is_waiting}}<li class="nl-data-badge">{{t "Te doen"}}</li>{{/is_waiting}}
        {{#is_handled}}<li class="nl-data-badge">{{t "Afgehandeld"}}</li>{{/is_handled}}
      </ul>
    </div>
  </div>
  {{include "platform/html/pages/errors.tpl"}}
  {{#saved}}<div class="utrecht-alert utrecht-alert--ok plein-errors" role="status">{{icon "done"}}<div class="utrecht-alert__content"><p class="nl-paragraph">{{saved_text}}</p></div></div>{{/saved}}
  {{#unsent}}
  <div class="utrecht-alert utrecht-alert--warning plein-errors">
    {{icon "alert"}}
    <div class="utrecht-alert__content">
      <h2 class="nl-heading nl-heading--level-3">{{t "Dit typte u. Het is niet bewaard."}}</h2>
      {{#unsent_line}}<p class="nl-paragraph plein-text" lang="nl">{{line}}</p>
      {{/unsent_line}}
    </div>
  </div>
  {{/unsent}}
  <div class="plein-file">
    <div class="plein-file__story plein-stack">
      <section class="plein-words" aria-label="{{t "Wat er is geschreven"}}">
        {{#has_text}}{{#remark_line}}<p class="nl-paragraph plein-text" lang="{{remark_language}}">{{line}}</p>
        {{/remark_line}}{{/has_text}}
        {{#no_text}}<p class="nl-paragraph plein-quiet">{{t "Er is niets bij geschreven."}}</p>{{/no_text}}
      </section>
      {{#is_handled}}
      <article class="plein-words plein-words--answer">
        {{#note_line}}<p class="nl-paragraph plein-text" lang="nl">{{line}}</p>
        {{/note_line}}
        <p class="plein-words__by nl-paragraph">{{t "Afgehandeld op {handled_text}"}}</p>
      </article>
      {{/is_handled}}
    </div>
    <aside class="plein-file__facts" aria-label="{{t "Gegevens bij deze reactie"}}">
      <section class="plein-panel">
        <h2 class="nl-heading nl-heading--level-3">{{t "Waarover"}}</h2>
        <p class="nl-paragraph"><a class="nl-link" href="{{page_url}}">{{page_name}}</a></p>
        <p class="nl-paragraph plein-small"><a class="nl-link" href="{{all_url}}">{{t "Alles wat hierover wacht"}}</a></p>
        <dl>
          <dt>{{t "Binnengekomen"}}</dt><dd>{{received_text}}</dd>
          <dt>{{t "Taal"}}</dt><dd>{{language_name}}</dd>
        </dl>
      </section>
    </aside>
    <div class="plein-file__work plein-stack">
      {{#is_waiting}}
      <form class="plein-panel plein-answer" id="pagina" method="post" action="{{handle_url}}" novalidate>
        {{include "platform/html/pages/keys.tpl"}}
        <div class="utrecht-form-field{{#note_error}} utrecht-form-field--invalid{{/note_error}}">
          <h2 class="nl-heading nl-heading--level-2"><label for="note">{{t "Wat hebt u gedaan?"}}</label></h2>
          <p class="utrecht-form-field-description" id="note-help">{{#wants_answer}}{{t "Wie dit meldde, krijgt uw tekst per e-mail. Schrijf korte zinnen."}}{{/wants_answer}}{{#no_answer}}{{t "Een regel voor collega’s is genoeg."}}{{/no_answer}}</p>
          {{#note_error}}<p class="utrecht-form-field-error-message" id="note-error">{{note_error_text}}</p>{{/note_error}}
          <textarea class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="note" name="note" rows="3" maxlength="500" {{#note_error}}aria-invalid="true"{{/note_error}} aria-describedby="note-help{{#note_error}} note-error{{/note_error}}">{{note_value}}</textarea>
          <div class="plein-field-tools"><p class="nl-paragraph plein-quiet plein-small" hidden aria-live="polite" data-count-for="note" data-count-text="{{t "U kunt nog # tekens typen."}}"></p></div>
        </div>
        <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__label">{{#wants_answer}}{{t "Verstuur en handel af"}}{{/wants_answer}}{{#no_answer}}{{t "Afgehandeld"}}{{/no_answer}}</span></button>
      </form>
      {{/is_waiting}}
      {{#is_handled}}
      <form class="plein-no-print" method="post" action="{{reopen_url}}">
        {{include "platform/html/pages/keys.tpl"}}
        <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__icon-start">{{icon "undo"}}</span><span class="nl-button__label">{{t "Zet terug bij wat wacht"}}</span></button>
      </form>
      {{/is_handled}}
    </div>
  </div>
</div>
