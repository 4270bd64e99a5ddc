"""From keys of names to numbers of rows: a trie mapped into memory, and a small index beside it.

A number is ``row * 4 + how`` (see `geo.gazetteer`). Skeletons stand in the same trie behind "~".
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import marisa_trie
import numpy as np

from .names import normalise, skeleton
from .supplement import SupplementRow

_SKELETON = "~"


class NameIndex:
    """The names of the artefact."""

    def __init__(self, folder: Path) -> None:
        self._trie = marisa_trie.Trie().mmap(str(folder / "names.trie"))
        self._first = memoryview(np.load(folder / "first.npy", mmap_mode="r"))
        self._more = memoryview(np.load(folder / "more.npy", mmap_mode="r"))

    def numbers(self, key: str) -> Sequence[int]:
        """Give the numbers of a key, the most populous first."""
        at = self._trie.get(key)
        if at is None:
            return ()
        number: int = self._first[at]
        if number >= 0:
            return (number,)
        start = -number
        return self._more[start : start + self._more[start - 1]].tolist()

    def similar(self, bones: str) -> Sequence[int]:
        """Give the numbers of a skeleton."""
        return self.numbers(_SKELETON + bones)

    def beginning(self, letters: str) -> Iterator[str]:
        """Give the keys that begin with some letters."""
        return iter(self._trie.iterkeys(letters))

    def longest(self, keys: Sequence[str]) -> int:
        """Count the tokens of the longest key that these begin with; 0 for none."""
        lengths = {len(prefix) for prefix in self._trie.prefixes(" ".join(keys))}
        end, longest = -1, 0
        for count, key in enumerate(keys, start=1):
            end += len(key) + 1
            if end in lengths:
                longest = count
        return longest


class SmallIndex:
    """Names of the supplement and further spellings, held in dictionaries."""

    def __init__(
        self, rows: Iterable[SupplementRow], first: int, spellings: Iterable[tuple[int, str]]
    ) -> None:
        self._found: dict[str, list[int]] = {}
        self._words: dict[str, int] = {}
        self._bones: dict[str, list[int]] | None = None
        for row, entry in enumerate(rows, start=first):
            keys = {normalise(name): 1 for name in entry.names} | {normalise(entry.name): 0}
            for key, how in keys.items():
                self._add(key, row * 4 + how)
        for row, name in spellings:
            self._add(normalise(name), row * 4 + 1)

    def _add(self, key: str, number: int) -> None:
        if key:
            self._found.setdefault(key, []).append(number)
            words = key.split()
            self._words[words[0]] = max(self._words.get(words[0], 0), len(words))

    def numbers(self, key: str) -> Sequence[int]:
        """Give the numbers of a key."""
        return self._found.get(key, ())

    def similar(self, bones: str) -> Sequence[int]:
        """Give the numbers of a skeleton."""
        if self._bones is None:
            self._bones = {}
            for key, numbers in self._found.items():
                self._bones.setdefault(skeleton(key), []).extend(numbers)
        return self._bones.get(bones, ())

    def longest(self, keys: Sequence[str]) -> int:
        """Count the tokens of the longest key that these begin with; 0 for none."""
        for count in range(min(len(keys), self._words.get(keys[0], 0)), 0, -1):
            if " ".join(keys[:count]) in self._found:
                return count
        return 0
