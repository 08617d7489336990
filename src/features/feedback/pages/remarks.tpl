{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-work__top">
    <h1 class="nl-heading nl-heading--level-1">{{t "Reacties"}}</h1>
    {{include "features/feedback/pages/tabs.tpl"}}
  </div>
  <div class="plein-remark-filters">
    <nav aria-label="{{t "Soort reactie"}}">
      <ul class="plein-inline">
        <li><a class="nl-link plein-remark-filter" href="{{all_kinds_url}}"{{#kind_all}} aria-current="true"{{/kind_all}}>{{t "Alles"}}</a></li>
        <li><a class="nl-link plein-remark-filter" href="{{reports_url}}"{{#kind_reports}} aria-current="true"{{/kind_reports}}>{{t "Meldingen over aanbod"}}</a></li>
        <li><a class="nl-link plein-remark-filter" href="{{comments_url}}"{{#kind_comments}} aria-current="true"{{/kind_comments}}>{{t "Opmerkingen bij pagina’s"}}</a></li>
      </ul>
    </nav>
    {{#has_page}}<p class="nl-paragraph">{{t "Alleen over: {page_name}"}} <a class="nl-link" href="{{every_page_url}}">{{t "Toon alle pagina’s"}}</a></p>{{/has_page}}
  </div>
  {{#has_remarks}}
  <ol class="plein-questions plein-group">
    {{#remark}}
    <li class="plein-question">
      <div><span class="plein-with-icon">{{#is_report}}{{icon "alert"}}{{/is_report}}{{#is_comment}}{{icon "message"}}{{/is_comment}}<span>{{kind_text}}</span></span></div>
      <div>
        <span class="plein-question__words" lang="{{words_language}}"><a class="plein-question__link" href="{{url}}" data-row-link>{{words}}</a></span>
        {{#is_handled}}<p class="nl-paragraph" lang="nl">{{note}}</p>{{/is_handled}}
        <ul class="plein-question__meta"><li>{{page_name}}</li>{{#wants_answer}}<li>{{t "Wil antwoord per e-mail"}}</li>{{/wants_answer}}</ul>
      </div>
      <div class="plein-question__who"><span>{{t "Van {received_text}"}}</span>{{#is_handled}}<span>{{t "Afgehandeld op {handled_text}"}}</span>{{/is_handled}}</div>
    </li>
    {{/remark}}
  </ol>
  {{/has_remarks}}
  {{#none_waiting}}<div class="plein-empty plein-column plein-group">
    <h2 class="nl-heading nl-heading--level-2">{{t "Alles is gelezen en afgehandeld"}}</h2>
    <p class="nl-paragraph">{{t "Onder elke pagina vragen wij of die nuttig was. Wat mensen daarbij schrijven, en wat zij over het aanbod melden, komt hier te staan. De oudste staat bovenaan."}}</p>
  </div>{{/none_waiting}}
  {{#none_handled}}<div class="plein-empty plein-column plein-group">
    <h2 class="nl-heading nl-heading--level-2">{{t "Nog niets afgehandeld"}}</h2>
    <p class="nl-paragraph">{{t "Een reactie die u afhandelt, staat hier tot de bewaartermijn voorbij is."}}</p>
  </div>{{/none_handled}}
  {{#none_fit}}<div class="plein-empty plein-column plein-group">
    <h2 class="nl-heading nl-heading--level-2">{{t "Hier is niets"}}</h2>
    <p class="nl-paragraph">{{t "Er zijn geen reacties die hierbij passen."}} <a class="nl-link" href="/werk/reacties">{{t "Toon alles wat wacht"}}</a></p>
  </div>{{/none_fit}}
  {{#has_pager}}
  <nav class="plein-pager plein-group" aria-label="{{t "Meer reacties"}}">
    {{#has_previous}}<a class="nl-button nl-button--secondary" href="{{previous_url}}"><span class="nl-button__label">{{t "Naar het begin"}}</span></a>{{/has_previous}}
    {{#has_next}}<a class="nl-button nl-button--secondary" href="{{next_url}}" rel="next"><span class="nl-button__label">{{t "Volgende"}}</span></a>{{/has_next}}
  </nav>
  {{/has_pager}}
</div>
