// What the parts of the page tell each other without waiting for the server: which event is open.
// The server hears it too (setStateValue), for the address, the filters and the downloads.

const OPEN = "sitmap:open";

function announceOpen(id, from) {
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

// The marker of a row or sentence: its kind, its status, hatched when its place was inferred.
function kindMark(model, { kind, status, basis }, size) {
  return symbol(model, { kind: model.named[kind], status, inferred: basis === "inferred", size, halo: false });
}

// Follow the page's theme, light or dark, as Streamlit has drawn it.
function followTheme(parentElement) {
  const ground = getComputedStyle(parentElement).getPropertyValue("--st-background-color").trim();
  const dark = /^#[0-7]/.test(ground);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  return dark ? "dark" : "light";
}
