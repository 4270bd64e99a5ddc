"""Decide which place each name means, from the whole document.

Each option of a name gets features: how populous it is and of what class; how the name fits it;
the sort of place that the words around ask for; whether a neighbour in the text holds it ("Aleppo,
Syria"); the share of the document's other names in its country and division; how near the nearest
other name lies. A linear model turns them into probabilities over the options of a name
(conditional logit); all mentions of a name share one sense, a name counts 1 + log of its mentions,
and never votes for itself. Three rounds: the votes of each use the probabilities of the round
before.

The score of a place is the calibrated probability that it, or an option within a few kilometres of
it, is meant; below `Weights.threshold` the toponym stays unresolved.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import exp, log
from operator import itemgetter, mul, sub

from ..gazetteer import ALTERNATE, PRIMARY
from .frames import framed, framing
from .options import ADMIN1, ADMIN2, COUNTRY, REGION, SORTS, TOWN, Option, Options
from .senses import bind, tell_senses
from .surroundings import Name, Surroundings
from .votes import LEAST_SHARE, Crowd, Group, Votes

_ROUNDS = 3
_SETTLED = 0.05
# The share of a document's names that makes their country the one that it is about.
_HERE = 0.3
# From the second round on, only the likeliest options of a name are weighed.
_MOST_OPTIONS = 10

STATIC = (
    "population",
    "country",
    "admin1",
    "admin2",
    "region",
    "other",
    "alternate",
    "skeleton",
    "indirect",
    "twin",
    "capital",
    "curated",
)
DYNAMIC = (
    "fit",
    "misfit",
    "contained",
    "contained in country",
    "container",
    "country share",
    "admin1 share",
    "near",
    "sentence",
    "home",
    "cover",
    "cluster",
    "worldly",
    "framed",
)
# The weight of "none of these places is meant".
NONE = "none"
FEATURES = STATIC + DYNAMIC


def static_features(option: Option) -> tuple[float, ...]:
    """Give the features of an option that no document changes, in the order of `STATIC`."""
    feature = option.feature
    return (
        option.population,
        float(feature == COUNTRY),
        float(feature == ADMIN1),
        float(feature == ADMIN2),
        float(feature == REGION),
        float(feature > REGION),
        float(option.how == ALTERNATE and not option.respelt),
        float(option.exact > 0),
        float(not option.direct),
        float(option.twin),
        float(option.capital),
        float(option.curated and option.direct),
    )


def group_names(
    names: Sequence[Name], found: Sequence[Options], around: Surroundings
) -> tuple[list[Group], list[int]]:
    """Group names by key and wanted sort; give the groups and the group of each name."""
    groups: list[Group] = []
    numbers: dict[tuple[str, str | None, frozenset[int] | None], int] = {}
    group_of = []
    senses = tell_senses(found, around.pairs)
    bound = bind(found, around.bound)
    for number in range(len(names)):
        options = found[number]
        sort = options.sort or around.sort[number]
        sense = senses.get(number)
        place = numbers.setdefault((options.key, sort, sense), len(groups))
        if place == len(groups):
            rows = options.rows
            if sense is not None:
                rows = tuple(option for option in rows if option.row in sense)
            groups.append(Group(options=rows, sort=sort))
        groups[place].mentions.append(number)
        group_of.append(place)
    for group in groups:
        group.weight = 1.0 + log(len(group.mentions))
        # A name is told with what holds it where it is first told.
        meant = bound.get(group.mentions[0])
        if meant is not None:
            group.bound = tuple(option for option in group.options if option.row in meant)
    for held, holder in around.pairs:
        one, other = group_of[held], group_of[holder]
        if one != other and found[held].key != found[holder].key and found[held].rows:
            groups[one].held_by.add(other)
            groups[other].holds.add(one)
    return groups, group_of


def fixed_features(
    number: int, groups: Sequence[Group], crowd: Crowd, home: int
) -> list[tuple[float, ...]]:
    """Give what no votes change of a group's options: fit, misfit, home, cover and cluster."""
    group = groups[number]
    wanted = SORTS.get(group.sort or "")
    rivals = len(groups) - 1 or 1
    return [
        (
            float(wanted is not None and option.feature in wanted),
            float(wanted is not None and option.feature not in wanted),
            float(option.country == home >= 0),
            crowd.mates(option) / rivals,
            crowd.neighbours(option) / rivals,
        )
        for option in group.options
    ]


