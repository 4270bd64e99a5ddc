"""Who says so and who denies it.

`attribution` reads the sentences of a report in order: `speech` finds the phrases that speak and
`naming` whom a pronoun means. `denial` points each denial (`deniers`, `verdicts`) at the words that
it denies, in its sentence or, by `answering`, in one before.
"""
