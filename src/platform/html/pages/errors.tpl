{{%AUTOESCAPE context="HTML"}}
{{#errors}}
<div class="utrecht-alert utrecht-alert--error plein-errors" role="alert" tabindex="-1" data-error-summary>
  {{icon "alert"}}
  <div class="utrecht-alert__content">
    <h2 class="nl-heading nl-heading--level-3">{{t "Er klopt nog iets niet"}}</h2>
    <ul class="plein-list">
      {{#error}}<li><a class="nl-link" href="#{{error_field}}">{{error_text}}</a></li>
      {{/error}}
    </ul>
  </div>
</div>
{{/errors}}
