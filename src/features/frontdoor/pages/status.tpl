{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    {{include "features/directory/pages/urgent.tpl"}}
    {{#code_form}}
    <h1 class="nl-heading nl-heading--level-1">{{t "Mijn vraag"}}</h1>
    {{include "platform/html/pages/errors.tpl"}}
    <p class="nl-paragraph nl-paragraph--lead">{{t "Vul de code in die u van ons kreeg. Dan ziet u hoe het met uw vraag staat."}}</p>
    <form id="pagina" method="post" action="/vraag" novalidate>
      {{include "platform/html/pages/keys.tpl"}}
      {{#has_more}}<input type="hidden" name="more" value="{{more_value}}">{{/has_more}}
      <div class="utrecht-form-field{{#code_error}} utrecht-form-field--invalid{{/code_error}}">
        <label class="utrecht-form-label" for="code">{{t "Uw code"}}</label>
        <p class="utrecht-form-field-description" id="code-help">{{t "Tien letters en cijfers. Streepjes en hoofdletters maken niet uit."}}</p>
        {{#code_error}}<p class="utrecht-form-field-error-message" id="code-error">{{code_error_text}}</p>{{/code_error}}
        <input class="utrecht-textbox utrecht-textbox--html-input plein-code-input" id="code" type="text" name="code" value="{{code_value}}" maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" {{#code_error}}aria-invalid="true"{{/code_error}} aria-describedby="code-help code-example{{#code_error}} code-error{{/code_error}}">
        <p class="nl-paragraph plein-quiet" id="code-example">{{t "Bijvoorbeeld: ABCD-EFGH-JK"}}</p>
      </div>
      <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__label">{{t "Bekijk mijn vraag"}}</span></button>
    </form>
    {{include "features/frontdoor/pages/unsent.tpl"}}
    <p class="nl-paragraph"><span class="plein-with-icon">{{icon "phone"}}<span>{{t "Code kwijt? Wij kunnen hem niet opzoeken. Stel uw vraag opnieuw, of bel ons:"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></span></span></p>
    <p class="nl-paragraph">{{t "Hebt u nog geen vraag gesteld?"}} <a class="nl-link" href="/hulp-vragen">{{t "Vraag hulp"}}</a></p>
    {{/code_form}}
    {{#has_question}}
    <h1 class="nl-heading nl-heading--level-1">{{t "Uw vraag"}}</h1>
    {{include "platform/html/pages/errors.tpl"}}
    {{#saved}}<div class="utrecht-alert utrecht-alert--ok" role="status">{{icon "done"}}<div class="utrecht-alert__content"><p class="nl-paragraph">{{saved_text}}</p></div></div>{{/saved}}
    <p class="nl-paragraph nl-paragraph--lead">{{state_text}}</p>
    {{include "features/frontdoor/pages/unsent.tpl"}}
    {{#can_ask_again}}<p class="nl-paragraph plein-no-print"><a class="nl-button nl-button--secondary" href="/hulp-vragen"><span class="nl-button__label">{{t "Vraag opnieuw hulp"}}</span></a></p>{{/can_ask_again}}
    {{#has_due}}<p class="nl-paragraph">{{t "U hoort uiterlijk {due_text} van ons."}}</p>{{/has_due}}
    {{#has_answers}}
    <section class="plein-stack" aria-labelledby="antwoord">
      <h2 class="nl-heading nl-heading--level-2" id="antwoord">{{t "Ons antwoord"}}</h2>
      {{#answer}}
      <article class="plein-words plein-words--answer">
        {{#line}}<p class="nl-paragraph">{{text}}</p>
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
    </section>
    {{/has_answers}}
    <section class="plein-stack" aria-labelledby="verloop">
      <h2 class="nl-heading nl-heading--level-2" id="verloop">{{t "Wat er is gebeurd"}}</h2>
      <ol class="plein-line">
        {{#event}}<li><span class="plein-line__when">{{when_text}}</span> {{#what}}{{line}}<br>{{/what}}</li>
        {{/event}}
      </ol>
    </section>
    <section class="plein-stack" aria-labelledby="eigen-woorden">
      <h2 class="nl-heading nl-heading--level-2" id="eigen-woorden">{{t "Wat u ons vertelde"}}</h2>
      <div class="plein-words">
        {{#story_line}}<p class="nl-paragraph">{{line}}</p>
        {{/story_line}}
      </div>
    </section>
    {{#can_add}}
    <form class="plein-stack" id="pagina" method="post" action="/vraag/aanvulling" novalidate>
      {{include "platform/html/pages/keys.tpl"}}
      <input type="hidden" name="code" value="{{code}}">
      <h2 class="nl-heading nl-heading--level-2"><label for="more">{{t "Wilt u iets toevoegen?"}}</label></h2>
      <div class="utrecht-form-field{{#more_error}} utrecht-form-field--invalid{{/more_error}}">
        {{#more_error}}<p class="utrecht-form-field-error-message" id="more-error">{{more_error_text}}</p>{{/more_error}}
        <textarea class="utrecht-textarea utrecht-textarea--html-textarea" id="more" name="more" rows="4" maxlength="4000" {{#more_error}}aria-invalid="true" aria-describedby="more-error"{{/more_error}}>{{more_value}}</textarea>
        <div class="plein-field-tools">
          <button class="nl-button nl-button--secondary plein-tool" type="button" hidden data-speak-for="more" data-stop-text="{{t "Klaar met inspreken"}}"><span class="nl-button__icon-start">{{icon "microphone"}}</span><span class="nl-button__label" data-label>{{t "Spreek het in"}}</span></button>
          <p class="nl-paragraph plein-quiet" hidden aria-live="polite" data-count-for="more" data-count-text="{{t "U kunt nog # tekens typen."}}"></p>
        </div>
      </div>
      <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__label">{{t "Stuur dit erbij"}}</span></button>
    </form>
    {{/can_add}}
    {{#no_add}}
    <form id="pagina" method="post" action="/vraag">
      {{include "platform/html/pages/keys.tpl"}}
      <input type="hidden" name="code" value="{{code}}">
      <input type="hidden" name="more" value="{{more_value}}">
    </form>
    {{/no_add}}
    {{#can_withdraw}}
    <details class="plein-fold plein-no-print">
      <summary>{{t "Ik heb geen hulp meer nodig"}}</summary>
      <div class="plein-fold__inside">
        <p class="nl-paragraph">{{t "Dan trekt u uw vraag in. Wij stoppen ermee en bellen of mailen u niet meer. U mag altijd opnieuw hulp vragen."}}</p>
        <form method="post" action="/vraag/intrekking">
          {{include "platform/html/pages/keys.tpl"}}
          <input type="hidden" name="code" value="{{code}}">
          <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__label">{{t "Trek mijn vraag in"}}</span></button>
        </form>
      </div>
    </details>
    {{/can_withdraw}}
    <div class="plein-actions plein-no-print">
      <button class="nl-button nl-button--secondary plein-tool" type="button" hidden data-print><span class="nl-button__icon-start">{{icon "print"}}</span><span class="nl-button__label">{{t "Druk af"}}</span></button>
      <a class="nl-link" href="/vraag">{{t "Klaar? Haal uw vraag van het scherm"}}</a>
    </div>
    {{/has_question}}
  </div>
</div>
