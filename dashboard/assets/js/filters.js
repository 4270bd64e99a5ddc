/* Which events are shown. */

function placeGroup(model, index) {
  if (model.columns.place[index] < 0) return "none";
  const known = KNOWN[model.columns.known[index]];
  if (known === "inferred" || known === "namesake") return known;
  if (["area", "radius"].includes(DRAWN[model.columns.drawn[index]])) return "area";
  return known || "point";
}

function haystack(model, index) {
  const { tables } = model.columns;
  const source = model.sources[model.columns.source[index]];
  const place = model.columns.place[index] < 0 ? "" : model.places[model.columns.place[index]].name;
  return [
    place, tables.headline[model.columns.headline[index]], model.columns.quote[index],
    tables.who[model.columns.who[index]], source.title, source.publisher,
  ].join("\n").toLowerCase();
}

function largestFigure(model, index) {
  const figures = model.columns.tables.figures[model.columns.figures[index]];
  return figures.reduce((most, figure) => Math.max(most, figure[1] ?? figure[2] ?? figure[3] ?? 0), 0);
}

/* A test for one event; `skip` leaves one filter out, for the counts of its own boxes. */
function passes(model, state, { skip = null, bounds = null } = {}) {
  const { kind, status, from, until, source, id } = model.columns;
  const kindOff = model.kinds.map((one) => skip !== "kind" && state.kindsOff.has(one.name));
  const statusOn = STATUSES.map((_, number) => skip === "status" || state.statuses.has(statusGroup(number)));
  const words = state.query.trim().toLowerCase();
  const allHow = skip === "how" || state.how.size === Object.keys(HOW_WORDS).length;
  if (words && !model.haystacks) model.haystacks = Array.from({ length: model.count }, (_, i) => haystack(model, i));
  return (index) => {
    if (kindOff[kind[index]] || !statusOn[status[index]]) return false;
    if (!allHow && !state.how.has(placeGroup(model, index))) return false;
    if (state.ids && !state.ids.has(id[index])) return false;
    const dated = from[index] !== null || until[index] !== null;
    if (skip !== "undated" && !dated && !state.undated) return false;
    if (skip !== "days" && state.days && dated) {
      if ((from[index] ?? -Infinity) > state.days[1] || (until[index] ?? Infinity) < state.days[0]) return false;
    }
    if (state.publisher && model.sources[source[index]].publisher !== state.publisher) return false;
    if (state.source && model.sources[source[index]].id !== state.source) return false;
    if (state.least && largestFigure(model, index) < state.least) return false;
    if (words && !model.haystacks[index].includes(words)) return false;
    if (bounds && !inBounds(model, index, bounds)) return false;
    return true;
  };
}

function inBounds(model, index, bounds) {
  const outline = model.columns.outline[index];
  if (outline >= 0) return bounds.intersects(L.latLngBounds(model.lines[outline].flat()));
  const lat = model.columns.lat[index];
  return lat !== null && bounds.contains([lat, model.columns.lon[index]]);
}

const shownEvents = (model, state, bounds) =>
  model.order.filter(passes(model, state, { bounds: state.inView ? bounds : null }));

function countBy(model, test, keyOf) {
  const counts = new Map();
  for (let index = 0; index < model.count; index += 1) {
    if (!test(index)) continue;
    const key = keyOf(index);
    counts.set(key, (counts.get(key) || 0) + 1);
  }
  return counts;
}

/* The filters in use, as words and the change that takes each away. */
function filtersInUse(model, state) {
  const chips = [];
  const labels = model.kinds.filter((kind) => !state.kindsOff.has(kind.name)).map((kind) => kind.label);
  if (state.kindsOff.size) {
    const words = labels.length === 1 ? `${labels[0]} only` : `${labels.length} of ${model.kinds.length} kinds`;
    chips.push({ words, clear: { kindsOff: new Set() } });
  }
  const first = firstState();
  const off = [...first.statuses].filter((one) => !state.statuses.has(one));
  if (off.length) chips.push({ words: `Without ${off.map((one) => STATUS_WORDS[one].toLowerCase()).join(", ")}`, clear: { statuses: new Set([...state.statuses, ...first.statuses]) } });
  const without = [...first.how].filter((one) => !state.how.has(one));
  if (without.length) chips.push({ words: `Without “${without.map((one) => HOW_WORDS[one].toLowerCase()).join("”, “")}”`, clear: { how: first.how } });
  if (state.days) chips.push({ words: daysWords(state.days), clear: { days: null } });
  if (!state.undated) chips.push({ words: "Dated only", clear: { undated: true } });
  if (state.query) chips.push({ words: `“${state.query}”`, clear: { query: "" } });
  if (state.publisher) chips.push({ words: state.publisher, clear: { publisher: null } });
  if (state.source) {
    const source = model.sources.find((one) => one.id === state.source);
    chips.push({ words: (source && source.title) || state.source, clear: { source: null } });
  }
  if (state.least) chips.push({ words: `${state.least.toLocaleString("en")} people or more`, clear: { least: 0 } });
  if (state.inView) chips.push({ words: "In map view", clear: { inView: false } });
  return chips;
}

const noFilters = () => {
  const { kindsOff, statuses, how, days, undated, query, source, publisher, least, inView } = firstState();
  return { kindsOff, statuses, how, days, undated, query, source, publisher, least, inView };
};

function daysWords([first, last]) {
  if (first === last) return dayWords(first);
  const sameYear = dayDate(first).getUTCFullYear() === dayDate(last).getUTCFullYear();
  return `${dayWords(first, { year: !sameYear })} – ${dayWords(last)}`;
}
