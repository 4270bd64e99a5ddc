"""Give the places of a movement their roles: where people came from, passed, and arrived."""

from collections.abc import Sequence

from .mentions import Mention, place_words, preposition, without_containers
from .triggers import Trigger
from .words import STOP, Words


def find_movement(
    words: Words, trigger: Trigger, mentions: Sequence[Mention]
) -> list[tuple[str, Mention]]:
    """Give the places of a movement their roles; empty when none is an origin or destination."""
    tables = place_words()
    moves: list[tuple[str, Mention]] = []
    for mention in mentions:
        low, high = sorted((trigger.first, mention.first))
        if words.parted(low, high, STOP):
            continue
        before = preposition(words, mention)
        behind = mention.first > trigger.first
        arrives = before in ("in", "at", "near") and _arrives(words, mention)
        role = "location"
        if before in tables.origin:
            role = "origin"
        elif before in tables.route and behind:
            role = "route"
        elif arrives or (before in tables.destination and behind):
            role = "destination"
        moves.append((role, mention))
    if all(role == "location" for role, _ in moves):
        return []
    with_moves = [(role, mention) for role, mention in moves if role != "location"]
    return _pruned(with_moves)


def _arrives(words: Words, mention: Mention) -> bool:
    tables = place_words()
    before = words.words[max(0, mention.first - 5) : mention.first]
    return any(word in tables.arrival for word in before)


def _pruned(moves: Sequence[tuple[str, Mention]]) -> list[tuple[str, Mention]]:
    """Drop containers within each role, and a place that came twice."""
    pruned: list[tuple[str, Mention]] = []
    for role in ("origin", "destination", "route"):
        mentions = without_containers([mention for found, mention in moves if found == role])
        pruned += [(role, mention) for mention in mentions]
    return pruned
