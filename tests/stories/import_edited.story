story   a file that is read in again undoes nothing that somebody changed by form

command import hsds tests/stories/import.json
told    1 services read: 1 new or changed, 0 as they were.
as      karin
visit   /werk/aanbod?q=kantkring+lindervaart
follow  Kantkring Lindervaart
follow  Wijzig
fill    phone_0 = 088 555 7777
press   Bewaar
see     De wijziging is bewaard

# The same file once more: the number stays.
command import hsds tests/stories/import.json
told    1 services read: 0 new or changed, 1 as they were.
told    "changed_twice":[]
as      nobody
visit   /zoeken?q=kantklossen
follow  Kantkring Lindervaart
see     088 555 7777

# The file changed too: the number stays, and the command says where somebody must look.
command import hsds tests/stories/import_later.json
told    1 changed here and in the file; what was changed here stands.
told    /werk/aanbod/5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c11
told    "changed_twice":["5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c11"]
visit   /zoeken?q=kantklossen
follow  Kantkring Lindervaart
see     088 555 7777
not     en haken
