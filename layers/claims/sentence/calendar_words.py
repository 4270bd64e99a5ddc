"""The words of time as one pattern: months, weekdays, "yesterday", "since", from the lexicon.

All is in lower case, and so must be what it is matched with: to match in any case takes thrice as
long.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...lexicon import cue_phrases, load_cues


def _words_of_rise() -> tuple[tuple[str, ...], ...]:
    again = load_cues("dates")["again"]
    verbs: list[tuple[str, ...]] = [(verb,) for verb in again["counts_up_to"].split()]
    verbs += [(verb, "up") for verb in again["counts_up_by"].split()]
    ends = ((*verb, end) for verb in verbs for end in ("to", "from"))
    return (*cue_phrases("dates.again.counts_up"), *ends)


# What stands before a count that had come so far: "rose to", "now stands at".
WORDS_OF_RISE = _words_of_rise()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What `dates` reads with: one cheap test, one pattern, and what the words mean.

    ``counted`` are the days that are counted from that of the report: "Tuesday", "yesterday".
    """

    any_cue: re.Pattern[str]
    before_day: re.Pattern[str]
    before_month: re.Pattern[str]
    before_year: re.Pattern[str]
    ambiguous: frozenset[str]
    pattern: re.Pattern[str]
    counted: re.Pattern[str]
    future: re.Pattern[str]
    happened: re.Pattern[str]
    dated: re.Pattern[str]
    event_behind: re.Pattern[str]
    coming: re.Pattern[str]
    lasting: frozenset[str]
    months: dict[str, int]
    weeks: dict[str, int]
    weekdays: dict[str, int]
    counts: dict[str, int]
    shares: dict[str, int]
    feasts: dict[str, list[dict[str, Any]]]
    bare_feasts: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]
    after: frozenset[str]
    last: frozenset[str]
    next: frozenset[str]
    of_event: frozenset[str]
    saying: frozenset[str]
    hearers: frozenset[str]
    of_report: re.Pattern[str]
    of_source: re.Pattern[str]
    last_year: re.Pattern[str]
    of_birth: re.Pattern[str]
    days_from: re.Pattern[str]
    up_to: re.Pattern[str]

    def looks_ahead(self, before: str) -> bool:
        """Tell whether the last verbs before a date look ahead: "will meet", not "was rejected"."""
        cues = list(self.future.finditer(before))
        return bool(cues) and self.happened.search(before, cues[-1].end()) is None


_SETS = ("lasting", "since", "until", "after", "last", "next", "of_event", "saying", "hearers")
_WHICH = ("last", "this", "next")
# The tables that alternatives of the pattern begin with, and what it says itself before them.
_STARTING = (
    "leads",
    "parts",
    "since",
    "until",
    "after",
    "between",
    "within",
    "past",
    "starts",
    "epi_weeks",
)
_COUNTS = tuple("a one two three four five six seven eight nine ten eleven twelve".split())  # noqa: SIM905


