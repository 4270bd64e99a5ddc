"""When it happened, as days where the text allows and as EDTF always.

`dating` says when the report was written, `dates` which periods a sentence names (`relative`,
`days`, `feasts`, `shares`: how they are counted). `timing` gives an event one of them, or the day
that another sentence tells: by `anchors` ("the next day"), `carrying`, `leads` and `sequels`.
"""
