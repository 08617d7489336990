{{%AUTOESCAPE context="HTML"}}
<div class="plein-pair plein-edit-row" role="group" aria-label="{{row_title}}">
  <input type="hidden" name="{{phone_field}}_id" value="{{phone_code}}">
  <div class="utrecht-form-field{{#phone_error}} utrecht-form-field--invalid{{/phone_error}}">
    <label class="utrecht-form-label" for="{{phone_field}}">{{t "Nummer"}}</label>
    {{#phone_error}}<p class="utrecht-form-field-error-message" id="{{phone_field}}-error">{{phone_error_text}}</p>{{/phone_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="{{phone_field}}" type="text" name="{{phone_field}}" value="{{phone_value}}" inputmode="tel" maxlength="{{most_phone}}" autocomplete="off" {{#phone_error}}aria-invalid="true" {{/phone_error}}{{#phone_described}}aria-describedby="{{#by_elsewhere}}phone-elsewhere {{/by_elsewhere}}{{#phone_error}}{{phone_field}}-error{{/phone_error}}"{{/phone_described}}>
  </div>
  <div class="utrecht-form-field{{#label_error}} utrecht-form-field--invalid{{/label_error}}">
    <label class="utrecht-form-label" for="{{label_field}}">{{t "Van wie of waarvoor?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    {{#label_error}}<p class="utrecht-form-field-error-message" id="{{label_field}}-error">{{label_error_text}}</p>{{/label_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="{{label_field}}" type="text" name="{{label_field}}" value="{{label_value}}" maxlength="{{most_label}}" autocomplete="off" {{#label_error}}aria-invalid="true" aria-describedby="{{label_field}}-error"{{/label_error}}>
  </div>
</div>
