{{%AUTOESCAPE context="HTML"}}
<dl class="plein-facts">
  {{#fact}}<div class="plein-facts__row"><dt>{{label}}</dt><dd lang="{{content_language}}">{{#fact_line}}<p class="nl-paragraph plein-text">{{line}}</p>
  {{/fact_line}}</dd></div>
  {{/fact}}
  {{#has_needs}}<div class="plein-facts__row"><dt>{{t "Zoekt nog"}}</dt><dd>{{#need_fact}}<p class="nl-paragraph"><strong>{{need_name}}</strong>{{#has_need_text}}<span lang="nl">: {{need_text}}</span>{{/has_need_text}}</p>
  {{/need_fact}}</dd></div>{{/has_needs}}
</dl>
