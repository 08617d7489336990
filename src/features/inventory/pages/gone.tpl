{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    <h1 class="nl-heading nl-heading--level-1">{{t "Deze link werkt niet (meer)"}}</h1>
    <p class="nl-paragraph">{{t "Een link die wij mailen, werkt niet voor altijd, en alleen de nieuwste die u kreeg."}}</p>
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
    <p class="nl-paragraph">{{t "Zegt u of een vondst klopt, of gaat u voor ons langs de deuren? Bel ons, dan kijken wij het na."}}</p>
    <p class="nl-paragraph"><span class="plein-with-icon">{{icon "phone"}}<a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></span></p>
  </div>
</div>
