/* Markers: one event, two on stems, up to nine fanned out, more as a ring. */
const FAN_MOST = 9;
const SMALL_SCALE = 30; /* so that a ring of three is small where there is no larger one */

function addMark(context, index, point, { size = 28, disc = null, figureAbove = false } = {}) {
  const { model, layers, act } = context;
  const event = eventAt(model, index);
  const drawing = disc ? discSymbol(event, disc) : eventSymbol(model, event, size);
  const side = disc ? disc.d : size;
  const open = context.open && context.open.index === index;
  const active = context.state.active === event.id;
  const node = el("div", {
    class: `mark${open ? " mark-open" : ""}${active ? " mark-active" : ""}`, id: `mark-${index}`, role: "img", "aria-label": eventName(event),
    "data-id": event.id, css: { left: `${point.x}px`, top: `${point.y}px`, width: `${side}px`, height: `${side}px`, "z-index": disc ? Math.round(900 - disc.d) : open ? 1000 : 500 },
    onclick: () => act.open(event.id),
  }, drawing);
  layers.marks.append(node);
  if (disc && disc.below) {
    const [, below, above] = around(point, disc.d / 2 + 1);
    context.later.push([[[disc.label, "second"]], figureAbove ? [above, below] : [below, above]]);
  }
  const r = side / 2 + 3;
  context.taken.push({ x: point.x - r, y: point.y - r, w: 2 * r, h: 2 * r, mark: true });
  context.marks.set(event.id, { node, point });
  return node;
}

const stem = (context, from, to) =>
  context.layers.stems.append(svg("path", { d: `M${from.x} ${from.y}L${to.x} ${to.y}`, class: "stem" }));
const trueDot = (context, at) => context.layers.stems.append(svg("circle", { cx: at.x, cy: at.y, r: 2.6, class: "stem-dot" }));

function drawSingle(context, index, point) {
  const disc = discOf(context.scales, eventAt(context.model, index), context.discs);
  addMark(context, index, point, { disc });
  const r = disc ? disc.d / 2 : 15;
  return { w: r, h: r, r };
}

function drawPair(context, events, point) {
  const discs = events.map((index) => discOf(context.scales, eventAt(context.model, index), context.discs));
  const sizes = discs.map((disc) => (disc ? disc.d : 28));
  const wide = discs.map((disc, number) => (disc && disc.below ? Math.max(sizes[number], textWidth(disc.label, LABELS.second.font)) : sizes[number]));
  const lift = Math.max(...sizes) / 2 + 16;
  const at = [{ x: point.x - wide[0] / 2 - 4, y: point.y - lift }, { x: point.x + wide[1] / 2 + 4, y: point.y - lift }];
  at.forEach((end) => stem(context, point, end));
  trueDot(context, point);
  context.taken.push({ x: point.x - 4, y: point.y - 4, w: 8, h: 8 });
  events.forEach((index, number) => addMark(context, index, at[number], { disc: discs[number], figureAbove: true }));
  return { w: wide[1] + 6, h: lift, up: lift };
}

function drawFan(context, events, point) {
  const r = 40;
  context.layers.stems.append(svg("circle", { cx: point.x, cy: point.y, r: r + 17, class: "fan-ground" }));
  const ends = events.map((_, number) => {
    const turn = (number / events.length) * 2 * Math.PI - Math.PI / 2;
    return { x: point.x + r * Math.cos(turn), y: point.y + r * Math.sin(turn) };
  });
  ends.forEach((end) => stem(context, point, end));
  trueDot(context, point);
  events.forEach((index, number) => addMark(context, index, ends[number], { size: 24 }));
  context.taken.push({ x: point.x - 57, y: point.y - 57, w: 114, h: 114, mark: true });
  return { w: 58, h: 58, r: 57 };
}

function ringName(model, counts, n, place) {
  const kinds = model.kinds.map((kind, number) => (counts[number] ? `${counts[number]} ${kind.label.toLowerCase()}` : null)).filter(Boolean);
  return `${place ? `${place}, ` : ""}${plural(n, "event")}: ${kinds.join(", ")}. Opens what is in it.`;
}

