"""The fitted numbers of the recogniser and the resolver, as they ship: ``data/weights.json.gz``.

`geo.train` makes the file, and the model card beside it.
"""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .errors import GazetteerError
from .recognition.likelihood import Likelihood
from .recognition.templates import Sums, pack, unpack

WEIGHTS = Path(__file__).with_name("data") / "weights.json.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Weights of mentions, tagger and resolver.

    ``tagger`` holds those of "begins" and "inside", in whole hundredths, packed into one number
    (`templates.pack`): a sum is exact, in whatever order its parts are added up. ``calibration`` is
    (slope, intercept) on the log odds of a place; ``threshold`` the score from which a toponym
    counts as resolved. ``fitted_on`` holds the digests of the texts that they were fitted on.
    """

    mentions: Mapping[str, float]
    tagger: Mapping[str, int]
    resolver: Mapping[str, float]
    calibration: tuple[float, float] = (1.0, 0.0)
    threshold: float = 0.45
    fitted_on: frozenset[str] = frozenset()
    sums: Sums = field(init=False, repr=False, compare=False)
    likelihood: Likelihood = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the sums, which are kept between documents."""
        object.__setattr__(self, "sums", Sums(self.tagger))
        object.__setattr__(self, "likelihood", Likelihood(self.mentions))


@cache
def load_weights(path: Path = WEIGHTS) -> Weights:
    """Read fitted weights.

    Raises
    ------
    GazetteerError
        If the file is missing or damaged.
    """
    try:
        raw = json.loads(gzip.decompress(path.read_bytes()))
    except (OSError, EOFError, ValueError) as error:
        message = f"cannot read the weights {path}: {error}"
        raise GazetteerError(message) from error
    tagger = raw["tagger"]
    packed = map(pack, tagger["begins"], tagger["inside"])
    return Weights(
        mentions=raw["mentions"],
        tagger=dict(zip(tagger["features"], packed, strict=True)),
        resolver=raw["resolver"],
        calibration=tuple(raw["calibration"]),
        threshold=raw["threshold"],
        fitted_on=frozenset(raw["fitted on"]),
    )


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights; the same give the same bytes. In columns, which are read much faster."""
    features = sorted(feature for feature, packed in weights.tagger.items() if packed)
    pairs = [unpack(weights.tagger[feature]) for feature in features]
    raw = {
        "mentions": {name: round(value, 4) for name, value in sorted(weights.mentions.items())},
        "resolver": {name: round(value, 4) for name, value in weights.resolver.items()},
        "calibration": [round(value, 4) for value in weights.calibration],
        "threshold": weights.threshold,
        "fitted on": sorted(weights.fitted_on),
        "tagger": {
            "features": features,
            "begins": [begins for begins, _ in pairs],
            "inside": [inside for _, inside in pairs],
        },
    }
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
