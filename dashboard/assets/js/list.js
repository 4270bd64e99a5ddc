/* The list says all that the map says. */
const LIST_STEP = 150;
const ROWS_MOST = 3000; /* a list with more rows than that is slow to draw */

function drawChips(app) {
  const { model, state, act } = app;
  const chips = filtersInUse(model, state);
  if (state.ids) chips.push({ words: state.idsWords || "Chosen events", clear: { ids: null, idsWords: null } });
  if (!chips.length) return null;
  return el("div", { class: "chips" }, chips.map(({ words, clear }) =>
    button({ class: "chip", "aria-label": `Take away the filter ${words}`, onclick: () => act.change(clear) }, el("bdi", {}, words), el("span", { "aria-hidden": "true" }, "×"))),
    button({ class: "link", onclick: () => act.change({ ...noFilters(), ids: null, idsWords: null }) }, "Clear all"));
}

function groupOf(model, event) {
  if (model.grouping === "place") return event.place ? event.place.name : "No place found";
  const day = event.from ?? event.until;
  return day === null ? "No day stated" : dayWords(day);
}

function listRow(app, event) {
  const { state, act } = app;
  const loose = LOOSE[event.known] ? el("i", {}, LOOSE[event.known]) : null;
  const place = el("bdi", {}, event.place ? event.place.name : event.where[0]);
  /* Under the name of the place how loosely it is known stands by itself; a day is not meant. */
  const under = app.model.grouping === "place" && !app.narrow;
  const where = under ? [loose, loose ? " · " : null, el("bdi", {}, event.short)] : [place, loose ? [", ", loose] : null];
  const open = state.open === event.id;
  return el("li", {}, button({
    class: `list-row${open ? " list-open" : ""}`, "data-id": event.id, "aria-label": eventName(event), "aria-current": open ? "true" : null,
    onclick: () => act.open(event.id),
  }, eventSymbol(app.model, event, 22, { halo: false }), el("span", { class: "list-words" },
    said("span", event.headline, { class: "list-headline" }),
    el("span", { class: "list-second" }, where, " · ", el("bdi", {}, event.who), event.group === "asserted" ? null : ` · ${CHIP_WORDS[event.status].toLowerCase()}`))));
}

function drawList(app) {
  const { model, state, act, nodes, shown } = app;
  const head = el("div", { class: "panel-head" },
    el("h2", { class: "panel-count" }, plural(shown.length, "event"), state.inView ? " in view" : ""),
    app.narrow ? el("span", { class: "muted panel-tally" }, tally(app)) : el("label", { class: "inview" }, el("input", { type: "checkbox", class: "box", "data-row": "inview", ...(state.inView ? { checked: true } : {}), onchange: (happened) => act.change({ inView: happened.target.checked }) }), "in map view"));
  const groups = [];
  for (const index of shown.slice(0, app.listMost)) {
    const event = eventAt(model, index);
    const name = groupOf(model, event);
    if (!groups.length || groups[groups.length - 1].name !== name) groups.push({ name, key: groupKey(model, index), rows: [] });
    groups[groups.length - 1].rows.push(event);
  }
  const counts = countBy(model, (index) => app.shownSet.has(index), (index) => groupKey(model, index));
  replace(nodes.panel, [
    head, drawChips(app),
    shown.length ? el("div", { class: "list" }, groups.map(({ name, key, rows }) => el("section", {},
      app.narrow && model.grouping === "place" ? null : el("h3", { class: "list-group" }, el("bdi", {}, name), el("span", {}, (counts.get(key) || rows.length).toLocaleString("en"))),
      el("ul", {}, rows.map((event) => listRow(app, event)))))) : el("p", { class: "note panel-note" }, "No event matches."),
    shown.length > app.listMost ? button({ class: "plain list-more", onclick: () => act.more() }, `Show ${Math.min(LIST_STEP, shown.length - app.listMost)} more`) : null,
    nowhereNote(app),
  ]);
}

/* "8 claimed · 1 disputed" of what is shown. */
function tally(app) {
  const counts = countBy(app.model, (index) => app.shownSet.has(index), (index) => statusGroup(app.model.columns.status[index]));
  return ["claimed", "disputed"].filter((group) => counts.get(group)).map((group) => `${counts.get(group)} ${group}`).join(" · ");
}

/* What a group is counted by: the number of its place or day. */
function groupKey(model, index) {
  const { place, from, until } = model.columns;
  return model.grouping === "place" ? place[index] : from[index] ?? until[index];
}

function nowhereNote(app) {
  const { drawn, place } = app.model.columns;
  const undrawn = app.shown.filter((index) => drawn[index] === 0);
  const nowhere = undrawn.filter((index) => place[index] < 0).length, nobody = undrawn.length - nowhere;
  return [
    nowhere ? el("p", { class: "note panel-note" }, `${plural(nowhere, "event has", "events have")} no place that was found: listed, not guessed.`) : null,
    nobody ? el("p", { class: "note panel-note" }, `${plural(nobody, "event tells", "events tell")} that nobody was hurt: listed, not drawn.`) : null,
  ];
}
