"""What is known of a report where one of its events is placed."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo import Sentence

from .mentions import Mentions
from .nation import Nation
from .seats import Parted
from .told import Told
from .whereabouts import Whereabouts


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is known of a report where an event is placed.

    ``told`` is what earlier sentences told, and this one so far; ``mentions`` the places that each
    sentence names by its index, ``lent`` those of them at which the sentences behind may be,
    ``parted`` those of this sentence by where somebody only speaks; ``where`` whether it is known
    where the report is; ``nation`` the country that it is about.
    """

    sentences: Sequence[Sentence]
    told: Sequence[Told]
    mentions: Mentions
    lent: Mentions
    parted: Parted
    where: Whereabouts
    nation: Nation | None
