{{%AUTOESCAPE context="HTML"}}
<nav aria-label="{{t "Welke reacties"}}">
  <ul class="plein-tabs">
    <li><a class="plein-tab" href="/werk/reacties"{{#tab_waiting}} aria-current="page"{{/tab_waiting}}>{{t "Te doen"}}{{#has_totals}} <span class="nl-number-badge">{{waiting_count}}</span>{{/has_totals}}</a></li>
    <li><a class="plein-tab" href="/werk/reacties?lijst=afgehandeld"{{#tab_handled}} aria-current="page"{{/tab_handled}}>{{t "Afgehandeld"}}</a></li>
    <li><a class="plein-tab" href="/werk/reacties/paginas"{{#tab_pages}} aria-current="page"{{/tab_pages}}>{{t "Per pagina"}}</a></li>
  </ul>
</nav>
