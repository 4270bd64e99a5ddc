"""Text to toponyms with places: the only door in.

Names are found (`geo.recognition.toponyms`), get a role (`geo.resolution.roles`) and a place
(`geo.resolution.resolve`); then words that stand for a place are read
(`geo.resolution.references`): "the enclave", "the only road to …", "30 km east of …".
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from .cues import is_dictionary_word
from .gazetteer import PRIMARY, Gazetteer
from .model import Candidate, Document, Place, Resolution, Sentence, Toponym
from .recognition.entities import EntityFinder, unite
from .recognition.mentions import Text
from .recognition.other_names import is_facility, is_street
from .recognition.toponyms import read_text, recognise, spans_of, vocabulary_of
from .resolution.doubts import (
    Company,
    is_anyones,
    is_half,
    is_of_other_sort,
    is_only_division,
)
from .resolution.frames import (
    frame_groups,
    is_off_scene,
    is_within,
    read_frames,
    read_roundup,
    sets_scene,
)
from .resolution.options import TOWN, Option, OptionTable, of_nature
from .resolution.outside import is_outside
from .resolution.ranking import Ranked, rank
from .resolution.references import find_references
from .resolution.resolve import group_names, rebind, settle
from .resolution.roles import role_of
from .resolution.surroundings import Name, is_quarter, locate, read_surroundings
from .resolution.votes import Group
from .sentences import split_sentences
from .sphere import distance_km
from .weights import Weights, load_weights

if TYPE_CHECKING:
    from .geocoder import Geocoder


@cache
def option_table(gazetteer: Gazetteer, language: str) -> OptionTable:
    """Give the options by name of a gazetteer and language, kept while the process lives."""
    return OptionTable(gazetteer, language)


def geoparse(
    document: Document,
    *,
    gazetteer: Gazetteer,
    sentences: Sequence[Sentence] | None = None,
    home: str | None = None,
    spans: Sequence[tuple[int, int]] | None = None,
    weights: Weights | None = None,
    geocoder: "Geocoder | None" = None,
    entities: EntityFinder | None = None,
) -> tuple[Resolution, ...]:
    """Find the places of a document.

    Parameters
    ----------
    document
        The report.
    gazetteer
        Names and places.
    sentences
        The document's sentences, where they are already split.
    home
        ISO 3166-1 alpha-3 code of the country that the report is likely about, as a gentle prior.
    spans
        Half-open offsets of the names to resolve, in order; None to find them. References are read
        only where names are found.
    weights
        Fitted weights; None for those that ship.
    geocoder
        An online geocoder that is asked for names that stay unresolved; none without.
    entities
        Another recogniser, whose names are added where they do not overlap those found here.

    Returns
    -------
    tuple[Resolution, ...]
        By their start. ``basis`` "explicit" are names as written; "document" and "inferred" are
        references. A name that is found and not resolved is among them, with ``resolved`` False.
    """
    weights = weights or load_weights()
    if sentences is None:
        sentences = split_sentences(document)
    vocabulary = vocabulary_of(gazetteer)
    text = read_text(document, sentences, vocabulary)
    find = spans is None
    mentioned: frozenset[str] = frozenset()
    if spans is None:
        recognition = recognise(text, vocabulary, weights)
        mentioned = frozenset(each.key for each in recognition.mentions)
        spans = spans_of(recognition)
        if entities is not None:
            spans = unite(spans, entities(document), text)
    names = locate(text, spans, document.text, gazetteer)
    table = option_table(gazetteer, text.cues.language)
    home_row = gazetteer.country_row(home) if home else None
    ranked = _rank_names(
        text, names, sentences, table, weights, -1 if home_row is None else home_row
    )
    resolutions = _resolutions(document, text, names, ranked, table, weights.threshold)
    if geocoder is not None:
        from .geocoder import resolve_online

        resolutions = resolve_online(resolutions, geocoder=geocoder, gazetteer=gazetteer)
    if find:
        resolutions += find_references(
            document, text, names, resolutions, gazetteer, mentioned=mentioned
        )
    return tuple(sorted(resolutions, key=lambda each: (each.toponym.start, each.toponym.end)))


def _rank_names(
    text: Text,
    names: Sequence[Name],
    sentences: Sequence[Sentence],
    table: OptionTable,
    weights: Weights,
    home: int,
) -> list[Ranked]:
    """Rank what each name may mean, from the whole document."""
    found = [table.options(name.surface) for name in names]
    around = read_surroundings(text, names, table)
    around.pairs += read_roundup(text, names, sentences, table)
    groups, group_of = group_names(names, found, around)
    frame_groups(groups, group_of, read_frames(text, names, sentences, table))
    for group in groups:
        group.options = of_nature(group.options, group.sort)
    features = settle(groups, around, weights.resolver, group_of=group_of, home=home)
    if rebind(groups):
        features = settle(groups, around, weights.resolver, group_of=group_of, home=home)
    ranked = [
        rank(group, rows, calibration=weights.calibration)
        for group, rows in zip(groups, features, strict=True)
    ]
    enclosed = {(group_of[held], group_of[holder]) for held, holder in around.enclosed}
    parts = {(group_of[held], group_of[holder]) for held, holder in around.parts}
    # "X, in Bandiagara district": where only its town is known, X lies about that.
    enclosed |= {
        (number, holder)
        for number, group in enumerate(groups)
        for holder in group.held_by
        if groups[holder].sort == "admin2"
    }
    sure = {
        number: one.options[0][0]
        for number, one in enumerate(ranked)
        if one.options and one.options[0][1] >= weights.threshold
    }
    for number, (group, one) in enumerate(zip(groups, ranked, strict=True)):
        if one.options:
            one.outside = _is_outside(number, one.options[0][0], group, sure, enclosed, parts)
    return [ranked[group] for group in group_of]


def _is_outside(
    number: int,
    option: Option,
    group: Group,
    sure: Mapping[int, Option],
    enclosed: AbstractSet[tuple[int, int]],
    parts: AbstractSet[tuple[int, int]],
) -> bool:
    """Tell whether a group's best option lies outside of what the text says to hold it."""
    holders = [each for each in group.held_by if each in sure]
    if any(
        is_outside(
            option,
            group.options,
            sure[each],
            enclosed=(number, each) in enclosed,
            part=(number, each) in parts,
        )
        for each in holders
    ):
        return True
    if not group.all_framed or any(is_within(option, sure[each]) for each in holders):
        return False
    scene = [(sure[each], reach_km) for each, reach_km in group.frames.items() if each in sure]
    return len(scene) == len(group.frames) and is_off_scene(option, scene)


