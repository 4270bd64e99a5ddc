"""From a report to claims: what happened, how many, where, when, who says so, who denies it.

The only door in. Sentence by sentence: triggers and figures become drafts; each draft gets its
mood, its place, its day and its speaker; what is missing is carried over where that is safe. What
has a trigger or a number and gives no claim on the map is listed with the reason.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from geo import Document, Place, Resolution, Sentence
from geo.gazetteer import Gazetteer
from geo.geoparse import geoparse
from geo.sentences import split_sentences

from ..kinds import Kind
from ..model import Claim, ClaimPlace, LeftOut, Period
from .affected import hazard_in
from .camps import join_camps
from .denied import as_denied
from .disputes import dispute
from .drafts import Draft, counted_once, draft_claims, is_label
from .figures.quantities import Figure
from .figures.tables import figures_of, is_head, is_history, row_place, without_causes
from .omissions import why_silent
from .raised import raised_by
from .ranking import score
from .reading import RECENT, Reading
from .sentence.draft import claim_of, is_count
from .sentence.fields import in_earnest
from .sentence.modality import BACKGROUND, HYPOTHETICAL, NEGATED
from .sentence.reference import is_definite, is_hearsay
from .sentence.triggers import Matcher, Trigger, compile_triggers, default_matcher
from .sentence.words import Words, split_words
from .so_far import SoFar
from .victims import fit_victims
from .when.dates import find_periods
from .when.dating import stated_days
from .when.leads import is_lead
from .when.sequels import cause_of
from .when.timing import time_of
from .where.deeds import each_apart
from .where.later import place_later
from .where.mentions import find_mentions
from .where.movements import by_border
from .where.nation import known, nation_of
from .where.placing import place_event
from .where.seats import part_mentions
from .where.title import read_title
from .where.told import Told, carried, is_compared
from .where.whereabouts import CAPITAL
from .who.attribution import attribution_at, attributions_of, find_attributions
from .who.denial import find_denials


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was made of one document; ``claims`` and ``left_out`` are by position."""

    document: Document
    sentences: tuple[Sentence, ...]
    resolutions: tuple[Resolution, ...]
    claims: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def landmarks(self) -> tuple[Place, ...]:
        """The places that are named for where something else is."""
        places = (each.place for each in self.resolutions if each.toponym.role == "landmark")
        return tuple(place for place in places if place is not None)


def extract(
    document: Document,
    *,
    gazetteer: Gazetteer,
    kinds: Mapping[str, Kind] | None = None,
    geoparser: Callable[..., tuple[Resolution, ...]] = geoparse,
) -> Extraction:
    """Read one document into claims.

    Parameters
    ----------
    document
        The report. Its ``published`` is what relative days count from.
    gazetteer
        The places.
    kinds
        The kinds of event to look for; all that ship by default.
    geoparser
        What finds the places: `geo.geoparse.geoparse`, or the same with more settings.

    Raises
    ------
    SitmapError
        When a table of kinds or cues is unusable; never because of the text.
    """
    matcher = default_matcher() if kinds is None else compile_triggers(kinds)
    sentences = split_sentences(document)
    published = latest = document.published
    if published is None:
        published, latest = stated_days(sentences)
        document = replace(document, published=published)
    resolutions = geoparser(document, gazetteer=gazetteer, sentences=sentences)
    title = read_title(document, resolutions, gazetteer, sentences=sentences, geoparser=geoparser)
    split = tuple(map(split_words, sentences))
    attributions = find_attributions(
        sentences, resolutions, words=split, publisher=document.publisher
    )
    denials = find_denials(sentences, attributions, resolutions, words=split)
    reading = Reading(
        document=document,
        published=published,
        until=published or latest,
        sentences=sentences,
        attributions=attributions,
        denials=denials,
        deniers={one.sentence: one.denier for one in denials if one.denier},
        nation=nation_of(document, resolutions, gazetteer, sentences=sentences, title=title),
        so_far=SoFar(hazard=hazard_in(document.title, matcher) if document.title else None),
    )
    by_sentence = _by_sentence(sentences, resolutions, gazetteer)
    for sentence, words in zip(sentences, split, strict=True):
        _read_places(reading, sentence, words, by_sentence[sentence.index])
        _read_sentence(reading, sentence, words, matcher)
    _fill_places(reading)
    _apply_denials(reading)
    told_in = [one.sentence for one in reading.told]
    reading.left_out.add_off_map(reading.claims, told_in)
    fitted = fit_victims(reading.claims, reading.told)
    claims = join_camps(fitted, [one.index for one in told_in], text=document.text)
    return Extraction(
        document=document,
        sentences=sentences,
        resolutions=resolutions,
        claims=tuple(replace(claim, score=score(claim)) for claim in claims),
        left_out=reading.left_out.ordered(),
    )


