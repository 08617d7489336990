{{%AUTOESCAPE context="HTML"}}
<li class="plein-question">
  <div>
    {{#has_due}}<span class="plein-due{{#is_late}} plein-due--late{{/is_late}}">{{#is_late}}{{icon "alert"}}{{/is_late}}{{#is_in_time}}{{icon "clock"}}{{/is_in_time}}<span>{{due_text}}</span></span> <span class="plein-due__reason">{{due_short}}</span>{{/has_due}}
    {{#no_due}}<span class="plein-quiet">{{asked_text}}</span>{{/no_due}}
  </div>
  <div>
    <span class="plein-question__words"><a class="plein-question__link" href="{{url}}" data-row-link>{{first_words}}</a></span>
    {{#has_urgent_sign}}<p class="nl-paragraph"><span class="plein-with-icon">{{icon "alert"}}<strong>{{t "Dit kan dringend zijn: {urgent_sign}"}}</strong></span></p>{{/has_urgent_sign}}
    <ul class="plein-question__meta">
      {{#has_themes}}<li>{{theme_names}}</li>{{/has_themes}}
      {{#has_place}}<li>{{place}}</li>{{/has_place}}
      <li>{{channel_name}}</li>
      {{#has_contact}}<li>{{contact_text}}</li>{{/has_contact}}
      <li>{{number_text}}</li>
    </ul>
  </div>
  <div class="plein-question__who">
    {{#has_owner}}<span>{{owner_name}}</span>{{/has_owner}}{{#no_owner}}<strong>{{t "Nog van niemand"}}</strong>{{/no_owner}}
    <span>{{state_name}}</span>
  </div>
</li>
