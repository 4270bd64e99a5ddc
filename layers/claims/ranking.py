"""Rank claims by how much their sentence says.

The score ranks claims and is no probability: 0.35, and 0.15 for a figure; for the place 0.25 times
its own score when the sentence names it, 0.1 when it is carried over or inferred; 0.1 for a day;
0.15 when it is told as having happened.
"""

from ..model import Claim


def score(claim: Claim) -> float:
    """Rank a claim, from 0 to 1."""
    total = 0.35
    if claim.figures:
        total += 0.15
    if claim.places:
        main = claim.places[0]
        stated = main.basis in ("explicit", "sentence")
        total += 0.25 * min(1.0, max(0.0, main.score)) if stated else 0.1
    if claim.period:
        total += 0.1
    if claim.status in ("asserted", "claimed", "disputed"):
        total += 0.15
    return round(min(total, 1.0), 3)
