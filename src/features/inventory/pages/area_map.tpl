{{%AUTOESCAPE context="HTML"}}
<figure class="plein-map plein-map--area plein-no-print">
  <svg viewBox="{{map_view_box}}" role="group" aria-label="{{t "Kaart. Alles op de kaart staat ook in woorden op deze pagina."}}">
    {{#area}}<path class="plein-map__area" d="{{path_d}}"/>
    {{/area}}
    {{#outline}}<path class="plein-map__outline" d="{{path_d}}"/>
    {{/outline}}
    {{#area_name}}<text class="plein-map__name" transform="translate({{x}} {{y}}) scale({{pin_scale}})" y="7" aria-hidden="true">{{name}}</text>
    {{/area_name}}
    {{#spot}}<g class="plein-map__pin plein-map__pin--small" transform="translate({{x}} {{y}}) scale({{pin_scale}})"><title>{{name}}</title><circle r="8"/></g>
    {{/spot}}
    {{#pin}}<a href="{{url}}" aria-label="{{number}}. {{name}}"><g class="plein-map__pin" transform="translate({{x}} {{y}}) scale({{pin_scale}})"><circle r="20"/><text y="7" aria-hidden="true">{{number}}</text></g></a>
    {{/pin}}
  </svg>
</figure>
