{{%AUTOESCAPE context="HTML"}}
<div class="plein-width plein-stack plein-sheet">
  <a class="nl-link plein-back plein-no-print" href="/buurt">{{icon "back"}}{{t "Kies een andere buurt"}}</a>
  <header class="plein-tight">
    <h1 class="nl-heading nl-heading--level-1">{{heading}}</h1>
    <p class="nl-paragraph plein-quiet">{{t "Zo is het op {day_text}. Het nieuwste staat op {site}."}}</p>
  </header>
  <div class="plein-entry__tools">
    <button class="nl-button nl-button--primary plein-tool" type="button" hidden data-print><span class="nl-button__icon-start">{{icon "print"}}</span><span class="nl-button__label">{{t "Druk af"}}</span></button>
    <p class="nl-paragraph plein-quiet">{{t "Het past op één vel papier, aan twee kanten."}}</p>
  </div>
  <section class="plein-sheet__first" aria-labelledby="bel">
    <h2 class="nl-heading nl-heading--level-2" id="bel">{{t "Hebt u een vraag? Bel ons"}}</h2>
    <p class="nl-paragraph"><a class="nl-link plein-phone plein-sheet__number" href="tel:{{phone_link}}">{{phone}}</a><br>{{phone_hours}}</p>
  </section>
  {{#has_urgent_numbers}}
  <section aria-labelledby="dringend">
    <h2 class="nl-heading nl-heading--level-2" id="dringend">{{t "Kan het niet wachten?"}}</h2>
    <ul class="plein-sheet__numbers">
      {{#urgent_number}}<li><a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a> <span><strong>{{label}}</strong>{{#has_note}}<br><span class="plein-quiet">{{note}}</span>{{/has_note}}</span></li>
      {{/urgent_number}}
    </ul>
  </section>
  {{/has_urgent_numbers}}
  {{#part}}
  <section class="plein-sheet__part">
    <div class="plein-sheet__top">
      <h2 class="nl-heading nl-heading--level-2">{{heading}}</h2>
      {{#has_more}}<p class="nl-paragraph plein-quiet plein-small">{{t "Er is meer: nog {more} op {site}."}}</p>{{/has_more}}
    </div>
    <ul class="plein-sheet__rows">
      {{#entry}}
      <li class="plein-sheet__row">
        <p class="nl-paragraph"><a class="nl-link plein-sheet__name" href="{{url}}" lang="nl">{{name}}</a>{{#has_place}}<br><span lang="nl">{{place}}</span>{{/has_place}}</p>
        {{#has_hours}}<p class="nl-paragraph plein-sheet__hours">{{#hours_line}}{{hours_text}}{{#has_hours_note}} <span lang="nl">({{hours_note}})</span>{{/has_hours_note}}<br>{{/hours_line}}</p>{{/has_hours}}
        {{#has_phone}}<p class="nl-paragraph plein-sheet__call"><a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></p>{{/has_phone}}
      </li>
      {{/entry}}
    </ul>
  </section>
  {{/part}}
  {{#no_parts}}<div class="plein-empty"><p class="nl-paragraph">{{t "Wij weten nog niet wat er in deze buurt is. Bel ons, dan zoeken wij het voor u uit."}}</p></div>{{/no_parts}}
  <p class="nl-paragraph plein-sheet__end">{{t "Alles wat er is, vindt u op {site}. Geen internet? Bel ons, dan zoeken wij met u mee:"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></p>
</div>
