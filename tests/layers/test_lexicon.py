import ast
from pathlib import Path

import pytest

import layers
from geo.model import FEATURES, PARTS
from layers.claims.figures.hits import FORMS
from layers.errors import KindError
from layers.kinds import load_kinds
from layers.lexicon import cue_phrases, cue_sets, cue_words, load_cues
from layers.model import CLAIM_BASES, CLAIM_ROLES, MEASURES, STATUSES

CLAIMS = Path(layers.__file__).parent / "claims"


def test_a_row_is_read_as_its_words() -> None:
    assert "nobody" not in cue_words("grammar.articles.articles")
    assert cue_words("grammar.articles.articles") == {"a", "an", "the"}


def test_rows_of_a_table_are_read_by_their_keys() -> None:
    assert cue_sets("grammar.articles")["articles"] == cue_words("grammar.articles.articles")


def test_phrases_are_read_as_their_words() -> None:
    assert ("back", "in") in cue_phrases("modality.history.before_years")


@pytest.mark.parametrize(
    "path", ["grammar.articles.unheard_of", "grammar.articles", "grammar.articles.articles.a"]
)
def test_a_path_to_no_row_is_refused(path: str) -> None:
    with pytest.raises(KindError, match=path):
        cue_words(path)


def test_rules_keep_no_lists_of_words() -> None:
    """Another language is other tables: what a rule names itself are kinds, measures, roles."""
    terms = {*FEATURES, *PARTS, *FORMS, *MEASURES, *STATUSES, *CLAIM_ROLES, *CLAIM_BASES}
    for kind in load_kinds().values():
        terms |= {kind.name, *kind.subkinds}
    terms |= {*load_cues("dates")["words"]}
    found = {
        f"{path.stem}: {' '.join(sorted(words))}"
        for path in CLAIMS.rglob("*.py")
        for words in _lists_of_words(path)
        if len(words - terms) > 1
    }
    assert not found


def _lists_of_words(path: Path) -> list[set[str]]:
    found = []
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call | ast.Tuple):
            value = node.value
            if isinstance(value, ast.Call):
                if ast.unparse(value.func) != "frozenset" or not value.args:
                    continue
                value = value.args[0]
            if isinstance(value, ast.Tuple | ast.List | ast.Set):
                texts = {one.value for one in value.elts if isinstance(one, ast.Constant)}
                found.append({one for one in texts if isinstance(one, str) and one.isalpha()})
    return found
