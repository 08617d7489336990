{{%AUTOESCAPE context="HTML"}}
<div class="plein-width plein-stack">
  {{#has_back}}<a class="nl-link plein-back plein-no-print" href="{{back_url}}">{{icon "back"}}{{t "Terug naar de resultaten"}}</a>{{/has_back}}
  <div class="plein-side">
    <article class="plein-stack plein-entry" itemscope itemtype="https://schema.org/Service">
      <header class="plein-entry__head">
        <p class="plein-entry__kind nl-paragraph">{{kind_name}}</p>
        <h1 class="nl-heading nl-heading--level-1" lang="nl" itemprop="name">{{name}}</h1>
        {{#has_organisation}}<p class="nl-paragraph plein-quiet">{{t "Van {organisation_name}"}}</p>{{/has_organisation}}
        {{#has_open_now}}<p class="nl-paragraph plein-open">{{icon "clock"}}{{open_now_text}}</p>{{/has_open_now}}
        {{#has_closed_now}}<p class="nl-paragraph plein-with-icon plein-quiet">{{icon "clock"}}{{closed_now_text}}</p>{{/has_closed_now}}
      </header>
      {{#has_alert}}
      <div class="utrecht-alert utrecht-alert--warning">
        {{icon "alert"}}
        <div class="utrecht-alert__content"><p class="nl-paragraph" lang="nl">{{alert_text}}</p></div>
      </div>
      {{/has_alert}}
      {{#has_description}}
      <div class="plein-stack plein-text" lang="nl" itemprop="description">
        {{#description}}<p class="nl-paragraph">{{line}}</p>
        {{/description}}
      </div>
      {{/has_description}}
      {{#has_themes}}
      <ul class="plein-inline plein-no-print">
        {{#entry_theme}}<li><a class="nl-data-badge nl-link" href="/zoeken?thema={{code}}">{{name}}</a></li>
        {{/entry_theme}}
      </ul>
      {{/has_themes}}
      {{#has_calls}}
      <ul class="plein-entry__calls" itemprop="availableChannel" itemscope itemtype="https://schema.org/ServiceChannel">
        {{#phone_line}}
        <li itemprop="servicePhone" itemscope itemtype="https://schema.org/ContactPoint"><a class="plein-entry__call" href="tel:{{phone_link}}">{{icon "phone"}}<span><span class="plein-entry__number" itemprop="telephone">{{phone}}</span> {{#has_label}}<span class="plein-entry__label" lang="nl" itemprop="name">{{label}}</span>{{/has_label}}</span></a></li>
        {{/phone_line}}
      </ul>
      {{/has_calls}}
      {{#has_needs}}
      <section aria-labelledby="zoekt" class="plein-stack">
        <h2 class="nl-heading nl-heading--level-2" id="zoekt">{{t "Wij zoeken"}}</h2>
        <dl class="plein-facts">
          {{#need}}<div class="plein-facts__row"><dt><svg class="plein-icon" aria-hidden="true" focusable="false"><use href="{{static "icons.svg"}}#{{icon}}"></use></svg>{{need_name}}</dt><dd>{{#need_text}}<p class="nl-paragraph" lang="nl">{{line}}</p>{{/need_text}}{{#no_need_text}}<p class="nl-paragraph">{{t "Vraag wat er nodig is."}}</p>{{/no_need_text}}</dd></div>
          {{/need}}
        </dl>
        {{#has_own_ways}}<p class="nl-paragraph">{{t "Kunt u helpen? Laat het weten:"}} {{#has_need_phone}}<a class="nl-link plein-phone" href="tel:{{need_phone_link}}">{{need_phone}}</a>{{/has_need_phone}}{{#has_mail}}{{#has_need_phone}}, {{/has_need_phone}}<a class="nl-link plein-mail" href="mailto:{{mail}}">{{mail}}</a>{{/has_mail}}</p>{{/has_own_ways}}
        {{#no_own_ways}}<p class="nl-paragraph">{{t "Kunt u helpen? Bel ons, dan brengen wij u met hen in contact:"}} <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a></p>{{/no_own_ways}}
      </section>
      {{/has_needs}}
      {{#has_facts}}
      <section aria-labelledby="praktisch" class="plein-stack">
        <h2 class="nl-heading nl-heading--level-2" id="praktisch">{{t "Goed om te weten"}}</h2>
        <dl class="plein-facts">
          {{#has_address}}<div class="plein-facts__row"><dt>{{icon "address"}}{{t "Adres"}}</dt><dd>{{#location}}<p class="nl-paragraph" itemprop="availableChannel" itemscope itemtype="https://schema.org/ServiceChannel"><span itemprop="serviceLocation" itemscope itemtype="https://schema.org/Place">{{#has_place_name}}<span lang="nl" itemprop="name">{{place_name}}</span><br>{{/has_place_name}}{{#has_postal}}<span lang="nl" itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">{{#has_street}}<span itemprop="streetAddress">{{street}}</span><br>{{/has_street}}{{#has_postcode}}<span itemprop="postalCode">{{postcode}}</span> {{/has_postcode}}{{#has_city}}<span itemprop="addressLocality">{{city}}</span>{{/has_city}}<meta itemprop="addressCountry" content="NL"></span><br>{{/has_postal}}{{#has_point}}<span itemprop="geo" itemscope itemtype="https://schema.org/GeoCoordinates"><meta itemprop="latitude" content="{{latitude}}"><meta itemprop="longitude" content="{{longitude}}"></span>{{/has_point}}{{#is_free}}<meta itemprop="isAccessibleForFree" content="true">{{/is_free}}{{include "features/directory/pages/opening.tpl"}}</span>{{#has_travel}}<span lang="nl">{{travel}}</span><br>{{/has_travel}}{{#has_route}}<a class="nl-link plein-no-print" href="{{route_url}}" rel="noreferrer external">{{t "Bekijk de route op OpenStreetMap"}}</a>{{/has_route}}</p>{{/location}}</dd></div>{{/has_address}}
          {{#has_hours}}<div class="plein-facts__row"><dt>{{icon "clock"}}{{t "Open"}}</dt><dd>
            {{#hours_at}}
            {{#has_where}}<p class="nl-paragraph" lang="nl">{{where}}</p>{{/has_where}}
            <table class="utrecht-table plein-hours">
              <caption class="plein-hidden">{{t "Openingstijden"}}{{#has_where}}: {{where}}{{/has_where}}</caption>
              <tbody class="utrecht-table__body">
                {{#hours}}<tr class="utrecht-table__row{{#is_today}} plein-hours__today{{/is_today}}{{#is_closed}} plein-no-print{{/is_closed}}"><th class="utrecht-table__cell" scope="row">{{day_name}}</th><td class="utrecht-table__cell">{{times_text}}{{#has_note}} <span class="plein-quiet" lang="nl">{{note}}</span>{{/has_note}}</td></tr>
                {{/hours}}
              </tbody>
            </table>
            {{/hours_at}}</dd></div>{{/has_hours}}
          {{#has_application}}<div class="plein-facts__row"><dt>{{icon "entrance"}}{{t "Hoe komt u binnen?"}}</dt><dd lang="nl">{{application_text}}</dd></div>{{/has_application}}
          {{#has_cost}}<div class="plein-facts__row"><dt>{{icon "cost"}}{{t "Kosten"}}</dt><dd lang="nl">{{cost_text}}</dd></div>{{/has_cost}}
          {{#has_audience}}<div class="plein-facts__row"><dt>{{icon "people"}}{{t "Voor wie"}}</dt><dd itemprop="audience" itemscope itemtype="https://schema.org/PeopleAudience"><span itemprop="audienceType">{{audience_text}}</span>{{#has_required_age}}<meta itemprop="requiredMinAge" content="{{required_age}}">{{/has_required_age}}{{#has_highest_age}}<meta itemprop="requiredMaxAge" content="{{highest_age}}">{{/has_highest_age}}</dd></div>{{/has_audience}}
          {{#has_waiting}}<div class="plein-facts__row"><dt>{{icon "waiting"}}{{t "Wachttijd"}}</dt><dd>{{waiting_text}} <span class="plein-quiet">{{waiting_date_text}}</span></dd></div>{{/has_waiting}}
          {{#has_languages}}<div class="plein-facts__row"><dt>{{icon "language"}}{{t "Talen"}}</dt><dd>{{languages_text}}</dd></div>{{/has_languages}}
          {{#has_accessibility}}<div class="plein-facts__row"><dt>{{icon "disability"}}{{t "Toegankelijk"}}</dt><dd lang="nl">{{accessibility_text}}</dd></div>{{/has_accessibility}}
          {{#has_special}}<div class="plein-facts__row"><dt>{{icon "clock"}}{{#has_hours}}{{t "Bijzondere tijden"}}{{/has_hours}}{{#has_no_hours}}{{t "Wanneer"}}{{/has_no_hours}}</dt><dd lang="nl">{{special_text}}</dd></div>{{/has_special}}
          {{#has_area}}<div class="plein-facts__row"><dt>{{icon "map"}}{{t "Voor welk gebied"}}</dt><dd lang="nl" itemprop="areaServed">{{area_text}}</dd></div>{{/has_area}}
          {{#has_mail}}<div class="plein-facts__row"><dt>{{icon "mail"}}{{t "E-mail"}}</dt><dd><a class="nl-link plein-mail" href="mailto:{{mail}}">{{mail}}</a></dd></div>{{/has_mail}}
          {{#has_website}}<div class="plein-facts__row"><dt>{{icon "external"}}{{t "Website"}}</dt><dd><a class="nl-link plein-mail" href="{{website_url}}" rel="noreferrer external">{{website_text}}</a></dd></div>{{/has_website}}
          {{#has_ladder}}<div class="plein-facts__row"><dt>{{icon "info"}}{{t "Soort hulp"}}</dt><dd>{{ladder_text}}</dd></div>{{/has_ladder}}
        </dl>
      </section>
      {{/has_facts}}
      {{include "features/directory/pages/freshness.tpl"}}
      <div class="plein-entry__tools">
        <button class="nl-button nl-button--secondary plein-tool" type="button" hidden data-print><span class="nl-button__icon-start">{{icon "print"}}</span><span class="nl-button__label">{{t "Druk af"}}</span></button>
        {{include "features/directory/pages/share.tpl"}}
      </div>
      <p class="nl-paragraph">{{t "Klopt er iets niet?"}} <span class="plein-no-print"><a class="nl-link" href="/aanbod/{{entry_code}}/melding">{{t "Meld het ons, dan passen we het aan"}}</a>. {{t "Bellen mag ook:"}}</span> <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{phone}}</a>{{#has_report_mail}}, <a class="nl-link plein-mail" href="mailto:{{report_mail}}">{{report_mail}}</a>{{/has_report_mail}}</p>
      {{#is_resident_page}}<p class="nl-paragraph plein-no-print">{{t "Gaat dit over wat u organiseert?"}} <a class="nl-link" href="/mijn-aanbod">{{t "Houd deze pagina zelf bij"}}</a></p>{{/is_resident_page}}
      {{include "features/directory/pages/entry_structured.tpl"}}
    </article>
    <aside class="plein-side__rest plein-stack plein-no-print" aria-label="{{t "Hulp en kaart"}}">
      {{#is_resident_page}}
      <div class="plein-offer">
        <h2 class="nl-heading nl-heading--level-3">{{t "Wilt u dat iemand meekijkt?"}}</h2>
        <p class="nl-paragraph">{{t "Wij kunnen met u meedenken of u hierbij op weg helpen."}}</p>
        <a class="nl-button nl-button--primary" href="/hulp-vragen?bij={{entry_code}}"><span class="nl-button__label">{{t "Vraag hulp hierbij"}}</span></a>
      </div>
      {{/is_resident_page}}
      {{#map}}{{include "features/directory/pages/map.tpl"}}{{/map}}
    </aside>
  </div>
</div>
