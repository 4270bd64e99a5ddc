"""How many: the people that a sentence or a table counts, and what befell them.

`quantities` is the door for prose, `tables` for rows. In prose, `numbers` reads the tokens and
their numbers (`spoken`: those in words) and `groups` whom they count (`persons`: somebody told
singly; `nought`: nobody). `befallen` finds the words that tell what befell people (`harm`,
`flight`, `journeys`, `want`: those of several words), and `linking` joins the two by where they
stand: `objects` behind a verb, `subjects` before one, `tolls` at a noun. All of it is noted in one
`reading`. Groups that count no people of now are marked, so that nothing takes them: `rates`,
`former`, `shares`, `animals`. Measures, qualifiers and units are those of `layers.model`.
"""
