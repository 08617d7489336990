{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    <h1 class="nl-heading nl-heading--level-1">{{t "Uw buurt op papier"}}</h1>
    {{include "platform/html/pages/errors.tpl"}}
    <p class="nl-paragraph nl-paragraph--lead">{{t "Een blad met nummers, plekken en spreekuren bij u in de buurt. Om af te drukken, op te hangen of aan iemand te geven."}}</p>
    <form id="pagina" method="post" action="/buurt" novalidate>
      <input type="hidden" name="csrf" value="{{csrf}}">
      <div class="utrecht-form-field{{#postcode_error}} utrecht-form-field--invalid{{/postcode_error}}">
        <label class="utrecht-form-label" for="postcode">{{t "Postcode of dorp"}}</label>
        {{#postcode_error}}<p class="utrecht-form-field-error-message" id="postcode-error">{{postcode_error_text}}</p>{{/postcode_error}}
        <input class="utrecht-textbox utrecht-textbox--html-input" id="postcode" type="text" name="postcode" value="{{postcode_value}}" maxlength="60" autocomplete="postal-code" {{#postcode_error}}aria-invalid="true" aria-describedby="postcode-error"{{/postcode_error}}>
      </div>
      <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__label">{{t "Toon het blad"}}</span></button>
    </form>
    {{#has_areas}}
    <h2 class="nl-heading nl-heading--level-2">{{t "Of kies uit de lijst"}}</h2>
    {{#area_group}}
    <section class="plein-tight" aria-labelledby="{{heading_id}}">
      <h3 class="nl-heading nl-heading--level-3" id="{{heading_id}}">{{heading}}</h3>
      <ul class="plein-sheets">
        {{#area}}<li><a class="nl-link" href="{{url}}" lang="nl">{{name}}</a></li>
        {{/area}}
      </ul>
    </section>
    {{/area_group}}
    {{/has_areas}}
    {{#no_areas}}<div class="plein-empty"><p class="nl-paragraph">{{t "Er zijn nog geen buurten om uit te kiezen. Bel ons, dan vertellen wij wat er bij u in de buurt is."}}</p></div>{{/no_areas}}
  </div>
</div>
