{{%AUTOESCAPE context="HTML"}}
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="form_key" value="{{form_key}}">
