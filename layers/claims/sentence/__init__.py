"""What the words of one sentence say by themselves: triggers, parties, mood.

`words` splits a sentence for triggers, cues and places, `lines` with its marks for speakers.
`triggers` finds the words that tell of an event (`patterns`: rows of words with gaps; `actors`: who
acts and who suffers). `modality` says whether it happened (`history`, `lives`, `reference`), and
`topics`, `needs` and `fields` tell events from what is only talked about.
"""
