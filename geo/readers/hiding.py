"""What a web page hides from its readers: it is no part of the report.

Beside the element's own words (``hidden``, ``style``) the page's own style sheet is heard, where a
plain class or id says that nothing of it is shown. Sections that fold open are hidden alike and are
read: what is mentioned anywhere else in the page (by another rule, a script, a link or a control),
what follows a control, and what would be most of the page.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .typography import is_note_mark

_HIDES = re.compile(r"\shidden\b|display\s*:\s*none|visibility\s*:\s*hidden|<sup\b", re.IGNORECASE)
# Not a font of size 0: newsletters set it on what holds all their words, to lay them out.
_SIGHTLESS = re.compile(r"display:none|visibility:hidden")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BEARER = re.compile(
    r"""\b(?:class|id)\s*=\s*(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^\s>"']+)""", re.IGNORECASE
)
_WORD = re.compile(r"[\w-]+")
_PLAIN = re.compile(r"\s*[a-z0-9]*([.#])([\w-]+)\s*", re.IGNORECASE)
_CONTROLS = ("button", "summary", "label", "input")
_FOLDS = ("aria-expanded", "aria-controls", "aria-labelledby", "aria-hidden", "data-toggle")
_MOST = 0.5
# Once is the rule itself.
_MENTIONED = 2


def as_shown(page: str) -> str:
    """Take out what the page itself hides from its readers, and raised marks of notes."""
    if not _HIDES.search(page):
        return page
    from lxml import html
    from lxml.etree import LxmlError

    try:
        tree = html.fromstring(page)
    except (LxmlError, ValueError):
        return page  # the extractor says what is wrong with it
    names = _hidden_names(page, tree)
    most = len(tree.text_content()) * _MOST if names else 0
    for element in list(tree.iter()):
        within = isinstance(element.tag, str) and element.tag not in ("html", "head", "body")
        left_out = within and (
            _is_hidden(element)
            or _is_note(element)
            or (_is_named(element, names) and len(element.text_content()) < most)
        )
        if left_out and element.getparent() is not None:
            element.drop_tree()
    return str(html.tostring(tree, encoding="unicode"))


def _is_hidden(element: Any) -> bool:
    hidden = element.get("hidden")
    style = "".join((element.get("style") or "").lower().split())
    return (hidden is not None and hidden != "until-found") or bool(_SIGHTLESS.search(style))


def _is_note(element: Any) -> bool:
    return element.tag == "sup" and is_note_mark(element.text_content())


def _hidden_names(page: str, tree: Any) -> frozenset[str]:
    """Give the classes and ids (".note", "#old") that the page hides and says nothing else of."""
    sheets = [_COMMENT.sub("", each.text or "") for each in tree.iter("style")]
    hidden = {name for sheet in sheets for name in _hiding_rules(sheet)}
    if not hidden:
        return frozenset()
    mentions = Counter(_WORD.findall(_BEARER.sub("", page)))
    return frozenset(name for name in hidden if mentions[name[1:]] < _MENTIONED)


def _hiding_rules(sheet: str) -> Iterator[str]:
    """Give what the rules of a sheet hide, those of print and of other media aside."""
    depth, begun, selector = 0, 0, ""
    for mark in re.finditer(r"[{}]", sheet):
        if mark[0] == "{":
            selector = sheet[begun : mark.start()].rpartition(";")[2] if not depth else ""
            depth += 1
        else:
            if depth == 1 and _SIGHTLESS.search(
                "".join(sheet[begun : mark.start()].lower().split())
            ):
                named = [_PLAIN.fullmatch(each) for each in selector.split(",")]
                yield from (each[1] + each[2] for each in named if each)
            depth = max(0, depth - 1)
        begun = mark.end()


def _is_named(element: Any, names: frozenset[str]) -> bool:
    """Tell whether the page's style sheet hides an element that nothing folds open."""
    if not names:
        return False
    borne = {f".{each}" for each in (element.get("class") or "").split()}
    borne.add(f"#{element.get('id')}")
    return not names.isdisjoint(borne) and not _is_folded(element)


def _is_folded(element: Any) -> bool:
    before = element.getprevious()
    beside = () if before is None else (before, *before.iter(*_CONTROLS))
    return (
        element.get("role") == "tabpanel"
        or any(element.get(each) is not None for each in _FOLDS)
        or any(each.tag in _CONTROLS for each in beside)
        or any(each.get("role") in ("tab", "button") for each in beside)
        or any(each.get(fold) is not None for each in beside for fold in _FOLDS)
    )
