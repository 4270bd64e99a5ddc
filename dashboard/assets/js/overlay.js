/* All that is drawn of events: made anew in screen points after each move, under what Leaflet pans. */

function makeOverlay(map) {
  const pane = (name) => map.getPane(name);
  const surface = (name, ...groups) => {
    const node = svg("svg", { class: "overlay leaflet-zoom-hide" }, groups);
    pane(name).append(node);
    return node;
  };
  const group = () => svg("g");
  const layers = { areas: group(), lines: group(), stems: group(), names: group(), leaders: group() };
  const surfaces = [surface("areas", layers.areas), surface("lines", layers.lines, layers.leaders, layers.stems), surface("names", layers.names)];
  layers.marks = el("div", { class: "overlay leaflet-zoom-hide" });
  layers.plates = el("div", { class: "overlay leaflet-zoom-hide" });
  layers.cards = el("div", { class: "overlay leaflet-zoom-hide" });
  pane("marks").append(layers.marks);
  pane("plates").append(layers.plates, layers.cards);
  return { layers, surfaces };
}

function frameOf(map, { covered }) {
  const size = map.getSize();
  const at = map.containerPointToLayerPoint([0, 0]);
  return { x: at.x, y: at.y, w: size.x, h: Math.max(80, size.y - covered) };
}

/* Draw what is shown. `app` has map, model, state, index of spots, areas and routes of what is shown. */
function drawOverlay(app) {
  const { map, model, state, overlay } = app;
  const { layers, surfaces } = overlay;
  const frame = frameOf(map, app);
  for (const surface of surfaces) {
    const pad = 200, w = frame.w + pad * 2, h = map.getSize().y + pad * 2;
    fill(surface, { width: w, height: h, viewBox: `${frame.x - pad} ${frame.y - pad} ${w} ${h}`, css: { left: `${frame.x - pad}px`, top: `${frame.y - pad}px` } }, []);
  }
  Object.values(layers).forEach((layer) => layer.replaceChildren());
  const context = {
    map, model, state, layers, frame, scales: app.scales, act: app.act, narrow: app.narrow, printing: app.printing ? app : null, discs: app.narrow ? 56 : 72,
    open: state.open ? eventAt(model, model.byId.get(state.open)) : null,
    taken: corners(frame, app), marks: new Map(), rings: [], stands: [], labels: [], later: [], largest: 1, plateCost: 0,
  };
  const near = map.getBounds().pad(0.15);
  const zoom = Math.floor(map.getZoom() + 0.01);
  const seen = (group) => pixelsAcross(app, group, zoom) >= SEEN_PX;
  const areas = app.areas.filter((area) => seen(area) && near.intersects(boundsOf(app, area.outline)));
  areas.forEach((area) => drawArea(context, area));
  const radii = app.radii.filter((spot) => seen(spot) && near.contains([spot.lat, spot.lon]));
  radii.forEach((spot) => drawRadius(context, spot));
  const routes = app.routes.filter((route) => seen(route) && near.intersects(boundsOf(app, route.outline)));
  routes.forEach((route) => drawRoute(context, route));
  drawGroups(context, groupsIn(indexAt(app, zoom), near, zoom));
  app.movements.slice(0, 200).forEach((index) => drawMovement(context, eventAt(model, index)));
  routes.forEach((route) => drawAt(context, route, freePoint(context, route.centre), 24));
  radii.forEach((spot) => drawBesideRadius(context, spot));
  markRings(context);
  context.labels.forEach((label) => label.anchors.slice(0, 1).forEach((anchor) => context.taken.push({ ...anchorBox(anchor, 110, 32), soft: true })));
  drawPlates(context, areas);
  context.taken = context.taken.filter((one) => !one.soft);
  drawNames(context, areas);
  app.marks = context.marks;
  app.plateCost = context.plateCost;
}

function corners(frame, app) {
  const bottom = frame.y + frame.h;
  const far = app.nodes.far.hidden ? [] : [{ x: frame.x, y: frame.y, w: 250, h: app.narrow ? 82 : 52 }];
  if (app.printing) return [...far, { x: frame.x, y: bottom - 34, w: 120, h: 34 }];
  if (app.narrow) return [...far, { x: frame.x + frame.w - 170, y: frame.y, w: 170, h: 28 }, { x: frame.x, y: bottom - 34, w: 120, h: 34 }];
  return [
    ...far,
    { x: frame.x + frame.w - 62, y: frame.y, w: 62, h: 128 },
    { x: frame.x, y: bottom - 26, w: frame.w, h: 26 },
    { x: frame.x, y: bottom - 56, w: 130, h: 34 },
  ];
}

function boundsOf(app, outline) {
  const kept = app.outlineBounds;
  if (!kept.has(outline)) kept.set(outline, L.latLngBounds(app.model.lines[outline].flat()));
  return kept.get(outline);
}

/* A point, or where a mark lies on it already, a free one beside it on a stem. */
function freePoint(context, point) {
  const lies = (at) => context.taken.some((one) => one.mark && overlaps({ x: at.x - 12, y: at.y - 12, w: 24, h: 24 }, one));
  if (!lies(point)) return point;
  for (const far of [44, 62, 84]) {
    for (const [dx, dy] of [[-1, 1], [1, 1], [-1, 0], [1, 0], [0, 1], [0, -1]]) {
      const at = { x: point.x + dx * far * 0.8, y: point.y + dy * far * 0.8 };
      if (lies(at)) continue;
      stem(context, point, at);
      return at;
    }
  }
  return point;
}

