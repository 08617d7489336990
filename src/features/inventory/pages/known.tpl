{{%AUTOESCAPE context="HTML"}}
{{#has_known}}
<details class="plein-fold">
  <summary>{{t "Wat hier al in de sociale kaart staat ({known_count})"}}</summary>
  <div class="plein-fold__inside">
    <ul class="plein-list">
      {{#known}}<li><a class="nl-link" href="{{url}}" lang="nl">{{known_name}}</a> <span class="plein-quiet">{{kind_text}}{{#has_place}}, <span lang="nl">{{place}}</span>{{/has_place}}</span></li>
      {{/known}}
    </ul>
    {{#has_more_known}}<p class="nl-paragraph plein-quiet">{{t "Er staan er nog {more_known} in. Zoek ze op de voorpagina."}}</p>{{/has_more_known}}
  </div>
</details>
{{/has_known}}
