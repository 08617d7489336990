{{%AUTOESCAPE context="HTML"}}
<div class="plein-edit-row" role="group" aria-label="{{row_title}}">
  <div class="utrecht-form-field{{#need_error}} utrecht-form-field--invalid{{/need_error}}">
    <label class="utrecht-form-label" for="{{need_field}}">{{t "Wat"}}</label>
    {{#need_error}}<p class="utrecht-form-field-error-message" id="{{need_field}}-error">{{need_error_text}}</p>{{/need_error}}
    <select class="utrecht-select utrecht-select--html-select" id="{{need_field}}" name="{{need_field}}" {{#need_error}}aria-invalid="true" aria-describedby="{{need_field}}-error"{{/need_error}}>
      <option value="">{{t "Niets"}}</option>
      {{#need_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>
      {{/need_option}}
    </select>
  </div>
  <div class="utrecht-form-field{{#need_text_error}} utrecht-form-field--invalid{{/need_text_error}}">
    <label class="utrecht-form-label" for="{{need_text_field}}">{{t "Vertel er iets meer over"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    {{#need_text_error}}<p class="utrecht-form-field-error-message" id="{{need_text_field}}-error">{{need_text_error_text}}</p>{{/need_text_error}}
    <textarea lang="nl" class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="{{need_text_field}}" name="{{need_text_field}}" rows="2" maxlength="{{most_need_text}}" {{#need_text_error}}aria-invalid="true" aria-describedby="{{need_text_field}}-error"{{/need_text_error}}>{{need_text_value}}</textarea>
  </div>
</div>