def _resolutions(
    document: Document,
    text: Text,
    names: Sequence[Name],
    ranked: Sequence[Ranked],
    table: OptionTable,
    threshold: float,
) -> list[Resolution]:
    """Give each name its role, its candidates, and whether the best is good enough."""
    chosen: dict[tuple[int, str], tuple[Candidate, ...]] = {}
    for name, one in zip(names, ranked, strict=True):
        if (id(one), name.surface) not in chosen:
            chosen[id(one), name.surface] = _candidates(one, name.surface, table)
    found = [chosen[id(one), name.surface] for name, one in zip(names, ranked, strict=True)]
    best = [one.options[0][0] if one.options else None for one in ranked]
    roles = [role_of(text, name, option) for name, option in zip(names, best, strict=True)]
    company = _company(text, names, found, threshold)
    resolutions = []
    for name, one, candidates, option, role in zip(names, ranked, found, best, roles, strict=True):
        toponym = Toponym(
            doc_id=document.doc_id,
            sentence=text.tokens.sentence_of(name.first) if len(text.tokens) else 0,
            start=name.start,
            end=name.end,
            surface=document.text[name.start : name.end],
            role=role,
        )
        resolved = (
            option is not None
            and _is_likely(one, text, name, threshold)
            and not one.outside
            and not is_of_other_sort(option, candidates[0], one.sort)
            and not company.doubts(
                candidates[0],
                # "Rivers" heads a section on rivers, unless the report is about Nigeria.
                alias=option.how != PRIMARY or is_dictionary_word(name.surface),
                # A road that the gazetteer knows by both its ends is named for no far place.
                similar=option.exact > 0
                or (option.direct and toponym.surface[-1:].isdigit())
                or (is_street(text, name.last) and candidates[0].place.feature != "route"),
                namesake=is_facility(text, name.first, name.last),
                half=is_half(document.text, toponym),
                quarter=is_quarter(text, name) and not option.curated,
            )
            and (toponym.role == "actor" or not company.prefers_town(option, candidates))
            and not company.is_foreign(option, candidates[0].place, name, text)
            and not _is_common(candidates[0], option, name.surface, company, table)
        )
        resolutions.append(Resolution(toponym=toponym, candidates=candidates, resolved=resolved))
    return resolutions


