{{%AUTOESCAPE context="HTML"}}
<nav aria-label="{{t "Welk aanbod"}}">
  <ul class="plein-tabs">
    <li><a class="plein-tab" href="/werk/aanbod"{{#list_held}} aria-current="page"{{/list_held}}>{{t "In de sociale kaart"}}</a></li>
    <li><a class="plein-tab" href="/werk/aanbod/voorstellen"{{#list_proposals}} aria-current="page"{{/list_proposals}}>{{t "Voorstellen"}}{{#has_waiting}} <span class="nl-number-badge">{{waiting_count}}</span>{{/has_waiting}}</a></li>
    <li><a class="plein-tab" href="/werk/aanbod?lijst=gestopt"{{#list_ended}} aria-current="page"{{/list_ended}}>{{t "Gestopt"}}</a></li>
    <li><a class="plein-tab" href="/werk/aanbod/dubbel"{{#list_double}} aria-current="page"{{/list_double}}>{{t "Misschien dubbel"}}{{#has_doubles}} <span class="nl-number-badge">{{double_count}}</span>{{/has_doubles}}</a></li>
    <li><a class="plein-tab" href="/werk/rondes"{{#list_rounds}} aria-current="page"{{/list_rounds}}>{{t "Inventarisatie"}}{{#has_found}} <span class="nl-number-badge">{{found_count}}</span>{{/has_found}}</a></li>
  </ul>
</nav>
