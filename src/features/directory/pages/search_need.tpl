{{%AUTOESCAPE context="HTML"}}
<div class="utrecht-form-field">
  <label class="utrecht-form-label" for="need">{{t "Ik wil helpen met"}}</label>
  <select class="utrecht-select utrecht-select--html-select" id="need" name="need">
    <option value="">{{t "Niets gekozen"}}</option>
    {{#need_option}}<option value="{{code}}"{{#selected}} selected{{/selected}}>{{name}}</option>
    {{/need_option}}
  </select>
</div>
