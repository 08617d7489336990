story   another system takes the whole directory over

visit   /hsds
json    "version":"3.0"
visit   /hsds/services?per_page=5
json    "size":5,"first_page":true,"last_page":false,"empty":false
visit   /hsds/services/5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c11
status  404
json    "code":"page.absent"

# What is read in is there at once, as it was written.
command import hsds tests/stories/import.json
visit   /hsds/services/5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c11
json    {"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c11","name":"Kantkring Lindervaart"
visit   /hsds/services?organization_id=5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c12&minimal=true
json    "total_items":1
visit   /hsds/organizations/5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c12
json    "services":[{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c11","name":"Kantkring Lindervaart","status":"active"
visit   /hsds/services?search=kantklossen
json    5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c11

# A filter that is not there is not passed over in silence.
visit   /hsds/services?perPage=5
status  400
