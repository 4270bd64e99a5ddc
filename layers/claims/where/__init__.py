"""Where it happened, by the sentence and by what the report carries over to it.

`placing` decides. `mentions` are the places that a sentence names; `seats`, `homes`, `wards` and
`elsewhere` take out those where it was not. `locate` ties an event to one of the others in its role
(`movements`, `ways`: from where to where). For a sentence that names none, `context` carries over
what was told before (`report_place`: the heading; `nation`: the country; `reach`: how far that
holds), unless `whereabouts` knows that the report went on to a place that nobody knows.
"""