def _by_sentence(
    sentences: Sequence[Sentence], resolutions: Sequence[Resolution], gazetteer: Gazetteer
) -> Mapping[int, Sequence[Resolution]]:
    """Return the places of each sentence by its index; a row without one may be of its table's."""
    found: dict[int, list[Resolution]] = defaultdict(list)
    for resolution in resolutions:
        found[resolution.toponym.sentence].append(resolution)
    named = {one.toponym.surface: one for one in reversed(resolutions) if one.place}
    countries = Counter(one.place.country for one in resolutions if one.place)
    country = countries.most_common(1)[0][0] if countries else None
    for sentence in sentences:
        if sentence.part == "row" and not found[sentence.index]:
            row = row_place(sentence, named, gazetteer, country=country, sentences=sentences)
            found[sentence.index] = [row] if row else []
    return found


def _read_places(
    reading: Reading, sentence: Sentence, words: Words, resolutions: Sequence[Resolution]
) -> None:
    """Note the places of a sentence; those where only somebody sits who speaks go apart."""
    resolutions = [
        each
        for each in resolutions
        if each.basis != "document"
        or each.evidence_start not in reading.apart
        or CAPITAL in each.toponym.surface.lower()
    ]
    mentions = find_mentions(words, resolutions)
    reading.where.note(sentence, words, mentions, resolutions)
    parties = [each.claimant for each in attributions_of(reading.attributions, sentence.index)]
    if sentence.index in reading.deniers:
        parties.append(reading.deniers[sentence.index])
    reading.parted = part_mentions(words, mentions, parties)
    reading.mentions.note(sentence, reading.parted.places)
    reading.lent.note(sentence, reading.parted.lent)
    kept = (*reading.parted.places, *reading.parted.offices)
    here = {one.resolution.toponym.start for one in kept}
    reading.apart.update(
        each.toponym.start
        for each in resolutions
        if each.toponym.role != "landmark" and each.toponym.start not in here
    )


def _read_sentence(reading: Reading, sentence: Sentence, words: Words, matcher: Matcher) -> None:
    """Read one sentence; its claims and what it leaves out are added to the reading."""
    occurrence = reading.seen[sentence.text]
    reading.seen[sentence.text] += 1
    named = {
        one.first: one.last for one in (*reading.mentions[sentence.index], *reading.parted.seats)
    }
    found = in_earnest(matcher.find(words, places=named), words)
    triggers = without_causes(found, sentence, reading.sentences, words)
    if sentence.part == "boilerplate":
        if triggers:
            reading.left_out.add(sentence, "boilerplate", triggers[0].kind)
        return
    if is_head(sentence, reading.sentences):
        return
    reading.raised[sentence.index] = raised_by(words, triggers)
    so_far = reading.so_far
    kinds = so_far.kinds.union([trigger.kind for trigger in triggers])
    last = reading.counted_last(sentence)
    counting = last.draft.figures[0].measure if last else None
    figures, others = figures_of(
        sentence,
        reading.sentences,
        words,
        kinds=kinds,
        hazard=so_far.hazard,
        counting=counting,
        struck=reading.struck_before(sentence),
    )
    drafts: tuple[Draft, ...] = ()
    if triggers or figures:
        drafts = _drafts_of(reading, sentence, words, matcher, triggers=triggers, figures=figures)
    if not drafts:
        for reason, kind in why_silent(sentence, words, triggers, others):
            reading.left_out.add(sentence, reason, kind)
        return
    periods = find_periods(sentence, published=reading.published, until=reading.until)
    ordinals: Counter[tuple[str, str]] = Counter()
    for draft in counted_once(drafts, figures):
        if draft.mood == NEGATED:
            reading.left_out.add(sentence, NEGATED, draft.kind)
            continue
        if draft.reference and _is_known(draft, drafts, reading):
            if len(drafts) == 1:
                reading.left_out.add(sentence, "reference", draft.kind)
            continue
        row = (sentence, words, draft, drafts, periods)
        _add_claims(reading, *row, ordinals=ordinals, occurrence=occurrence)


def _drafts_of(
    reading: Reading,
    sentence: Sentence,
    words: Words,
    matcher: Matcher,
    *,
    triggers: Sequence[Trigger],
    figures: Sequence[Figure],
) -> tuple[Draft, ...]:
    """Draft the claims of a sentence; what a section of history tells is background.

    What is asked is no more than supposed.
    """
    denied = [each for each in reading.denials if each.target == sentence.index and each.alone]

    def speaker(start: int, end: int) -> int | None:
        for each in denied:
            if each.denier and each.start <= start and end <= each.end:
                return -each.denier.start
        said = attribution_at(reading.attributions, sentence.index, start, end)
        return said.claimant.start if said else None

    year = reading.until.year if reading.until else None
    hidden = matcher.hidden(words) if figures else {}
    drafts = [
        as_denied(draft, words, reading.denials, sentence=sentence.index)
        for draft in draft_claims(
            words,
            triggers,
            figures,
            year=year,
            speaker=speaker,
            so_far=reading.so_far,
            mentions=reading.mentions[sentence.index],
            unread=reading.where.unread,
        )
        if hidden.get(draft.kind, set()).isdisjoint(draft.trigger.fixed)
        and not (is_label(draft, words, headed=sentence.part == "heading" or is_lead(sentence)))
    ]
    mood = BACKGROUND if is_history(sentence, reading.sentences, year=year) else None
    if sentence.text.rstrip().endswith("?"):
        mood = HYPOTHETICAL
    return tuple(replace(draft, mood=draft.mood or mood) for draft in drafts)


