"""Web pages."""

from datetime import date

import pytest

from tests.reading import Write, read_one, why

PAGE = """<!DOCTYPE html><html lang="fr-CD"><head><meta charset="{charset}">
<title>Pluies | Bureau</title>
<meta property="og:title" content="Pluies à Goma"><meta property="og:site_name" content="Bureau">
<meta property="article:published_time" content="2024-05-03T08:00:00Z">
<link rel="canonical" href="https://example.org/pluies"></head>
<body><nav><a href="/">Accueil</a></nav><article><h1>Pluies à Goma</h1>
<p>De fortes pluies ont tué <b>douze</b> personnes &amp; blessé trente autres
à Goma, mardi soir, selon les autorités de la ville &lt;b&gt;.</p><h2>Par quartier</h2>
<ul><li>Cinq morts à Himbi</li><li>Sept morts à Birere</li></ul>
<table><tr><th>Quartier</th><th>Morts</th></tr><tr><td>Himbi</td><td>5</td></tr></table>
<p>Les secours sont arrivés mercredi, et la pluie était attendue encore jeudi dans la province.</p>
</article><script>alert(1)</script><footer>Tous droits réservés</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_a_page_is_its_article_with_its_structure_as_text(write: Write, charset: str) -> None:
    document = read_one(write("a.html", PAGE.format(charset=charset).encode(charset)))
    lines = [line for line in document.text.split("\n") if line]
    assert lines[1].startswith("De fortes pluies ont tué douze personnes & blessé trente autres")
    assert lines[2:7] == [
        "Par quartier",
        "- Cinq morts à Himbi",
        "- Sept morts à Birere",
        "Quartier | Morts",
        "Himbi | 5",
    ]
    assert "alert" not in document.text
    assert "droits" not in document.text
    assert (document.title, document.publisher) == ("Pluies à Goma", "Bureau")
    assert (document.url, document.language) == ("https://example.org/pluies", "fr")
    assert document.published == date(2024, 5, 3)


def test_lists_in_lists_and_empty_cells_are_written_once(write: Write) -> None:
    page = (
        "<html><body><article><p>Heavy rain flooded the district on Tuesday, and 12 people died,"
        " officials said in the capital on Wednesday.</p><ul><li>Sylhet<ul><li>5 <b>killed</b>,"
        " more feared</li></ul></li><li>Sunamganj</li></ul><table><tr><td><p>Place</p></td>"
        "<td>Dead</td></tr><tr><td>Sylhet</td><td></td></tr></table></article></body></html>"
    )
    lines = [line for line in read_one(write("a.html", page)).text.split("\n") if line]
    assert lines[1:] == [
        "- Sylhet",
        "- 5 killed, more feared",
        "- Sunamganj",
        "Place | Dead",
        "Sylhet | -",
    ]


def test_a_page_without_an_article_is_told(write: Write) -> None:
    assert why(write("a.htm", "<html><body><script>1</script></body></html>"))
    assert why(write("b.htm", "<" * 50))
    assert why(write("c.html", "<div>" * 3000))


def test_a_map_of_our_own_is_no_report(write: Write) -> None:
    page = '<html><body><p>Five died.</p><script id="sitmap-data">H4sI</script></body></html>'
    assert "sitmap wrote" in why(write("map.html", page))


def test_a_page_without_an_article_keeps_its_headings_lists_and_tables(write: Write) -> None:
    page = """<html><body><nav><a href="/">Home</a></nav><h1>Flood update</h1>
