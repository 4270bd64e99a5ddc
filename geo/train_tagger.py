"""Fit the tagger: logistic, greedy on its own predicted history, with adaptive steps (AdaGrad)."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from .recognition.tagger import BEGINS, INSIDE, OUTSIDE, Context, candidates, is_small
from .recognition.templates import pack

_EPOCHS = 5
_RATE = 0.3
_DECAY = 2e-6
_RAREST = 3
_LEAST = 2
# Room for features of predicted tags, which are not known before.
_ROOM = 800_000


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
        self.weights = np.zeros((len(self.index) + _ROOM, 2))
        self.squares = np.full_like(self.weights, 1e-2)
        self.sums = np.zeros_like(self.weights)
        self.passes = 0

    def numbers(self, features: Sequence[str], *, add: bool = False) -> list[int]:
        """Give the numbers of features; unknown ones are left out, or added."""
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


def fit_tagger(contexts: Sequence[Context], wanted: Sequence[Mapping[int, int]]) -> dict[str, int]:
    """Fit the tagger on documents, each with its right tags; weights in whole hundredths."""
    trainer = TaggerTrainer(contexts)
    static = [
        {number: trainer.numbers(context.features(number)) for number in candidates(context.text)}
        for context in contexts
    ]
    order = list(range(len(contexts)))
    generator = random.Random(161)
    for epoch in range(_EPOCHS):
        generator.shuffle(order)
        for each in order:
            _train_document(
                trainer, contexts[each], static[each], wanted[each], _RATE / (1 + epoch)
            )
        trainer.sums += trainer.weights
        trainer.passes += 1
    average = 100 * trainer.sums / trainer.passes
    return {
        name: pack(*map(int, average[at].round()))
        for name, at in trainer.index.items()
        if np.abs(average[at]).max() >= _LEAST
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
        small = is_small(text, number)
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
