{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="{{lang}}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="format-detection" content="telephone=no">
  <title>{{title}} – {{municipality}}</title>
  {{#is_described}}
  <meta name="description" content="{{meta_description}}">
  <link rel="canonical" href="{{canonical_url}}">
  <link rel="alternate" hreflang="nl" href="{{dutch_url}}">
  <link rel="alternate" hreflang="en" href="{{english_url}}">
  <meta property="og:type" content="website">
  <meta property="og:site_name" content="Plein {{municipality}}">
  <meta property="og:title" content="{{title}}">
  <meta property="og:description" content="{{meta_description}}">
  <meta property="og:url" content="{{canonical_url}}">
  {{/is_described}}
  <link rel="preload" href="{{static "source-sans-3-latin.woff2"}}" as="font" type="font/woff2" crossorigin="anonymous">
  <link rel="stylesheet" href="{{static "plein.css"}}">
  <link rel="icon" type="image/svg+xml" href="{{static "favicon.svg"}}">
  <script src="{{static "plein.js"}}" defer></script>
</head>
<body class="plein{{#is_work_page}} plein-work{{/is_work_page}}{{#quick_leave}} plein-has-leave{{/quick_leave}}">
  <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">{{t "Ga naar de inhoud"}}</a>
  {{#is_whole_page}}
  <header class="plein-header">
    <div class="plein-width plein-header__row">
      {{#is_resident_page}}
      <a class="plein-brand" href="/">
        {{include "platform/html/pages/mark.tpl"}}
        <span><span class="plein-brand__name">Plein</span> <span class="plein-brand__place">{{municipality}}</span></span>
      </a>
      <div class="plein-header__end">
        {{#lang_by_link}}<a class="plein-nav__link" href="{{other_lang_url}}" lang="{{other_lang}}" hreflang="{{other_lang}}">{{icon "language"}}{{other_lang_name}}</a>{{/lang_by_link}}{{#lang_by_form}}<button class="plein-hidden" type="submit" form="pagina" tabindex="-1" aria-hidden="true"></button><button class="plein-nav__link plein-nav__button" type="submit" form="pagina" formaction="{{other_lang_url}}" formnovalidate name="goto" value="{{lang_step}}" lang="{{other_lang}}">{{icon "language"}}{{other_lang_name}}</button>{{/lang_by_form}}
        <nav aria-label="{{t "Hoofdmenu"}}">
          <ul class="plein-nav">
            <li><a class="plein-nav__link" href="/zoeken">{{icon "search"}}{{t "Zoeken"}}</a></li>
            {{#signed_out}}<li><a class="plein-nav__link" href="/vraag">{{icon "message"}}{{t "Mijn vraag"}}</a></li>{{/signed_out}}
            {{#signed_in}}<li><a class="plein-nav__link" href="/werk">{{icon "back"}}{{t "Mijn werk"}}</a></li>{{/signed_in}}
            <li><button class="plein-nav__link plein-nav__button" type="button" hidden data-read-aloud data-stop-text="{{t "Stop"}}">{{icon "listen"}}<span data-label>{{t "Lees voor"}}</span></button></li>
          </ul>
        </nav>
      </div>
      {{/is_resident_page}}
      {{#is_work_page}}
      <a class="plein-brand" href="/werk">
        {{include "platform/html/pages/mark.tpl"}}
        <span><span class="plein-brand__name">Plein</span> <span class="plein-brand__place">{{municipality}}</span></span>
      </a>
      <nav aria-label="{{t "Hoofdmenu"}}">
        <ul class="plein-nav">
          <li><a class="plein-nav__link" href="/werk"{{#in_today}} aria-current="page"{{/in_today}}>{{t "Vandaag"}}</a></li>
          {{#may_questions}}<li><a class="plein-nav__link" href="/werk/vragen"{{#in_questions}} aria-current="page"{{/in_questions}}>{{t "Vragen"}}</a></li>{{/may_questions}}
          {{#may_directory}}<li><a class="plein-nav__link" href="/werk/aanbod"{{#in_directory}} aria-current="page"{{/in_directory}}>{{t "Aanbod"}}</a></li>{{/may_directory}}
          {{#may_feedback}}<li><a class="plein-nav__link" href="/werk/reacties"{{#in_feedback}} aria-current="page"{{/in_feedback}}>{{t "Reacties"}}</a></li>{{/may_feedback}}
        </ul>
      </nav>
      <search class="plein-work__search">
        <form method="post" action="/zoeken">
          <input type="hidden" name="csrf" value="{{csrf}}">
          <label class="plein-hidden" for="werk-zoeken">{{t "Zoek hulp in de sociale kaart"}}</label>
          <div class="plein-search">
            <input class="plein-search__input" id="werk-zoeken" type="search" name="query" maxlength="200" autocomplete="off" placeholder="{{t "Zoek in de sociale kaart"}}" data-key-search data-suggest="/zoeken/suggesties">
            <button class="nl-button" type="submit"><span class="nl-button__label">{{icon "search"}}<span class="plein-hidden">{{t "Zoek"}}</span></span></button>
          </div>
        </form>
      </search>
      {{#signed_in}}
      <div class="plein-work__person">
        <p class="plein-work__name">{{account_name}} <span class="plein-work__role">{{role_name}}</span></p>
        <button class="nl-button nl-button--subtle plein-header__button" type="button" hidden data-key-help-open title="{{t "Toetsen"}}"><span class="nl-button__label">{{icon "keyboard"}}<span class="plein-hidden">{{t "Toetsen"}}</span></span></button>
        <form method="post" action="/uitloggen">
          <input type="hidden" name="csrf" value="{{csrf}}">
          <button class="nl-button nl-button--subtle plein-header__button" type="submit"><span class="nl-button__label">{{t "Log uit"}}</span></button>
        </form>
      </div>
      {{/signed_in}}
      {{/is_work_page}}
    </div>
    {{#quick_leave}}
    <a class="nl-button plein-leave" href="https://www.buienradar.nl/" rel="noreferrer noopener" data-quick-leave><span class="nl-button__icon-start">{{icon "leave"}}</span><span class="nl-button__label">{{t "Snel weg"}}</span></a>
    {{/quick_leave}}
  </header>
  {{/is_whole_page}}
  <main class="plein-main" id="inhoud" tabindex="-1">
{{>main}}
  </main>
  {{#is_whole_page}}
  {{include "platform/html/pages/useful.tpl"}}
  <footer class="plein-footer">
    <div class="plein-width plein-footer__row">
      {{#is_resident_page}}
      <p class="plein-footer__call nl-paragraph">{{icon "phone"}}<span>{{t "Liever iemand spreken?"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{t "Bel {phone}"}}</a></span></p>
      {{/is_resident_page}}
      <ul class="plein-footer__links">
        {{#is_resident_page}}<li><a class="nl-link" href="/buurt">{{t "Uw buurt op papier"}}</a></li>{{/is_resident_page}}
        <li><a class="nl-link" href="/over">{{t "Over deze site"}}</a></li>
        <li><a class="nl-link" href="/privacy">{{t "Privacy"}}</a></li>
        <li><a class="nl-link" href="/toegankelijkheid">{{t "Toegankelijkheid"}}</a></li>
        {{#is_resident_page}}<li><a class="nl-link" href="/inloggen">{{t "Voor medewerkers"}}</a></li>{{/is_resident_page}}
        {{#is_work_page}}<li>{{#lang_by_link}}<a class="nl-link" href="{{other_lang_url}}" lang="{{other_lang}}" hreflang="{{other_lang}}">{{other_lang_name}}</a>{{/lang_by_link}}{{#lang_by_form}}<button class="plein-link-button" type="submit" form="pagina" formaction="{{other_lang_url}}" formnovalidate name="goto" value="{{lang_step}}" lang="{{other_lang}}">{{other_lang_name}}</button>{{/lang_by_form}}</li>{{/is_work_page}}
      </ul>
    </div>
  </footer>
  {{/is_whole_page}}
  {{#is_work_page}}
  <dialog class="plein-dialog" aria-labelledby="toetsen-kop" data-key-help>
    <h2 class="nl-heading nl-heading--level-2" id="toetsen-kop">{{t "Sneller werken met toetsen"}}</h2>
    <table class="utrecht-table">
      <thead class="utrecht-table__header plein-hidden"><tr class="utrecht-table__row"><th class="utrecht-table__header-cell" scope="col">{{t "Toets"}}</th><th class="utrecht-table__header-cell" scope="col">{{t "Wat gebeurt er?"}}</th></tr></thead>
      <tbody class="utrecht-table__body">
        <tr class="utrecht-table__row"><td class="utrecht-table__cell"><kbd class="plein-key">/</kbd></td><td class="utrecht-table__cell">{{t "Naar het zoekvak"}}</td></tr>
        {{#can_register}}<tr class="utrecht-table__row"><td class="utrecht-table__cell"><kbd class="plein-key">n</kbd></td><td class="utrecht-table__cell">{{t "Nieuwe vraag opschrijven"}}</td></tr>{{/can_register}}
        <tr class="utrecht-table__row"><td class="utrecht-table__cell"><kbd class="plein-key">j</kbd></td><td class="utrecht-table__cell">{{t "Naar de volgende in de lijst"}}</td></tr>
        <tr class="utrecht-table__row"><td class="utrecht-table__cell"><kbd class="plein-key">k</kbd></td><td class="utrecht-table__cell">{{t "Naar de vorige in de lijst"}}</td></tr>
        <tr class="utrecht-table__row"><td class="utrecht-table__cell"><kbd class="plein-key">?</kbd></td><td class="utrecht-table__cell">{{t "Deze uitleg"}}</td></tr>
        <tr class="utrecht-table__row"><td class="utrecht-table__cell"><kbd class="plein-key">F9</kbd></td><td class="utrecht-table__cell">{{t "Scherm leegmaken of weer tonen"}}</td></tr>
      </tbody>
    </table>
    <label class="plein-check"><input type="checkbox" data-keys-on checked>{{t "Losse toetsen gebruiken"}}</label>
    <p class="nl-paragraph plein-quiet plein-small">{{t "Gebruikt u spraak of een hulpmiddel? Zet de losse toetsen dan uit. F9 blijft werken."}}</p>
    <form method="dialog"><button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__label">{{t "Sluiten"}}</span></button></form>
  </dialog>
  <dialog class="plein-privacy" aria-labelledby="leeg-kop" data-privacy-screen>
    <h2 class="nl-heading" id="leeg-kop">{{t "Het scherm is leeg"}}</h2>
    <p class="nl-paragraph">{{t "Uw werk staat er nog. Druk op F9 om verder te gaan."}}</p>
    <button class="nl-button nl-button--secondary" type="button" data-show-again><span class="nl-button__label">{{t "Toon mijn werk weer"}}</span></button>
  </dialog>
  {{/is_work_page}}
</body>
</html>
