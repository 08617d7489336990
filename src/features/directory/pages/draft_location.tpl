{{%AUTOESCAPE context="HTML"}}
<div class="plein-place" id="{{location_field}}" role="group" aria-labelledby="{{location_field}}-title">
  <h3 class="nl-heading nl-heading--level-3" id="{{location_field}}-title">{{location_title}}</h3>
  <input type="hidden" name="{{location_field}}_id" value="{{location_code}}">
  <div class="utrecht-form-field{{#location_name_error}} utrecht-form-field--invalid{{/location_name_error}}">
    <label class="utrecht-form-label" for="{{location_name_field}}">{{t "Hoe heet de plek?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    {{#location_name_error}}<p class="utrecht-form-field-error-message" id="{{location_name_field}}-error">{{location_name_error_text}}</p>{{/location_name_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="{{location_name_field}}" type="text" name="{{location_name_field}}" value="{{location_name_value}}" maxlength="{{most_location_name}}" autocomplete="off" {{#location_name_error}}aria-invalid="true" aria-describedby="{{location_name_field}}-error"{{/location_name_error}}>
  </div>
  <div class="utrecht-form-field{{#line_error}} utrecht-form-field--invalid{{/line_error}}">
    <label class="utrecht-form-label" for="{{line_field}}">{{t "Straat en huisnummer"}}</label>
    {{#line_error}}<p class="utrecht-form-field-error-message" id="{{line_field}}-error">{{line_error_text}}</p>{{/line_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="{{line_field}}" type="text" name="{{line_field}}" value="{{line_value}}" maxlength="{{most_line}}" autocomplete="off" {{#line_error}}aria-invalid="true" aria-describedby="{{line_field}}-error"{{/line_error}}>
  </div>
  <div class="plein-pair">
  <div class="utrecht-form-field{{#postcode_error}} utrecht-form-field--invalid{{/postcode_error}}">
    <label class="utrecht-form-label" for="{{postcode_field}}">{{t "Postcode"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    {{#postcode_error}}<p class="utrecht-form-field-error-message" id="{{postcode_field}}-error">{{postcode_error_text}}</p>{{/postcode_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input plein-short" id="{{postcode_field}}" type="text" name="{{postcode_field}}" value="{{postcode_value}}" maxlength="{{most_postcode}}" autocapitalize="characters" autocomplete="off" {{#postcode_error}}aria-invalid="true" aria-describedby="{{postcode_field}}-error"{{/postcode_error}}>
  </div>
  <div class="utrecht-form-field{{#city_error}} utrecht-form-field--invalid{{/city_error}}">
    <label class="utrecht-form-label" for="{{city_field}}">{{t "Plaats"}}</label>
    {{#city_error}}<p class="utrecht-form-field-error-message" id="{{city_field}}-error">{{city_error_text}}</p>{{/city_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="{{city_field}}" type="text" name="{{city_field}}" value="{{city_value}}" maxlength="{{most_city}}" autocomplete="off" {{#city_error}}aria-invalid="true" aria-describedby="{{city_field}}-error"{{/city_error}}>
  </div>
  </div>
  <div class="utrecht-form-field{{#route_error}} utrecht-form-field--invalid{{/route_error}}">
    <label class="utrecht-form-label" for="{{route_field}}">{{t "Hoe komen mensen er?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    {{#route_error}}<p class="utrecht-form-field-error-message" id="{{route_field}}-error">{{route_error_text}}</p>{{/route_error}}
    <input class="utrecht-textbox utrecht-textbox--html-input" id="{{route_field}}" type="text" name="{{route_field}}" value="{{route_value}}" maxlength="{{most_route}}" autocomplete="off" {{#route_error}}aria-invalid="true" aria-describedby="{{route_field}}-error"{{/route_error}}>
  </div>
  <div class="utrecht-form-field{{#accessibility_error}} utrecht-form-field--invalid{{/accessibility_error}}">
    <label class="utrecht-form-label" for="{{accessibility_field}}">{{t "Kan iedereen er komen?"}} <span class="plein-optional">{{t "(hoeft niet)"}}</span></label>
    <p class="utrecht-form-field-description" id="{{accessibility_field}}-help">{{t "Bijvoorbeeld: er is een lift, een aangepast toilet, een ringleiding."}}</p>
    {{#accessibility_error}}<p class="utrecht-form-field-error-message" id="{{accessibility_field}}-error">{{accessibility_error_text}}</p>{{/accessibility_error}}
    <textarea lang="nl" class="utrecht-textarea utrecht-textarea--html-textarea plein-note" id="{{accessibility_field}}" name="{{accessibility_field}}" rows="2" maxlength="{{most_accessibility}}" {{#accessibility_error}}aria-invalid="true" {{/accessibility_error}}aria-describedby="{{accessibility_field}}-help{{#accessibility_error}} {{accessibility_field}}-error{{/accessibility_error}}">{{accessibility_value}}</textarea>
  </div>
  {{#has_left_out_phones}}<p class="nl-paragraph plein-quiet">{{t "De telefoonnummers passen niet op dit formulier. Die blijven zoals ze zijn."}}</p>{{/has_left_out_phones}}
  {{#location_phone}}
  {{include "features/directory/pages/draft_phone.tpl"}}
  {{/location_phone}}
  <label class="plein-check"><input type="checkbox" name="{{location_field}}_gone" value="yes"{{#gone}} checked{{/gone}}>{{t "Deze plek is er niet meer"}}</label>
</div>
