"""Which names a text sets the scene with, and which it names inside of that scene.

"In Cauca, a bomb went off in Morales", "Cauca: a bomb …", a heading "Cauca": Morales is the one in
Cauca. "Morales, 20 km north of Popayán" lies about Popayán. Lists frame together ("In Cauca and
Nariño, …"), and a sentence may change the scene ("…, while in Chocó, …"). What a capital or a large
city opens with is mostly said there ("In Bogotá, the ministry said …"), and is no scene.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..model import Sentence
from ..recognition.mentions import DIGIT, LOWER, MARK, Text
from ..sphere import distance_km
from .bearings import measure, side_of
from .options import ADMIN1, ADMIN2, COUNTRY, REGION, TOWN, Option, OptionTable
from .surroundings import Name, is_of_list
from .votes import Group

# What is named with a town, or by a bearing from it, lies within so many kilometres.
_ABOUT_TOWN_KM = 60.0
_BEARING_KM = 100.0
_BESIDE_KM = 150.0
# Farther than this from its edge, a small place is not in the scene.
_FAR_KM = 90.0
# As base-10 logarithms: a city that speaks for its country; a town that is known far away.
_CITY, _KNOWN = 5.7, 4.3
_LIKELY = 0.3
_LONGEST_LEAD = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """A name that is set inside, or within ``reach_km``, of what another name means.

    It is ``loose`` where a country or great city stands beside the holder ("Kharkiv and Sumy: …").
    """

    held: int
    holder: int
    reach_km: float = _ABOUT_TOWN_KM
    loose: bool = False


@dataclass(slots=True)
class _Scenes:
    """The names that labels of paragraphs and headings set the scene with."""

    labels: dict[int, list[int]] = field(default_factory=dict)
    headings: dict[int, list[int]] = field(default_factory=dict)

    def of(self, sentence: Sentence) -> list[int]:
        above = -1 if sentence.heading is None else sentence.heading
        return self.labels.get(sentence.paragraph) or self.headings.get(above, [])


def read_frames(
    text: Text, names: Sequence[Name], sentences: Sequence[Sentence], table: OptionTable
) -> list[Frame]:
    """Find which names stand inside of the scene that others set; names in order of start."""
    found: list[Frame] = []
    scenes = _Scenes()
    starts = [name.first for name in names]
    for at, (begin, end) in enumerate(pairwise(text.tokens.first)):
        own = range(bisect_left(starts, begin), bisect_left(starts, end))
        if not own:
            continue
        sentence = sentences[text.tokens.sentences[at]]
        found += _beside(text, names, own)
        if _is_only_names(text, names, own, begin, end):
            if sentence.part == "heading":
                scenes.headings[sentence.index] = list(own)
            elif sentence.part != "dateline":
                scenes.labels[sentence.paragraph] = list(own)
            continue
        lead, is_label = _lead(text, names, own, begin)
        above = scenes.of(sentence)
        # "## Cauca … Morales: a bomb …": what opens a sentence stands in the scene above it.
        found += [Frame(number, holder) for number in lead for holder in above]
        if is_label and sentence.part != "dateline":
            scenes.labels[sentence.paragraph] = lead
        found += _in_scene(text, names, own, lead, lead or above)
    rows = [table.options(names[each.holder].surface).rows for each in found]
    loose = {each.held for each, of in zip(found, rows, strict=True) if not _sets_scene(of)}
    return [
        replace(each, loose=each.held in loose)
        for each, of in zip(found, rows, strict=True)
        if _sets_scene(of) and (any(map(_is_wide, of)) or not _is_told(text, names, each))
    ]


def read_roundup(
    text: Text, names: Sequence[Name], sentences: Sequence[Sentence], table: OptionTable
) -> list[tuple[int, int]]:
    """Pair the names of each paragraph with the country that opens it: "**INDIA** – … Punjab".

    Only in a roundup of several countries, and for names that may lie there.
    """
    labels: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    starts = [name.first for name in names]
    for at, (begin, end) in enumerate(pairwise(text.tokens.first)):
        own = range(bisect_left(starts, begin), bisect_left(starts, end))
        paragraph = sentences[text.tokens.sentences[at]].paragraph
        if paragraph not in members and own and _heads(text, names[own[0]], begin, end):
            labels[paragraph] = own[0]
        members.setdefault(paragraph, []).extend(own)
    countries = {
        paragraph: option.row
        for paragraph, label in labels.items()
        for option in table.options(names[label].surface).rows
        if option.feature == COUNTRY and option.direct
    }
    if len(set(countries.values())) < 2:
        return []
    return [
        (number, labels[paragraph])
        for paragraph, country in countries.items()
        for number in members[paragraph]
        if any(
            option.country == country != option.row
            for option in table.options(names[number].surface).rows
        )
    ]


def sets_scene(text: Text, name: Name) -> bool:
    """Tell whether events are said to be in a place: "in Sudan", "Situation: Sudan", "Sudan:"."""
    before, begin = name.first - 1, text.tokens.begin_of[name.first]
    if before >= begin and text.lowers[before] in text.cues.words("prepositions", "in"):
        return True
    after, end = name.last + 1, text.tokens.end_of[name.first]
    ended = after >= end or text.kinds[after] == MARK
    return ended and (before < begin or text.kinds[before] == MARK)


def _heads(text: Text, name: Name, begin: int, end: int) -> bool:
    """Tell whether a name opens a paragraph, with a dash or colon behind: "**INDIA** – "."""
    after = name.last + 1
    while after < end and text.tokens.words[after] in "*_":
        after += 1
    marked = after < end and text.tokens.words[after] in ":–—-"
    return marked and all(text.kinds[each] == MARK for each in range(begin, name.first))


def _is_wide(option: Option) -> bool:
    return option.direct and option.feature in (ADMIN1, REGION)


def _sets_scene(rows: Sequence[Option]) -> bool:
    """Tell whether a name is of a division, region or town, but no country or great city."""
    direct = [each for each in rows if each.direct] or list(rows)
    return bool(direct) and not any(
        each.feature == COUNTRY
        or (each.feature == TOWN and each.own and (each.capital or each.population > _CITY))
        for each in direct
    )


def _in_scene(
    text: Text, names: Sequence[Name], own: range, lead: Sequence[int], scene: Sequence[int]
) -> list[Frame]:
    """Set the names of a sentence in its scene, until the sentence changes it."""
    found = []
    for number in own:
        if number in lead:
            continue
        following = names[number + 1].first if number + 1 in own else -1
        if _changes_scene(text, names[number], following):
            scene = [number]
            continue
        found += [Frame(number, holder) for holder in scene]
    return found


def _is_told(text: Text, names: Sequence[Name], frame: Frame) -> bool:
    """Tell whether a town's scene is one of speaking: "In Tibú, the army said that in Yopal …"."""
    end = names[frame.held].first
    begin = max(names[frame.holder].last + 1, text.tokens.begin_of[end])
    return not text.cues.words("frames", "speech").isdisjoint(text.lowers[begin:end])


