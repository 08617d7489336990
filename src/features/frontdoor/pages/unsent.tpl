{{%AUTOESCAPE context="HTML"}}
{{#unsent}}
<section class="plein-stack" aria-labelledby="niet-verstuurd">
  <h2 class="nl-heading nl-heading--level-2" id="niet-verstuurd">{{t "Dit typte u. Het is niet verstuurd."}}</h2>
  <div class="plein-words">
    {{#unsent_line}}<p class="nl-paragraph">{{line}}</p>
    {{/unsent_line}}
  </div>
  <form method="post" action="/hulp-vragen">
    {{include "platform/html/pages/keys.tpl"}}
    <input type="hidden" name="story" value="{{unsent_value}}">
    <button class="nl-button nl-button--primary" type="submit" name="goto" value="story"><span class="nl-button__label">{{t "Stel met deze tekst een nieuwe vraag"}}</span></button>
  </form>
</section>
{{/unsent}}
