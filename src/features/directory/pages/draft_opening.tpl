{{%AUTOESCAPE context="HTML"}}
<fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset">
  <legend class="utrecht-form-fieldset__legend">{{opening_title}}</legend>
  {{#has_left_out_hours}}<p class="nl-paragraph plein-quiet">{{t "De vaste tijden passen niet op dit formulier. Die blijven zoals ze zijn."}}</p>{{/has_left_out_hours}}
  {{#has_hours}}
  {{#of_entry}}<p class="utrecht-form-field-description">{{t "De tijden die overal gelden, ook aan de telefoon. Hoort een tijd bij één plek, vul hem dan bij die plek in. Maak een regel leeg om hem weg te halen."}}</p>{{/of_entry}}
  <p class="utrecht-form-field-description" id="{{times_help}}">{{t "Typ een tijd zo: 9.30 of 9 uur."}}</p>
  {{#hours_row}}
  <div class="plein-edit-row plein-hours-row" role="group" aria-label="{{row_title}}">
    <div class="utrecht-form-field{{#day_error}} utrecht-form-field--invalid{{/day_error}}">
      <label class="utrecht-form-label" for="{{day_field}}">{{t "Dag"}}</label>
      {{#day_error}}<p class="utrecht-form-field-error-message" id="{{day_field}}-error">{{day_error_text}}</p>{{/day_error}}
      <select class="utrecht-select utrecht-select--html-select" id="{{day_field}}" name="{{day_field}}">
        <option value="">{{t "Kies een dag"}}</option>
        {{#day_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>
        {{/day_option}}
      </select>
    </div>
    <div class="utrecht-form-field{{#from_error}} utrecht-form-field--invalid{{/from_error}}">
    <label class="utrecht-form-label" for="{{from_field}}">{{t "Van"}}</label>
    {{#from_error}}<p class="utrecht-form-field-error-message" id="{{from_field}}-error">{{from_error_text}}</p>{{/from_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="{{from_field}}" type="text" name="{{from_field}}" value="{{from_value}}" maxlength="10" autocomplete="off" {{#from_error}}aria-invalid="true" {{/from_error}}aria-describedby="{{times_help}}{{#from_error}} {{from_field}}-error{{/from_error}}">
  </div>
    <div class="utrecht-form-field{{#until_error}} utrecht-form-field--invalid{{/until_error}}">
    <label class="utrecht-form-label" for="{{until_field}}">{{t "Tot"}}</label>
    {{#until_error}}<p class="utrecht-form-field-error-message" id="{{until_field}}-error">{{until_error_text}}</p>{{/until_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="{{until_field}}" type="text" name="{{until_field}}" value="{{until_value}}" maxlength="10" autocomplete="off" {{#until_error}}aria-invalid="true" {{/until_error}}aria-describedby="{{times_help}}{{#until_error}} {{until_field}}-error{{/until_error}}">
  </div>
    <div class="utrecht-form-field{{#note_error}} utrecht-form-field--invalid{{/note_error}}">
    <label class="utrecht-form-label" for="{{note_field}}">{{t "Opmerking bij deze tijd"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    {{#note_error}}<p class="utrecht-form-field-error-message" id="{{note_field}}-error">{{note_error_text}}</p>{{/note_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="{{note_field}}" type="text" name="{{note_field}}" value="{{note_value}}" maxlength="{{most_note}}" autocomplete="off" {{#note_error}}aria-invalid="true" aria-describedby="{{note_field}}-error"{{/note_error}}>
  </div>
  </div>
  {{/hours_row}}
  {{#can_add_hours}}<button class="nl-button nl-button--subtle plein-tool" type="submit" name="act" value="{{hours_act}}" formaction="{{save_url}}#{{next_hours}}" formnovalidate><span class="nl-button__icon-start">{{icon "add"}}</span><span class="nl-button__label">{{t "Nog een rij"}}</span></button>{{/can_add_hours}}
  {{/has_hours}}
  {{#has_kept}}
  <div class="plein-kept">
    <p class="nl-paragraph">{{t "Ook nog. Haal het vinkje weg als het niet meer zo is."}}</p>
    {{#kept_schedule}}<label class="plein-check"><input type="checkbox" name="kept" value="{{code}}"{{#selected}} checked{{/selected}}>{{name}}</label>
    {{/kept_schedule}}
  </div>
  {{/has_kept}}
  {{#has_left_out_schedules}}<p class="nl-paragraph plein-quiet">{{t "Er zijn nog {left_out_schedules} andere tijden die niet op dit formulier passen. Die blijven zoals ze zijn."}}</p>{{/has_left_out_schedules}}
  {{#has_hours}}
  <div class="utrecht-form-field{{#special_error}} utrecht-form-field--invalid{{/special_error}}">
    <label class="utrecht-form-label" for="{{special_field}}">{{t "Bijzondere tijden in woorden"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    <p class="utrecht-form-field-description" id="{{special_field}}-help">{{t "Bijvoorbeeld: dicht in de schoolvakanties."}}</p>
    {{#special_error}}<p class="utrecht-form-field-error-message" id="{{special_field}}-error">{{special_error_text}}</p>{{/special_error}}
    <textarea lang="nl" class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="{{special_field}}" name="{{special_field}}" rows="2" maxlength="{{most_special}}" {{#special_error}}aria-invalid="true" {{/special_error}}aria-describedby="{{special_field}}-help{{#special_error}} {{special_field}}-error{{/special_error}}">{{special_value}}</textarea>
  </div>
  {{/has_hours}}
</fieldset>