def _changes_scene(text: Text, name: Name, following: int) -> bool:
    """Read "while in X," and "; in X,", but not the list "and in X, Y and Z"."""
    before = name.first - 1
    lowers = text.lowers
    begin = text.tokens.begin_of[name.first]
    if name.last + 1 >= len(lowers) or lowers[name.last + 1] != ",":
        return False
    if following == name.last + 2:
        return False
    if before - 1 < begin or lowers[before] not in text.cues.words("prepositions", "in"):
        return False
    return lowers[before - 1] in text.cues.words("frames", "changes")


def _is_only_names(text: Text, names: Sequence[Name], own: range, begin: int, end: int) -> bool:
    """Tell whether a line holds names of places and nothing else: a heading, a label."""
    held = {each for number in own for each in range(names[number].first, names[number].last + 1)}
    return all(each in held or _is_light(text, each) for each in range(begin, end))


def _is_light(text: Text, number: int) -> bool:
    return text.kinds[number] in (MARK, DIGIT) or is_of_list(text, number) or _is_sort(text, number)


def _is_sort(text: Text, number: int) -> bool:
    lower = text.lowers[number]
    return lower in text.cues.admin or lower in text.cues.words("directions")


def _lead(text: Text, names: Sequence[Name], own: range, begin: int) -> tuple[list[int], bool]:
    """Give the names that open a sentence ("In X and Y, …"), and whether they are its label."""
    first = own[0]
    words = [
        text.lowers[each]
        for each in range(begin, names[first].first)
        if text.kinds[each] != DIGIT and (text.kinds[each] != MARK or text.lowers[each] == ",")
    ]
    while words and (words[-1] == "the" or words[-1] in text.cues.words("directions")):
        words.pop()
    lead, after = _list(text, names, own)
    mark = text.lowers[after] if after < text.tokens.end_of[begin] else ""
    if not words:
        is_label = mark in _LABELS
        return (lead, True) if is_label else ([], False)
    opens = words[-1] in text.cues.words("prepositions", "in") and (
        len(words) == 1 or (len(words) <= _LONGEST_LEAD and words[-2] in (",", *_CONJUNCTIONS))
    )
    follows = mark == "," or (after < len(text.kinds) and text.kinds[after] == LOWER)
    is_owner = names[lead[-1]].last in text.tokens.possessive
    return (lead, False) if opens and follows and not is_owner else ([], False)


_LABELS = frozenset({":", "–", "—"})
_CONJUNCTIONS = ("and", "but", "while", "meanwhile")


