"""Fit the weights of recogniser and resolver on gold corpora, and cross-validate them.

``python -m geo.train GOLD_DIR --out geo/data`` writes ``weights.json.gz`` and ``weights.md``, the
model card. GOLD_DIR holds corpora in the format of `geo.gold`. Three models are fitted one after
the other: the scores of gazetteer mentions (logistic regression, here), the tagger over words
(`geo.train_tagger`), the resolver (`geo.train_resolver`). The numbers in the card come from
cross-validation, by document and by corpus; what ships is fitted on everything.

Demonyms ("Sudanese") that a corpus marks as toponyms are learned as none. A share of the documents
is learned a second time all in capitals.
"""

import argparse
import logging
import random
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from .evaluate import Evaluation, Tally, summarise, tally
from .gazetteer import Gazetteer, load_gazetteer
from .geoparse import geoparse
from .gold import GoldDocument, digest, read_gold
from .model import Document, Resolution
from .recognition.likelihood import Likelihood, describe, find_mentions
from .recognition.tagger import Context
from .recognition.toponyms import vocabulary_of
from .samples import Sample, gold_spans, gold_tags, read_sample, without_demonyms
from .train_resolver import fit_calibration, fit_resolver, outcomes
from .train_tagger import fit_tagger
from .weights import Weights, write_weights

CORPORA = ("lgl", "geovirus", "humset_b")
_RAREST = 15
_RIDGE = 2.0
_CAPITALS = 0.12
_FOLDS = 3
_SEED = 161

Pair = tuple[str, GoldDocument]
# By corpus: scores on all of gold, and with its demonyms left out of the count.
Scores = dict[str, tuple[Evaluation, Evaluation]]
logger = logging.getLogger(__name__)


def fit_mentions(samples: Sequence[Sample]) -> dict[str, float]:
    """Fit the scores of mentions: logistic regression by Newton's method, with a ridge."""
    rows: list[list[str]] = []
    numbers: list[tuple[float, float]] = []
    right: list[bool] = []
    for sample in samples:
        gold = {number for span in gold_spans(sample) for number in range(span[0], span[1] + 1)}
        for mention in sample.mentions:
            rows.append(describe(mention))
            numbers.append((mention.summary.population, mention.summary.primary))
            right.append(any(each in gold for each in range(mention.first, mention.last + 1)))
    counts = Counter(feature for row in rows for feature in row)
    names = sorted(feature for feature, count in counts.items() if count >= _RAREST)
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
        curve = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + _RIDGE * np.eye(
            len(weights)
        )
        weights += np.linalg.solve(curve, matrix.T @ (wanted - chance) - _RIDGE * weights)
    return dict(zip([*names, "population", "primary"], map(float, weights), strict=True))


def fit(gold: Sequence[Pair], gazetteer: Gazetteer) -> Weights:
    """Fit all weights on documents, each with the name of its corpus."""
    pairs = [(corpus, read_sample(document, gazetteer)) for corpus, document in gold]
    generator = random.Random(_SEED)
    loud = [
        read_sample(replace(document, text=document.text.upper()), gazetteer)
        for _, document in gold
        if generator.random() < _CAPITALS and len(document.text.upper()) == len(document.text)
    ]
    samples = [sample for _, sample in pairs] + loud
    mentions = fit_mentions(samples)
    vocabulary, likelihood = vocabulary_of(gazetteer), Likelihood(mentions)
    contexts = [
        Context(sample.text, find_mentions(sample.text, vocabulary, likelihood))
        for sample in samples
    ]
    logger.info("mentions: %d weights", len(mentions))
    tagger = fit_tagger(contexts, [gold_tags(sample) for sample in samples])
    logger.info("tagger: %d weights", len(tagger))
    pointed = [
        pair for pair in pairs if any(each.point is not None for each in pair[1].gold.toponyms)
    ]
    resolver = fit_resolver(pointed, gazetteer)
    logger.info("resolver: %s", resolver)
    found = [each for pair in pointed for each in outcomes(*pair, gazetteer, resolver)]
    return Weights(
        mentions=mentions,
        tagger=tagger,
        resolver=resolver,
        calibration=fit_calibration(found),
        fitted_on=frozenset(digest(document) for _, document in gold),
    )


