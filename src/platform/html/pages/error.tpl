{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    <div class="plein-message__icon">{{icon "alert"}}</div>
    <h1 class="nl-heading nl-heading--level-1">{{error_heading}}</h1>
    <p class="nl-paragraph nl-paragraph--lead">{{error_what}}</p>
    <h2 class="nl-heading nl-heading--level-2">{{t "Wat kunt u nu doen?"}}</h2>
    <p class="nl-paragraph">{{error_now}}</p>
    <div class="plein-actions">
      {{#has_again}}<a class="nl-button nl-button--primary" href="{{again_url}}"><span class="nl-button__label">{{t "Probeer het opnieuw"}}</span></a>{{/has_again}}
      {{#is_resident_page}}<a class="nl-button {{#has_again}}nl-button--secondary{{/has_again}}{{#no_again}}nl-button--primary{{/no_again}}" href="/"><span class="nl-button__label">{{t "Naar de voorpagina"}}</span></a>{{/is_resident_page}}
      {{#is_work_page}}<a class="nl-button {{#has_again}}nl-button--secondary{{/has_again}}{{#no_again}}nl-button--primary{{/no_again}}" href="/werk"><span class="nl-button__label">{{t "Naar vandaag"}}</span></a>{{/is_work_page}}
    </div>
    <p class="nl-paragraph"><span class="plein-with-icon">{{icon "phone"}}<span>{{t "Lukt het niet? Bel ons, wij helpen u verder:"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></span></span></p>
    {{#has_request_id}}<p class="nl-paragraph plein-quiet plein-small">{{t "Noem dan dit nummer: {request_id}"}}</p>{{/has_request_id}}
  </div>
</div>
