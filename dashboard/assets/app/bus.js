// What the parts of the page tell each other without waiting for the server: which event is open.
// The server hears it too, for the address, the filters and the downloads.

const OPEN = "sitmap:open";

// The page's own word on what is open is newer than what the server last sent with a part, unless the
// server was asked for just that and knows the event by another id by now.
function openNow({ open, asked }) {
  if (window.sitmapOpen === undefined || window.sitmapOpen === asked) return open;
  return window.sitmapOpen;
}

function announceOpen(id, from) {
  window.sitmapOpen = id;
  document.dispatchEvent(new CustomEvent(OPEN, { detail: { id, from } }));
}

// Call `show(id)` whenever another part opens an event; returns what stops it.
function onOpen(from, show) {
  const listener = (event) => {
    if (event.detail.from !== from) show(event.detail.id);
  };
  document.addEventListener(OPEN, listener);
  return () => document.removeEventListener(OPEN, listener);
}

// The reports that the page holds, whichever part shows them.
const SHELVED = "sitmap:shelved";

function shelved() {
  return window.sitmapShelf ?? [];
}

function shelve(reports) {
  window.sitmapShelf = reports;
  document.dispatchEvent(new CustomEvent(SHELVED));
}

// The marker of a row or sentence: its kind, its status, hatched when its place was inferred,
// on dots when another sentence names it.
function kindMark(model, { kind, status, known }, size) {
  return symbol(model, { kind: model.named[kind], status, known, size, halo: false });
}

// Back and Forward: an opened event is opened again; other filters are read anew from the address.
const KEYS = ["without_kinds", "without_statuses", "without_sources", "first", "last", "undated"];

function filtersOf(search) {
  const query = new URLSearchParams(search);
  return KEYS.map((key) => query.get(key) ?? "").join("|");
}

if (!window.sitmapFollows) {
  window.sitmapFollows = true;
  let page = location.pathname;
  let filters = filtersOf(location.search);
  setInterval(() => { page = location.pathname; filters = filtersOf(location.search); }, 400);
  window.addEventListener("popstate", () => {
    if (location.pathname !== page) return;
    if (filtersOf(location.search) !== filters) location.reload();
    else announceOpen(new URLSearchParams(location.search).get("event"), "address");
  });
}

// Follow the page's theme, light or dark, as Streamlit has drawn it.
function followTheme(parentElement) {
  const ground = getComputedStyle(parentElement).getPropertyValue("--st-background-color").trim();
  const dark = /^#[0-7]/.test(ground);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  return dark ? "dark" : "light";
}