@cache
def load_calendar(language: str = "en") -> Calendar:
    """Compile the words of a language."""
    cues = load_cues("dates", language)
    words = cues["words"]
    months = {name: int(number) for number, names in cues["months"].items() for name in names}
    weekdays = {name: int(number) for number, names in cues["weekdays"].items() for name in names}
    openers = _any([*words["since"], *words["until"], *words["after"]])
    feasts = _rules_of_feasts(cues["feasts"])
    relative = [name for entry in cues["relative"].values() for name in entry["words"]]
    return Calendar(
        any_cue=_any_cue([*months, *weekdays, *words["epi_weeks"], *feasts], relative),
        before_day=re.compile(
            rf"\b({openers})\s+(?:[^,.;:]{{1,60}}\b(?:{_any(words['began'])})\s+(?:in\s+)?)?"
            rf"(?:the\s+)?$|\b(since)\s+(?:(?!and\b)[^,.;:\d]){{1,60}}"
            rf"(?:,\s\w+(?:\s\w+)?){{0,2}},?\s*$",
        ),
        before_month=re.compile(rf"\b(?:{_any(words['month_openers'])})[\s-]+$"),
        before_year=re.compile(
            rf"(?<!total )(?<!number )\b(?:{_any(words['year_openers'])})[\s-]+$"
        ),
        ambiguous=frozenset(words["ambiguous_months"]),
        pattern=re.compile(_pattern(cues, months, weekdays, relative)),
        counted=re.compile(rf"\b(?:{_any([*weekdays, *relative])})\b"),
        future=re.compile(rf"\b(?:{_any(words['future'])})\b"),
        happened=re.compile(rf"\b(?:{_any(words['happened'])})\b"),
        dated=_date_behind(months),
        event_behind=re.compile(rf"\s+(?:{_any(words['of_years'])})\b"),
        coming=re.compile(rf"\b(?:{_any(words['coming'])})\b"),
        months=months,
        weeks=cues["weeks"],
        weekdays=weekdays,
        shares=cues["shares"],
        feasts=feasts,
        bare_feasts=frozenset(cues["feasts"]["bare"]),
        **{name: frozenset(words[name]) for name in _SETS},
        counts={"a": 1, "the": 1} | {word: max(number, 1) for number, word in enumerate(_COUNTS)},
        of_birth=re.compile(
            rf"\b(?:{_any(words['of_birth'])})\s+(?:(?!and\b)[^\s,.;:]+\s+){{0,4}}"
            r"(?:\d{4}\s+and\s+)?(?:in\s+)?$"
        ),
        days_from=re.compile(
            rf"(?<!the )(?<!in )\b(the(?=\s+day\b)|{_any(_COUNTS)}|\d{{1,2}})\s+(days?|weeks?)\s+"
            rf"(?:({_any([*words['after'], 'before'])})\s+(?:the\s+)?)?$"
        ),
        up_to=_up_to(words),
        last_year=re.compile(rf"\s+(?:of\s+)?(?:{_any(words['last_year'])})\b"),
        of_source=re.compile(rf"\W*(?:{_any(words['of_source'])})\s[^.;:]{{2,60}},\s*$"),
        of_report=re.compile(
            rf"\b(?:{_any(words['of_report'])})(?:\s+on)?\W*(?:\d{{1,2}}[:.h]\d{{2}}\s?(?:hrs|[ap]m)?\W*)?$"
        ),
    )


def _up_to(words: dict[str, list[str]]) -> re.Pattern[str]:
    """Compile "24 hours to 6 a.m. on", "week ending", as they stand before a day."""
    return re.compile(
        rf"\b(?:({_any(_COUNTS)}|\d{{1,3}})\s+)?(hours?|days?|weeks?)\s+(?:{_any(words['up_to'])})\s+"
        rf"(?:(?:{_any(words['clock'])}|\d{{1,2}}(?:[:.]\d\d)?)[\s,]+)*"
    )


def _date_behind(months: Iterable[str]) -> re.Pattern[str]:
    """Compile ", 10 December", as it stands behind a weekday."""
    month = rf"(?:{_any(months)})"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(rf",\s+(?:the\s+)?(?:{day}\s+(?:of\s+)?{month}\b|{month}\s+{day}\b)")


def _any_cue(names: Iterable[str], relative: Iterable[str]) -> re.Pattern[str]:
    """Compile the cheap test: without one of these words a sentence names no time."""
    return re.compile(
        rf"\b(?:{_any(names)}|ago|earlier|past|last|weekend|month|year"
        rf"|\d{{4}}s?|{_any(relative)})\b|\d[./:]\d",
    )


