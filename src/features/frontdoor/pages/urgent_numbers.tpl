{{%AUTOESCAPE context="HTML"}}
<ul class="plein-rows">
  <li class="plein-row"><span class="plein-row__main"><strong>{{t "Iemand is in gevaar"}}</strong> <span class="plein-quiet">{{t "Politie, ambulance of brandweer"}}</span></span><a class="nl-link plein-phone plein-call" href="tel:112">{{icon "phone"}}112</a></li>
  <li class="plein-row"><span class="plein-row__main"><strong>{{t "U denkt aan zelfmoord"}}</strong> <span class="plein-quiet">{{t "Bel 113, of gratis naar 113 Zelfmoordpreventie"}}</span></span><a class="nl-link plein-phone plein-call" href="tel:08000113">{{icon "phone"}}0800-0113</a></li>
  <li class="plein-row"><span class="plein-row__main"><strong>{{t "Het is thuis niet veilig"}}</strong> <span class="plein-quiet">{{t "Veilig Thuis, gratis"}}</span></span><a class="nl-link plein-phone plein-call" href="tel:08002000">{{icon "phone"}}0800-2000</a></li>
  <li class="plein-row"><span class="plein-row__main"><strong>{{t "U bent jong en wilt praten"}}</strong> <span class="plein-quiet">{{t "Kindertelefoon, gratis, elke dag van 11 tot 21 uur"}}</span></span><a class="nl-link plein-phone plein-call" href="tel:08000432">{{icon "phone"}}0800-0432</a></li>
</ul>
