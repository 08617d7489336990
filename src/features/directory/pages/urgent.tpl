{{%AUTOESCAPE context="HTML"}}
{{#has_urgent}}
<section class="plein-urgent plein-column" aria-labelledby="eerst">
  <h2 class="plein-hidden" id="eerst">{{t "Eerst dit"}}</h2>
  {{#urgent}}
  <div class="plein-urgent__item">
    <div class="plein-urgent__text">
      <h3 class="nl-heading nl-heading--level-3">{{urgent_title}}</h3>
      <p class="nl-paragraph">{{urgent_text}}</p>
    </div>
    <ul class="plein-urgent__calls plein-bare">
      {{#urgent_first}}
      <li class="plein-urgent__call"><a class="nl-button plein-phone" href="tel:{{phone_link}}"><span class="nl-button__icon-start">{{icon "phone"}}</span><span class="nl-button__label">{{t "Bel {phone}"}}</span></a> <span class="plein-urgent__who"><strong>{{phone_label}}</strong>{{#has_phone_note}}<br>{{phone_note}}{{/has_phone_note}}</span></li>
      {{/urgent_first}}
      {{#urgent_other}}
      <li class="plein-urgent__call"><a class="nl-link plein-phone plein-call" href="tel:{{phone_link}}">{{icon "phone"}}{{phone}}</a> <span class="plein-urgent__who"><strong>{{phone_label}}</strong>{{#has_phone_note}}<br>{{phone_note}}{{/has_phone_note}}</span></li>
      {{/urgent_other}}
    </ul>
  </div>
  {{/urgent}}
</section>
{{/has_urgent}}
