"""What a kind of event is: its words, its look, its codes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """How a kind is drawn: a silhouette, its colours on light and dark ground, an icon's id."""

    shape: str
    light: str
    dark: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subkind:
    """One sort of event of a kind.

    ``plate`` is its one or two words on the map; ``acled`` the ACLED event type it counts under,
    None where ACLED has none; ``hxl`` and ``icon`` are those of the kind unless it has its own.
    ``headline`` has a neutral phrase for each status. The triggers: ``verbs`` (lemmas, in every
    form), ``passive`` (participles, after a form of *be* only), ``nouns`` (singular and plural),
    ``phrases`` (patterns; see `layers.claims.sentence.triggers`), and ``implied``: patterns that
    count only where nothing else tells of violence ("three soldiers were killed").
    """

    name: str
    label: str
    plate: str
    acled: str | None
    hxl: str | None
    icon: str
    headline: dict[str, str]
    verbs: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of event, which is a layer of the map.

    ``geometry`` is "point", "route" or "area": what its places may be drawn as besides a point.
    ``scaled`` kinds have markers as large as their figure. ``pseudo`` are phrases that look like a
    trigger and are none.
    """

    name: str
    label: str
    definition: str
    reference: str
    order: int
    geometry: str
    scaled: bool
    symbol: Symbol
    plover: tuple[str, ...]
    hxl: tuple[str, ...]
    subkinds: dict[str, Subkind]
    pseudo: tuple[str, ...] = ()
