{{%AUTOESCAPE context="HTML"}}
{{#is_late}}
<section class="plein-panel" aria-labelledby="intussen">
  <h2 class="nl-heading nl-heading--level-2" id="intussen">{{t "Dit staat er nu"}}</h2>
  {{include "features/inventory/pages/facts.tpl"}}
</section>
{{/is_late}}
