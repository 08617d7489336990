{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    {{#is_done}}<div class="plein-message__icon plein-message__icon--done">{{icon "done"}}</div>{{/is_done}}
    {{#is_notice}}<div class="plein-message__icon">{{icon "info"}}</div>{{/is_notice}}
    <h1 class="nl-heading nl-heading--level-1">{{message_heading}}</h1>
    {{#message_line}}<p class="nl-paragraph">{{message_text}}</p>
    {{/message_line}}
    {{#has_next}}<p class="nl-paragraph">{{t "Wat gebeurt er nu?"}} {{next_text}}</p>{{/has_next}}
    <div class="plein-actions">
      {{#has_act}}<a class="nl-button nl-button--primary" href="{{act_url}}"><span class="nl-button__label">{{act_text}}</span></a>{{/has_act}}
      {{#has_back}}<a class="nl-button nl-button--secondary" href="{{back_url}}"><span class="nl-button__label">{{back_text}}</span></a>{{/has_back}}
      {{#has_undo}}
      <form method="post" action="{{undo_url}}">
        {{include "platform/html/pages/keys.tpl"}}
        <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__icon-start">{{icon "undo"}}</span><span class="nl-button__label">{{t "Maak ongedaan"}}</span></button>
      </form>
      {{/has_undo}}
    </div>
    {{#is_resident_page}}<p class="nl-paragraph"><span class="plein-with-icon">{{icon "phone"}}<span>{{t "Vragen? Bel ons:"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></span></span></p>{{/is_resident_page}}
  </div>
</div>
