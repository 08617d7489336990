story   the directory is filled while people search in it

visit   /zoeken?q=kantklossen
not     Kantkring Lindervaart
command import hsds tests/stories/import.json
visit   /zoeken?q=kantklossen
see     Kantkring Lindervaart
follow  Kantkring Lindervaart
status  200
see     Kantkring Lindervaart
line    directory.imported 2

# The same once more changes nothing.
command import hsds tests/stories/import.json
visit   /zoeken?q=kantklossen
see     Kantkring Lindervaart
visit   /zoeken?q=schulden
see     gevonden
