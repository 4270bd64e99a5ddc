"""Gold documents made ready for training: cut into words, with the tags that gold asks for."""

from dataclasses import dataclass

import numpy as np

from .demonyms import load_demonyms
from .gazetteer import Gazetteer
from .gold import GoldDocument, GoldToponym
from .likelihood import find_mentions
from .mentions import Mention, Text
from .model import Document
from .sentences import split_sentences
from .tagger import BEGINS, INSIDE
from .toponyms import read_text, vocabulary_of


@dataclass(slots=True)
class Sample:
    """A gold document, cut into words, with the mentions of the gazetteer in it."""

    gold: GoldDocument
    document: Document
    text: Text
    mentions: list[Mention]


def read_sample(gold: GoldDocument, gazetteer: Gazetteer) -> Sample:
    """Prepare a gold document."""
    document = Document(doc_id=gold.doc_id, text=gold.text)
    vocabulary = vocabulary_of(gazetteer)
    text = read_text(document, split_sentences(document), vocabulary)
    return Sample(gold, document, text, find_mentions(text, vocabulary, {}))


def is_demonym(sample: Sample, toponym: GoldToponym) -> bool:
    """Tell whether gold marks a demonym here."""
    return sample.gold.text[toponym.start : toponym.end].lower() in load_demonyms()


def gold_spans(sample: Sample) -> list[tuple[int, int]]:
    """Give the tokens (both inclusive) of gold's toponyms, without demonyms."""
    starts, ends = sample.text.tokens.starts, sample.text.tokens.ends
    spans = []
    for toponym in sample.gold.toponyms:
        if toponym.kind == "ignore" or is_demonym(sample, toponym):
            continue
        first = int(np.searchsorted(ends, toponym.start, side="right"))
        last = int(np.searchsorted(starts, toponym.end, side="left")) - 1
        if first <= last:
            spans.append((first, last))
    return spans


def gold_tags(sample: Sample) -> dict[int, int]:
    """Give the tags that gold asks for."""
    tags = {}
    for first, last in gold_spans(sample):
        for number in range(first, last + 1):
            tags[number] = BEGINS if number == first else INSIDE
    return tags