function drawRing(context, group, point) {
  const { model, layers } = context;
  const d = within(66 * Math.sqrt(group.n / context.largest), 38, 66);
  const node = el("div", {
    class: "mark mark-ring", role: "img", "aria-label": ringName(model, group.counts, group.n, group.name), "data-key": group.key,
    css: { left: `${point.x}px`, top: `${point.y}px`, width: `${d}px`, height: `${d}px` },
    onclick: () => context.act.card(group, point),
    onpointerenter: ({ pointerType }) => { if (pointerType === "mouse" && !context.narrow) context.act.card(group, point, { hover: true }); },
  }, ringSymbol(model, group.counts, group.n, d));
  layers.marks.append(node);
  context.taken.push({ x: point.x - d / 2 - 3, y: point.y - d / 2 - 3, w: d + 6, h: d + 6, mark: true });
  context.rings.push({ node, point, group });
  return { w: d / 2, h: d / 2, r: d / 2 };
}

/* All that stands at points: draws each group and notes its label. */
function drawGroups(context, groups) {
  const { map, model } = context;
  const placed = groups.map((group) => ({ group, point: map.latLngToLayerPoint([group.lat, group.lon]) }));
  const sizeOf = ({ group }) => group.n ?? group.events.length;
  context.largest = Math.max(SMALL_SCALE, ...placed.map(sizeOf));
  const crowded = ({ point }, self, room) => placed.some((other) => other.group !== self && Math.hypot(other.point.x - point.x, other.point.y - point.y) < room);
  placed.sort((a, b) => sizeOf(b) - sizeOf(a));
  for (const one of placed) {
    const { group, point } = one;
    const name = group.cluster === undefined ? model.places[group.place].name : placeOfCluster(model, group);
    const n = sizeOf(one);
    let room;
    if (group.cluster === undefined && n === 1) room = drawSingle(context, group.events[0], point);
    else if (group.cluster === undefined && n === 2 && !crowded(one, group, 72)) room = drawPair(context, group.events, point);
    else if (group.cluster === undefined && n <= FAN_MOST && (!crowded(one, group, 96) || context.state.fan === group.key)) room = drawFan(context, group.events, point);
    else {
      const events = () => (group.leaves ? group.leaves().flatMap((leaf) => leaf.events) : group.events);
      room = drawRing(context, { ...group, n, counts: group.counts, events, name }, point);
    }
    context.stands.push({ x: point.x, y: point.y, r: room.r ?? 6, cluster: group.cluster !== undefined });
    if (holdsOpen(context, group)) room = { ...room, w: room.w + 7, h: room.h + 7 };
    const centre = room.up ? { x: point.x, y: point.y - room.up } : point;
    context.labels.push({ weight: n, name, second: secondLine(context, group, n, placed.length), anchors: around(centre, room.w, room.h), open: holdsOpen(context, group) });
  }
}

const holdsOpen = (context, group) => Boolean(context.open && group.events && group.events.includes(context.open.index));

/* The town of most events names what lies in one country; what lies in several is named by these. */
function placeOfCluster(model, { top, spots, counts }) {
  const codes = Object.keys(counts).filter((key) => key.startsWith(IN) && model.countries[key.slice(IN.length)]).sort((a, b) => counts[b] - counts[a]);
  if (codes.length > 1) {
    const [first, second] = codes.map((key) => model.countries[key.slice(IN.length)]);
    return `${first} and ${codes.length > 2 ? plural(codes.length - 1, "more country", "more countries") : second}`;
  }
  return spots > 1 ? `${model.places[top].name} and ${spots - 1} more` : model.places[top].name;
}

/* The ring that holds the active event is marked; looked for only when there is one. */
function markRings(context) {
  const { model, state, open, rings, marks } = context;
  const wanted = state.active === null ? undefined : model.byId.get(state.active);
  if (wanted === undefined || marks.has(state.active)) return;
  const ring = rings.find(({ group }) => group.events().includes(wanted));
  if (!ring) return;
  ring.node.classList.add(open && open.index === wanted ? "mark-open" : "mark-active");
  marks.set(state.active, ring);
}

function secondLine(context, group, n, crowd) {
  if (!group.events || crowd > 14) return null;
  if (n > 2) return plural(n, "event");
  const events = group.events.map((index) => eventAt(context.model, index));
  if (group.loose) return events[0].where[1] || null;
  const words = events.map((event) => (event.status === "asserted" ? event.plate : `${event.plate}, ${CHIP_WORDS[event.status].toLowerCase()}`));
  return words.join(" · ");
}
