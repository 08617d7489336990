{{%AUTOESCAPE context="HTML"}}
<p class="nl-paragraph plein-steps__count">{{t "Stap {step_number} van 5"}}</p>
<ol class="plein-steps__list{{#all_done}} plein-steps__all-done{{/all_done}}">
  <li class="plein-steps__step"{{#step_story}} aria-current="step"{{/step_story}}><span>{{t "Uw vraag"}}</span></li>
  <li class="plein-steps__step"{{#step_place}} aria-current="step"{{/step_place}}><span>{{t "Waar"}}</span></li>
  <li class="plein-steps__step"{{#step_contact}} aria-current="step"{{/step_contact}}><span>{{t "Contact"}}</span></li>
  <li class="plein-steps__step"{{#step_check}} aria-current="step"{{/step_check}}><span>{{t "Nakijken"}}</span></li>
  <li class="plein-steps__step"{{#all_done}} aria-current="step"{{/all_done}}><span>{{t "Verstuurd"}}</span></li>
</ol>
