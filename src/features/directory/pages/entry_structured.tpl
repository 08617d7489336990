{{%AUTOESCAPE context="HTML"}}
<div hidden>
  <link itemprop="url" href="{{canonical_url}}">
  <meta itemprop="serviceType" content="{{kind_name}}">
  {{#category}}<meta itemprop="category" content="{{category_name}}">
  {{/category}}
  {{#has_provider_name}}<span itemprop="provider" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="{{provider_name}}">{{#has_provider_mail}}<meta itemprop="email" content="{{provider_mail}}">{{/has_provider_mail}}</span>{{/has_provider_name}}
  {{#is_free}}<span itemprop="offers" itemscope itemtype="https://schema.org/Offer"><meta itemprop="price" content="0"><meta itemprop="priceCurrency" content="EUR"></span>{{/is_free}}
  {{#has_channel}}<span itemprop="availableChannel" itemscope itemtype="https://schema.org/ServiceChannel">{{#has_website}}<link itemprop="serviceUrl" href="{{website_url}}">{{/has_website}}{{#spoken}}<meta itemprop="availableLanguage" content="{{spoken_code}}">{{/spoken}}</span>{{/has_channel}}
  {{include "features/directory/pages/opening.tpl"}}
</div>
