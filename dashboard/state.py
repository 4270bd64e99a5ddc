"""What the pages share: the situation, read once for all, and what is chosen in one session.

The only module that uses Streamlit's caches. A situation is cached by the content of its files, so
that a report is read once for all users and again when it changes.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from geo import SitmapError, load_gazetteer
from layers.formats import geojson
from layers.situation import Situation, assemble, load_situation

from .filters import Filters, keep
from .served import Settings, publish_map, serving

OPEN = "open_event"


def situation() -> Situation:
    """Return the situation that is served, with the reports that this session added."""
    settings = serving()
    served = _load(_fingerprint(settings), settings)
    added: Sequence[Situation] = st.session_state.get("added", ())
    return _joined(served, tuple(added)) if added else served


@st.cache_resource(show_spinner="Reading the reports …", max_entries=8)
def _load(fingerprint: str, _settings: Settings) -> Situation:
    """Read what is served; the fingerprint of settings and files is the cache's key."""
    del fingerprint
    return load_situation(_settings.paths, published=_settings.published, title=_settings.title)


def _joined(served: Situation, added: tuple[Situation, ...]) -> Situation:
    situations = (served, *added)
    return assemble(
        [document for each in situations for document in each.documents],
        [claim for each in situations for claim in each.claims],
        left_out=[left for each in situations for left in each.left_out],
        failures=[failure for each in situations for failure in each.failures],
        title=serving().title,
        settings=served.settings,
        digests={key: value for each in situations for key, value in each.digests.items()},
        gazetteer=load_gazetteer(),
    )


def _fingerprint(settings: Settings) -> str:
    """Digest the settings and the names, sizes and times of all files, to see that one changed."""
    seen = sha256(repr(settings).encode("utf-8", "replace"))
    for path in settings.paths:
        root = Path(path)
        for file in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if file.is_file():
                stat = file.stat()
                seen.update(
                    f"{file}|{stat.st_size}|{stat.st_mtime_ns}\n".encode("utf-8", "replace")
                )
    return seen.hexdigest()


def shown(whole: Situation, filters: Filters) -> Situation:
    """Return what the filters leave of a situation, as the downloads write it."""
    if filters == Filters():
        return whole
    ids = frozenset(event.event_id for event in keep(whole.events, filters))
    events = [event for event in whole.events if event.event_id in ids]
    return assemble(
        whole.documents,
        [claim for event in events for claim in event.claims],
        left_out=whole.left_out,
        failures=whole.failures,
        title=whole.title,
        settings={**whole.settings, "filters": filters.words()},
        digests=whole.digests,
        gazetteer=load_gazetteer(),
    )


def map_address(whole: Situation) -> str:
    """Publish the map of a situation and return the address of its page."""
    return f"/situation/{publish_map(map_page(whole))}.html#embed=1"


def map_page(whole: Situation) -> str:
    """Return the self-contained page of a situation's map, made once."""
    parts = [whole.title, *(claim.claim_id for claim in whole.claims)]
    return _map_page(sha256("|".join(parts).encode("utf-8", "replace")).hexdigest(), whole)


@st.cache_data(show_spinner=False, max_entries=16)
def _map_page(digest: str, _situation: Situation) -> str:
    del digest  # the cache's key: the situation itself is not hashed
    from .maps import map_html

    return map_html(_situation)


def layers_page(whole: Situation) -> bytes:
    """Return a situation's layers as the GeoJSON that `sitmap export` writes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "situation.geojson"
        geojson.write(whole, path)
        return path.read_bytes()


def open_event(whole: Situation) -> str | None:
    """Return the id of the open event: chosen here, else in the address, if it is there."""
    wanted = st.session_state.get(OPEN) or st.query_params.get("event")
    return wanted if any(event.event_id == wanted for event in whole.events) else None


def set_open(event_id: str | None) -> None:
    """Open an event; the address follows, so that a bookmark brings it back."""
    st.session_state[OPEN] = event_id
    if event_id:
        st.query_params["event"] = event_id
    else:
        st.query_params.pop("event", None)


def stop_with(error: SitmapError) -> None:
    """Show an error in words and draw no further."""
    st.error(str(error))
    st.stop()
