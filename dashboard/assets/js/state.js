/* The one state of the page, and its image in the address. */

const IDS_MOST = 300; /* more would be longer than what mail and chat take for a link */

function firstState() {
  return {
    kindsOff: new Set(),
    statuses: new Set(["asserted", "claimed", "disputed"]),
    how: new Set(Object.keys(HOW_WORDS)),
    ids: null,
    days: null,
    undated: true,
    idsWords: null,
    query: "",
    source: null,
    publisher: null,
    least: 0,
    inView: false,
    open: null,
    active: null,
    fan: null,
    theme: "auto",
    embed: false,
    view: null,
  };
}

function readHash(hash, model) {
  const state = firstState();
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const list = (name) => (given.get(name) || "").split(",").filter(Boolean);
  if (given.has("off")) state.kindsOff = new Set(list("off"));
  if (given.has("status")) state.statuses = new Set(list("status"));
  if (given.has("how")) state.how = new Set(list("how"));
  const days = (given.get("days") || "").split("..").map(isoDay);
  if (days.length === 2 && days[0] !== null && days[1] !== null) state.days = days;
  state.undated = given.get("undated") !== "0";
  state.query = given.get("q") || "";
  state.source = given.get("source");
  state.publisher = given.get("publisher");
  const ids = list("ids").filter((id) => model.byId.has(id));
  if (ids.length) Object.assign(state, { ids: new Set(ids), idsWords: given.get("of") });
  state.least = Number(given.get("min")) || 0;
  state.inView = given.get("view") === "1";
  state.open = model.byId.has(given.get("open")) ? given.get("open") : null;
  state.active = state.open;
  if (["light", "dark"].includes(given.get("theme"))) state.theme = given.get("theme");
  state.embed = given.get("embed") === "1";
  const view = (given.get("map") || "").split("/").map(Number);
  if (view.length === 3 && view.every(Number.isFinite)) state.view = { zoom: view[0], lat: view[1], lon: view[2] };
  return state;
}

function writeHash(state) {
  const first = firstState();
  const parts = new URLSearchParams();
  const same = (a, b) => a.size === b.size && [...a].every((one) => b.has(one));
  if (state.view) parts.set("map", `${+state.view.zoom.toFixed(2)}/${state.view.lat.toFixed(3)}/${state.view.lon.toFixed(3)}`);
  if (state.open) parts.set("open", state.open);
  if (state.kindsOff.size) parts.set("off", [...state.kindsOff].join(","));
  if (!same(state.statuses, first.statuses)) parts.set("status", [...state.statuses].join(","));
  if (!same(state.how, first.how)) parts.set("how", [...state.how].join(","));
  if (state.days) parts.set("days", state.days.map(dayIso).join(".."));
  if (!state.undated) parts.set("undated", "0");
  if (state.query) parts.set("q", state.query);
  if (state.source) parts.set("source", state.source);
  if (state.publisher) parts.set("publisher", state.publisher);
  if (state.ids && !state.embed && state.ids.size <= IDS_MOST) {
    parts.set("ids", [...state.ids].join(","));
    if (state.idsWords) parts.set("of", state.idsWords);
  }
  if (state.least) parts.set("min", String(state.least));
  if (state.inView) parts.set("view", "1");
  if (state.theme !== "auto") parts.set("theme", state.theme);
  if (state.embed) parts.set("embed", "1");
  return `#${parts.toString().replace(/%2F/g, "/").replace(/%2C/g, ",")}`;
}
