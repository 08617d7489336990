{{%AUTOESCAPE context="HTML"}}
<div id="reactie">
  <div class="plein-width">
    <div class="plein-column plein-stack">
      {{include "platform/html/pages/errors.tpl"}}
      <h1 class="nl-heading nl-heading--level-1">{{t "Uw reactie"}}</h1>
      {{include "platform/html/pages/useful_more.tpl"}}
      <p class="nl-paragraph" data-page-only><a class="nl-link plein-back" href="{{useful_page}}">{{icon "back"}}{{t "Terug naar de pagina"}}</a></p>
    </div>
  </div>
</div>