def _pattern(
    cues: dict[str, Any],
    months: Iterable[str],
    weekdays: Iterable[str],
    relative: Iterable[str],
) -> str:
    """Write the pattern: the alternatives that say most come first."""
    words = cues["words"]
    # A full stop belongs to an abbreviation only: after a whole name it ends the sentence.
    short = [name for name in months if len(name) < 5 and name not in words["whole_months"]]
    month = rf"(?:(?:{_any(short)})\b\.?|(?:{_any(months)})\b)"
    part = rf"(?P<part>(?:the\s+)?(?:{_any(words['parts'])})[\s-]+)?"
    openers = _any([*words["since"], *words["until"], *words["after"]])
    which = _any(word for name in _WHICH for word in words[name])
    to = rf"\s*(?:{_any(words['to'])})\s*(?:the\s+)?"
    days = _days(words, month, to)
    return (
        rf"{_starts(cues)}(?:(?:(?:in|during)\s+)?(?:the\s+)?(?P<week_of>{_any(cues['weeks'])})\s+week\s+of\s+"
        rf"(?P<week_month>{month})(?:,?\s+(?P<week_year>(?:19|20)\d\d))?"
        rf"|(?P<relative>{_any(relative)})\b"
        rf"|(?P<ago_count>\d{{1,3}}|{_any(_COUNTS)})\s+(?P<ago_unit>days?|weeks?|months?|years?)"
        rf"\s+(?:ago|earlier)\b"
        rf"|(?:(?:{_any(words['within'])})\s+the\s+|(?:(?:{_any(words['within'])})\s+|(?<=[,|(]\s)"
        rf"|(?<=[,|(]))(?=\w+\s+(?:\d|{_any(_COUNTS)}\b)))(?:{_any(words['past'])})\s+"
        rf"(?:(?P<past_count>\d{{1,3}}|{_any(_COUNTS)})\s+)?"
        rf"(?P<past_unit>hours?|days?|weeks?|months?|years?)\b"
        rf"|(?P<weekend>(?:over|during|at|on)\s+the\s+weekend|this\s+weekend|last\s+weekend)\b"
        rf"|(?P<named_which>{which})\s+(?P<named_unit>week|month|year)\b"
        rf"|(?:{_any(words['starts'])})\s+of\s+the\s+(?P<the_unit>week|month|year)\b"
        rf"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
        rf"|{_shares(cues['shares'], month)}"
        rf"|(?:epi(?:demiological)?\s+)?(?:{_any(words['epi_weeks'])})\s+(?P<week_number>\d{{1,2}})(?![\d.,]*\d)\b"
        rf"(?:(?:\s+of|,)?\s+(?P<week_number_year>(?:19|20)\d\d))?"
        rf"|(?:the|an?)\s+(?P<event_year>(?:19|20)\d\d)(?=\s+(?:{_any(words['of_years'])})\b)"
        rf"|(?P<clock>\d{{1,2}}[:.]\d\d)(?=\s?(?:hrs|[ap]m)?\s?[:–—-]\s)"
        rf"|(?P<label>\d{{1,2}}[./]\d{{1,2}})(?=\s?:\s|\s[–—-]\s)"
        rf"|{days}"
        rf"|(?:(?P<opener>{openers})\s+)?(?:"
        rf"(?:on\s+)?(?:(?P<which>{which})\s+)?"
        rf"(?P<weekday>{_any(weekdays)})\b(?:\s+(?:{_any(words['parts_of_day'])})\b)?"
        rf"(?:{to}(?P<weekday_to>{_any(weekdays)})\b)?"
        rf"|(?P<digits>\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d)\b"
        rf"|{part}(?:(?P<month_c>{month})"
        rf"(?:(?:\s+(?P<year_c2>(?:19|20)\d\d))?{to}(?P<month_d>{month}))?"
        rf"(?:,?\s+(?P<year_c>(?:19|20)\d\d)(?!\d)|(?!\.?\s*\d))"
        rf"|(?P<year>(?:19\d|20[0-4])\d)(?:{to}(?P<year_to>(?:19|20)\d\d))?(?![\d%:,.-]*\d)\b)"
        rf"|the\s+(?P<decade>(?:19|20)\d0)s\b"
        rf"|{_feasts(cues['feasts'])}"
        rf"))"
    )


def _starts(cues: dict[str, Any]) -> str:
    """Write what each alternative begins with, so that few words are tried with all of them."""
    words = cues["words"]
    rows = [words[name] for name in (*_STARTING, *_WHICH)]
    rows += [*cues["months"].values(), *cues["weekdays"].values(), cues["weeks"], cues["shares"]]
    rows += [entry["words"] for entry in cues["relative"].values()]
    rows += [rule["names"] for rule in cues["feasts"]["rules"]]
    firsts = {name.split()[0] for row in (*rows, cues["feasts"]["on"], _COUNTS) for name in row}
    return rf"\b(?=\d|[hq]\d|(?:{_any(firsts)})\b)"


