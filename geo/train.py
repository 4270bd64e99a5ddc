"""Fit the weights of recogniser and resolver on gold corpora, and cross-validate them.

``python -m geo.train GOLD_DIR --out geo/data`` writes ``weights.json.gz`` and ``weights.md``, the model
card. GOLD_DIR holds corpora in the format of `geo.gold`. Three models are fitted one after the other:
the scores of gazetteer mentions (logistic regression), the tagger over words (logistic, greedy, on
its own predicted history, adaptive steps), the resolver (conditional logit, drawn towards weights
set by hand). Numbers in the card come from cross-validation by document; what ships is fitted on all.

Demonyms ("Sudanese") that a corpus marks as toponyms are learned as none.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from .mentions import LOWER
from .samples import Sample, gold_spans, gold_tags, read_sample
from .tagger import BEGINS, INSIDE, OUTSIDE, Context, candidates

_EPOCHS = 5
_RATE = 0.3
_DECAY = 2e-6
_RAREST = 3


def fit_mentions(samples: Sequence[Sample], demonyms: frozenset[str]) -> dict[str, float]:
    """Fit the scores of mentions: logistic regression by Newton's method, with a ridge."""
    rows: list[list[str]] = []
    numbers: list[tuple[float, float]] = []
    right: list[bool] = []
    for sample in samples:
        gold = {
            number
            for span in gold_spans(sample, demonyms)
            for number in range(span[0], span[1] + 1)
        }
        for mention in sample.mentions:
            rows.append(mention.features)
            numbers.append((mention.summary.population, mention.summary.primary))
            right.append(any(each in gold for each in range(mention.first, mention.last + 1)))
    counts = Counter(feature for row in rows for feature in row)
    names = sorted(feature for feature, count in counts.items() if count >= 15)
    index = {feature: number for number, feature in enumerate(names)}
    matrix = np.zeros((len(rows), len(names) + 2), dtype=np.float32)
    for at, row in enumerate(rows):
        for feature in row:
            if feature in index:
                matrix[at, index[feature]] = 1.0
    matrix[:, -2:] = numbers
    wanted = np.array(right, dtype=np.float64)
    weights = np.zeros(matrix.shape[1])
    for _ in range(12):
        chance = 1 / (1 + np.exp(-(matrix @ weights)))
        curve = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + 2.0 * np.eye(len(weights))
        weights += np.linalg.solve(curve, matrix.T @ (wanted - chance) - 2.0 * weights)
    return dict(zip([*names, "population", "primary"], map(float, weights), strict=True))


class TaggerTrainer:
    """Weights of the tagger while they are fitted; columns: begins, inside."""

    def __init__(self, contexts: Sequence[Context]) -> None:
        counts: Counter[str] = Counter()
        for context in contexts:
            kept: set[str] = set()
            for number in candidates(context.text):
                kept.update(context.features(number))
            counts.update(kept)
        self.index = {name: at for at, name in enumerate(counts) if counts[name] >= _RAREST}
        self.weights = np.zeros((len(self.index) + 800_000, 2))
        self.squares = np.full_like(self.weights, 1e-2)
        self.sums = np.zeros_like(self.weights)
        self.passes = 0

    def numbers(self, features: Sequence[str], *, add: bool = False) -> list[int]:
        """Number features; unknown ones are left out, or added."""
        if add:
            return [self.index.setdefault(name, len(self.index)) for name in features]
        return [self.index[name] for name in features if name in self.index]

    def step(self, numbers: list[int], wanted: int, rate: float) -> int:
        """Take one step of adaptive gradient descent; give the tag that was predicted."""
        scores = self.weights[numbers].sum(axis=0)
        powers = np.exp(np.minimum([0.0, *scores], 30.0))
        shares = powers / powers.sum()
        slope = shares[1:].copy()
        if wanted:
            slope[wanted - 1] -= 1.0
        if np.abs(slope).max() > 1e-3:
            own = self.weights[numbers]
            gradient = slope + _DECAY * own
            self.squares[numbers] += gradient * gradient
            self.weights[numbers] = own - rate * gradient / np.sqrt(self.squares[numbers])
        return int(shares.argmax())


def fit_tagger(
    contexts: Sequence[Context], wanted: Sequence[Mapping[int, int]], *, epochs: int = _EPOCHS
) -> dict[str, complex]:
    """Fit the tagger on documents, each with its right tags."""
    trainer = TaggerTrainer(contexts)
    static = [
        {number: trainer.numbers(context.features(number)) for number in candidates(context.text)}
        for context in contexts
    ]
    order = list(range(len(contexts)))
    generator = random.Random(161)
    for epoch in range(epochs):
        generator.shuffle(order)
        for each in order:
            _train_document(
                trainer, contexts[each], static[each], wanted[each], _RATE / (1 + epoch)
            )
        trainer.sums += trainer.weights
        trainer.passes += 1
    average = trainer.sums / trainer.passes
    return {
        name: complex(average[at, 0], average[at, 1])
        for name, at in trainer.index.items()
        if np.abs(average[at]).max() >= 0.02
    }


def _train_document(
    trainer: TaggerTrainer,
    context: Context,
    static: Mapping[int, list[int]],
    wanted: Mapping[int, int],
    rate: float,
) -> None:
    tags: dict[int, int] = {}
    seen: dict[str, int] = {}
    text = context.text
    for number, features in static.items():
        previous = context.previous(number, tags)
        small = text.kinds[number] == LOWER
        if small and not previous:
            continue
        word = text.lowers[number]
        dynamic = context.dynamic(number, previous, seen.get(word, -1))
        right = wanted.get(number, OUTSIDE)
        found = trainer.step(features + trainer.numbers(dynamic, add=True), right, rate)
        if found == INSIDE and not previous:
            found = BEGINS
        if small and found == BEGINS:
            found = OUTSIDE
        seen[word] = found
        if found:
            tags[number] = found
