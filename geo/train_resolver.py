"""Fit the resolver on gold points, and the calibration of its scores.

Conditional logit over the options of each name: the right ones are those with gold's GeoNames id, else
those nearest to gold's point within 161 km. The votes of the document depend on the weights, so
features and weights are found in turns. The weights are drawn towards those set by hand, which keeps
the fit general: two corpora cannot teach what the world's names mean.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from .gazetteer import Gazetteer
from .geoparse import option_table
from .gold import GoldToponym
from .resolve import (
    FEATURES,
    NONE,
    Group,
    Option,
    distance_km,
    group_names,
    settle,
    static_features,
)
from .samples import Sample
from .surroundings import locate, read_surroundings

WITHIN_KM = 161.0
_TURNS = 3
_RIDGE = 30.0
_MOST_WEIGHT = 4

BY_HAND: Mapping[str, float] = {
    "population": 0.75,
    "country": 5.0,
    "admin1": 1.2,
    "admin2": -1.0,
    "region": 4.0,
    "other": 4.0,
    "alternate": -0.9,
    "abbreviation": 0.0,
    "skeleton": -1.5,
    "indirect": -1.0,
    "unpeopled": 0.0,
    "twin": -2.0,
    "fit": 4.0,
    "misfit": -0.8,
    "contained": 2.5,
    "contained in country": 1.5,
    "container": 0.75,
    "country share": 4.2,
    "admin1 share": 4.0,
    "near": 2.8,
    "sentence": 1.0,
    "foreign": 0.0,
    "home": 1.5,
    "capital": 1.0,
    "cover": 2.0,
    "cluster": 2.0,
    NONE: 3.0,
}


@dataclass(slots=True)
class Case:
    """A name whose point gold gives: the features of its options, and which of them are right."""

    features: np.ndarray
    right: np.ndarray
    weight: float


def right_options(
    options: Sequence[Option], toponym: GoldToponym, gazetteer: Gazetteer
) -> list[bool]:
    """Tell which options are what gold means; none where none is near."""
    if toponym.geonames_id is not None:
        same = [
            gazetteer.place_id(each.row) == f"geonames:{toponym.geonames_id}" for each in options
        ]
        if any(same):
            return same
    if toponym.point is None:
        return [False] * len(options)
    lat, lon = toponym.point
    away = [distance_km(lat, lon, each.lat, each.lon) for each in options]
    nearest = min(away, default=WITHIN_KM)
    if nearest >= WITHIN_KM:
        return [False] * len(options)
    return [each <= max(nearest + 15.0, 40.0) for each in away]


def cases_of(
    sample: Sample, gazetteer: Gazetteer, weights: Mapping[str, float]
) -> tuple[list[Case], list[tuple[Group, GoldToponym]]]:
    """Resolve gold's names with some weights; give what can be learned from, and each outcome."""
    gold = [each for each in sample.gold.toponyms if each.kind != "ignore"]
    names = locate(sample.text, [(each.start, each.end) for each in gold], sample.gold.text)
    table = option_table(gazetteer, sample.text.cues.language)
    found = [table.options(name.surface) for name in names]
    around = read_surroundings(sample.text, names, table)
    groups, group_of = group_names(names, found, around)
    dynamic = settle(groups, around, weights, group_of=group_of)
    cases = []
    outcomes = []
    for number, group in enumerate(groups):
        toponyms = [gold[each] for each in group.mentions]
        outcomes += [(group, each) for each in toponyms]
        if not group.options or toponyms[0].kind is not None:
            continue
        right = right_options(group.options, toponyms[0], gazetteer)
        rows = [
            (*static_features(option), *row, 0.0)
            for option, row in zip(group.options, dynamic[number], strict=True)
        ]
        rows.append((0.0,) * len(FEATURES) + (1.0,))
        weight = min(len(toponyms), _MOST_WEIGHT)
        cases.append(Case(np.array(rows), np.array([*right, not any(right)]), float(weight)))
    return cases, outcomes


def fit_resolver(samples: Sequence[Sample], gazetteer: Gazetteer) -> dict[str, float]:
    """Fit the resolver's weights on documents with points."""
    weights = dict(BY_HAND)
    for _ in range(_TURNS):
        cases = [case for sample in samples for case in cases_of(sample, gazetteer, weights)[0]]
        weights = _fit(cases, weights)
    return weights


def _fit(cases: Sequence[Case], start: Mapping[str, float]) -> dict[str, float]:
    """Maximise the likelihood of the right options by gradient ascent with momentum."""
    matrix = np.concatenate([case.features for case in cases])
    right = np.concatenate([case.right for case in cases])
    lengths = np.array([len(case.right) for case in cases])
    begins = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    heavy = np.repeat([case.weight for case in cases], lengths)
    prior = np.array([BY_HAND[name] for name in (*FEATURES, NONE)])
    found = np.array([start[name] for name in (*FEATURES, NONE)])
    speed = np.zeros_like(found)
    scale = np.sqrt(np.mean(matrix * matrix, axis=0)) + 0.1
    for _ in range(400):
        scores = matrix @ found
        scores -= np.repeat(np.maximum.reduceat(scores, begins), lengths)
        powers = np.exp(scores)
        shares = powers / np.repeat(np.add.reduceat(powers, begins), lengths)
        chosen = np.where(right, powers, 0.0)
        chosen /= np.repeat(np.add.reduceat(chosen, begins), lengths)
        gradient = matrix.T @ (heavy * (chosen - shares)) - _RIDGE * (found - prior)
        speed = 0.9 * speed + gradient / heavy.sum() / scale**2 * 0.5
        found = found + speed
    return dict(zip((*FEATURES, NONE), map(float, found), strict=True))


def fit_calibration(scored: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Fit slope and intercept of the log odds, so that scores are shares of right ones (Platt)."""
    odds = np.array(
        [log(min(max(s, 1e-4), 1 - 1e-4) / (1 - min(max(s, 1e-4), 1 - 1e-4))) for s, _ in scored]
    )
    right = np.array([float(good) for _, good in scored])
    matrix = np.stack([odds, np.ones_like(odds)], axis=1)
    found = np.array([1.0, 0.0])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(matrix @ found)))
        curve = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + 1e-3 * np.eye(2)
        found += np.linalg.solve(curve, matrix.T @ (right - chance))
    return float(found[0]), float(found[1])
