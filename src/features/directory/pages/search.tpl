{{%AUTOESCAPE context="HTML"}}
<div class="plein-width plein-stack">
  <h1 class="nl-heading nl-heading--level-1" id="zoek-kop">{{heading_text}}</h1>
  {{include "features/directory/pages/urgent.tpl"}}
  {{#search_error}}
  <div class="utrecht-alert utrecht-alert--warning plein-column">
    {{icon "alert"}}
    <div class="utrecht-alert__content"><p class="nl-paragraph">{{search_error_text}}</p></div>
  </div>
  {{/search_error}}
  <search>
    <form class="plein-stack" method="post" action="/zoeken">
      <input type="hidden" name="csrf" value="{{csrf}}">
      <div class="plein-search plein-column">
        <input class="plein-search__input" id="query" type="search" name="query" maxlength="200" autocomplete="off" value="{{query_value}}" aria-labelledby="zoek-kop" data-suggest="/zoeken/suggesties">
        <button class="nl-button" type="submit"><span class="nl-button__icon-start">{{icon "search"}}</span><span class="nl-button__label">{{t "Zoek"}}</span></button>
      </div>
      <div class="plein-filters">
        <div class="utrecht-form-field">
          <label class="utrecht-form-label" for="theme">{{t "Onderwerp"}}</label>
          <select class="utrecht-select utrecht-select--html-select" id="theme" name="theme">
            <option value="">{{t "Alles"}}</option>
            {{#theme_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>
            {{/theme_option}}
          </select>
        </div>
        <div class="utrecht-form-field">
          <label class="utrecht-form-label" for="kind">{{t "Wat zoekt u?"}}</label>
          <select class="utrecht-select utrecht-select--html-select" id="kind" name="kind">
            <option value="">{{t "Alles"}}</option>
            {{#kind_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>
            {{/kind_option}}
          </select>
        </div>
        <div class="utrecht-form-field plein-filters__place{{#postcode_error}} utrecht-form-field--invalid{{/postcode_error}}">
          <label class="utrecht-form-label" for="postcode">{{t "Postcode of dorp"}}</label>
          {{#postcode_error}}<p class="utrecht-form-field-error-message" id="postcode-error">{{postcode_error_text}}</p>{{/postcode_error}}
          <input class="utrecht-textbox utrecht-textbox--html-input" id="postcode" type="text" name="postcode" value="{{postcode_value}}" maxlength="60" autocomplete="postal-code" {{#postcode_error}}aria-invalid="true" aria-describedby="postcode-error"{{/postcode_error}}>
          <input type="hidden" id="place" name="place" value="{{place_value}}">
          <div class="plein-my-place" hidden data-my-place data-place-name="{{t "Mijn plek"}}" data-waiting-text="{{t "Wij zoeken uw plek …"}}" data-denied-text="{{t "U gaf uw plek niet vrij. Vul een postcode of dorp in."}}" data-failed-text="{{t "Wij vonden uw plek niet. Vul een postcode of dorp in."}}">
            <button class="plein-link-button plein-my-place__button" type="button" aria-describedby="plek-uitleg">{{icon "address"}}<span>{{t "Gebruik mijn plek"}}</span></button>
            <p class="plein-quiet plein-small" id="plek-uitleg" role="status">{{t "Wij zien alleen ongeveer waar u bent, op 100 meter, en bewaren dat niet."}}</p>
          </div>
        </div>
        {{#is_helping}}{{include "features/directory/pages/search_need.tpl"}}{{/is_helping}}
        <div class="plein-filters__more">
          <label class="plein-check"><input type="checkbox" name="open" value="nu"{{#is_open_now}} checked{{/is_open_now}}>{{t "Nu open"}}</label>
          <label class="plein-check"><input type="checkbox" name="cost" value="gratis"{{#is_free}} checked{{/is_free}}><span>{{t "Gratis"}}{{#has_free_count}} ({{free_count}}){{/has_free_count}}</span></label>
          <details class="plein-fold plein-filters__fold"{{#is_more}} open{{/is_more}}>
            <summary>{{t "Meer keuzes"}}</summary>
            <div class="plein-filters">
              <div class="utrecht-form-field">
                <label class="utrecht-form-label" for="language">{{t "Gesproken taal"}}</label>
                <select class="utrecht-select utrecht-select--html-select" id="language" name="language">
                  <option value="">{{t "Alles"}}</option>
                  {{#language_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>
                  {{/language_option}}
                </select>
              </div>
              {{#is_not_helping}}{{include "features/directory/pages/search_need.tpl"}}{{/is_not_helping}}
              {{#has_steps}}
              <div class="utrecht-form-field">
                <label class="utrecht-form-label" for="step">{{t "Soort hulp"}}</label>
                <select class="utrecht-select utrecht-select--html-select" id="step" name="step">
                  <option value="">{{t "Alles"}}</option>
                  {{#step_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>
                  {{/step_option}}
                </select>
              </div>
              {{/has_steps}}
            </div>
          </details>
          <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__label">{{t "Filter"}}</span></button>
        </div>
      </div>
      {{#has_chips}}
      <div role="group" aria-label="{{t "Gekozen filters"}}">
        <ul class="plein-chips plein-bare">
          {{#chip}}<li><button class="plein-chip" type="submit" name="without" value="{{field}}"><span class="plein-hidden">{{t "Haal weg:"}} </span>{{chip_text}}{{icon "remove"}}</button></li>
          {{/chip}}
          {{#has_several_chips}}<li><button class="plein-link-button" type="submit" name="without" value="filters">{{t "Haal alle filters weg"}}</button></li>{{/has_several_chips}}
        </ul>
      </div>
      {{/has_chips}}
    </form>
  </search>
  {{#is_corrected}}
  <form class="nl-paragraph" method="post" action="/zoeken">
    <input type="hidden" name="csrf" value="{{csrf}}">
    <input type="hidden" name="query" value="{{original_query}}">
    <input type="hidden" name="exact" value="yes">
    {{include "features/directory/pages/search_filters.tpl"}}
    <span>{{t "We zochten op ‘{corrected_query}’."}}</span> <button class="plein-link-button" type="submit">{{t "Zoek toch op ‘{original_query}’"}}</button>
  </form>
  {{/is_corrected}}
  <div class="plein-side">
    <section class="plein-stack" aria-labelledby="gevonden">
      {{#offer}}
      {{#by_link}}<p class="nl-paragraph plein-with-icon">{{icon "people"}}<a class="nl-link" href="{{offer_url}}">{{offer_text}}</a></p>{{/by_link}}
      {{#by_form}}
      <form class="nl-paragraph plein-with-icon" method="post" action="/zoeken">
        <input type="hidden" name="csrf" value="{{csrf}}">
        <input type="hidden" name="query" value="{{query_value}}">
        <input type="hidden" name="postcode" value="{{postcode_value}}">
        <input type="hidden" name="place" value="{{place_value}}">
        {{icon "people"}}<button class="plein-link-button" type="submit" name="need" value="{{offer_value}}">{{offer_text}}</button>
      </form>
      {{/by_form}}
      {{/offer}}
      {{#has_results}}
      <div class="plein-results__top">
        <h2 class="nl-heading nl-heading--level-2" id="gevonden">{{#is_one}}{{t "1 plek gevonden"}}{{/is_one}}{{#is_many}}{{t "{total} plekken gevonden"}}{{/is_many}}</h2>
        {{#map}}<a class="nl-link plein-to-map" href="#kaart">{{t "Bekijk de kaart"}}</a>{{/map}}
      </div>
      {{#has_order_text}}<p class="nl-paragraph plein-quiet">{{order_text}}</p>{{/has_order_text}}
      <ol class="plein-items plein-bare">
        {{#item}}
        <li>
          <article class="plein-item"{{#has_pin}} data-result="{{number}}"{{/has_pin}}>
            <span class="plein-item__number{{#has_pin}} plein-item__number--pin{{/has_pin}}" aria-hidden="true">{{number}}</span>
            <div class="plein-item__body">
              <h3 class="nl-heading nl-heading--level-3" lang="nl"><a class="nl-link" href="{{url}}">{{name}}</a></h3>
              <ul class="plein-dots plein-quiet">
                <li>{{kind_name}}</li>
                {{#has_ladder}}<li>{{ladder_text}}</li>{{/has_ladder}}
                {{#has_distance}}<li>{{distance_text}}</li>{{/has_distance}}
              </ul>
              {{#has_open}}<p class="nl-paragraph {{#is_open}}plein-open{{/is_open}}{{#is_shut}}plein-with-icon plein-quiet{{/is_shut}}">{{icon "clock"}}{{open_text}}</p>{{/has_open}}
              <p class="nl-paragraph" lang="nl">{{summary}}</p>
              {{#has_needs_text}}<p class="nl-paragraph">{{needs_text}}</p>{{/has_needs_text}}
              {{#has_reason}}<p class="nl-paragraph plein-item__reason">{{reason_text}}</p>{{/has_reason}}
              {{#has_themes}}<ul class="plein-inline">{{#item_theme}}<li class="nl-data-badge">{{name}}</li>{{/item_theme}}</ul>{{/has_themes}}
              <div class="plein-item__end">
                {{#has_phone}}<a class="nl-link plein-phone plein-call" href="tel:{{phone_link}}">{{icon "phone"}}{{phone}}</a>{{/has_phone}}
                {{#is_right}}<span class="plein-quiet plein-small">{{freshness_text}}</span>{{/is_right}}{{#is_stale}}<span class="plein-with-icon plein-small">{{icon "alert"}}{{freshness_text}}</span>{{/is_stale}}
              </div>
            </div>
          </article>
        </li>
        {{/item}}
      </ol>
      {{#has_pager}}
      <nav class="plein-pager" aria-label="{{t "Meer resultaten"}}">
        {{#by_link}}
        {{#has_previous}}<a class="nl-button nl-button--secondary" href="{{previous_url}}" rel="prev"><span class="nl-button__label">{{t "Vorige"}}</span></a>{{/has_previous}}
        {{#has_next}}<a class="nl-button nl-button--secondary" href="{{next_url}}" rel="next"><span class="nl-button__label">{{t "Volgende"}}</span></a>{{/has_next}}
        {{/by_link}}
        {{#by_form}}
        <form class="plein-pager" method="post" action="/zoeken">
          <input type="hidden" name="csrf" value="{{csrf}}">
          <input type="hidden" name="query" value="{{query_value}}">
          {{include "features/directory/pages/search_filters.tpl"}}
          {{#is_exact}}<input type="hidden" name="exact" value="yes">{{/is_exact}}
          {{#has_previous}}<button class="nl-button nl-button--secondary" type="submit" name="page" value="{{previous_page}}"><span class="nl-button__label">{{t "Vorige"}}</span></button>{{/has_previous}}
          {{#has_next}}<button class="nl-button nl-button--secondary" type="submit" name="page" value="{{next_page}}"><span class="nl-button__label">{{t "Volgende"}}</span></button>{{/has_next}}
        </form>
        {{/by_form}}
      </nav>
      {{/has_pager}}
      {{/has_results}}
      {{#no_results}}
      <h2 class="nl-heading nl-heading--level-2" id="gevonden">{{t "We vonden nog niets dat past"}}</h2>
      <div class="plein-empty">
        <p class="nl-paragraph">{{t "Dat betekent niet dat er geen hulp is. Probeer dit:"}}</p>
        <ul class="plein-list">
          <li>{{t "Gebruik andere of minder woorden, bijvoorbeeld ‘schulden’ of ‘eten’."}}</li>
          {{#has_chips}}<li>{{t "Haal hierboven een of meer filters weg."}}</li>{{/has_chips}}
          <li>{{t "Of vertel ons uw vraag. Dan zoekt iemand met u mee."}}</li>
        </ul>
      </div>
      {{/no_results}}
      {{#nothing_open}}
      <h2 class="nl-heading nl-heading--level-2" id="gevonden">{{t "Op dit moment is niets open dat past"}}</h2>
      <div class="plein-empty">
        <p class="nl-paragraph">{{t "Haal ‘Nu open’ weg. U ziet dan alles, met de openingstijden erbij."}}</p>
        <p class="nl-paragraph">{{t "Of vertel ons uw vraag. Dan zoekt iemand met u mee."}}</p>
      </div>
      {{/nothing_open}}
      {{#no_question}}
      <h2 class="nl-heading nl-heading--level-2" id="gevonden">{{t "Typ een woord of kies een onderwerp"}}</h2>
      <p class="nl-paragraph">{{t "Typ hierboven wat er speelt, in uw eigen woorden. U ziet dan wat er in de buurt is."}}</p>
      <ul class="plein-tiles">
        {{#tile}}<li><a class="plein-tile" href="/zoeken?thema={{code}}"><svg class="plein-icon" aria-hidden="true" focusable="false"><use href="{{static "icons.svg"}}#{{icon}}"></use></svg><span>{{name}}</span></a></li>
        {{/tile}}
      </ul>
      <p class="nl-paragraph">{{t "Wilt u zelf iets doen voor anderen?"}} <a class="nl-link" href="/zoeken?zoekt=vrijwilligers">{{t "Bekijk wie vrijwilligers zoekt"}}</a></p>
      {{/no_question}}
      {{#is_resident_page}}
      <div class="plein-offer">
        <h2 class="nl-heading nl-heading--level-3">{{t "Komt u er niet uit?"}}</h2>
        <p class="nl-paragraph">{{t "Vertel ons wat er speelt. Een medewerker zoekt met u mee."}}</p>
        <div class="plein-actions">
          <a class="nl-button nl-button--primary" href="/hulp-vragen"><span class="nl-button__label">{{t "Vraag hulp"}}</span></a>
          <a class="nl-link plein-phone" href="tel:{{phone_link}}">{{t "Of bel {phone}"}}</a>
        </div>
      </div>
      {{/is_resident_page}}
    </section>
    {{#map}}
    <aside class="plein-side__rest plein-side__map" aria-label="{{t "Kaart"}}">
      {{include "features/directory/pages/map.tpl"}}
    </aside>
    {{/map}}
  </div>
</div>
