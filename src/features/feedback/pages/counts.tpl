{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-work__top">
    <h1 class="nl-heading nl-heading--level-1">{{t "Hoe nuttig zijn de pagina’s?"}}</h1>
    {{include "features/feedback/pages/tabs.tpl"}}
  </div>
  {{#has_counts}}
  <p class="nl-paragraph plein-page-counts__lead">{{t "Bovenaan staat de pagina die deze maand het vaakst een nee kreeg."}}</p>
  <table class="utrecht-table plein-page-counts">
    <caption class="plein-hidden">{{t "Ja en nee per pagina, deze maand en vorige maand"}}</caption>
    <thead class="utrecht-table__header"><tr class="utrecht-table__row"><th class="utrecht-table__header-cell" scope="col">{{t "Pagina"}}</th><th class="utrecht-table__header-cell" scope="col">{{t "Deze maand"}}</th><th class="utrecht-table__header-cell" scope="col">{{t "Vorige maand"}}</th></tr></thead>
    <tbody class="utrecht-table__body">
      {{#page_count}}
      <tr class="utrecht-table__row">
        <th class="utrecht-table__cell" scope="row"><a class="nl-link" href="{{page_url}}">{{page_name}}</a> <a class="nl-link plein-small plein-page-counts__more" href="{{remarks_url}}">{{t "Reacties"}}<span class="plein-hidden"> {{t "over {page_name}"}}</span></a></th>
        <td class="utrecht-table__cell">{{t "{yes} ja, {no} nee"}}{{#has_bar}}<svg class="plein-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="plein-bar__all" width="100" height="8"/><rect class="plein-bar__part" width="{{yes_share}}" height="8"/></svg>{{/has_bar}}</td>
        <td class="utrecht-table__cell">{{t "{yes_before} ja, {no_before} nee"}}{{#has_bar_before}}<svg class="plein-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="plein-bar__all" width="100" height="8"/><rect class="plein-bar__part" width="{{yes_share_before}}" height="8"/></svg>{{/has_bar_before}}</td>
      </tr>
      {{/page_count}}
    </tbody>
  </table>
  {{/has_counts}}
  {{#no_counts}}<div class="plein-empty plein-column">
    <h2 class="nl-heading nl-heading--level-2">{{t "Nog geen ja of nee"}}</h2>
    <p class="nl-paragraph">{{t "Onder elke pagina vragen wij of die nuttig was. Hier ziet u straks per pagina hoe vaak mensen ja en nee zeiden, deze maand en de maand ervoor."}}</p>
  </div>{{/no_counts}}
  {{#has_pager}}
  <nav class="plein-pager plein-group" aria-label="{{t "Meer pagina’s"}}">
    {{#has_previous}}<a class="nl-button nl-button--secondary" href="{{previous_url}}"><span class="nl-button__label">{{t "Naar het begin"}}</span></a>{{/has_previous}}
    {{#has_next}}<a class="nl-button nl-button--secondary" href="{{next_url}}" rel="next"><span class="nl-button__label">{{t "Volgende"}}</span></a>{{/has_next}}
  </nav>
  {{/has_pager}}
</div>
