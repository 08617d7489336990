{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-work__top">
    <h1 class="nl-heading nl-heading--level-1">{{t "Aanbod"}}</h1>
    {{include "features/directory/pages/entries_tabs.tpl"}}
    <a class="nl-button nl-button--primary" href="/werk/aanbod/nieuw" data-key-new><span class="nl-button__icon-start">{{icon "add"}}</span><span class="nl-button__label">{{t "Nieuw aanbod"}}</span></a>
  </div>
  <search>
    <form class="plein-sift" method="get" action="/werk/aanbod">
      {{#list_ended}}<input type="hidden" name="lijst" value="gestopt">{{/list_ended}}
      <div class="utrecht-form-field plein-sift__words">
        <label class="utrecht-form-label" for="q">{{t "Naam of organisatie"}}</label>
        <input class="utrecht-textbox utrecht-textbox--html-input" id="q" type="search" name="q" value="{{query_value}}" maxlength="200" autocomplete="off">
      </div>
      <div class="utrecht-form-field">
        <label class="utrecht-form-label" for="versheid">{{t "Nagekeken of verouderd"}}</label>
        <select class="utrecht-select utrecht-select--html-select" id="versheid" name="versheid">
          <option value="">{{t "Alles"}}</option>
          {{#freshness_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>
          {{/freshness_option}}
        </select>
      </div>
      <div class="utrecht-form-field">
        <label class="utrecht-form-label" for="thema">{{t "Onderwerp"}}</label>
        <select class="utrecht-select utrecht-select--html-select" id="thema" name="thema">
          <option value="">{{t "Alle onderwerpen"}}</option>
          {{#theme_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>
          {{/theme_option}}
        </select>
      </div>
      <div class="utrecht-form-field">
        <label class="utrecht-form-label" for="soort">{{t "Soort"}}</label>
        <select class="utrecht-select utrecht-select--html-select" id="soort" name="soort">
          <option value="">{{t "Alle soorten"}}</option>
          {{#kind_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>
          {{/kind_option}}
        </select>
      </div>
      <div class="utrecht-form-field">
        <label class="utrecht-form-label" for="organisatie">{{t "Organisatie"}}</label>
        <select class="utrecht-select utrecht-select--html-select" id="organisatie" name="organisatie">
          <option value="">{{t "Alle organisaties"}}</option>
          {{#organisation_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>
          {{/organisation_option}}
        </select>
      </div>
      <button class="nl-button nl-button--secondary" type="submit"><span class="nl-button__label">{{t "Filter"}}</span></button>
    </form>
  </search>
  <section class="plein-group">
    <div class="plein-group__head"><h2 class="nl-heading nl-heading--level-2">{{total_text}}</h2>{{#is_filtered}}<a class="nl-link" href="{{clear_url}}">{{t "Toon alles"}}</a>{{/is_filtered}}</div>
    {{#has_entries}}
    <p class="nl-paragraph plein-quiet plein-small plein-questions-lead">{{t "Wat nooit is nagekeken staat bovenaan, daarna wat het langst niet is nagekeken."}}</p>
    <ol class="plein-questions">
      {{#entry_row}}
      <li class="plein-question plein-question--entry">
        <div>
          <span class="plein-due{{#is_stale}} plein-due--late{{/is_stale}}">{{#is_stale}}{{icon "alert"}}{{/is_stale}}{{#is_right}}{{icon "history"}}{{/is_right}}<span>{{freshness_badge}}</span></span>
          {{#freshness_part}}<span class="plein-due__when">{{line}}</span>
          {{/freshness_part}}
        </div>
        <div>
          <span class="plein-question__words"><a class="plein-question__link" href="{{url}}" data-row-link lang="nl">{{name}}</a></span>
          <ul class="plein-question__meta">
            <li>{{kind_name}}</li>
            {{#has_organisation_name}}<li lang="nl">{{organisation_name}}</li>{{/has_organisation_name}}
            {{#has_place}}<li lang="nl">{{place}}</li>{{/has_place}}
            {{#is_unanswered}}<li>{{t "Geen antwoord van wie dit bijhoudt"}}</li>{{/is_unanswered}}
          </ul>
        </div>
        <div class="plein-question__who">{{#has_status}}<strong>{{status_name}}</strong>{{/has_status}}<span>{{t "Versheid: {freshness_score} van 100"}}</span></div>
      </li>
      {{/entry_row}}
    </ol>
    {{/has_entries}}
    {{#none_fit}}
    <div class="plein-empty plein-column">
      <h3 class="nl-heading nl-heading--level-3">{{t "Niets past bij deze keuze"}}</h3>
      <p class="nl-paragraph">{{t "Kies minder of zoek op een ander woord. Staat het er nog niet in? Voeg het dan toe."}}</p>
    </div>
    {{/none_fit}}
    {{#none_at_all}}
    <div class="plein-empty plein-column">
      {{#list_held}}<h3 class="nl-heading nl-heading--level-3">{{t "De sociale kaart is nog leeg"}}</h3>
      <p class="nl-paragraph">{{t "Kies ‘Nieuw aanbod’, of laat de beheerder een bestand inlezen."}}</p>{{/list_held}}
      {{#list_ended}}<h3 class="nl-heading nl-heading--level-3">{{t "Nog niets gestopt"}}</h3>
      <p class="nl-paragraph">{{t "Aanbod dat stopt, blijft hier bewaard. U kunt het altijd weer terugzetten."}}</p>{{/list_ended}}
    </div>
    {{/none_at_all}}
  </section>
  {{#has_pager}}
  <nav class="plein-pager plein-group" aria-label="{{t "Meer aanbod"}}">
    {{#has_previous}}<a class="nl-button nl-button--secondary" href="{{previous_url}}"><span class="nl-button__label">{{t "Naar het begin"}}</span></a>{{/has_previous}}
    {{#has_next}}<a class="nl-button nl-button--secondary" href="{{next_url}}" rel="next"><span class="nl-button__label">{{t "Volgende"}}</span></a>{{/has_next}}
  </nav>
  {{/has_pager}}
</div>
