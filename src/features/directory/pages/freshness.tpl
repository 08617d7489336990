{{%AUTOESCAPE context="HTML"}}
<div class="plein-freshness{{#is_stale}} plein-freshness--stale{{/is_stale}}">
  <p class="nl-paragraph plein-with-icon"><span class="plein-freshness__icon">{{#is_stale}}{{icon "alert"}}{{/is_stale}}{{#is_ageing}}{{icon "history"}}{{/is_ageing}}{{#is_fresh}}{{icon "done"}}{{/is_fresh}}</span><span><strong>{{checked_text}}</strong>{{#is_stale}}. {{t "Dit kan verouderd zijn."}}{{/is_stale}}{{#is_ageing}}. {{t "Dit kan intussen veranderd zijn."}}{{/is_ageing}}</span></p>
  <ul class="plein-dots plein-quiet plein-small"><li class="plein-freshness__score plein-no-print">{{t "Versheid: {freshness_score} van 100"}}</li>{{#freshness_more}}<li>{{line}}</li>{{/freshness_more}}</ul>
  <svg class="plein-bar plein-no-print" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="plein-bar__all" width="100" height="8"/><rect class="plein-bar__part" width="{{freshness_score}}" height="8"/></svg>
</div>
