{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-work__top">
    <h1 class="nl-heading nl-heading--level-1">{{t "Misschien dubbel"}}</h1>
    {{include "features/directory/pages/entries_tabs.tpl"}}
  </div>
  {{include "platform/html/pages/errors.tpl"}}
  {{#saved}}<div class="utrecht-alert utrecht-alert--ok plein-errors" role="status">{{icon "done"}}<div class="utrecht-alert__content"><p class="nl-paragraph">{{saved_text}}{{#has_ended}} <a class="nl-link" href="{{ended_url}}">{{t "Bekijk het of zet het terug"}}</a>{{/has_ended}}</p></div></div>{{/saved}}
  <div class="plein-remark-filters">
    <nav aria-label="{{t "Welke paren"}}">
      <ul class="plein-inline">
        <li><a class="nl-link plein-remark-filter" href="/werk/aanbod/dubbel"{{#list_proposed}} aria-current="true"{{/list_proposed}}>{{t "Te bekijken"}}</a></li>
        <li><a class="nl-link plein-remark-filter" href="/werk/aanbod/dubbel?lijst=twee"{{#list_parted}} aria-current="true"{{/list_parted}}>{{t "Dit zijn er twee"}}</a></li>
      </ul>
    </nav>
  </div>
  {{#list_proposed}}
  {{#has_pairs}}
  <section class="plein-group plein-stack">
    <div class="plein-group__head"><h2 class="nl-heading nl-heading--level-2">{{total_text}}</h2></div>
    <p class="nl-paragraph plein-quiet plein-small">{{t "Wat het meest op elkaar lijkt, staat bovenaan. Er verandert niets voordat u kiest, en alles is terug te zetten."}}</p>
    {{#pair}}
    <article class="plein-panel plein-twins" aria-labelledby="paar-{{number}}">
      <h3 class="nl-heading nl-heading--level-3" id="paar-{{number}}">{{t "{first_name} en {second_name}"}}</h3>
      <p class="nl-paragraph">{{t "Hetzelfde, of bijna: {shared_text}."}}</p>
      <table class="utrecht-table plein-twins__table">
        <caption class="plein-hidden">{{t "Waar deze twee verschillen"}}</caption>
        <thead class="utrecht-table__header"><tr class="utrecht-table__row"><th class="utrecht-table__header-cell" scope="col"><span class="plein-hidden">{{t "Wat"}}</span></th><th class="utrecht-table__header-cell" scope="col"><a class="nl-link" href="{{first_url}}" lang="nl">{{first_name}}</a></th><th class="utrecht-table__header-cell" scope="col"><a class="nl-link" href="{{second_url}}" lang="nl">{{second_name}}</a></th></tr></thead>
        <tbody class="utrecht-table__body">
          {{#difference}}<tr class="utrecht-table__row"><th class="utrecht-table__cell" scope="row">{{label}}</th>
            <td class="utrecht-table__cell">{{#before}}<p class="nl-paragraph" lang="{{content_language}}">{{line}}</p>{{/before}}{{#no_before}}<span class="plein-quiet">{{t "niets"}}</span>{{/no_before}}</td>
            <td class="utrecht-table__cell">{{#after}}<p class="nl-paragraph" lang="{{content_language}}">{{line}}</p>{{/after}}{{#no_after}}<span class="plein-quiet">{{t "niets"}}</span>{{/no_after}}</td></tr>
          {{/difference}}
          <tr class="utrecht-table__row plein-no-print"><th class="utrecht-table__cell" scope="row">{{t "Is het één aanbod?"}}</th>
            <td class="utrecht-table__cell">
              <form method="post" action="/werk/aanbod/dubbel/einde">
                {{include "platform/html/pages/keys.tpl"}}
                <input type="hidden" name="kept" value="{{first}}">
                <input type="hidden" name="kept_version" value="{{first_version}}">
                <input type="hidden" name="ended" value="{{second}}">
                <input type="hidden" name="ended_version" value="{{second_version}}">
                <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__label">{{t "Houd deze"}} <span class="plein-hidden">{{t "(de eerste: {first_name})"}}</span></span></button>
              </form>
            </td>
            <td class="utrecht-table__cell">
              <form method="post" action="/werk/aanbod/dubbel/einde">
                {{include "platform/html/pages/keys.tpl"}}
                <input type="hidden" name="kept" value="{{second}}">
                <input type="hidden" name="kept_version" value="{{second_version}}">
                <input type="hidden" name="ended" value="{{first}}">
                <input type="hidden" name="ended_version" value="{{first_version}}">
                <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__label">{{t "Houd deze"}} <span class="plein-hidden">{{t "(de tweede: {second_name})"}}</span></span></button>
              </form>
            </td></tr>
        </tbody>
      </table>
      <p class="nl-paragraph plein-quiet plein-small plein-no-print">{{t "Wat u niet houdt, stopt. Wie die pagina nog opent, komt bij het aanbod dat blijft."}}</p>
      <form class="plein-no-print" method="post" action="/werk/aanbod/dubbel/onderscheid">
        {{include "platform/html/pages/keys.tpl"}}
        <input type="hidden" name="first" value="{{first}}">
        <input type="hidden" name="first_version" value="{{first_version}}">
        <input type="hidden" name="second" value="{{second}}">
        <input type="hidden" name="second_version" value="{{second_version}}">
        <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__label">{{t "Dit zijn er twee"}} <span class="plein-hidden">{{t "({first_name} en {second_name})"}}</span></span></button>
      </form>
    </article>
    {{/pair}}
  </section>
  {{/has_pairs}}
  {{#no_pairs}}<div class="plein-empty plein-column plein-group">
    <h2 class="nl-heading nl-heading--level-2">{{t "Niets lijkt dubbel"}}</h2>
    <p class="nl-paragraph">{{t "Staat hetzelfde aanbod er twee keer in, bijvoorbeeld na het inlezen van een bestand? Dan komen die twee hier naast elkaar te staan, en kiest u welke blijft."}}</p>
  </div>{{/no_pairs}}
  {{/list_proposed}}
  {{#list_parted}}
  {{#has_parted}}
  <p class="nl-paragraph plein-quiet plein-small plein-group plein-questions-lead">{{t "Deze paren lijken op elkaar, maar een collega zag dat het er twee zijn. Verandert er iets in wat hetzelfde was, dan staan ze weer bij ‘Te bekijken’."}}</p>
  <ol class="plein-questions">
    {{#parted_row}}
    <li class="plein-question">
      <div>{{when_text}}</div>
      <div>
        <span class="plein-question__words"><a class="nl-link" href="{{first_url}}" lang="nl">{{first_name}}</a></span>
        <p class="nl-paragraph"><a class="nl-link" href="{{second_url}}" lang="nl">{{second_name}}</a></p>
        <ul class="plein-question__meta"><li>{{who_text}}</li></ul>
      </div>
      <div class="plein-question__who">
        <form class="plein-no-print" method="post" action="/werk/aanbod/dubbel/heropening">
          {{include "platform/html/pages/keys.tpl"}}
          <input type="hidden" name="pair" value="{{pair_code}}">
          <button class="plein-link-button" type="submit">{{t "Zet terug"}} <span class="plein-hidden">{{t "({first_name} en {second_name})"}}</span></button>
        </form>
      </div>
    </li>
    {{/parted_row}}
  </ol>
  {{/has_parted}}
  {{#no_parted}}<div class="plein-empty plein-column plein-group">
    <h2 class="nl-heading nl-heading--level-2">{{t "Nog geen paar bekeken"}}</h2>
    <p class="nl-paragraph">{{t "Kiest u bij een paar ‘Dit zijn er twee’, dan staat het hier, met wie dat zag en wanneer."}}</p>
  </div>{{/no_parted}}
  {{/list_parted}}
  {{#has_pager}}
  <nav class="plein-pager plein-group" aria-label="{{t "Meer paren"}}">
    {{#has_previous}}<a class="nl-button nl-button--secondary" href="{{previous_url}}"><span class="nl-button__label">{{t "Naar het begin"}}</span></a>{{/has_previous}}
    {{#has_next}}<a class="nl-button nl-button--secondary" href="{{next_url}}" rel="next"><span class="nl-button__label">{{t "Volgende"}}</span></a>{{/has_next}}
  </nav>
  {{/has_pager}}
</div>
