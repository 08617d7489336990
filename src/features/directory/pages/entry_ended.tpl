{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    <div class="plein-tight">
      <h1 class="nl-heading nl-heading--level-1">{{t "Dit is gestopt"}}</h1>
      <p class="nl-paragraph nl-paragraph--lead" lang="nl">{{name}}</p>
    </div>
    <p class="nl-paragraph">{{t "Dit staat sinds {ended_text} niet meer op onze site."}}</p>
    {{#has_reason}}
    <div class="utrecht-alert utrecht-alert--info">
      {{icon "info"}}
      <div class="utrecht-alert__content" lang="nl">
        {{#reason_line}}<p class="nl-paragraph">{{line}}</p>
        {{/reason_line}}
      </div>
    </div>
    {{/has_reason}}
    <search>
      <form class="plein-stack" method="post" action="/zoeken">
        <h2 class="nl-heading nl-heading--level-2"><label for="query">{{t "Zoek iets dat erop lijkt"}}</label></h2>
        <input type="hidden" name="csrf" value="{{csrf}}">
        <div class="plein-search">
          <input class="plein-search__input" id="query" type="search" name="query" maxlength="200" autocomplete="off" data-suggest="/zoeken/suggesties">
          <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__icon-start">{{icon "search"}}</span><span class="nl-button__label">{{t "Zoek"}}</span></button>
        </div>
      </form>
    </search>
    <p class="nl-paragraph"><span class="plein-with-icon">{{icon "phone"}}<span>{{t "Vragen? Bel ons:"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></span></span></p>
  </div>
</div>
