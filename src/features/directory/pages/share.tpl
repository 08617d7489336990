{{%AUTOESCAPE context="HTML"}}
<button class="nl-button nl-button--secondary plein-tool" type="button" hidden data-share data-copied-text="{{t "Adres gekopieerd"}}"><span class="nl-button__icon-start">{{icon "share"}}</span><span class="nl-button__label" data-label>{{t "Deel"}}</span></button>
{{#has_share}}
<a class="nl-button nl-button--secondary plein-tool" href="mailto:{{share_mail}}"><span class="nl-button__icon-start">{{icon "mail"}}</span><span class="nl-button__label">{{t "Stuur per e-mail"}}</span></a>
<a class="nl-button nl-button--secondary plein-tool" href="{{share_message_url}}" rel="noreferrer external"><span class="nl-button__icon-start">{{icon "message"}}</span><span class="nl-button__label">{{t "Stuur met WhatsApp"}}</span></a>
{{/has_share}}
