story   another system searches the directory

visit   /api/v1/search?q=schulden
status  200
json    "items":[{"id":
visit   /api/v1/search?theme=bestaat-niet
status  400
visit   /api/v1/openapi.json
json    "openapi":"3.0.3"
