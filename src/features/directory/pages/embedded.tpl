{{%AUTOESCAPE context="HTML"}}
<div class="plein-embedded plein-stack">
  <a class="plein-brand" href="/" target="_top">
    {{include "platform/html/pages/mark.tpl"}}
    <span><span class="plein-brand__name">Plein</span> <span class="plein-brand__place">{{municipality}}</span></span>
  </a>
  <h1 class="nl-heading nl-heading--level-2" id="zoek-kop">{{t "Waar kunnen we mee helpen?"}}</h1>
  <search>
    <form method="post" action="/zoeken" target="_top">
      <input type="hidden" name="csrf" value="{{csrf}}">
      <div class="plein-search">
        <input class="plein-search__input" id="query" type="search" name="query" maxlength="200" autocomplete="off" aria-labelledby="zoek-kop" aria-describedby="zoek-uitleg">
        <button class="nl-button" type="submit"><span class="nl-button__icon-start">{{icon "search"}}</span><span class="nl-button__label">{{t "Zoek"}}</span></button>
      </div>
    </form>
  </search>
  <p class="nl-paragraph" id="zoek-uitleg">{{t "Typ het in uw eigen woorden."}}</p>
  <p class="nl-paragraph">{{t "Liever iemand spreken?"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{t "Bel {phone}"}}</a></p>
</div>