def dynamic_features(
    number: int,
    groups: Sequence[Group],
    fixed: Sequence[tuple[float, ...]],
    votes: Votes,
    around: Mapping[int, float],
) -> list[tuple[float, ...]]:
    """Give the features of a group's options that the document decides, in order of `DYNAMIC`.

    ``around`` are the countries that names in the same sentences speak for.
    """
    group = groups[number]
    own_country, own_admin1 = _own_votes(group)
    others = max(votes.total - group.weight, 0.0) + 0.5
    holders = _holders(group, groups)
    held = _held(group, groups)
    scene = framing(group, groups)
    spoken, is_here = _spoken(group, votes, own_country, others)
    rows: list[tuple[float, ...]] = []
    for option, share, (fit, misfit, at_home, cover, cluster) in zip(
        group.options, spoken, fixed, strict=True
    ):
        row, feature, country, admin1 = option.row, option.feature, option.country, option.admin1
        division = 0.0
        if admin1 >= 0:
            division = votes.admin1.get(admin1, 0.0) - own_admin1.get(admin1, 0.0)
            division = division / others if division > 0.0 else 0.0
        contained, in_country = _containment(option, holders) if holders else (0.0, 0.0)
        rows.append(
            (
                # "Bor county" in South Sudan is no district of Serbia.
                0.0 if is_here and share == 0.0 else fit,
                misfit,
                contained,
                in_country,
                held.get(row, 0.0),
                share,
                division,
                votes.near(number, option) if feature not in (COUNTRY, ADMIN1, REGION) else 0.0,
                around.get(country, 0.0) if row != country else 0.0,
                at_home,
                cover,
                cluster,
                votes.abroad(country) if option.capital else 0.0,
                framed(option, scene) if scene else 0.0,
            )
        )
    return rows


def _spoken(
    group: Group, votes: Votes, own: Mapping[int, float], others: float
) -> tuple[list[float], bool]:
    """Give for each option the share of the document's other names that is of its country.

    And whether one is in a country that the document is about, and bears the name as its own.
    """
    country_votes = votes.country
    shares = [
        max(country_votes.get(each.country, 0.0) - own.get(each.country, 0.0), 0.0) / others
        if each.country >= 0
        # A town on a border is of either country.
        else max(
            (country_votes.get(country, 0.0) / others for country in each.several), default=0.0
        )
        for each in group.options
    ]
    is_here = others > 3.0 and any(
        share > _HERE and option.direct and option.how == PRIMARY
        for option, share in zip(group.options, shares, strict=True)
    )
    return shares, is_here


def _own_votes(group: Group) -> tuple[Mapping[int, float], Mapping[int, float]]:
    """Give what a group itself speaks for, by country and by division: it is no vote for it."""
    countries: dict[int, float] = defaultdict(float)
    divisions: dict[int, float] = defaultdict(float)
    for option, share in zip(group.options, group.shares, strict=True):
        if share >= LEAST_SHARE:
            countries[option.country] += group.weight * share
            divisions[option.admin1] += group.weight * share
    return countries, divisions


def _holders(group: Group, groups: Sequence[Group]) -> dict[int, float]:
    """Give the rows that a neighbour may mean, and how surely, for what they may hold."""
    found: dict[int, float] = {}
    for number in group.held_by:
        other = groups[number]
        for option, share in zip(other.options, other.shares, strict=True):
            if option.feature in (COUNTRY, ADMIN1, ADMIN2):
                found[option.row] = max(found.get(option.row, 0.0), 0.5 + 0.5 * share)
    return found


def _containment(option: Option, holders: Mapping[int, float]) -> tuple[float, float]:
    """Tell how surely a neighbour holds an option as its division, and as its country."""
    row, admin1, admin2, country = option.row, option.admin1, option.admin2, option.country
    contained = 0.0
    if row not in (admin1, admin2) or row not in holders:
        contained = max(holders.get(admin1, 0.0), holders.get(admin2, 0.0))
    return contained, holders.get(country, 0.0) if row != country else 0.0


def _held(group: Group, groups: Sequence[Group]) -> dict[int, float]:
    """Give the rows that hold an option of a neighbour."""
    found: dict[int, float] = {}
    for number in group.holds:
        other = groups[number]
        for option, share in zip(other.options, other.shares, strict=True):
            for row in (option.country, option.admin1, option.admin2):
                if row >= 0 and row != option.row:
                    found[row] = max(found.get(row, 0.0), 0.5 + 0.5 * share)
    return found


def softmax(scores: Iterable[float], none: float) -> list[float]:
    """Turn scores into shares; together with the share of "none of them" they sum to 1."""
    listed = list(scores)
    if not listed:
        return []
    best = max(none, *listed)
    powers = [exp(score - best) for score in listed]
    whole = sum(powers) + exp(none - best)
    return [power / whole for power in powers]


