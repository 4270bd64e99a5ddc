"""From the sentences of a report to its claims.

`layers.claims.extract` is the only door in. The packages answer one question each, and each may
use those before it: ``sentence`` (what the words say by themselves), ``figures`` (how many),
``who`` (who says so and who denies it), ``where`` and ``when``. The modules beside them put the
answers together to claims.
"""
