/* The events of an area stand on a card beside it, joined by a leader that ends at the area's edge. */
const PLATE_MOST = 8;
const PLATES_FROM = 6; /* the zoom from which they are unfolded */
const CLEAR = 900; /* of `platePosition`: what lies on nothing that matters */
const CROWDED = 30000; /* of `platePosition`: a pill half over marks; its area has its count in its name instead */

function scaledItems(context, events) {
  return events
    .map((event) => ({ event, disc: discOf(context.scales, event, context.discs) }))
    .filter(({ disc }) => disc);
}

/* "killed, >400 injured, claimed", a line each. */
function figureWords(event) {
  const { main, ring } = mainFigures(event);
  const words = [main.measure === "affected" ? "killed or wounded" : main.measure];
  if (event.kind.name === "evacuation" && main.measure === "affected") words[0] = "affected";
  if (ring) words.push(`${figureLabel(ring)} ${ring.measure}`);
  const lines = words.map((word, number) => (number < words.length - 1 || event.status !== "asserted" ? `${word},` : word));
  const status = event.status === "asserted" ? null : el("i", {}, CHIP_WORDS[event.status].toLowerCase());
  return el("span", { class: "plate-words" }, lines.map((line) => el("span", {}, line)), status);
}

function plateButton(context, events, content, name) {
  const open = context.open && events.some((event) => event.index === context.open.index);
  const next = () => {
    const at = events.findIndex((event) => context.open && event.index === context.open.index);
    context.act.open(events[(at + 1) % events.length].id);
  };
  const node = button({ class: `plate-item${open ? " plate-open" : ""}`, tabindex: "-1", "aria-label": name || eventName(events[0]), onclick: next }, content);
  events.forEach((event) => context.marks.set(event.id, { node, plate: true }));
  return node;
}

function fullPlate(context, place, events) {
  const { model, act } = context;
  const scaled = scaledItems(context, events).slice(0, 2);
  const rest = events.filter((event) => !scaled.some((one) => one.event === event));
  const equal = new Map();
  for (const event of rest) {
    const key = `${event.kind.name}|${event.plate}|${event.status}`;
    equal.set(key, [...(equal.get(key) || []), event]);
  }
  const items = [...equal.values()];
  const most = PLATE_MOST - scaled.length;
  const cut = items.length > most ? items.slice(0, most) : items;
  const hidden = items.slice(cut.length).reduce((sum, group) => sum + group.length, 0);
  const paper = context.printing ? el("p", { class: "plate-words" }, tableNumbers(context.printing, events)) : null;
  const title = events.length === 1 ? "1 event" : `${events.length} events`;
  const line = paper ? "somewhere in this area" : `${title} somewhere in this area, no closer place given`;
  return [
    said("p", place.name, { class: "plate-title" }),
    el("p", { class: "plate-line" }, line),
    scaled.length ? el("div", { class: "plate-scaled" }, scaled.map(({ event, disc }) =>
      plateButton(context, [event], [discSymbol(event, disc, { open: Boolean(context.open && context.open.id === event.id) }), disc.below ? el("b", {}, disc.label) : null, figureWords(event)]))) : null,
    paper || !cut.length ? paper : el("div", { class: `plate-rest${scaled.length ? " plate-cut" : ""}` }, cut.map((group) =>
      plateButton(context, group, [eventSymbol(model, group[0], 20, { halo: false }), el("span", {}, group.length > 1 ? `${group[0].plate} ×${group.length}` : group[0].plate)],
        group.length > 1 ? `${group.length} events: ${group.map(eventName).join(" ")}` : null))),
    hidden && !paper ? button({ class: "plate-more", tabindex: "-1", onclick: () => act.list(events, place.name) }, `+${hidden} more`) : null,
  ];
}

function pill(context, place, events) {
  const { model, act } = context;
  const scaled = scaledItems(context, events).slice(0, 2);
  const shown = scaled.length ? scaled.map((one) => one.event) : events.slice(0, 3);
  const stated = shown.every((event) => event.group === "asserted") ? "stated" : "claimed";
  const open = scaled.length ? `figures as ${stated}` : "no closer place given";
  events.filter((event) => !shown.includes(event)).forEach((event) => context.marks.set(event.id, { plate: true, pill: true }));
  return [
    said("p", place.name, { class: "plate-title" }),
    el("p", { class: "plate-line" }, `${plural(events.length, "event")}, ${open}`),
    el("div", { class: "pill-row" }, shown.map((event, number) => plateButton(context, [event], [
      eventSymbol(model, event, 20, { halo: false }), scaled[number] ? el("b", {}, scaled[number].disc.label) : null])),
    events.length > shown.length ? button({ class: "plate-more", tabindex: "-1", onclick: () => act.list(events, place.name) }, `+${events.length - shown.length}`) : null),
  ];
}