def settle(
    groups: Sequence[Group],
    around: Surroundings,
    weights: Mapping[str, float],
    *,
    group_of: Sequence[int],
    home: int = -1,
) -> list[list[tuple[float, ...]]]:
    """Find the probabilities of each group's options; give their features of the last round."""
    static_weights = [weights[name] for name in STATIC]
    dynamic_weights = [weights[name] for name in DYNAMIC]
    for group in groups:
        group.static = [
            sum(map(mul, static_features(option), static_weights)) for option in group.options
        ]
        group.shares = softmax([0.5 * x for x in group.static], 0.5 * weights[NONE])
    features: list[list[tuple[float, ...]]] = [[] for _ in groups]
    fixed: list[list[tuple[float, ...]]] = []
    for _ in range(_ROUNDS):
        if [len(rows) for rows in fixed] != [len(group.options) for group in groups]:
            crowd = Crowd(groups)
            fixed = [fixed_features(at, groups, crowd, home) for at in range(len(groups))]
        votes = Votes(groups, around.nations)
        nearby = _sentence_votes(groups, around, group_of)
        features = [
            dynamic_features(number, groups, fixed[number], votes, nearby[number])
            for number in range(len(groups))
        ]
        moved = 0.0
        for group, rows in zip(groups, features, strict=True):
            shares = softmax(
                (
                    static + sum(map(mul, row, dynamic_weights))
                    for static, row in zip(group.static, rows, strict=True)
                ),
                weights[NONE],
            )
            if len(shares) > _MOST_OPTIONS:
                best = sorted(range(len(shares)), key=shares.__getitem__)[-_MOST_OPTIONS:]
                _keep(group, rows, best)
                shares = [shares[at] for at in best]
            moved = max(moved, max(map(abs, map(sub, shares, group.shares)), default=0.0))
            group.shares = shares
        if moved < _SETTLED:
            break
    return features


def rebind(groups: Sequence[Group]) -> bool:
    """Leave names that were read against what the text says to hold them what that allows.

    Tell whether there were any, and all are to be settled again.
    """
    again = False
    for group in groups:
        if not group.options or not (group.bound or group.sets):
            continue
        likeliest = _likeliest(group)
        allowed = group.bound
        if not allowed and likeliest.feature in (ADMIN2, TOWN):
            allowed = _scene(group, [groups[each] for each in group.sets])
            # A town in a division of its name stands for that.
            rows = {likeliest.row, likeliest.admin1, likeliest.admin2}
            if any(area.row in rows for area in allowed):
                continue
        if allowed and likeliest not in allowed:
            group.options, again = allowed, True
    return again


def _likeliest(group: Group) -> Option:
    return max(zip(group.shares, group.options, strict=True), key=itemgetter(0))[1]


def _scene(group: Group, held: Sequence[Group]) -> tuple[Option, ...]:
    """Give the divisions of a name that hold all that is set in it: "In Quezon, Polillo island"."""
    within = [_likeliest(each) for each in held if each.options]
    return tuple(
        area
        for area in group.options
        if within
        and area.feature in (ADMIN1, ADMIN2)
        and all(area.row in (option.admin1, option.admin2) for option in within)
    )


def _keep(group: Group, rows: list[tuple[float, ...]], kept: Sequence[int]) -> None:
    """Keep some options of a group, and their rows of features."""
    group.options = tuple(group.options[at] for at in kept)
    group.static = [group.static[at] for at in kept]
    group.shares = [group.shares[at] for at in kept]
    rows[:] = [rows[at] for at in kept]


def _sentence_votes(
    groups: Sequence[Group], around: Surroundings, group_of: Sequence[int]
) -> list[dict[int, float]]:
    """Give for each group the countries that names in the same sentences speak for."""
    by_sentence: dict[int, dict[int, int]] = defaultdict(dict)
    for name, number in enumerate(group_of):
        by_sentence[around.sentence[name]].setdefault(number, len(by_sentence))
    best: list[tuple[int, float]] = []
    for group in groups:
        countries: dict[int, float] = defaultdict(float)
        for option, share in zip(group.options, group.shares, strict=True):
            if share > 0.05 and option.country >= 0:
                countries[option.country] += share
        best.append(max(countries.items(), key=lambda pair: pair[1], default=(-1, 0.0)))
    found: list[dict[int, float]] = [{} for _ in groups]
    for members in by_sentence.values():
        top: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for number in members:
            country, share = best[number]
            if country >= 0:
                top[country].append((share, number))
        for country, voters in top.items():
            voters.sort(reverse=True)
            for number in members:
                share = next((share for share, voter in voters[:2] if voter != number), 0.0)
                if share > found[number].get(country, 0.0):
                    found[number][country] = share
    return found
