{{%AUTOESCAPE context="HTML"}}
<input type="hidden" name="theme" value="{{theme_value}}">
<input type="hidden" name="kind" value="{{kind_value}}">
<input type="hidden" name="postcode" value="{{postcode_value}}">
<input type="hidden" name="place" value="{{place_value}}">
<input type="hidden" name="language" value="{{language_value}}">
<input type="hidden" name="need" value="{{need_value}}">
<input type="hidden" name="step" value="{{step_value}}">
{{#is_open_now}}<input type="hidden" name="open" value="nu">{{/is_open_now}}
{{#is_free}}<input type="hidden" name="cost" value="gratis">{{/is_free}}
