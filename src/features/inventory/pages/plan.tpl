{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <a class="nl-link plein-back plein-no-print" href="{{back_url}}">{{icon "back"}}{{#is_new}}{{t "Alle rondes"}}{{/is_new}}{{#is_change}}{{t "Terug naar deze ronde"}}{{/is_change}}</a>
  <div class="plein-column plein-stack">
    <h1 class="nl-heading nl-heading--level-1">{{#is_new}}{{t "Begin een ronde"}}{{/is_new}}{{#is_change}}{{t "Wijzig deze ronde"}}{{/is_change}}</h1>
    {{include "platform/html/pages/errors.tpl"}}
    {{#is_new}}<p class="nl-paragraph">{{t "Daarna voegt u helpers toe. Zij krijgen een mail met een link, dit gebied en deze lijst."}}</p>{{/is_new}}
    {{#is_late}}
    <section class="plein-panel" aria-labelledby="intussen">
      <h2 class="nl-heading nl-heading--level-3" id="intussen">{{t "Dit staat er nu"}}</h2>
      <p class="nl-paragraph" lang="nl">{{now_name}}</p>
      <p class="nl-paragraph">{{t "Van {now_first} tot en met {now_last}, in {now_area}."}}</p>
      <ul class="plein-list" lang="nl">{{#now_check}}<li>{{line}}</li>
      {{/now_check}}</ul>
    </section>
    {{/is_late}}
    <form class="plein-panel plein-roomy" id="pagina" method="post" action="{{save_url}}" novalidate>
      {{include "platform/html/pages/keys.tpl"}}
      {{#is_change}}<input type="hidden" name="version" value="{{version}}">{{/is_change}}
      <div class="utrecht-form-field{{#name_error}} utrecht-form-field--invalid{{/name_error}}">
        <label class="utrecht-form-label" for="name">{{t "Hoe heet de ronde?"}}</label>
        <p class="utrecht-form-field-description" id="name-help">{{t "Bijvoorbeeld: Initiatieven in Lindeveen, najaar."}}</p>
        {{#name_error}}<p class="utrecht-form-field-error-message" id="name-error">{{name_error_text}}</p>{{/name_error}}
        <input class="utrecht-textbox utrecht-textbox--html-input" id="name" type="text" name="name" value="{{name_value}}" maxlength="200" autocomplete="off" {{#name_error}}aria-invalid="true" {{/name_error}}aria-describedby="name-help{{#name_error}} name-error{{/name_error}}">
      </div>
      <div class="utrecht-form-field{{#area_error}} utrecht-form-field--invalid{{/area_error}}">
        <label class="utrecht-form-label" for="area">{{t "In welk gebied?"}}</label>
        {{#area_error}}<p class="utrecht-form-field-error-message" id="area-error">{{area_error_text}}</p>{{/area_error}}
        <select class="utrecht-select utrecht-select--html-select" id="area" name="area" {{#area_error}}aria-invalid="true" aria-describedby="area-error"{{/area_error}}>
          <option value="">{{t "Kies een gebied"}}</option>
          {{#area_same}}<option value="{{code}}" selected>{{name}}</option>
          {{/area_same}}{{#area_group}}<optgroup label="{{group_name}}">{{#area_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>{{/area_option}}</optgroup>
          {{/area_group}}
        </select>
      </div>
      <div class="plein-pair">
        <div class="utrecht-form-field{{#first_day_error}} utrecht-form-field--invalid{{/first_day_error}}">
          <label class="utrecht-form-label" for="first_day">{{t "Eerste dag"}}</label>
          {{#first_day_error}}<p class="utrecht-form-field-error-message" id="first_day-error">{{first_day_error_text}}</p>{{/first_day_error}}
          <input class="utrecht-textbox utrecht-textbox--html-input plein-date" id="first_day" type="date" name="first_day" value="{{first_day_value}}" {{#first_day_error}}aria-invalid="true" aria-describedby="first_day-error"{{/first_day_error}}>
        </div>
        <div class="utrecht-form-field{{#last_day_error}} utrecht-form-field--invalid{{/last_day_error}}">
          <label class="utrecht-form-label" for="last_day">{{t "Laatste dag"}}</label>
          {{#last_day_error}}<p class="utrecht-form-field-error-message" id="last_day-error">{{last_day_error_text}}</p>{{/last_day_error}}
          <input class="utrecht-textbox utrecht-textbox--html-input plein-date" id="last_day" type="date" name="last_day" value="{{last_day_value}}" {{#last_day_error}}aria-invalid="true" aria-describedby="last_day-error"{{/last_day_error}}>
        </div>
      </div>
      <div class="utrecht-form-field{{#checklist_error}} utrecht-form-field--invalid{{/checklist_error}}">
        <label class="utrecht-form-label" for="checklist">{{t "Wat doen de helpers?"}}</label>
        <p class="utrecht-form-field-description" id="checklist-help">{{t "Een regel per stap. Helpers vinken af wat zij deden."}}</p>
        {{#checklist_error}}<p class="utrecht-form-field-error-message" id="checklist-error">{{checklist_error_text}}</p>{{/checklist_error}}
        <textarea lang="nl" class="utrecht-textarea utrecht-textarea--html-textarea" id="checklist" name="checklist" rows="12" maxlength="9000" {{#checklist_error}}aria-invalid="true" {{/checklist_error}}aria-describedby="checklist-help{{#checklist_error}} checklist-error{{/checklist_error}}">{{checklist_value}}</textarea>
      </div>
      <div class="plein-form-end">
        <button class="nl-button nl-button--primary" type="submit"><span class="nl-button__label">{{#is_new}}{{t "Begin deze ronde"}}{{/is_new}}{{#is_change}}{{t "Bewaar"}}{{/is_change}}</span></button>
        <a class="nl-button nl-button--secondary" href="{{back_url}}"><span class="nl-button__label">{{t "Toch niet"}}</span></a>
      </div>
    </form>
  </div>
</div>
