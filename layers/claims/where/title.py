"""Read the places that a report's title names, wherever the title stands.

A title in front matter or in a column beside the text says where a report is, as one above it does.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from geo import Document, Resolution, Sentence
from geo.gazetteer import Gazetteer

from .mentions import Mention
from .whereabouts import MARKS

# Where the title stands in the text as well, it is among so many sentences.
ABOVE = 3


def read_title(
    document: Document,
    resolutions: Sequence[Resolution],
    gazetteer: Gazetteer,
    *,
    sentences: Sequence[Sentence],
    geoparser: Callable[..., tuple[Resolution, ...]],
) -> tuple[Mention, ...]:
    """Return the places that a title beside the text names in the country of most of its places.

    Parameters
    ----------
    document, resolutions, sentences
        The report, its names and its sentences. A title that is one of them is read there.
    gazetteer, geoparser
        The places, and what finds them.
    """
    title = document.title
    if not title or any(one.text.strip(MARKS) == title.strip(MARKS) for one in sentences[:ABOVE]):
        return ()
    counts = Counter([place.country for each in resolutions if (place := each.place)])
    home = next((country for country, _ in counts.most_common() if country), None)
    named = geoparser(Document(doc_id=document.doc_id, text=title), gazetteer=gazetteer, home=home)
    above = document.text.find(title, 0, document.body_start)
    return tuple(
        Mention(_at(each, above), place, 0, 0)
        for each in named
        if (place := each.place)
        and each.basis == "explicit"
        and each.toponym.role == "location"
        and home in (None, place.country)
    )


def _at(resolution: Resolution, above: int) -> Resolution:
    """Return a name of a title where the text has it; without a span where it is only beside it."""
    if above < 0:
        return replace(resolution, basis="inferred")
    toponym = resolution.toponym
    moved = replace(toponym, start=toponym.start + above, end=toponym.end + above, sentence=0)
    return replace(resolution, toponym=moved)


def title_in(sentences: Sequence[Sentence], resolutions: Sequence[Resolution]) -> list[Mention]:
    """Return the places of a heading that opens the text, which is its title."""
    if not sentences or sentences[0].part != "heading":
        return []
    return [
        Mention(each, place, 0, 0)
        for each in resolutions
        if (place := each.place)
        and each.toponym.sentence == sentences[0].index
        and each.toponym.role == "location"
    ]
