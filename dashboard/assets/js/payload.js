/* From the packed data to a model: columns of events, and views of single events. */

async function readPayload() {
  const packed = document.getElementById("sitmap-data").textContent.trim();
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!zipped) return JSON.parse(new TextDecoder().decode(bytes));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

/* Stepped whole numbers back to [lat, lon] pairs. */
function unstep(steps, scale = 1000) {
  const line = [];
  let x = 0, y = 0;
  for (let i = 0; i < steps.length; i += 2) {
    x += steps[i];
    y += steps[i + 1];
    line.push([y / scale, x / scale]);
  }
  return line;
}

function openModel(payload) {
  const columns = payload.events;
  const model = {
    ...payload,
    columns,
    count: columns.id.length,
    byId: new Map(columns.id.map((id, index) => [id, index])),
    lines: payload.outlines.map((parts) => parts.map((part) => unstep(part))),
    haystacks: null,
  };
  model.order = listOrder(model);
  model.rank = new Int32Array(model.count);
  model.order.forEach((index, rank) => { model.rank[index] = rank; });
  return model;
}

/* One event as an object; made when asked for, since there may be 100,000. */
function eventAt(model, index) {
  const columns = model.columns, tables = columns.tables;
  const table = (name) => tables[name][columns[name][index]];
  const kind = model.kinds[columns.kind[index]];
  const subkind = table("subkind");
  const [subLabel, plate, icon] = kind.subkinds[subkind] || [subkind.replace(/_/g, " "), kind.label, kind.icon];
  return {
    index, kind, subkind, subLabel, plate, icon,
    id: columns.id[index],
    status: STATUSES[columns.status[index]],
    group: statusGroup(columns.status[index]),
    drawn: DRAWN[columns.drawn[index]],
    known: placeGroup(model, index),
    lat: columns.lat[index], lon: columns.lon[index],
    outline: columns.outline[index],
    place: columns.place[index] < 0 ? null : model.places[columns.place[index]],
    to: columns.to[index] < 0 ? null : model.places[columns.to[index]],
    source: model.sources[columns.source[index]],
    from: columns.from[index], until: columns.until[index],
    headline: table("headline"), where: table("where"), when: table("when"), short: shortWhen(table("when")),
    who: table("who"), figures: table("figures"),
    quote: columns.quote[index],
    detail: model.details ? model.details[index] : null,
  };
}

/* When, in a word or two. */
const shortWhen = (when) => (when.startsWith("No day stated") ? "no day stated" : when.replace(/, day$/, ""));

const isDated = (model, index) => model.columns.from[index] !== null || model.columns.until[index] !== null;

/* Few events: by place, points first, then roads, then areas. Many: by day, newest first, undated last. */
const BY_PLACE_LIMIT = 40;

function listOrder(model) {
  const { drawn, kind, place, from, until, start, figures, tables } = model.columns;
  const order = Array.from({ length: model.count }, (_, index) => index);
  model.grouping = model.count <= BY_PLACE_LIMIT ? "place" : "day";
  if (model.grouping === "place") {
    const turn = [9, 1, 2, 3, 4, 5];
    const first = new Map();
    order.forEach((index) => first.set(place[index], Math.min(first.get(place[index]) ?? Infinity, start[index])));
    const sized = (index) => (model.kinds[kind[index]].scaled && tables.figures[figures[index]].length ? 0 : 1);
    const unsized = (index) => (model.kinds[kind[index]].scaled && sized(index) ? 1 : 0);
    const key = (index) => [turn[drawn[index]], first.get(place[index]), place[index], sized(index), unsized(index), kind[index], start[index], index];
    return order.sort((a, b) => compare(key(a), key(b)));
  }
  const day = (index) => from[index] ?? until[index] ?? -1e9;
  return order.sort((a, b) => day(b) - day(a) || kind[a] - kind[b] || a - b);
}

function compare(a, b) {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}

function dayRange(model, indexes) {
  let first = Infinity, last = -Infinity;
  const { from, until } = model.columns;
  for (const index of indexes) {
    const a = from[index] ?? until[index], b = until[index] ?? from[index];
    if (a === null) continue;
    if (a < first) first = a;
    if (b > last) last = b;
  }
  return first <= last ? [first, last] : null;
}

function dayDate(day) {
  return new Date(day * 86400000);
}

function dayWords(day, { year = true } = {}) {
  const date = dayDate(day);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${year ? ` ${date.getUTCFullYear()}` : ""}`;
}

const dayIso = (day) => dayDate(day).toISOString().slice(0, 10);
const isoDay = (iso) => {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) ? null : Math.round(time / 86400000);
};

/* The name that a marker, a row and a plate have for assistive technology. */
function eventName(event) {
  const where = event.where[1] ? `${event.where[0]}, ${event.where[1]}` : event.where[0];
  return `${event.kind.label}, ${CHIP_WORDS[event.status].toLowerCase()}: ${event.headline}. ${where}. ${event.who}.`;
}
