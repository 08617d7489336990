{{%AUTOESCAPE context="HTML"}}
<div class="plein-band">
  <div class="plein-width">
    {{include "features/frontdoor/pages/street.tpl"}}
    <div class="plein-band__inner">
      <h1 class="nl-heading nl-heading--level-1" id="zoek-kop">{{t "Waar kunnen we mee helpen?"}}</h1>
      <search>
        <form method="post" action="/zoeken">
          <input type="hidden" name="csrf" value="{{csrf}}">
          <div class="plein-search">
            <input class="plein-search__input" id="query" type="search" name="query" maxlength="200" autocomplete="off" aria-labelledby="zoek-kop" aria-describedby="zoek-uitleg" data-suggest="/zoeken/suggesties">
            <button class="nl-button" type="submit"><span class="nl-button__icon-start">{{icon "search"}}</span><span class="nl-button__label">{{t "Zoek"}}</span></button>
          </div>
        </form>
      </search>
      <p class="nl-paragraph" id="zoek-uitleg">{{t "Typ het in uw eigen woorden. Bijvoorbeeld: ‘ik kan de huur niet betalen’ of ‘ik ben veel alleen’."}}</p>
      <div class="plein-band__ask">
        <a class="nl-button nl-button--primary plein-ask" href="/hulp-vragen"><span class="nl-button__label">{{t "Vraag hulp"}}</span></a>
        <p class="nl-paragraph"><a class="nl-link plein-phone" href="tel:{{phone_link}}">{{t "Of bel {phone}"}}</a><br><span>{{phone_hours}}</span></p>
      </div>
    </div>
  </div>
</div>
<div class="plein-width plein-home">
  {{#has_themes}}
  <section class="plein-stack" aria-labelledby="onderwerpen">
    <h2 class="nl-heading nl-heading--level-2" id="onderwerpen">{{t "Of kies een onderwerp"}}</h2>
    <ul class="plein-tiles">
      {{#theme}}<li><a class="plein-tile" href="/zoeken?thema={{code}}"><svg class="plein-icon" aria-hidden="true" focusable="false"><use href="{{static "icons.svg"}}#{{icon}}"></use></svg><span>{{name}}</span></a></li>
      {{/theme}}
    </ul>
  </section>
  {{/has_themes}}
  <div class="plein-home__two">
    <section class="plein-stack" aria-labelledby="nu-open">
      <h2 class="nl-heading nl-heading--level-2" id="nu-open">{{t "Nu open in de buurt"}}</h2>
      {{#has_open_now}}
      <p class="nl-paragraph">{{t "Hier kunt u zo binnenlopen. De koffie staat klaar."}}</p>
      <ul class="plein-rows">
        {{#open_now}}
        <li class="plein-row">
          <span class="plein-row__main"><a class="nl-link" href="{{url}}" lang="nl">{{name}}</a> <span class="plein-quiet" lang="nl">{{place}}</span></span>
          <span class="plein-open">{{icon "clock"}}{{until_text}}</span>
        </li>
        {{/open_now}}
      </ul>
      <p class="nl-paragraph"><a class="nl-link" href="/nu-open">{{t "Bekijk alles wat nu open is"}}</a></p>
      {{/has_open_now}}
      {{#no_open_now}}
      <div class="plein-empty">
        <p class="nl-paragraph">{{t "Op dit moment is er geen plek open waar u zo kunt binnenlopen."}}</p>
        <p class="nl-paragraph"><a class="nl-link" href="/zoeken?soort=ontmoetingsplek">{{t "Bekijk alle plekken en hun openingstijden"}}</a></p>
      </div>
      {{/no_open_now}}
    </section>
    <section class="plein-stack" aria-labelledby="direct-hulp">
      <h2 class="nl-heading nl-heading--level-2" id="direct-hulp">{{t "Direct hulp nodig?"}}</h2>
      <p class="nl-paragraph">{{t "Deze nummers zijn dag en nacht bereikbaar, behalve de Kindertelefoon."}}</p>
      {{include "features/frontdoor/pages/urgent_numbers.tpl"}}
    </section>
  </div>
  <section class="plein-worry" aria-labelledby="zorgen">
    <div class="plein-stack">
      <h2 class="nl-heading nl-heading--level-2" id="zorgen">{{t "Maakt u zich zorgen om iemand?"}}</h2>
      <p class="nl-paragraph plein-text">{{t "Een buur, een vriend of iemand in uw familie? Bel ons. U hoeft niets zeker te weten. Wij denken met u mee over wat u kunt doen."}}</p>
    </div>
    <a class="nl-button nl-button--secondary plein-phone" href="tel:{{phone_link}}"><span class="nl-button__icon-start">{{icon "phone"}}</span><span class="nl-button__label">{{t "Bel {phone}"}}</span></a>
  </section>
</div>
