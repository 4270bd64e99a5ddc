"""Gold documents made ready for training: cut into words, with the tags that gold asks for."""

from dataclasses import dataclass, replace

import numpy as np

from .demonyms import load_demonyms
from .gazetteer import Gazetteer
from .gold import GoldDocument, GoldToponym
from .model import Document
from .recognition.likelihood import Likelihood, find_mentions
from .recognition.mentions import Mention, Text
from .recognition.tagger import BEGINS, INSIDE
from .recognition.toponyms import read_text, vocabulary_of
from .sentences import split_sentences


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
    return Sample(gold, document, text, find_mentions(text, vocabulary, Likelihood({})))


def is_demonym(gold: GoldDocument, toponym: GoldToponym) -> bool:
    """Tell whether gold marks a demonym here."""
    return gold.text[toponym.start : toponym.end].lower() in load_demonyms()


def without_demonyms(gold: GoldDocument) -> GoldDocument:
    """Let the demonyms that gold marks be neither right nor wrong."""
    toponyms = tuple(
        replace(each, kind="ignore") if is_demonym(gold, each) else each for each in gold.toponyms
    )
    return replace(gold, toponyms=toponyms)


def gold_spans(sample: Sample) -> list[tuple[int, int]]:
    """Give the tokens (both inclusive) of gold's toponyms, without demonyms.

    A row in one span ("Nangarhar and Kunar provinces") is several names.
    """
    starts, ends = sample.text.tokens.starts, sample.text.tokens.ends
    single = {
        number for mention in sample.mentions for number in range(mention.first, mention.last + 1)
    }
    spans = []
    for toponym in sample.gold.toponyms:
        if toponym.kind == "ignore" or is_demonym(sample.gold, toponym):
            continue
        first = int(np.searchsorted(ends, toponym.start, side="right"))
        last = int(np.searchsorted(starts, toponym.end, side="left")) - 1
        for number in range(first, last + 1):
            if sample.text.lowers[number] in _ROW_MARKS and number not in single:
                if first < number:
                    spans.append((first, number - 1))
                first = number + 1
        if first <= last:
            spans.append((first, last))
    return spans


_ROW_MARKS = frozenset({",", "and", "or", "&", "/", ";"})


def gold_tags(sample: Sample) -> dict[int, int]:
    """Give the tags that gold asks for."""
    tags = {}
    for first, last in gold_spans(sample):
        for number in range(first, last + 1):
            tags[number] = BEGINS if number == first else INSIDE
    return tags