<h2>Displacement</h2><p>Heavy rain flooded the district on Tuesday and drove many people out.</p>
<ul><li>Some 400 people fled Sylhet on foot.</li><li>Nobody was hurt in Sunamganj.</li></ul>
<h2>Dead by district</h2><table><tr><th>District</th><th>Dead</th></tr>
<tr><td>Sylhet</td><td>5</td></tr></table><footer>All rights reserved</footer></body></html>"""
    lines = [line for line in read_one(write("a.html", page)).text.split("\n") if line]
    assert lines[1:] == [
        "Displacement",
        "Heavy rain flooded the district on Tuesday and drove many people out.",
        "- Some 400 people fled Sylhet on foot.",
        "- Nobody was hurt in Sunamganj.",
        "Dead by district",
        "District | Dead",
        "Sylhet | 5",
    ]


def test_a_term_and_what_it_means_are_one_item(write: Write) -> None:
    page = "<html><body><article><h2>Dead</h2><dl><dt>Goma</dt><dd>12 people</dd></dl>"
    lines = read_one(write("a.html", page + "</article></body></html>")).text.split("\n")
    assert "- Goma: 12 people" in lines


@pytest.mark.parametrize(
    "hiding",
    ["hidden", 'hidden=""', 'style="color: red; DISPLAY : none"', "style='visibility:hidden'"],
)
def test_what_a_page_hides_is_not_in_its_text(write: Write, hiding: str) -> None:
    page = PAGE.format(charset="utf-8").replace(
        "<h2>", f"<p {hiding}>Mille personnes sont mortes.</p> Et le soir.<h2>"
    )
    text = read_one(write("a.html", page)).text
    assert "Mille" not in text
    assert "Et le soir." in text
    assert "Sept morts à Birere" in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<body>", '<body style="display:none">'),
        ("<h2>", '<h2 hidden="until-found">'),
        ("<h2>", "<h2 data-x='hidden'>"),
    ],
)
def test_a_page_that_hides_all_or_nothing_is_read(write: Write, before: str, after: str) -> None:
    page = PAGE.format(charset="utf-8").replace(before, after)
    assert "Par quartier" in read_one(write("a.html", page)).text


def test_what_print_does_to_words_is_undone(write: Write) -> None:
    told = (
        "Some 1,200<sup>2</sup> families \ufb02ed, offi&shy;cials said<sup><a>[1]</a></sup>"
        " on the 3<sup>rd</sup>, after 45<sup>*</sup> people had been killed in the south of Goma."
    )
    page = f"<html><body><article><h1>Goma</h1><p>{told}</p></article></body></html>"
    assert (
        "Some 1,200 families fled, officials said on the 3rd, after 45 people had been killed in"
        " the south of Goma." in read_one(write("a.html", page.encode())).text
    )


PARTS = "<p class='aside'>Drei Menschen ertranken in Passau.</p><h2>"
SHEETS = [
    ".aside { color: red; display: none }",
    "p.aside, .menu { visibility: hidden; }",
    "@import 'a.css'; /* } */ .aside { display: none }",
    "@media screen { .menu { color: red } } .aside{display:none}",
]


def styled(sheet: str, parts: str = PARTS, after: str = "") -> str:
    page = PAGE.format(charset="utf-8").replace("<h2>", parts)
    return page.replace("</head>", f"<style>{sheet}</style></head>").replace(
        "</body>", f"{after}</body>"
    )


@pytest.mark.parametrize("sheet", SHEETS)
def test_what_a_page_hides_by_a_class_of_its_own_is_not_in_its_text(
    write: Write, sheet: str
) -> None:
    text = read_one(write("a.html", styled(sheet))).text
    assert "ertranken" not in text
    assert "Sept morts à Birere" in text


@pytest.mark.parametrize(
    ("sheet", "parts", "after"),
    [
        ("@media print { .aside { display: none } }", PARTS, ""),
        (".js .aside { display: none }", PARTS, ""),
        (".aside { font-size: 0 }", PARTS, ""),
        (".aside { display: none } .aside.open { display: block }", PARTS, ""),
        (".aside { display: none }", PARTS, "<script>show('.aside')</script>"),
        (".aside { display: none }", PARTS, "<a href='#x' data-target='.aside'>Mehr</a>"),
        (".aside { display: none }", f"<button>Mehr</button>{PARTS}", ""),
        (".aside { display: none }", PARTS.replace("<p", "<p role='tabpanel'"), ""),
    ],
)
def test_a_section_that_folds_open_is_in_its_text(
    write: Write, sheet: str, parts: str, after: str
) -> None:
    assert "ertranken" in read_one(write("a.html", styled(sheet, parts, after))).text


def test_a_page_whose_sheet_hides_most_of_it_until_it_is_loaded_is_read(write: Write) -> None:
    page = styled("article, .all { visibility: hidden }").replace(
        "<article>", '<article class="all">'
    )
    assert "Sept morts à Birere" in read_one(write("a.html", page)).text
