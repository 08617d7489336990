{{%AUTOESCAPE context="HTML"}}
<figure class="plein-map" id="kaart">
  <svg viewBox="{{map_view_box}}" role="group" aria-label="{{t "Kaart. Alles op de kaart staat ook in woorden op deze pagina."}}">
    {{#area}}<path class="plein-map__area" d="{{path_d}}"><title>{{name}}</title></path>
    {{/area}}
    {{#pin}}<a href="{{url}}" aria-label="{{number}}. {{name}}"><g class="plein-map__pin" transform="translate({{x}} {{y}}) scale({{pin_scale}})"><circle r="22"/><text y="8" aria-hidden="true">{{number}}</text></g></a>
    {{/pin}}
  </svg>
</figure>
