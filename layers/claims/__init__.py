"""From the sentences of a report to its claims.

`layers.claims.extract` is the only door in. It makes a claim in these steps:

1. `geo` splits the report into sentences and finds its places. ``who.attribution`` and
   ``who.denial`` read all of it for whose words which are, and what is denied.
2. Sentence by sentence, ``sentence.triggers`` finds the words that tell of an event, by the tables
   in ``layers/kinds``, and ``figures.quantities`` (in a table: ``figures.tables``) whom it counts
   and what befell them.
3. `drafts` joins both to drafts, one an event, each in its mood (``sentence.modality``: it
   happened, is planned, is history); `rivals` decides between two that read the same words.
4. ``where.placing`` and ``when.timing`` give each draft its place and day; what the sentence leaves
   unsaid is carried over from what was told before (`reading`), where that is safe.
5. When all is read, ``where.later`` gives places that come later, `disputes` sets denials against
   what they deny, `victims` and `camps` look from one claim to the next, and `ranking` scores.
6. What has a trigger or a number and gives no claim on the map is in `omissions`, with the reason.

The packages answer one question each, and each may use those before it: ``sentence`` (what the
words say by themselves), ``figures`` (how many), ``who`` (who says so and who denies it), ``where``
and ``when``. The modules beside them put the answers together. Words of a language are no code:
they are in ``layers/lexicon``, and rules read them by their path.
"""
