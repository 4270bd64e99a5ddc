"""Mark the words of a sentence by their role: place, figure, says, denies, date, clue.

Offsets count code points of the document, and JavaScript counts UTF-16 units; so the text is cut
here, and the page only joins what it is given.
"""

from collections.abc import Iterable, Sequence

from layers.model import Claim, Party

Mark = tuple[int, int, str]
Segment = list[str]


def claim_segments(claim: Claim) -> list[Segment]:
    """Cut a claim's sentence into ``[text, role]``; the role is empty for unmarked words."""
    return cut(claim.quote, claim.start, claim_marks(claim))


def denial_segments(claim: Claim) -> list[Segment]:
    """Cut the sentence that denies."""
    if claim.denial is None:
        return []
    marks = _party_marks(claim.denier, "denies")
    return cut(claim.denial.quote, claim.denial.start, marks)


def claim_marks(claim: Claim) -> list[Mark]:
    """List the spans of a claim with their role, in document offsets."""
    marks = [(figure.start, figure.end, "figure") for figure in claim.figures]
    for place in claim.places:
        role = "clue" if place.basis == "inferred" else "place"
        if place.start is not None and place.end is not None:
            marks.append((place.start, place.end, role))
        if place.evidence_start is not None and place.evidence_end is not None:
            marks.append((place.evidence_start, place.evidence_end, role))
    marks += _party_marks(claim.claimant, "says")
    marks += _party_marks(claim.denier, "denies")
    if claim.period is not None:
        marks.append((claim.period.text_start, claim.period.text_end, "date"))
    return marks


def _party_marks(party: Party | None, role: str) -> list[Mark]:
    if party is None:
        return []
    marks = [(party.start, party.end, role)]
    if party.mention_start is not None and party.mention_end is not None:
        marks.append((party.mention_start, party.mention_end, role))
    return marks


def cut(text: str, offset: int, marks: Iterable[Mark]) -> list[Segment]:
    """Cut a text that begins at ``offset`` at its marks; where two overlap, the shorter shows.

    Examples
    --------
    >>> cut("Aid reached Juba.", 100, [(112, 116, "place")])
    [['Aid reached ', ''], ['Juba', 'place'], ['.', '']]
    """
    inside = [
        (max(start - offset, 0), min(end - offset, len(text)), role)
        for start, end, role in marks
        if start < offset + len(text) and end > offset and start < end
    ]
    owner = _owners(len(text), sorted(inside, key=lambda mark: (mark[0] - mark[1], mark)))
    segments: list[Segment] = []
    begin = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _is_one(owner[at - 1], owner[at]):
            mark = owner[begin]
            segments.append([text[begin:at], mark[2] if mark else ""])
            begin = at
    return segments


def _is_one(one: Mark | None, other: Mark | None) -> bool:
    """Tell whether two marks show as one: the same, or of one role and lying on each other."""
    if one is None or other is None or one == other:
        return one == other
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


def _owners(length: int, marks: Sequence[Mark]) -> list[Mark | None]:
    """Tell for each character which mark shows; later marks are shorter and win."""
    owner: list[Mark | None] = [None] * length
    for mark in marks:
        owner[mark[0] : mark[1]] = [mark] * (mark[1] - mark[0])
    return owner
