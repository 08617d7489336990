{{%AUTOESCAPE context="HTML"}}
<svg class="plein-street" viewBox="0 0 336 200" aria-hidden="true" focusable="false">
  <g class="plein-street__far"><path d="M8 200V92h12V80h12V68h20v12h12v12h12v108z"/><path d="M140 200V96l34-34 34 34v104z"/><path d="M262 200V84h66v116z"/><path d="M254 84l41-30 41 30z"/></g>
  <g class="plein-street__near"><path d="M76 200V86q0-14 14-16 2-20 18-20t18 20q14 2 14 16v114z"/><path d="M208 200v-96h10V92h10V80h18v12h10v12h10v96z"/></g>
  <g class="plein-street__light"><path d="M24 106h14v20H24zM46 106h14v20H46zM24 140h14v20H24z"/><path d="M90 96h14v20H90zM112 96h14v20h-14zM90 130h14v20H90zM112 130h14v20h-14z"/><path d="M156 108h14v18h-14zM178 108h14v18h-14zM156 140h14v18h-14z"/><path d="M218 116h12v18h-12zM244 116h12v18h-12zM218 148h12v18h-12z"/><path d="M276 100h16v18h-16zM300 100h16v18h-16zM276 134h40v20h-40z"/></g>
  <g class="plein-street__dark"><path d="M46 168h14v32H46zM101 166h14v34h-14zM178 168h14v32h-14zM243 172h14v28h-14zM288 168h16v32h-16z"/><path d="M0 196h336v4H0z"/></g>
</svg>
