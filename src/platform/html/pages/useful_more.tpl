{{%AUTOESCAPE context="HTML"}}
<form{{#useful_is_page}} id="pagina"{{/useful_is_page}} method="post" action="/reactie/opmerking" novalidate>
  <input type="hidden" name="csrf" value="{{csrf}}">
  <input type="hidden" name="form_key" value="{{useful_key}}">
  <input type="hidden" name="page" value="{{useful_page}}">
  <input type="hidden" name="back" value="{{useful_back}}">
  <input type="hidden" name="useful" value="{{useful_said}}">
  <div class="utrecht-form-field{{#comment_error}} utrecht-form-field--invalid{{/comment_error}}">
    <label class="utrecht-form-label" for="comment">{{t "Wat kan er beter?"}}</label>
    <p class="utrecht-form-field-description" id="comment-help">{{t "Schrijf hier geen namen, adressen of andere gegevens van uzelf of van een ander. U krijgt hier geen antwoord op."}} {{t "Hebt u hulp nodig?"}} <a class="nl-link" href="/hulp-vragen">{{t "Vraag hulp"}}</a></p>
    {{#comment_error}}<p class="utrecht-form-field-error-message" id="comment-error">{{comment_error_text}}</p>{{/comment_error}}
    <textarea class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="comment" name="comment" rows="4" maxlength="1000" {{#comment_error}}aria-invalid="true"{{/comment_error}} aria-describedby="comment-help{{#comment_error}} comment-error{{/comment_error}}">{{useful_text}}</textarea>
    <div class="plein-field-tools"><p class="nl-paragraph plein-quiet" hidden aria-live="polite" data-count-for="comment" data-count-text="{{t "U kunt nog # tekens typen."}}"></p></div>
  </div>
  <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__icon-start">{{icon "send"}}</span><span class="nl-button__label">{{t "Verstuur"}}</span></button>
</form>