def _list(text: Text, names: Sequence[Name], own: range) -> tuple[list[int], int]:
    """Give the names of a list that begins with the first name, and the token behind it.

    "In Cauca, Nariño and Chocó, …" are three; in "In Cauca, Morales and Jambaló were hit", no comma
    ends the list, and it is one.
    """
    listed = [own[0]]
    commas = []
    for one, other in pairwise(own):
        between = range(names[one].last + 1, names[other].first)
        if not between or not all(
            is_of_list(text, each) or _is_sort(text, each) for each in between
        ):
            break
        if any(text.lowers[each] == "," for each in between):
            commas.append(len(listed))
        listed.append(other)
    after = _behind(text, names[listed[-1]])
    if commas and (after >= len(text.lowers) or text.lowers[after] not in {",", *_LABELS}):
        listed = listed[: commas[0]]
        after = _behind(text, names[listed[-1]])
    return listed, after


def _behind(text: Text, name: Name) -> int:
    """Give the token behind a name, the words for its sort, and marks of bold type."""
    number, end = name.last + 1, text.tokens.end_of[name.first]
    while number < end and (_is_sort(text, number) or text.lowers[number] == "*"):
        number += 1
    return number


def _beside(text: Text, names: Sequence[Name], own: range) -> list[Frame]:
    """Read "X, 20 km north of Y": X lies about Y."""
    found = []
    cues = text.cues
    for number, base in pairwise(own):
        said = measure(text, names[base])
        side = side_of(text, names[base]) if said is None else None
        first = said[0] if said else side[0] if side else 0
        between = range(names[number].last + 1, first)
        if 0 < len(between) <= _LONGEST_LEAD and all(
            text.kinds[each] == MARK
            or text.lowers[each] in cues.words("offsets", "near")
            or text.lowers[each] in cues.words("offsets", "whereabouts")
            or text.lowers[each] in cues.words("descriptions", "determiners")
            or _is_sort(text, each)
            for each in between
        ):
            reach_km = max(_BEARING_KM, 2 * said[1]) if said else _BESIDE_KM
            found.append(Frame(number, base, reach_km))
    return found


def frame_groups(groups: Sequence[Group], group_of: Sequence[int], frames: Sequence[Frame]) -> None:
    """Note for each group the groups that frame it, where they frame all that it is named."""
    framed: dict[int, set[int]] = {}
    for frame in frames:
        one, other = group_of[frame.held], group_of[frame.holder]
        if one != other:
            frames_of = groups[one].frames
            frames_of[other] = max(frames_of.get(other, 0.0), frame.reach_km)
            groups[other].sets.add(one)
            if not frame.loose:
                framed.setdefault(one, set()).add(frame.held)
    for number, group in enumerate(groups):
        group.all_framed = len(framed.get(number, ())) == len(group.mentions)


def framing(group: Group, groups: Sequence[Group]) -> list[tuple[Option, float, float]]:
    """Give what may frame a group, how likely each is, and how far it reaches.

    The place itself under another of its names, "Minn." and "Minnesota", does not.
    """
    own = {option.row for option in group.options} if group.frames else frozenset()
    return [
        (option, share, reach_km)
        for number, reach_km in group.frames.items()
        for option, share in zip(groups[number].options, groups[number].shares, strict=True)
        if share >= _LIKELY and option.row not in own
    ]


def framed(option: Option, around: Sequence[tuple[Option, float, float]]) -> float:
    """Tell how likely an option lies in the scene that its text sets: 0 to 1."""
    if option.feature not in (ADMIN2, TOWN):
        return 0.0
    return max(
        (share for holder, share, reach_km in around if is_within(option, holder, reach_km)),
        default=0.0,
    )


def is_within(option: Option, holder: Option, reach_km: float = 0.0) -> bool:
    """Tell whether an option lies in a place, or about a town or district within a distance."""
    if holder.row in (option.country, option.admin1, option.admin2):
        return True
    if option.row == holder.row or (holder.feature == ADMIN1 and option.admin1 >= 0):
        return False
    if holder.feature in (ADMIN1, ADMIN2, REGION):
        reach_km = max(holder.radius_km, reach_km if holder.feature == ADMIN2 else 0.0)
    return _away_km(option, holder) <= reach_km


def is_off_scene(option: Option, holders: Sequence[tuple[Option, float]]) -> bool:
    """Tell whether a small place lies far from all that the text sets it in.

    ``holders`` are these places, each with how far it reaches.
    """
    if option.feature not in (ADMIN2, TOWN) or option.curated or option.population > _KNOWN:
        return False
    return bool(holders) and all(
        not is_within(option, holder, reach_km)
        and _away_km(option, holder) > max(holder.radius_km, reach_km) + _FAR_KM
        for holder, reach_km in holders
    )


def _away_km(option: Option, other: Option) -> float:
    return distance_km(option.lat, option.lon, other.lat, other.lon)