/* The events of a road, at its middle. */
function drawAt(context, group, point, size) {
  const events = group.events;
  let room;
  if (events.length === 1) {
    addMark(context, events[0], point, { size });
    room = { w: size / 2 + 2, h: size / 2 + 2 };
  } else if (events.length <= FAN_MOST) {
    room = events.length === 2 ? drawPair(context, events, point) : drawFan(context, events, point);
  } else {
    const counts = {};
    events.forEach((index) => { const kind = context.model.columns.kind[index]; counts[kind] = (counts[kind] || 0) + 1; });
    room = drawRing(context, { key: group.key, n: events.length, counts, events: () => events, name: group.place.name }, point);
  }
  const event = eventAt(context.model, events[0]);
  context.labels.push({
    weight: events.length + 1, name: events.length === 1 && event.known === "inferred" ? event.where[0] : group.place.name,
    second: event.known === "inferred" ? event.where[1] : null, italic: event.known === "inferred",
    anchors: [around(point, 30, 26)[1], ...around(point, 26, 24)], open: Boolean(context.open && events.includes(context.open.index)),
  });
}

/* Which way from a radius its mark stands: up to the right, or where that is taken or out of the frame, the first that is free. */
const AWAY = [[0.72, -0.72], [-0.72, -0.72], [0.72, 0.72], [-0.72, 0.72], [1, 0], [-1, 0], [0, -1], [0, 1]];

function awayFrom(context, { centre, r, events }) {
  const { frame, taken } = context;
  const half = Math.max(...events.map((index) => (discOf(context.scales, eventAt(context.model, index), context.discs)?.d ?? 28) / 2));
  /* One stands on the spot, two above it on stems, more about it. */
  const [wide, up, down] = [[half, half, half], [2 * half + 8, 2 * half + 32, 6], [57, 57, 57]][Math.min(events.length, 3) - 1];
  const stand = ([dx, dy], far = 0) => ({ x: centre.x + dx * (r + far) + Math.sign(dx) * (14 + half), y: centre.y + dy * (r + far) + Math.sign(dy) * (6 + half) });
  const free = (at) => {
    const box = { x: at.x - wide, y: at.y - up, w: 2 * wide, h: up + down };
    const inside = box.x > frame.x && box.y > frame.y && box.x + box.w < frame.x + frame.w && box.y + box.h < frame.y + frame.h;
    return inside && !taken.some((one) => !one.soft && overlaps(box, one));
  };
  const tries = [0, 60, 120].flatMap((far) => AWAY.map((way) => ({ way, at: stand(way, far) })));
  const { way, at } = tries.find((one) => free(one.at)) ?? tries[0];
  return { beside: at, rim: { x: centre.x + way[0] * r * 0.95, y: centre.y + way[1] * r * 0.95 }, turn: (Math.atan2(way[1], way[0]) * 180) / Math.PI };
}

function drawBesideRadius(context, spot) {
  const { beside, rim, turn } = awayFrom(context, spot);
  context.layers.leaders.append(
    svg("path", { d: `M${rim.x} ${rim.y}L${beside.x} ${beside.y}`, class: "leader" }),
    svg("path", { d: "M4-11Q-4 0 4 11", class: "bracket", transform: `translate(${rim.x} ${rim.y}) rotate(${turn})` }));
  drawAt(context, spot, beside, 28);
  placeLabel(context, [[`within ${Math.round(spot.place.radius)} km`, "area"]], [{ ...spot.centre, x: spot.centre.x, y: spot.centre.y, align: "centre", valign: "middle" }], { name: "area-name" });
}

/* Names of events before names of areas before names of the base map. */
function drawNames(context, areas) {
  context.later.forEach(([lines, anchors]) => placeLabel(context, lines, anchors, { must: true }));
  const ordered = context.labels.sort((a, b) => Number(b.open) - Number(a.open) || b.weight - a.weight);
  for (const { name, second, italic, anchors, open } of ordered) {
    const lines = [[name, "event"]];
    if (second) lines.push([second, "second"]);
    const style = { must: open, name: italic ? "label-inferred" : "" };
    if (placeLabel(context, lines, anchors, style)) continue;
    placeLabel(context, lines.slice(0, 1), [...anchors, ...anchors.map(fartherOff)], style);
  }
  for (const area of areas) {
    const text = area.counted ? `${area.place.name} (${area.events.length})` : area.place.name;
    const anchors = spotsInside(area.rings, context.frame).map((point) => ({ ...point, align: "centre", valign: "middle" }));
    const name = area.counted ? "area-name area-button" : "area-name";
    const onclick = area.counted ? () => context.act.list(area.events.map((index) => eventAt(context.model, index)), area.place.name) : null;
    placeLabel(context, twoLines(text, "area"), anchors, { name, onclick });
  }
  drawLandmarks(context);
  drawBaseNames(context);
}

/* The same side of a mark, a little farther off. */
const fartherOff = (anchor) => ({
  ...anchor, x: anchor.x + { left: 11, right: -11, centre: 0 }[anchor.align], y: anchor.y + { top: 11, bottom: -11, middle: 0 }[anchor.valign],
});

/* Spots inside an area for its name, the most central first. */
function spotsInside(rings, frame) {
  const box = boxOfRings(rings);
  const points = [];
  for (let i = 1; i < 12; i += 1) for (let j = 1; j < 12; j += 1) {
    const point = { x: box.x + (box.w * i) / 12, y: box.y + (box.h * j) / 12 };
    if (overlaps({ ...point, w: 0, h: 0 }, frame) && insideRings(rings, point)) points.push({ ...point, far: nearestEdge(rings, point).far });
  }
  return points.sort((a, b) => b.far - a.far).slice(0, 24);
}

function insideRings(rings, { x, y }) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const a = ring[i], b = ring[j];
      if ((a.y > y) !== (b.y > y) && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
    }
  }
  return inside;
}
