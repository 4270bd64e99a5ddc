/* The legend is the filter: each row explains a sign, counts it, and switches it. */

function checkRow({ checked, onchange, sign, words, count, faint, name }) {
  const box = el("input", { type: "checkbox", class: "box", ...(checked ? { checked: true } : {}), onchange: (happened) => onchange(happened.target.checked), "data-row": name });
  return el("label", { class: `row${faint ? " row-faint" : ""}` }, box, sign ? el("span", { class: "row-sign" }, sign) : null,
    el("span", { class: "row-words" }, words), count === undefined ? null : el("span", { class: "row-count" }, count.toLocaleString("en")));
}

const section = (title, extra, ...children) =>
  el("section", { class: "rail-part" }, el("div", { class: "rail-head" }, el("h2", {}, title), extra), children);

function toggled(set, one, on) {
  const next = new Set(set);
  if (on) next.add(one);
  else next.delete(one);
  return next;
}

function drawRail(app) {
  const { model, state, act, nodes } = app;
  const { kind, status } = model.columns;
  const kinds = countBy(model, passes(model, { ...noFilters(), ids: null, statuses: state.statuses }), (index) => kind[index]);
  const statuses = countBy(model, () => true, (index) => statusGroup(status[index]));
  const lead = model.kinds.find((one) => one.shape === "hexagon") || model.kinds[0];
  const listed = kindsToList(model, state, kinds);
  replace(nodes.rail, [
    el("div", { class: "sheet-head only-narrow" }, el("h2", { class: "sheet-title" }, "Filter and legend"),
      button({ class: "link", onclick: () => act.change(noFilters()) }, "Reset"),
      button({ class: "quiet", "aria-label": "Close filter and legend", onclick: () => act.rail(false) }, glyph("close"))),
    section("Kinds", button({ class: "link", onclick: () => act.change({ kindsOff: state.kindsOff.size ? new Set() : new Set(model.kinds.map((one) => one.name)) }) }, state.kindsOff.size ? "All" : "None"),
      el("div", { class: "rail-kinds" }, listed.map(([one, count]) => checkRow({
        name: `kind-${one.name}`, checked: !state.kindsOff.has(one.name), sign: kindSymbol(model, one, 20), words: one.label, count,
        onchange: (on) => act.change({ kindsOff: toggled(state.kindsOff, one.name, !on) }),
      })))),
    section("Outline: who stands behind it", null, STATUS_GROUPS.filter((group) => statuses.get(group)).map((group) => checkRow({
      name: `status-${group}`, checked: state.statuses.has(group), sign: legendSymbol(model, lead, group, 20), words: STATUS_WORDS[group], count: statuses.get(group), faint: group === "other",
      onchange: (on) => act.change({ statuses: toggled(state.statuses, group, on) }),
    }))),
    howSection(app),
    sizeSection(app),
    signsSection(app),
    model.count > BY_PLACE_LIMIT ? clusterSection(app) : null,
    sourceSection(app),
    tilesPart(app),
    el("div", { class: "rail-time only-narrow" }),
    el("div", { class: "only-narrow rail-go" }, button({ class: "primary", onclick: () => act.rail(false) }, `Show ${plural(app.shown.length, "event")}`)),
  ]);
}

/* Kinds that the map may show, with their counts; one whose events are all off by default comes with them. */
const kindsToList = (model, state, counts) => model.kinds
  .map((kind, number) => [kind, counts.get(number) || 0])
  .filter(([kind, count]) => count || state.kindsOff.has(kind.name));

function howSection(app) {
  const { model, state, act } = app;
  const counts = countBy(model, passes(model, { ...noFilters(), ids: null, statuses: state.statuses }), (index) => placeGroup(model, index));
  const first = model.kinds[0];
  const sign = {
    point: () => kindSymbol(model, model.kinds.find((one) => one.shape === "bubble") || first, 20),
    area: () => svg("svg", { width: 24, height: 18, viewBox: "-12 -9 24 18", "aria-hidden": "true" }, svg("ellipse", { rx: 9, ry: 6, class: "soft-sample", filter: "url(#blur-near)" })),
    none: () => el("span", { class: "muted" }, "–"),
    namesake: () => symbol(model, { kind: first, status: "claimed", known: "namesake", size: 20, halo: false }),
    carried: () => symbol(model, { kind: first, status: "claimed", known: "carried", size: 20, halo: false }),
    inferred: () => (app.signs.has("inferredRoute") ? routeSign({ inferred: true }) : symbol(model, { kind: first, status: "claimed", known: "inferred", size: 20, halo: false })),
  };
  const words = { ...HOW_WORDS, namesake: "Question mark: one of several of that name", carried: "Dots below: named elsewhere in the report", inferred: app.signs.has("inferredRoute") ? "Inferred, not named: dots or hatch" : "Hatched: inferred, not named" };
  return section("How the place is known", null, Object.keys(HOW_WORDS).filter((group) => counts.get(group)).map((group) => checkRow({
    name: `how-${group}`, checked: state.how.has(group), sign: sign[group](), words: words[group], count: counts.get(group),
    onchange: (on) => act.change({ how: toggled(state.how, group, on) }),
  })));
}

