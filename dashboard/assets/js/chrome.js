/* The bar, dialogs, notices, cards, the map's own controls. */

function makeNodes() {
  const root = document.getElementById("sitmap");
  const nodes = {
    root, bar: el("header", { class: "bar" }), kindsRow: el("nav", { class: "kinds-row", "aria-label": "Kinds" }),
    rail: el("nav", { class: "rail", "aria-label": "Legend and filters" }), stage: el("main", { class: "stage" }),
    map: el("div", { class: "map", id: "map" }), panel: el("aside", { class: "panel", "aria-label": "Events and evidence" }),
    time: el("section", { class: "time", "aria-label": "Time" }), live: el("div", { class: "offscreen", "aria-live": "polite" }),
    toast: el("div", { class: "toast", role: "status" }), print: el("main", { class: "paper" }),
  };
  nodes.grip = button({ class: "grip", "aria-label": "Make the sheet taller or lower" }, el("span"));
  nodes.sheet = el("div", { class: "sheet" }, nodes.grip, nodes.panel);
  nodes.state = el("div", { class: "state-holder" });
  nodes.stage.append(nodes.map, nodes.state);
  replace(root, nodes.bar, nodes.kindsRow, nodes.rail, nodes.stage, nodes.sheet, nodes.time, nodes.live, nodes.toast, nodes.print);
  return nodes;
}

function summaryWords(model) {
  const counts = countBy(model, (index) => statusGroup(model.columns.status[index]) !== "other", (index) => statusGroup(model.columns.status[index]));
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0);
  const groups = ["asserted", "claimed", "disputed"].filter((group) => counts.get(group)).map((group) => `${counts.get(group).toLocaleString("en")} ${group}`);
  return { total, from: `${plural(total, "event")} from ${plural(model.reports, "report")}${model.failures.length ? `, ${plural(model.failures.length, "file")} not read` : ""}`, groups: groups.join(", ") };
}

function drawBar(app) {
  const { model, state, act, nodes } = app;
  const { total, from, groups } = summaryWords(model);
  const filtered = filtersInUse(model, state).length || state.ids;
  const showing = `${app.shown.length.toLocaleString("en")} of ${total.toLocaleString("en")}`;
  const second = filtered ? `${app.narrow ? "" : `${from} · `}showing ${showing}` : app.narrow || !groups ? from : `${from} · ${groups}`;
  if (!nodes.search) {
    nodes.search = el("input", {
      type: "search", placeholder: "Place, word or source", "aria-label": "Search places, words and sources", class: "search-input",
      oninput: debounce((happened) => act.change({ query: happened.target.value }), 150),
      onkeydown: (happened) => { if (happened.key === "Enter") act.first(); },
    });
    nodes.summary = el("p", { class: "summary" });
    const tools = el("div", { class: "bar-tools" },
      el("div", { class: "search" }, glyph("search"), nodes.search),
      button({ class: "plain wide-only", onclick: () => act.copy(location.href, "Link copied.") }, "Share link"),
      button({ class: "plain wide-only", onclick: () => window.print() }, "Print"),
      button({ class: "plain about-button", onclick: () => act.about() }, el("span", { class: "wide-words" }, "About this map"), el("span", { class: "short-words" }, "More")),
      button({ class: "quiet narrow-tool", "aria-label": "Search", onclick: () => { nodes.bar.classList.toggle("searching"); nodes.search.focus(); } }, glyph("search", 20)),
      button({ class: "quiet narrow-tool", "aria-label": "Filter and legend", onclick: () => act.rail(true) }, glyph("filter", 20)));
    replace(nodes.bar, el("div", { class: "bar-title" }, el("h1", {}, said("span", model.title), model.made ? el("span", { class: "made" }, "not real events") : null), nodes.summary), tools);
  }
  nodes.summary.textContent = second;
  if (document.activeElement !== nodes.search) nodes.search.value = state.query;
}

