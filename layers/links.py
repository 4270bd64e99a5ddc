"""Links into a page, at the sentence itself: WICG text fragments.

References
----------
WICG (2023). URL Fragment Text Directives. https://wicg.github.io/scroll-to-text-fragment/
"""

from urllib.parse import quote

from .model import Claim

MAX_WHOLE = 300
MIN_ALONE = 20
EDGE_WORDS = 6
_CONTEXT_WORDS = 4


def text_link(claim: Claim) -> str | None:
    """Return the address of a claim's page that opens at its sentence; None without a web address.

    A long sentence is given by its first and last words, a short one with the words around it.
    """
    if not claim.url or not claim.url.lower().startswith(("http://", "https://")):
        return None
    words = claim.quote.split()
    if not words:
        return claim.url
    directive = _encoded(" ".join(words))
    if len(claim.quote) > MAX_WHOLE and len(words) > 2 * EDGE_WORDS:
        directive = ",".join(
            (_encoded(" ".join(words[:EDGE_WORDS])), _encoded(" ".join(words[-EDGE_WORDS:])))
        )
    elif len(claim.quote) < MIN_ALONE:
        before = (claim.context_before or "").split()[-_CONTEXT_WORDS:]
        after = (claim.context_after or "").split()[:_CONTEXT_WORDS]
        prefix = f"{_encoded(' '.join(before))}-," if before else ""
        suffix = f",-{_encoded(' '.join(after))}" if after else ""
        directive = f"{prefix}{directive}{suffix}"
    mark = "" if "#" in claim.url else "#"
    return f"{claim.url}{mark}:~:text={directive}"


def _encoded(words: str) -> str:
    """Percent-encode words, and the hyphen, comma and ampersand that mean something there."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")