/* Two nested shapes with true values for each kind that scales. */
function sizeSection(app) {
  const { model, scales } = app;
  const scaled = model.kinds.filter((kind) => scales[kind.name]);
  if (!scaled.length) return null;
  const D = app.narrow ? 56 : 72;
  const drawings = scaled.map((kind) => {
    const { scale } = scales[kind.name];
    const small = scale / 5;
    const d = [D, D * Math.sqrt(1 / 5)];
    const shape = (across) => (kind.shape === "square"
      ? svg("rect", { x: 40 - 0.443 * across, y: 76 - 0.886 * across, width: 0.886 * across, height: 0.886 * across, rx: 7, class: "size-shape" })
      : svg("circle", { cx: 40, cy: 76 - across / 2, r: across / 2, class: "size-shape" }));
    const tops = d.map((across) => 76 - across * (kind.shape === "square" ? 0.886 : 1));
    return svg("svg", { width: 126, height: 82, viewBox: "0 0 126 82", role: "img", "aria-label": `${kind.label}: the large shape is ${scale.toLocaleString("en")}, the small one ${small.toLocaleString("en")}`, css: { "--k": `var(--k-${kind.name})` } },
      d.map(shape),
      [scale, small].map((value, number) => [
        svg("path", { d: `M42 ${tops[number]}H80`, class: "size-line" }),
        svg("text", { x: 84, y: tops[number] + (number ? 4 : 6), class: "size-text" }, shortNumber(value))]));
  });
  const floors = scaled.filter((kind) => scales[kind.name].floor).map((kind) => `${shortNumber(scales[kind.name].floor)} (${kind.label.split(" ")[0].toLowerCase()})`);
  const smallest = floors.length ? ` Smallest size: ${floors.join(", ")} or fewer.` : "";
  const open = scaled.some((kind) => scales[kind.name].open) ? " Broken ring: the highest figure." : "";
  return section("Size: people, as stated", null, el("div", { class: "sizes" }, drawings),
    el("p", { class: "note" }, `Area follows the figure’s lower bound. Disc: killed; ring: injured. No figure: small marker.${open}${smallest}`),
    leastRow(app));
}

function leastRow(app) {
  const options = [0, 10, 100, 1000, 10000].map((value) => el("option", { value, ...(app.state.least === value ? { selected: true } : {}) }, value ? `${value.toLocaleString("en")} or more` : "any, or none stated"));
  return el("label", { class: "row row-select" }, el("span", { class: "row-words" }, "People"),
    el("select", { onchange: (happened) => app.act.change({ least: Number(happened.target.value) }), "data-row": "least" }, options));
}

function clusterSection(app) {
  const { model } = app;
  const counts = Object.fromEntries(model.kinds.slice(0, 5).map((_, number) => [number, 6 - number]));
  const n = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return section("Cluster", null, el("div", { class: "cluster-key" }, ringSymbol(model, counts, n, 44, { commonest: false }),
    el("p", { class: "note" }, "Number: events. Ring: share of each kind. Small sign: the commonest kind. People are never added up.")));
}

const REPORTS_MOST = 400;

function sourceSection(app) {
  const { model, state, act } = app;
  const publishers = [...new Set(model.sources.map((source) => source.publisher).filter(Boolean))].sort();
  const reports = model.sources.length > 1 && model.sources.length <= REPORTS_MOST ? model.sources : [];
  if (publishers.length < 2 && !reports.length) return null;
  const chosen = state.publisher ? `p ${state.publisher}` : state.source ? `r ${state.source}` : "";
  const option = (value, words) => el("option", { value, dir: "auto", ...(value === chosen ? { selected: true } : {}) }, words);
  const group = (label, options) => (options.length ? el("optgroup", { label }, options) : null);
  const choose = (value) => act.change({ publisher: value.startsWith("p ") ? value.slice(2) : null, source: value.startsWith("r ") ? value.slice(2) : null });
  return section("Source", null, el("label", { class: "row row-select" }, el("span", { class: "row-words" }, "From"),
    el("select", { onchange: (happened) => choose(happened.target.value), "data-row": "source" }, option("", "All reports"),
      group("Publishers", publishers.length > 1 ? publishers.slice(0, REPORTS_MOST).map((name) => option(`p ${name}`, name)) : []),
      group("Reports", reports.map((source) => option(`r ${source.id}`, [source.title || source.id, source.publisher].filter(Boolean).join(" · ")))))));
}

/* The row of kinds with counts, where there is no room for the rail. */
function drawKindsRow(app) {
  const { model, state, act, nodes } = app;
  const kinds = countBy(model, passes(model, { ...noFilters(), ids: null, statuses: state.statuses }), (index) => model.columns.kind[index]);
  replace(nodes.kindsRow, [
    button({ class: "plain", onclick: () => act.rail(true) }, "Filter and legend"),
    kindsToList(model, state, kinds).map(([kind, count]) => button({
      class: "kind-chip", "aria-pressed": String(!state.kindsOff.has(kind.name)), "aria-label": `${kind.label}, ${plural(count, "event")}`, title: kind.label,
      onclick: () => act.change({ kindsOff: toggled(state.kindsOff, kind.name, !state.kindsOff.has(kind.name)) }),
    }, kindSymbol(model, kind, 20), el("span", {}, count.toLocaleString("en")))),
  ]);
}