def cross_validate(
    gold: Sequence[Pair], gazetteer: Gazetteer, *, parts: Sequence[Hashable]
) -> Scores:
    """Score each document with weights that were fitted without its part, by corpus.

    ``parts`` names the part of each document.
    """
    whole: dict[str, list[Tally]] = {}
    bare: dict[str, list[Tally]] = {}
    for left_out in sorted(set(parts), key=str):
        weights = fit(
            [pair for pair, part in zip(gold, parts, strict=True) if part != left_out], gazetteer
        )

        def parse(document: Document, weights: Weights = weights) -> Sequence[Resolution]:
            return geoparse(document, gazetteer=gazetteer, weights=weights)

        def resolve(
            document: Document, spans: Sequence[tuple[int, int]], weights: Weights = weights
        ) -> Sequence[Resolution]:
            return geoparse(document, gazetteer=gazetteer, weights=weights, spans=spans)

        for (corpus, document), part in zip(gold, parts, strict=True):
            if part == left_out:
                scored = tally(document, geoparser=parse, resolver=resolve)
                whole.setdefault(corpus, []).append(scored)
                scored = tally(without_demonyms(document), geoparser=parse)
                bare.setdefault(corpus, []).append(scored)
    return {corpus: (summarise(whole[corpus]), summarise(bare[corpus])) for corpus in CORPORA}


def write_card(folds: Scores, corpora: Scores, weights: Weights, path: Path) -> None:
    """Write the model card: scores by folds, and scores on each corpus learned from the others."""
    text = _CARD.format(
        folds=_FOLDS,
        tagger=len(weights.tagger),
        mentions=len(weights.mentions),
        resolver=len(weights.resolver),
        threshold=weights.threshold,
        header=_HEADER,
        by_folds=_rows(folds),
        by_corpora=_rows(corpora),
    )
    path.write_text(text, encoding="utf-8")


def _rows(scores: Scores) -> str:
    return "\n".join(
        f"| {corpus} | {each.documents} | {each.toponyms} | {each.overlap_f1} | {bare.overlap_f1} "
        f"| {each.exact_f1} | {each.accuracy_161 or '–'} | {each.end_to_end_f1 or '–'} | "
        f"{'–' if each.calibration_error is None else f'{each.calibration_error:.3f}'} |"
        for corpus, (each, bare) in scores.items()
    )


_HEADER = """| corpus | documents | toponyms | overlap F1 | the same without demonyms | exact F1 \
| accuracy | end to end F1 | calibration error |
|---|---|---|---|---|---|---|---|---|"""
_CARD = """# Model card of the geoparser's weights

`weights.json.gz`, made by `python -m geo.train`: {mentions} weights of gazetteer mentions, {tagger}
of the tagger over words, {resolver} of the resolver, and two for the calibration of its scores.

**Fitted on** LGL (local news; Lieberman, Samet, Sankaranarayanan 2010), GeoVirus (Wikinews on
epidemics; Gritta et al. 2018, CC BY 2.5), HumSet-b (humanitarian reports; toponyms by Belliardo,
Kalimeri, Mejova 2023). No text of theirs is here, only weights of words and classes of words.

**Meant for** news and humanitarian reports in English. In other languages the tagger is left out
and only the mentions' weights are used. Capitals-only text was learned from an eighth of it all;
text in small letters only is read as if words that no dictionary holds had capitals.

**Measured** on documents that the weights had not seen, with 95 % intervals (bootstrap over
documents); F1 and accuracy in per cent. Accuracy is within 161 km on gold's own spans. Gold's
demonyms ("Syrian") count as toponyms that were missed, since sitmap does not take them for places;
the column beside it leaves them out of the count. The calibration error is the mean gap between
the score of a place and the share of right places, over ten bins of equal size; a toponym whose
best place has a score below {threshold} is left unresolved.

{folds}-fold cross-validation by document, all corpora in each fold:

{header}
{by_folds}

Each corpus with weights that were fitted on the other two, which shows what to expect of text of
another kind:

{header}
{by_corpora}

**Falls short**: clubs and companies named like towns that no table lists; hospitals and
universities named for another town; villages that the gazetteer lacks; one name in two neighbouring
countries that are both named; one of several villages of a name in one region.
"""


def main() -> None:
    """Cross-validate, fit on everything, write weights and model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="folder of the gold corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights and card")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    gazetteer = load_gazetteer()
    gold = [
        (corpus, document)
        for corpus in CORPORA
        for document in read_gold(given.gold / f"{corpus}.jsonl.gz")
    ]
    random.Random(_SEED).shuffle(gold)
    folds = cross_validate(gold, gazetteer, parts=[at % _FOLDS for at in range(len(gold))])
    logger.info("by folds: %s", folds)
    corpora = cross_validate(gold, gazetteer, parts=[corpus for corpus, _ in gold])
    logger.info("by corpora: %s", corpora)
    weights = fit(gold, gazetteer)
    write_weights(weights, given.out / "weights.json.gz")
    write_card(folds, corpora, weights, given.out / "weights.md")


if __name__ == "__main__":
    main()