def _is_likely(ranked: Ranked, text: Text, name: Name, threshold: float) -> bool:
    """Tell whether the best is likely enough, or the only one where things are said to happen."""
    likely = ranked.options[0][1] >= threshold
    return likely or (sets_scene(text, name) and is_only_division(ranked))


def _company(
    text: Text, names: Sequence[Name], found: Sequence[tuple[Candidate, ...]], threshold: float
) -> Company:
    """Give the places that are sure enough, knowing which of them the text puts its events in."""
    sure = [each[0] for each in found if each and each[0].score >= threshold]
    scene = {
        each[0].place.place_id
        for name, each in zip(names, found, strict=True)
        if each and sets_scene(text, name)
    }
    return Company(sure, scene=scene)


def _is_common(
    candidate: Candidate, option: Option, surface: str, company: Company, table: OptionTable
) -> bool:
    """Tell whether too many places have a name to know which of them is meant."""
    options = table.options(surface).rows
    if is_anyones(option, candidate, options, alone=company.is_alone(candidate.place)):
        return True
    country_km = float(table.gazetteer.radius_km[option.country])
    return company.is_one_of_many(candidate, option, options, country_km=country_km)


def _candidates(ranked: Ranked, surface: str, table: OptionTable) -> tuple[Candidate, ...]:
    places = [table.place(option, surface) for option, _ in ranked.options]
    if ranked.sort == "admin2":
        # "Hpakant township": where only its town is known, it lies about that.
        places = [
            _about(place, _DISTRICT_KM)
            if place.feature == "populated_place" and not option.curated
            else place
            for place, (option, _) in zip(places, ranked.options, strict=True)
        ]
    places[:1] = [_about(place, _doubt_km(ranked)) for place in places[:1]]
    return tuple(
        Candidate(
            place=places[at],
            score=score,
            reasons=ranked.reasons if at == 0 else (),
        )
        for at, (option, score) in enumerate(ranked.options)
    )


def _doubt_km(ranked: Ranked) -> float:
    """Give how far a namesake is that may be meant as well: "Agarak, Syunik" has two."""
    (best, _), *others = ranked.options
    return max(
        (
            away_km
            for other, score in others
            if score >= _RIVAL and best.feature == other.feature == TOWN
            if (away_km := distance_km(best.lat, best.lon, other.lat, other.lon)) <= _RIVAL_KM
        ),
        default=0.0,
    )


_RIVAL, _RIVAL_KM = 0.2, 150.0


def _about(place: Place, radius_km: float) -> Place:
    """Say that a place may be so far from its point."""
    if radius_km <= place.radius_km:
        return place
    return replace(place, radius_km=round(radius_km, 1))


_DISTRICT_KM = 20.0
