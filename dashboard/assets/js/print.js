/* Paper, A4 landscape: title, map, legend, table of events, sources, disclaimer. Always light. */
const PRINT_MOST = 2000;

function printTitle(app) {
  const { total, groups } = summaryWords(app.model);
  const dates = [...new Set(app.model.sources.map((source) => source.published).filter(Boolean))];
  const reports = plural(app.model.reports, "report");
  return el("header", { class: "paper-head" }, el("h1", {}, said("span", app.model.title), app.model.made ? el("span", { class: "made" }, "not real events") : null),
    el("p", {}, dates.length === 1 ? `${reports}, published ${dates[0]}` : reports, el("br"), el("span", { class: "muted" }, `${plural(total, "event")}: ${groups}`)));
}

function printLegend(app) {
  const { model, scales } = app;
  const line = (sign, words) => el("li", {}, sign, el("span", {}, words));
  const lead = model.kinds.find((one) => one.shape === "hexagon") || model.kinds[0];
  const groups = countBy(model, (index) => app.shownSet.has(index), (index) => statusGroup(model.columns.status[index]));
  const kinds = countBy(model, (index) => app.shownSet.has(index), (index) => model.columns.kind[index]);
  const hows = countBy(model, (index) => app.shownSet.has(index), (index) => placeGroup(model, index));
  const words = {
    asserted: "Filled: the source says so itself", claimed: "Thin outline: it says that somebody says so",
    disputed: "Broken outline: claimed by one, denied by another", other: "Dotted: denied, feared or past",
  };
  const soft = svg("svg", { width: 24, height: 18, viewBox: "-12 -9 24 18" }, svg("ellipse", { rx: 9, ry: 6, class: "soft-sample", filter: "url(#blur-near)" }));
  const hatched = symbol(model, { kind: lead, status: "claimed", known: "inferred", size: 18, halo: false });
  const sizes = sizeSection(app);
  if (sizes) sizes.querySelectorAll(".row-select, .rail-head").forEach((node) => node.remove());
  return el("div", { class: "paper-legend" }, el("h2", {}, "Legend"),
    el("ul", { class: "paper-kinds" }, model.kinds.filter((_, number) => kinds.get(number)).map((kind) => line(kindSymbol(model, kind, 18), kind.label))),
    el("ul", {}, STATUS_GROUPS.filter((group) => groups.get(group)).map((group) => line(legendSymbol(model, lead, group, 18), words[group])),
      hows.get("area") ? line(soft, "Soft area: somewhere in here, place not known closer") : null,
      hows.get("namesake") ? line(symbol(model, { kind: lead, status: "claimed", known: "namesake", size: 18, halo: false }), "Question mark: one of several places of that name") : null,
      hows.get("carried") ? line(symbol(model, { kind: lead, status: "claimed", known: "carried", size: 18, halo: false }), "Dots below: place named elsewhere in the report") : null,
      hows.get("inferred") ? line(hatched, "Hatched, dotted: place inferred, never named") : null),
    signsInUse(app).length ? el("ul", { class: "paper-kinds" }, signsInUse(app).map(([drawing, words]) => line(drawing, words))) : null,
    Object.keys(scales).length ? sizes : null);
}

function printTable(app) {
  const { model } = app;
  const row = (index, number) => {
    const event = eventAt(model, index);
    const name = event.place ? event.place.name : event.where[0];
    const where = LOOSE[event.known] ? `${name} (${LOOSE[event.known]})` : name;
    const denied = event.detail && event.status === "disputed" ? ` · denied by ${event.detail.claims[0].denied}` : "";
    return el("li", {}, el("b", { class: "paper-number" }, number + 1), eventSymbol(model, event, 18, { halo: false }),
      el("span", {}, said("b", event.headline), el("span", { class: "muted" }, `${where}; ${event.short}; ${event.who}${denied}; ${event.status}`)));
  };
  const more = app.shown.length - PRINT_MOST;
  return [el("ol", { class: "paper-table" }, app.shown.slice(0, PRINT_MOST).map(row)),
    more > 0 ? el("p", { class: "note" }, `${plural(more, "more event is", "more events are")} not printed; filter the map to print them.`) : null];
}

function printFoot(app) {
  const { model } = app;
  const undated = app.shown.filter((index) => !isDated(model, index)).length;
  const sources = model.sources.slice(0, 12).map((source) => [source.title ? `“${source.title}”` : source.id, source.publisher, source.published].filter(Boolean).join(", "));
  const more = model.sources.length > 12 ? ` and ${model.sources.length - 12} more reports` : "";
  return el("footer", { class: "paper-foot" }, el("p", {}, `Source: ${sources.join("; ")}${more}. ${VERIFIES_NOTHING} ${undated ? `${plural(undated, "event carries", "events carry")} no day. ` : ""}${model.left_out ? `Not shown: ${plural(model.left_out, "sentence")}. ` : ""}`),
    el("p", {}, `${DISCLAIMER} Map data: Natural Earth (public domain), ${["GeoNames (CC BY 4.0)", ...model.credits].join("; ")}. Made with sitmap.`));
}

/* The map moves into the paper, takes its size, and goes back afterwards. */
function makePrint(app) {
  const { nodes, map } = app;
  const before = () => {
    if (app.printing) return;
    app.printing = { theme: document.documentElement.dataset.theme, centre: map.getCenter(), zoom: map.getZoom(), narrow: app.narrow, covered: app.covered, firstView: app.firstView, far: nodes.far.hidden };
    document.documentElement.dataset.theme = "light";
    app.narrow = false;
    app.covered = 0;
    const place = el("div", { class: "paper-map" });
    replace(nodes.print, printTitle(app), el("div", { class: "paper-top" }, place, printLegend(app)), printTable(app), printFoot(app));
    place.append(nodes.map, nodes.scale, nodes.far);
    document.documentElement.classList.add("printing");
    map.invalidateSize({ animate: false });
    app.act.fit({ animate: false, core: true });
    app.draw();
  };
  const after = () => {
    if (!app.printing) return;
    const { theme, centre, zoom, narrow, covered, firstView, far } = app.printing;
    app.printing = null;
    document.documentElement.dataset.theme = theme;
    Object.assign(app, { narrow, covered, firstView });
    document.documentElement.classList.remove("printing");
    nodes.stage.prepend(nodes.map);
    nodes.stage.append(nodes.scale, nodes.far);
    nodes.print.replaceChildren();
    map.invalidateSize({ animate: false });
    map.setView(centre, zoom, { animate: false });
    nodes.far.hidden = far;
    app.draw();
  };
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return { before, after };
}

/* "Events 5 to 13 in the table" */
function tableNumbers(app, events) {
  const numbers = events.map((event) => app.shown.indexOf(event.index) + 1).sort((a, b) => a - b);
  const first = numbers[0], last = numbers[numbers.length - 1];
  const words = last - first + 1 === numbers.length && numbers.length > 2 ? `${first} to ${last}` : numbers.join(", ");
  return `${numbers.length === 1 ? "Event" : "Events"} ${words} in the table`;
}

/* Numbers of the table, on the markers. */
function printNumbers(app) {
  if (!app.printing) return;
  const seen = new Map();
  app.shown.forEach((index, at) => {
    const mark = app.marks.get(app.model.columns.id[index]);
    if (!mark || mark.plate || mark.group || !mark.node) return;
    seen.set(mark.node, at + 1);
  });
  for (const [node, number] of seen) node.append(el("span", { class: "mark-number" }, number));
}
