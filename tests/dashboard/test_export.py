import json
import re
import subprocess
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from dashboard import pictures
from dashboard.assets.vendor import VENDOR
from dashboard.errors import PictureError
from dashboard.export import ASSETS, SCRIPTS, STYLES, page_parts, policy, script, style


def test_vendored_files_are_those_that_were_recorded() -> None:
    recorded = json.loads((VENDOR / "hashes.json").read_text())
    for path in VENDOR.iterdir():
        if path.name != "hashes.json":
            assert recorded[path.name] == sha256(path.read_bytes()).hexdigest(), path.name


def test_every_own_file_is_in_the_page() -> None:
    for folder, listed in (("js", SCRIPTS), ("css", STYLES)):
        found = {f"{folder}/{path.name}" for path in (ASSETS / folder).iterdir()}
        assert found == {name for name in listed if name.startswith(folder)}


def test_own_files_are_short() -> None:
    for name in (*SCRIPTS, *STYLES):
        if not name.startswith("vendor"):
            assert len((ASSETS / name).read_text().splitlines()) <= 400, name


def test_no_script_writes_markup() -> None:
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.html\("
    )
    for name in SCRIPTS:
        assert not forbidden.search((ASSETS / name).read_text()), name


def test_script_cannot_end_its_element() -> None:
    assert "</script" not in script().lower()
    assert "</style" not in style().lower()


def test_policy_names_the_script_by_its_hash_and_allows_no_connection() -> None:
    digest = b64encode(sha256(script().encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy()
    assert "default-src 'none'" in policy()
    assert "connect-src" not in policy()
    assert "unsafe" not in policy()


def test_page_names_no_address_to_load_from() -> None:
    parts = page_parts("")
    addresses = set(re.findall(r"https?://[^\s\"'<>)]+", parts.head + parts.body))
    allowed = ("https://leafletjs.com", "http://www.w3.org")
    assert {a for a in addresses if not a.startswith(allowed)} == set()
    assert "@import" not in parts.head
    assert not re.search(r"<(?:link|script src|img)", parts.head + parts.body)


def test_notice_names_what_ships() -> None:
    notice = Path(__file__).parents[2] / "NOTICE"
    words = notice.read_text()
    for name in ("Leaflet", "Supercluster", "Maki", "Temaki"):
        assert name in words, name


def test_a_picture_that_takes_too_long_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def never(command: list[str], **_: object) -> None:
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(pictures.subprocess, "run", never)
    monkeypatch.setattr(pictures, "find_browser", lambda: "chromium")
    with pytest.raises(PictureError, match=r"try again .* or write \.html"):
        pictures.draw("<html></html>", tmp_path / "map.png")
