{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    <h1 class="nl-heading nl-heading--level-1">{{t "Wat u bijhoudt"}}</h1>
    {{include "platform/html/pages/errors.tpl"}}
    {{#saved}}<div class="utrecht-alert utrecht-alert--ok plein-errors" role="status">{{icon "done"}}<div class="utrecht-alert__content"><p class="nl-paragraph">{{saved_text}}</p></div></div>{{/saved}}
    <p class="nl-paragraph nl-paragraph--lead">{{#has_several}}{{t "Dit houdt u bij op onze site. Kijk bij elk of het nog klopt."}}{{/has_several}}{{#is_only_one}}{{t "Dit houdt u bij op onze site. Kijk of het nog klopt."}}{{/is_only_one}}{{#has_none}}{{t "U houdt nu niets bij op onze site."}}{{/has_none}}</p>
    {{#own_entry}}
    <section class="plein-panel plein-roomy" id="aanbod-{{entry_code}}" aria-labelledby="naam-{{entry_code}}">
      <div class="plein-tight">
        <h2 class="nl-heading nl-heading--level-2" id="naam-{{entry_code}}" lang="nl">{{name}}</h2>
        <ul class="plein-inline">
          {{#has_status}}<li class="nl-data-badge">{{status_name}}</li>{{/has_status}}
          <li class="nl-data-badge">{{freshness_text}}</li>
        </ul>
      </div>
      {{#is_waiting}}
      <div class="utrecht-alert utrecht-alert--info">
        {{icon "info"}}
        <div class="utrecht-alert__content">
          <p class="nl-paragraph">{{t "Uw wijziging van {made_text} wacht op een redacteur. Tot die tijd blijft de pagina zoals ze is. U krijgt een e-mail als een redacteur heeft gekeken."}}</p>
          {{#has_changes}}
          <details class="plein-fold">
            <summary>{{t "Wat u voorstelde"}}<span class="plein-hidden">: {{name}}</span></summary>
            <div class="plein-fold__inside">
              {{#difference}}
              <h3 class="nl-heading nl-heading--level-3">{{label}}</h3>
              <div class="plein-compare">
                <div class="plein-compare__side"><p class="nl-paragraph plein-quiet plein-small">{{t "Zo stond het er"}}</p>{{#before}}<p class="nl-paragraph plein-text" lang="{{content_language}}">{{line}}</p>
                {{/before}}{{#no_before}}<p class="nl-paragraph plein-quiet">{{t "niets"}}</p>{{/no_before}}</div>
                <div class="plein-compare__side"><p class="nl-paragraph plein-quiet plein-small">{{t "Wat u voorstelde"}}</p>{{#after}}<p class="nl-paragraph plein-text" lang="{{content_language}}">{{line}}</p>
                {{/after}}{{#no_after}}<p class="nl-paragraph plein-quiet">{{t "niets"}}</p>{{/no_after}}</div>
              </div>
              {{/difference}}
            </div>
          </details>
          {{/has_changes}}
          <form class="plein-no-print" method="post" action="{{withdraw_url}}">
            {{include "platform/html/pages/keys.tpl"}}
            <button class="plein-link-button" type="submit">{{t "Trek de wijziging in"}}<span class="plein-hidden">: {{name}}</span></button>
          </form>
        </div>
      </div>
      {{/is_waiting}}
      {{#is_refused}}
      <div class="utrecht-alert utrecht-alert--warning">
        {{icon "alert"}}
        <div class="utrecht-alert__content">
          <p class="nl-paragraph">{{t "Uw wijziging van {made_text} is niet overgenomen. Dit is de reden:"}}</p>
          {{#reason_line}}<p class="nl-paragraph plein-text" lang="nl">{{line}}</p>
          {{/reason_line}}
        </div>
      </div>
      {{/is_refused}}
      {{#is_approved}}
      <div class="utrecht-alert utrecht-alert--ok">
        {{icon "done"}}
        <div class="utrecht-alert__content"><p class="nl-paragraph">{{t "Uw wijziging van {made_text} is overgenomen."}}</p></div>
      </div>
      {{/is_approved}}
      <details class="plein-fold"{{#is_only_one}} open{{/is_only_one}}>
        <summary>{{t "Wat er nu staat"}}<span class="plein-hidden">: {{name}}</span></summary>
        <div class="plein-fold__inside">
          <dl class="plein-facts">
            {{#fact}}<div class="plein-facts__row"><dt>{{label}}</dt><dd lang="{{content_language}}">{{#fact_line}}<p class="nl-paragraph plein-text">{{line}}</p>
            {{/fact_line}}</dd></div>
            {{/fact}}
          </dl>
        </div>
      </details>
      {{#has_ended}}<p class="nl-paragraph">{{t "Dit is gestopt. Gaat het toch door? Bel ons dan."}}</p>{{/has_ended}}
      {{#can_change}}
      <div class="plein-actions plein-no-print">
        {{#can_confirm}}
        <form method="post" action="{{confirm_url}}">
          {{include "platform/html/pages/keys.tpl"}}
          <input type="hidden" name="version" value="{{version}}">
          <button class="nl-button {{#confirm_is_main}}nl-button--primary{{/confirm_is_main}}{{#confirm_is_done}}nl-button--secondary{{/confirm_is_done}}" type="submit"><span class="nl-button__icon-start">{{icon "done"}}</span><span class="nl-button__label">{{t "Klopt nog"}}<span class="plein-hidden">: {{name}}</span></span></button>
        </form>
        {{/can_confirm}}
        <a class="nl-button nl-button--secondary" href="{{change_url}}"><span class="nl-button__label">{{t "Wijzig"}}<span class="plein-hidden">: {{name}}</span></span></a>
      </div>
      {{/can_change}}
      {{#is_public}}<p class="nl-paragraph"><a class="nl-link plein-back" href="{{public_url}}">{{icon "eye"}}{{t "Bekijk het zoals inwoners het zien"}}<span class="plein-hidden">: {{name}}</span></a></p>{{/is_public}}
    </section>
    {{/own_entry}}
    <p class="nl-paragraph plein-quiet">{{#waits}}{{t "Wat u verandert, leest eerst een redacteur."}}{{/waits}}{{#at_once}}{{t "Wat u verandert, is meteen te zien."}}{{/at_once}} {{t "Uw link werkt tot {until_text} en is alleen voor u. Stuur hem niet door."}} <a class="nl-link" href="/mijn-aanbod">{{t "Vraag een nieuwe link"}}</a></p>
    <p class="nl-paragraph"><span class="plein-with-icon">{{icon "phone"}}<span>{{t "Houdt u dit niet meer bij, of hebt u een vraag? Bel ons:"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></span></span></p>
  </div>
</div>
