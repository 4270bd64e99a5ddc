"""What print does to words, undone where a text is taken out of a layout: ligatures, breaks, marks.

Only for formats whose extracted text is what offsets count in; text that stands in a file as it is
is never changed.
"""

import re
import unicodedata

# Letters in the shape that print gives them: ligatures, and Arabic and Hebrew as they join.
_SHAPED = re.compile("[\ufb00-\ufb17\ufb1d-\ufdfb\ufe70-\ufefc]")
# Where a word may be broken: soft hyphen, zero-width space, word joiner, byte-order mark.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_NOTE_MARK = re.compile(r"[\d,;*†‡§#¹²³⁴⁵⁶⁷⁸⁹⁰–-]{1,6}|[a-z]|[\[(][\w,;*†‡§#–-]{1,6}[\])]")


def as_letters(text: str) -> str:
    """Write shaped letters as plain ones, and leave out what only says where a word may break."""
    plain = _SHAPED.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    return _UNSEEN.sub("", plain)


def is_note_mark(raised: str) -> bool:
    """Tell whether raised words are a footnote's mark, which would make 1,200² of 1,200.

    The letters of ordinals ("3rd") are none; of "2e" the number is left.
    """
    return _NOTE_MARK.fullmatch("".join(raised.split())) is not None