function mapControls(app) {
  const { map, act, nodes } = app;
  const controls = el("div", { class: "zoom" },
    button({ "aria-label": "Zoom in", onclick: () => map.zoomIn(1) }, glyph("plus")),
    button({ "aria-label": "Zoom out", onclick: () => map.zoomOut(1) }, glyph("minus")),
    button({ "aria-label": "Show all events", onclick: () => act.fit() }, glyph("fit")));
  nodes.scale = el("div", { class: "scale", "aria-hidden": "true" }, el("span"), el("i"));
  const strip = el("div", { class: "strip" },
    el("span", { class: "strip-wide" }, DISCLAIMER), el("span", { class: "strip-short" }, DISCLAIMER_SHORT),
    button({ class: "link strip-more", onclick: () => act.about() }, "Boundaries, names and data"), nodes.from = el("span", { class: "strip-from" }, attribution(app.model)));
  nodes.stage.append(controls, nodes.scale, strip);
  nodes.far = button({ class: "farther-off", hidden: true, onclick: () => act.fit() });
  nodes.stage.append(nodes.far);
  nodes.hint = el("div", { class: "offscreen", id: "map-hint" }, "Arrow keys walk the events in the order of the list, Enter opens, Escape closes. Shift and arrows move the map, plus and minus zoom.");
  nodes.stage.append(nodes.hint);
}

function drawScale(app) {
  const { map, nodes } = app;
  const middle = map.getSize().y / 2;
  const metres = map.distance(map.containerPointToLatLng([0, middle]), map.containerPointToLatLng([110, middle]));
  if (!metres) return;
  nodes.scale.style.bottom = app.narrow ? `${app.covered + 8}px` : "";
  const power = 10 ** Math.floor(Math.log10(metres));
  const round = [5, 2, 1].map((step) => step * power).find((step) => step <= metres);
  nodes.scale.firstChild.textContent = round >= 1000 ? `${(round / 1000).toLocaleString("en")} km` : `${round} m`;
  nodes.scale.lastChild.style.width = `${(round / metres) * 110}px`;
}

function toast(app, words) {
  app.nodes.toast.textContent = words;
  app.nodes.toast.classList.add("toast-on");
  clearTimeout(app.toastTimer);
  app.toastTimer = setTimeout(() => app.nodes.toast.classList.remove("toast-on"), 2500);
}

/* What is in a cluster, beside it. */
function drawCard(app, group, point) {
  const { model, overlay, act } = app;
  const events = group.events();
  const kinds = model.kinds.map((kind, number) => ({ kind, n: group.counts[number] || 0 })).filter(({ n }) => n).sort((a, b) => b.n - a.n);
  const rest = kinds.slice(5).reduce((sum, { n }) => sum + n, 0);
  const close = () => overlay.layers.cards.replaceChildren();
  const card = el("div", { class: "card", role: "group", "aria-label": `${group.name}, ${plural(group.n, "event")}`, onmouseleave: () => { if (app.cardHover) close(); } },
    el("p", { class: "card-title" }, said("b", group.name), ` ${plural(group.n, "event")}`),
    el("ul", {}, kinds.slice(0, 5).map(({ kind, n }) => el("li", {}, kindSymbol(model, kind, 18), el("span", {}, kind.label), el("span", { class: "row-count" }, n)))),
    rest ? el("p", { class: "muted" }, `and ${rest} of other kinds`) : null,
    el("div", { class: "actions" },
      group.cluster === undefined ? (group.n <= FAN_MOST ? button({ class: "plain", onclick: () => { close(); act.fan(group.key); } }, "Spread out") : null)
        : button({ class: "plain", onclick: () => { close(); act.zoomTo(group); } }, "Zoom in"),
      button({ class: "plain", onclick: () => { close(); act.list(events.map((index) => eventAt(model, index)), group.name); } }, "List them")));
  replace(overlay.layers.cards, card);
  const at = besideRing(frameOf(app.map, app), point, card.offsetWidth, card.offsetHeight);
  card.style.left = `${at.x}px`;
  card.style.top = `${at.y}px`;
  return card;
}

/* Right of a ring, left, below or above, where there is room; on a small map over it. */
function besideRing(frame, point, w, h) {
  const off = 38;
  const x = within(point.x - w / 2, frame.x + 8, Math.max(frame.x + 8, frame.x + frame.w - w - 8));
  const y = within(point.y - h / 2, frame.y + 8, Math.max(frame.y + 8, frame.y + frame.h - h - 30));
  const fits = (at) => at.x >= frame.x + 4 && at.x + w <= frame.x + frame.w - 4 && at.y >= frame.y + 4 && at.y + h <= frame.y + frame.h - 4;
  const tries = [{ x: point.x + off, y }, { x: point.x - off - w, y }, { x, y: point.y + off }, { x, y: point.y - off - h }];
  return tries.find(fits) || { x, y };
}

