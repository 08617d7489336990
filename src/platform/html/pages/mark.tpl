{{%AUTOESCAPE context="HTML"}}
<svg class="plein-brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><rect class="plein-mark__ground" width="32" height="32" rx="7"/><path class="plein-mark__houses" d="M6 6h8v3.5H9.5V14H6zM18 6h8v8h-3.5V9.5H18zM6 18h3.5v4.5H14V26H6zM22.5 18H26v8h-8v-3.5h4.5z"/><circle class="plein-mark__middle" cx="16" cy="16" r="3.5"/></svg>