/* Eight positions about the area, and where each lies on something, any in the frame; the emptiest wins. */
function platePosition(context, box, w, h) {
  const { frame } = context;
  const gap = 38;
  const seen = {
    x: Math.max(box.x, frame.x), y: Math.max(box.y, frame.y),
    r: Math.min(box.x + box.w, frame.x + frame.w), b: Math.min(box.y + box.h, frame.y + frame.h),
  };
  const midX = (seen.x + seen.r) / 2 - w / 2, midY = (seen.y + seen.b) / 2 - h / 2;
  const columns = { left: seen.x - gap - w, mid: midX, right: seen.r + gap };
  const rows = { top: seen.y - gap - h, mid: midY, bottom: seen.b + gap };
  const tries = [["right", "mid"], ["right", "bottom"], ["right", "top"], ["left", "mid"], ["left", "bottom"], ["left", "top"], ["mid", "bottom"], ["mid", "top"]];
  const inFrame = ([column, row]) => ({
    x: within(columns[column], frame.x + 10, Math.max(frame.x + 10, frame.x + frame.w - w - 10)),
    y: within(rows[row], frame.y + 10, Math.max(frame.y + 10, frame.y + frame.h - h - 10)), w, h,
  });
  const covered = (at) => context.taken.reduce((sum, one) => sum + shared(at, one) * (one.mark ? 12 : one.soft ? 0.4 : 20), 0);
  const cost = (at, less) => ({ ...at, cost: less + shared(at, box) * 0.8 + covered(at) });
  const best = (all) => all.reduce((a, b) => (b.cost < a.cost ? b : a));
  const beside = best(tries.map((one, number) => cost(inFrame(one), number * 40)));
  if (beside.cost <= CLEAR) return beside;
  const spots = [];
  for (let i = 0; i <= 6; i += 1) for (let j = 0; j <= 8; j += 1) {
    const at = { x: frame.x + 10 + ((frame.w - w - 20) * i) / 6, y: frame.y + 10 + ((frame.h - h - 20) * j) / 8, w, h };
    spots.push(cost(at, 320 + Math.hypot(at.x + w / 2 - (seen.x + seen.r) / 2, at.y + h / 2 - (seen.y + seen.b) / 2)));
  }
  return best([beside, ...spots]);
}

function drawLeader(context, rings, box) {
  const { frame } = context;
  const inView = (point) => point.x > frame.x && point.x < frame.x + frame.w && point.y > frame.y && point.y < frame.y + frame.h;
  const seen = rings.map((ring) => ring.filter(inView)).filter((ring) => ring.length > 1);
  if (!seen.length) return;
  const middle = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
  let edge = nearestEdge(seen, middle);
  const side = { x: within(edge.x, box.x, box.x + box.w), y: within(edge.y, box.y + 12, box.y + box.h - 12) };
  edge = nearestEdge(seen, side);
  const far = Math.hypot(side.x - edge.x, side.y - edge.y);
  if (far < 6) return;
  const turn = (Math.atan2(side.y - edge.y, side.x - edge.x) * 180) / Math.PI;
  context.layers.leaders.append(
    svg("path", { d: `M${edge.x} ${edge.y}L${side.x} ${side.y}`, class: "leader" }),
    svg("path", { d: "M4-11Q-4 0 4 11", class: "bracket", transform: `translate(${edge.x} ${edge.y}) rotate(${turn})` }));
  context.taken.push({ x: Math.min(edge.x, side.x), y: Math.min(edge.y, side.y) - 4, w: Math.abs(side.x - edge.x), h: Math.abs(side.y - edge.y) + 8 });
}

function drawPlates(context, areas) {
  const { map, model, state, layers, narrow } = context;
  const ordered = areas.slice().sort((a, b) => b.events.length - a.events.length);
  const folded = narrow || state.embed || map.getZoom() < PLATES_FROM || ordered.length > 3;
  const low = context.frame.h < 260;
  const most = low ? 0 : narrow ? 2 : map.getZoom() < 4 ? 4 : 6;
  for (const area of ordered) {
    const box = boxOfRings(area.rings);
    if (!overlaps(box, context.frame)) continue;
    area.box = box;
    const events = area.events.map((index) => eventAt(model, index));
    if (layers.plates.childElementCount >= most) {
      area.counted = true;
      continue;
    }
    const node = el("div", { class: folded ? "plate plate-pill" : "plate", role: "group", "aria-label": `${area.place.name}, ${plural(events.length, "event")} somewhere in this area` },
      folded ? pill(context, area.place, events) : fullPlate(context, area.place, events));
    layers.plates.append(node);
    const at = platePosition(context, box, node.offsetWidth, node.offsetHeight);
    if (folded && at.cost > CROWDED && layers.plates.childElementCount > 1) {
      node.remove();
      events.forEach((event) => context.marks.delete(event.id));
      area.counted = true;
      continue;
    }
    node.style.left = `${at.x}px`;
    node.style.top = `${at.y}px`;
    context.plateCost += at.cost;
    drawLeader(context, area.rings, at);
    context.taken.push(at);
  }
}