/* A state in words over the map: nothing yet, nothing placed, all filtered away. */
function drawStates(app) {
  const { model, state, act, nodes, shown } = app;
  const box = (title, words, ...actions) => replace(nodes.state, el("div", { class: "state" }, el("h2", {}, title), el("p", {}, words), el("div", { class: "actions" }, actions)));
  const visible = countBy(model, () => true, (index) => statusGroup(model.columns.status[index]));
  const total = [...visible].reduce((sum, [group, n]) => sum + (state.statuses.has(group) ? n : 0), 0);
  if (!model.count && !model.reports) box("No reports yet", "Nothing to show: no report was read.");
  else if (!model.count) box(`${plural(model.reports, "report")} read, nothing to put on the map`, `${plural(model.left_out, "sentence")} told of something that gave no event on the map. They are listed by sitmap extract --explain, not guessed.`);
  else if (!shown.length) {
    const chips = filtersInUse(model, state).map(({ words }) => words);
    if (state.ids) chips.push(state.idsWords || "chosen events");
    box("No event matches", [`${plural(total, "event is", "events are")} hidden by ${plural(chips.length || 1, "filter")}: `, el("b", {}, chips.join(" and ")), "."],
      button({ class: "primary", onclick: () => act.change({ ...noFilters(), ids: null, idsWords: null }) }, "Clear filters"),
      state.days ? button({ class: "plain", onclick: () => act.change({ days: null }) }, "Clear days") : null);
  } else if (app.model.columns.place.every((place) => place < 0)) {
    box(`${plural(model.reports, "report")} read, nothing to put on the map`, `${plural(model.count, "event was", "events were")} found, but no place for them. They are listed, not guessed.`);
  } else replace(nodes.state);
}

function aboutDialog(app) {
  const { model, state, act } = app;
  const choice = (theme, words) => el("label", { class: "choice" }, el("input", { type: "radio", name: "theme", value: theme, ...(state.theme === theme ? { checked: true } : {}), onchange: () => act.theme(theme) }), words);
  const sources = model.sources.slice(0, 200);
  const dialog = el("dialog", { class: "about", "aria-labelledby": "about-title" },
    el("div", { class: "about-head" }, el("h2", { id: "about-title" }, "About this map"), button({ class: "quiet", "aria-label": "Close", onclick: () => dialog.close() }, glyph("close"))),
    el("p", {}, el("b", {}, VERIFIES_NOTHING), ` ${summaryWords(model).from}.`, model.left_out ? ` ${plural(model.left_out, "sentence")} that might have told of an event gave none; sitmap extract --explain lists them with the reason.` : ""),
    model.failures.length ? el("p", {}, `${plural(model.failures.length, "file")} could not be read: `, model.failures.slice(0, 20).map(([name, why]) => [el("bdi", {}, name), ` (${why}) `])) : null,
    el("fieldset", {}, el("legend", {}, "Appearance"), choice("auto", "As the system"), choice("light", "Light"), choice("dark", "Dark")),
    el("h3", {}, "Kinds of event"), el("dl", { class: "kinds" }, model.kinds.map((kind) => [el("dt", {}, kindSymbol(model, kind, 18), kind.label), el("dd", {}, kind.definition)])),
    el("h3", {}, "Reports"), el("ul", { class: "sources" }, sources.map((source) => el("li", {}, said("span", source.title || source.id), source.publisher ? [" · ", el("bdi", {}, source.publisher)] : null, source.published ? ` · ${source.published}` : null)),
      model.sources.length > sources.length ? el("li", {}, `and ${model.sources.length - sources.length} more`) : null),
    el("h3", {}, "Keys"), el("p", {}, app.nodes.hint.textContent),
    el("h3", {}, "Map data"), el("p", {}, `${DISCLAIMER} ${BORDERS_WORDS[model.base.policy]} Land, borders and waters: Natural Earth (public domain). Places: ${["GeoNames (CC BY 4.0)", ...model.credits].join("; ")}. Icons: Maki and Temaki (CC0). Drawn with Leaflet (BSD-2-Clause) and Supercluster (ISC). Made with sitmap.`),
    el("div", { class: "actions" }, button({ class: "plain", onclick: () => { dialog.close(); window.print(); } }, "Print"), button({ class: "plain", onclick: () => act.copy(location.href, "Link copied.") }, "Share link")));
  dialog.addEventListener("close", () => dialog.remove());
  app.nodes.root.append(dialog);
  dialog.showModal();
}