def _add_claims(
    reading: Reading,
    sentence: Sentence,
    words: Words,
    draft: Draft,
    drafts: Sequence[Draft],
    periods: Sequence[Period],
    *,
    ordinals: Counter[tuple[str, str]],
    occurrence: int,
) -> None:
    """Make a draft a claim, or one at each of its places, where so many were at each."""
    key = (draft.kind, draft.subkind)
    start, end = words.starts[draft.trigger.first], words.ends[draft.trigger.last]
    attribution = attribution_at(reading.attributions, sentence.index, start, end)
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    after = reading.sentences[sentence.index + 1 : sentence.index + 2]
    around = (before, sentence, after[0] if after else None)
    said = attribution is not None or is_hearsay(words, draft.trigger)
    draft, places, period = _settle(reading, sentence, words, draft, drafts, periods)
    for where in each_apart(words, draft, places):
        ordinal = (occurrence, ordinals[key])
        claim = claim_of(
            reading.document,
            around,
            draft,
            status=draft.mood or ("claimed" if said else "asserted"),
            places=where,
            period=period,
            claimant=attribution.claimant if attribution else None,
            ordinal=ordinal,
        )
        known_at = known(where, reading.nation)
        reading.note(claim, _told(sentence, words, draft, known_at, period, reading.told))
        ordinals[key] += 1


def _settle(
    reading: Reading,
    sentence: Sentence,
    words: Words,
    draft: Draft,
    drafts: Sequence[Draft],
    periods: Sequence[Period],
) -> tuple[Draft, tuple[ClaimPlace, ...], Period | None]:
    """Settle where and when an event was, and what that says of whether it was."""
    period, mood = time_of(
        sentence,
        words,
        draft,
        periods=periods,
        published=reading.until,
        told=reading.told[-RECENT:],
        mentions=reading.mentions[sentence.index],
        sentences=reading.sentences,
    )
    draft = replace(draft, mood=mood)
    places = place_event(sentence, words, draft, drafts=drafts, around=reading.around)
    anew = reading.counted_last(sentence) if is_count(words, draft) else None
    if anew and not places:
        places, period = carried(anew.places), period or anew.period
    cause = cause_of(sentence, words, draft, places=places, told=reading.told)
    if cause and not period:
        named = any(place.basis != "document" for place in places)
        places, period = places if named else carried(cause.places), cause.period
        draft = replace(draft, mood=cause.draft.mood)
    return by_border(draft, places), places, period


def _told(
    sentence: Sentence,
    words: Words,
    draft: Draft,
    places: tuple[ClaimPlace, ...],
    period: Period | None,
    before: Sequence[Told],
) -> Told:
    """Remember what a claim tells, for the sentences behind it."""
    return Told(
        sentence=sentence,
        draft=draft,
        places=places,
        period=period,
        start=words.starts[draft.trigger.first],
        end=words.ends[draft.trigger.last],
        also=tuple((words.starts[other.first], words.ends[other.last]) for other in draft.others),
        definite=is_definite(words, draft.trigger),
        compared=is_compared(sentence, words, period, before),
    )


def _is_known(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> bool:
    """Tell whether an event that is only referred to needs no claim of its own."""
    if draft.kind in reading.so_far.certain:
        return True
    return any(other.kind == draft.kind and not other.reference for other in drafts)


def _apply_denials(reading: Reading) -> None:
    """Set what is denied against what is claimed; what is told twice over is told once."""
    repeated = dispute(
        reading.claims,
        reading.told,
        reading.denials,
        sentences=reading.sentences,
        attributions=reading.attributions,
        raised=reading.raised,
        mentions=reading.mentions,
    )
    for index in sorted(repeated, reverse=True):
        reading.left_out.add(reading.told[index].sentence, "denied", reading.claims[index].kind)
        del reading.claims[index], reading.told[index]


def _fill_places(reading: Reading) -> None:
    """Give claims without a place, and headlines of a wide area, that which is stated later."""
    for index, one in enumerate(reading.told):
        later = reading.told[index + 1 : index + RECENT]
        reading.claims[index] = place_later(reading.claims[index], one, later)