def _rules_of_feasts(table: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the rules of each feast by its name; "Eid" has two."""
    rules: dict[str, list[dict[str, Any]]] = {}
    for rule in table["rules"]:
        for name in rule["names"]:
            rules.setdefault(name, []).append(rule)
    return rules


def _feasts(feasts: dict[str, Any]) -> str:
    """Write the pattern of feasts: "on the eve of Eid al-Fitr", "Christmas Day 2023"."""
    names = {name for rule in feasts["rules"] for name in rule["names"]}
    return (
        rf"(?P<feast_on>(?:{_any(feasts['on'])})\s+)?(?:the\s+)?(?P<feast_eve>eve\s+of\s+)?"
        rf"(?P<feast>{_any(names)})(?![\w’'-])(?:,?\s+(?P<feast_year>(?:19|20)\d\d))?"
    )


def _shares(shares: dict[str, int], month: str) -> str:
    """Write the pattern of parts of a year: "the first half of 2025", "Q2 2025"."""
    year = r"(?P<share_year>(?:19|20)\d\d)|(?P<share_last>last\s+year)|(?:the|this)\s+year"
    words = _any(each for each in shares if len(each) > 1)
    return (
        rf"(?:(?:in|during|over|throughout)\s+)?(?:the\s+)?"
        rf"(?P<share>first|second|third|fourth|last|final)\s+"
        rf"(?:(?P<share_months>\d{{1,2}}|{_any(_COUNTS)})\s+months|(?P<share_unit>{words}))\s+of\s+"
        rf"(?:{year}|(?P<share_month>{month}))"
        rf"|(?:in|during|over|throughout)\s+the\s+(?P<quarter>first|second|third|fourth|last|final)\s+quarter\b"
        rf"(?!\s+of\b)"
        rf"|(?P<share_letter>[hq])(?P<share_number>[1-4])\s+(?:of\s+)?(?P<letter_year>(?:19|20)\d\d)\b"
    )


def _days(words: dict[str, list[str]], month: str, to: str) -> str:
    """Write the pattern of days of months: "3 and 4 May", "between May 3 and 5, 2023"."""
    number = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
    # Two digits are a year only as in "19 MAR 89" or "'89", never before another number or noun.
    year = (
        r"(?:,?\s+(?=(?:19|20)\d\d(?!\d)|(?<!,\s)['’]?\d\d\s*(?:[-–—(.;]|,(?!\d)|$))"
        r"(?P<year_{}>\d{{4}}|['’]?\d\d))?"
    )
    not_a_time = r"(?![\d%:]|,\d{3}|\.\d)"
    no_issue = r"(?<![:.#])" + "".join(rf"(?<!\b{re.escape(word)}\s)" for word in words["series"])
    day_month = (
        rf"(?:{_any(words['between'])}\s+)?(?:on\s+)?(?:the\s+)?"
        rf"(?:{no_issue}{number.format('listed')}(?:,\s*\d{{1,2}})*,\s*)?{number.format('day_a')}"
        rf"(?:(?:\s+(?:of\s+)?(?P<month_a2>{month}))?{to}{number.format('to_a')})?"
        rf"\s+(?:of\s+)?(?P<month_a>{month}){year.format('a')}"
        rf"(?P<named>\s+(?:{_any(words['named'])})\b)?"
    )
    month_day = (
        rf"(?:{_any(words['between'])}\s+)?(?:on\s+)?"
        rf"(?P<month_b2>{month})\s+(?:the\s+)?{number.format('day_b')}{not_a_time}"
        rf"(?:{to}(?:(?P<month_b>{month})\s+)?{number.format('to_b')}{not_a_time})?"
        rf"{year.format('b')}"
    )
    return f"{day_month}|{month_day}"


def _any(words: Iterable[str]) -> str:
    """Join words to alternatives, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    escaped = (r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)
    return "|".join(escaped).replace("'", "['’]")
