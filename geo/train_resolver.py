"""Fit the resolver on gold points, and the calibration of its scores.

Two corpora cannot teach what the world's names mean, so the weights begin at values set by hand
from what is known of news at large, and are moved one at a time, by a third of their size, only
while the accuracy on gold spans grows clearly (coordinate ascent). Platt's method turns shares
into scores that say how often a place is right (Platt, 1999).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .gazetteer import Gazetteer
from .geoparse import option_table
from .gold import GoldToponym
from .resolution.frames import frame_groups, read_frames
from .resolution.ranking import order_of, supported_share
from .resolution.resolve import NONE, group_names, settle
from .resolution.surroundings import locate, read_surroundings
from .resolution.votes import Group
from .samples import Sample
from .sentences import split_sentences
from .sphere import distance_km

WITHIN_KM = 161.0
_STEP = 0.3
_GAIN = 0.0008
_PASSES = 1

BY_HAND: Mapping[str, float] = {
    "population": 0.75,
    "country": 5.0,
    "admin1": 1.5,
    "admin2": -1.0,
    "region": 4.0,
    "other": 4.0,
    "alternate": -1.5,
    "skeleton": -1.5,
    "indirect": -1.3,
    "twin": -1.4,
    "capital": 1.0,
    "curated": 3.5,
    "fit": 2.8,
    "misfit": -0.8,
    "contained": 2.5,
    "contained in country": 1.5,
    "container": 0.75,
    "country share": 4.2,
    "admin1 share": 4.0,
    "near": 2.8,
    "sentence": 1.3,
    "home": 5.0,
    "cover": 1.4,
    "cluster": 2.6,
    "worldly": 1.5,
    "framed": 5.0,
    NONE: 2.2,
}
# Nothing in gold can teach these.
_FIXED = frozenset({"home", "other", "skeleton", "curated", "framed"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """A name whose point gold gives, resolved: is it right, is it gold's very row, how sure."""

    corpus: str
    right: bool
    same: bool
    share: float


def outcomes(
    corpus: str, sample: Sample, gazetteer: Gazetteer, weights: Mapping[str, float]
) -> list[Outcome]:
    """Resolve gold's names with some weights."""
    gold = [each for each in sample.gold.toponyms if each.kind != "ignore"]
    spans = [(each.start, each.end) for each in gold]
    names = locate(sample.text, spans, sample.gold.text, gazetteer)
    table = option_table(gazetteer, sample.text.cues.language)
    found = [table.options(name.surface) for name in names]
    around = read_surroundings(sample.text, names, table)
    groups, group_of = group_names(names, found, around)
    sentences = split_sentences(sample.document)
    frame_groups(groups, group_of, read_frames(sample.text, names, sentences, table))
    settle(groups, around, weights, group_of=group_of)
    return [
        _outcome(corpus, groups[group_of[number]], toponym, gazetteer)
        for number, toponym in enumerate(gold)
        if toponym.point is not None
    ]


def _outcome(corpus: str, group: Group, toponym: GoldToponym, gazetteer: Gazetteer) -> Outcome:
    if not group.options or toponym.point is None:
        return Outcome(corpus, False, False, 0.0)
    at = order_of(group)[0]
    option = group.options[at]
    same = gazetteer.place_id(option.row) == f"geonames:{toponym.geonames_id}"
    lat, lon = toponym.point
    near = distance_km(option.lat, option.lon, lat, lon) <= WITHIN_KM
    return Outcome(corpus, same or near, same, supported_share(group, at))


def fit_resolver(samples: Sequence[tuple[str, Sample]], gazetteer: Gazetteer) -> dict[str, float]:
    """Fit the resolver's weights on documents with points, each with its corpus."""
    weights = dict(BY_HAND)
    best = _quality(samples, gazetteer, weights)
    for _ in range(_PASSES):
        for name in sorted(weights.keys() - _FIXED):
            for direction in (_STEP, -_STEP):
                tried = dict(weights)
                tried[name] += direction * max(abs(tried[name]), 1.0)
                quality = _quality(samples, gazetteer, tried)
                if quality > best + _GAIN:
                    best, weights = quality, tried
                    break
    return weights


def _quality(
    samples: Sequence[tuple[str, Sample]], gazetteer: Gazetteer, weights: Mapping[str, float]
) -> float:
    """Sum over corpora the accuracy, and a quarter of the share of gold's very rows."""
    found = [each for pair in samples for each in outcomes(*pair, gazetteer, weights)]
    quality = 0.0
    for corpus in {each.corpus for each in found}:
        own = [each for each in found if each.corpus == corpus]
        quality += sum(each.right + 0.25 * each.same for each in own) / len(own)
    return quality


def fit_calibration(found: Sequence[Outcome]) -> tuple[float, float]:
    """Fit slope and intercept of the log odds, so that scores are shares of right ones."""
    shares = np.clip([each.share for each in found], 1e-4, 1 - 1e-4)
    odds = np.log(shares / (1 - shares))
    right = np.array([float(each.right) for each in found])
    matrix = np.stack([odds, np.ones_like(odds)], axis=1)
    fitted = np.array([0.5, 0.0])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(matrix @ fitted)))
        curve = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + 1.0 * np.eye(2)
        fitted += np.linalg.solve(curve, matrix.T @ (right - chance) - 1e-3 * fitted)
    return float(fitted[0]), float(fitted[1])
