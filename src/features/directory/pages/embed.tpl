{{%AUTOESCAPE context="HTML"}}
<div class="plein-width">
  <div class="plein-column plein-stack">
    <h1 class="nl-heading nl-heading--level-1">{{t "Het zoekvak op uw website"}}</h1>
    <p class="nl-paragraph nl-paragraph--lead">{{t "Beheert u de website van een school, huisarts, kerk of vereniging? Zet er het zoekvak van Plein op. Uw bezoekers vinden dan meteen hulp in de buurt."}}</p>
    <p class="nl-paragraph">{{t "Kopieer het stukje HTML dat u wilt en plak het op uw pagina. Het kost niets en u hoeft niets te vragen. Er zitten geen cookies, volgers of scripts bij."}}</p>
    <section class="plein-stack" aria-labelledby="zoekvak">
      <h2 class="nl-heading nl-heading--level-2" id="zoekvak">{{t "Ons zoekvak in uw pagina"}}</h2>
      <p class="nl-paragraph">{{t "Het ziet eruit als op Plein. Wat iemand typt, komt niet in een adres te staan. De antwoorden openen in het hele venster."}}</p>
      <div class="utrecht-form-field">
        <label class="utrecht-form-label" for="frame-code">{{t "HTML om over te nemen"}}</label>
        <textarea class="utrecht-textarea utrecht-textarea--html-textarea plein-copy" id="frame-code" rows="4" readonly spellcheck="false" dir="ltr">{{frame_code}}</textarea>
      </div>
      <p class="nl-paragraph"><a class="nl-link" href="/insluiten/zoeken">{{t "Bekijk hoe het eruitziet"}}</a></p>
    </section>
    <section class="plein-stack" aria-labelledby="formulier">
      <h2 class="nl-heading nl-heading--level-2" id="formulier">{{t "Een formulier in uw eigen stijl"}}</h2>
      <p class="nl-paragraph">{{t "Het krijgt de kleuren en letters van uw website. Let op: wat iemand typt, staat dan in het adres van de antwoorden en in de geschiedenis van de browser."}}</p>
      <div class="utrecht-form-field">
        <label class="utrecht-form-label" for="form-code">{{t "HTML om over te nemen"}}</label>
        <textarea class="utrecht-textarea utrecht-textarea--html-textarea plein-copy" id="form-code" rows="8" readonly spellcheck="false" dir="ltr">{{form_code}}</textarea>
      </div>
    </section>
    <section class="plein-stack" aria-labelledby="verwijzing">
      <h2 class="nl-heading nl-heading--level-2" id="verwijzing">{{t "Alleen een link"}}</h2>
      <div class="utrecht-form-field">
        <label class="utrecht-form-label" for="link-code">{{t "HTML om over te nemen"}}</label>
        <textarea class="utrecht-textarea utrecht-textarea--html-textarea plein-copy" id="link-code" rows="2" readonly spellcheck="false" dir="ltr">{{link_code}}</textarea>
      </div>
    </section>
    <section class="plein-stack" aria-labelledby="alles">
      <h2 class="nl-heading nl-heading--level-2" id="alles">{{t "Alle gegevens gebruiken"}}</h2>
      <p class="nl-paragraph">{{t "Alle hulp en activiteiten op onze site zijn er ook als open data, volgens de standaard Open Referral."}} <a class="nl-link" href="/hsds">{{t "Naar de open data"}}</a></p>
    </section>
  </div>
</div>
