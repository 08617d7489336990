{{%AUTOESCAPE context="HTML"}}
{{#has_unsent}}
<div class="utrecht-alert utrecht-alert--warning plein-errors">
  {{icon "alert"}}
  <div class="utrecht-alert__content">
    <h2 class="nl-heading nl-heading--level-3"><label for="unsent">{{t "Dit typte u. Het is niet bewaard."}}</label></h2>
    <p class="nl-paragraph" id="unsent-help">{{t "Kopieer het voordat u deze pagina sluit."}}</p>
    <textarea class="utrecht-textarea utrecht-textarea--html-textarea" id="unsent" rows="12" readonly aria-describedby="unsent-help">{{unsent}}</textarea>
  </div>
</div>
{{/has_unsent}}
