story   who may not see a question sees the page that is not there

visit   /werk
at      /inloggen
visit   /werk/vragen
at      /inloggen

as      karin
visit   /werk/vragen
status  404
visit   /werk/vragen/0190c1d2-0000-7000-8000-000000000000
status  404
visit   /bestaat-niet
status  404

as      mirjam
visit   /werk/vragen/0190c1d2-0000-7000-8000-000000000000
status  404
visit   /werk/vragen/geen-id
status  404
