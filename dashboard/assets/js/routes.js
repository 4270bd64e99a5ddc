/* Roads and corridors, bars across them, and movements from one place to another. */

function alongLine(points, share) {
  const lengths = points.slice(1).map((point, i) => Math.hypot(point.x - points[i].x, point.y - points[i].y));
  const total = lengths.reduce((sum, one) => sum + one, 0);
  let left = total * share;
  for (let i = 0; i < lengths.length; i += 1) {
    if (left <= lengths[i] || i === lengths.length - 1) {
      const a = points[i], b = points[i + 1], t = lengths[i] ? left / lengths[i] : 0;
      return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t, angle: Math.atan2(b.y - a.y, b.x - a.x), total };
    }
    left -= lengths[i];
  }
  return { ...points[0], angle: 0, total: 0 };
}

/* Bed, halo and edges; solid when named, dotted with a row of dots when inferred; bars for a blockade. */
function drawRoute(context, route) {
  const { map, model, layers } = context;
  const lines = model.lines[route.outline].map((line) => line.map((point) => map.latLngToLayerPoint(point)));
  const event = eventAt(model, route.events[0]);
  const open = route.events.includes(context.open ? context.open.index : -1);
  const group = svg("g", { class: `route${event.known === "inferred" ? " route-inferred" : ""}`, css: { "--k": `var(--k-${event.kind.name})` } });
  for (const line of lines) {
    const d = linePath(line);
    for (const part of ["halo", "edges", "bed", "tint", "middle"]) group.append(svg("path", { d, class: `route-${part}` }));
  }
  const longest = lines.reduce((a, b) => (alongLine(a, 1).total >= alongLine(b, 1).total ? a : b));
  const middle = alongLine(longest, 0.5);
  if (event.kind.name === "blockade" && middle.total >= 24) {
    for (const share of middle.total < 60 ? [0.5] : [0.25, 0.75]) {
      const at = alongLine(longest, share);
      group.append(svg("g", { transform: `translate(${at.x} ${at.y}) rotate(${(at.angle * 180) / Math.PI})` },
        svg("path", { d: "M0-12V12", class: "bar-halo" }), svg("path", { d: "M0-12V12", class: "bar-line" })));
    }
  }
  layers.lines.append(group);
  route.centre = middle;
  route.open = open;
  for (const line of lines) for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const at = alongLine(line, share);
    context.taken.push({ x: at.x - 10, y: at.y - 10, w: 20, h: 20 });
  }
}

/* Where a movement begins or ends: the mark at the place, or the ring that holds it. */
function endOf(context, place) {
  const point = context.map.latLngToLayerPoint(place);
  let best = { ...point, r: 8, far: Infinity };
  for (const one of context.stands) {
    const far = Math.hypot(one.x - point.x, one.y - point.y);
    if (far < best.far && far <= (one.cluster ? 56 : 2)) best = { ...one, far };
  }
  return best;
}

/* A curve with an open ring where it begins and a head where it ends; names keep clear of it. */
function drawMovement(context, event) {
  const { layers } = context;
  const a = endOf(context, [event.lat, event.lon]), b = endOf(context, [event.to.lat, event.to.lon]);
  const far = Math.hypot(b.x - a.x, b.y - a.y);
  if (far < a.r + b.r + 40) return;
  const bend = 0.18;
  const c = { x: (a.x + b.x) / 2 - (b.y - a.y) * bend, y: (a.y + b.y) / 2 + (b.x - a.x) * bend };
  const toward = Math.atan2(b.y - c.y, b.x - c.x);
  const tip = { x: b.x - Math.cos(toward) * (b.r + 5), y: b.y - Math.sin(toward) * (b.r + 5) };
  const neck = { x: tip.x - Math.cos(toward) * 12, y: tip.y - Math.sin(toward) * 12 };
  const away = Math.atan2(c.y - a.y, c.x - a.x);
  const start = { x: a.x + Math.cos(away) * (a.r + 8), y: a.y + Math.sin(away) * (a.r + 8) };
  const d = `M${start.x} ${start.y}Q${c.x} ${c.y} ${neck.x} ${neck.y}`;
  const dash = event.known === "inferred" ? "0.1 7" : event.status === "disputed" ? "8 5" : null;
  layers.lines.append(svg("g", { class: "movement", css: { "--k": `var(--k-${event.kind.name})` } },
    svg("path", { d, class: "move-halo" }),
    svg("path", { d, class: "move-line", "stroke-dasharray": dash }),
    svg("circle", { cx: start.x, cy: start.y, r: 4.5, class: "move-from" }),
    svg("path", { d: "M0 0L-15-6.5V6.5Z", class: "move-head", transform: `translate(${tip.x} ${tip.y}) rotate(${(toward * 180) / Math.PI})` })));
  const steps = Math.min(24, Math.ceil(far / 14));
  for (let i = 0; i <= steps; i += 1) {
    const t = i / steps, u = 1 - t;
    const x = u * u * start.x + 2 * u * t * c.x + t * t * neck.x, y = u * u * start.y + 2 * u * t * c.y + t * t * neck.y;
    context.taken.push({ x: x - 5, y: y - 5, w: 10, h: 10 });
  }
}

/* A place named for where something else is: an open ring and its name. Not an event, not to be opened. */
function drawLandmarks(context) {
  const { map, model, layers, frame } = context;
  if (map.getZoom() < 5) return;
  for (const [name, lat, lon] of model.landmarks) {
    const point = map.latLngToLayerPoint([lat, lon]);
    const ring = { x: point.x - 6, y: point.y - 6, w: 12, h: 12 };
    if (!overlaps(ring, frame) || context.taken.some((one) => overlaps(ring, one))) continue;
    const label = placeLabel(context, [[`${name} (landmark)`, "landmark"]], around(point, 4), { name: "landmark-name" });
    if (!label) continue;
    context.taken.push(ring);
    layers.names.append(svg("circle", { cx: point.x, cy: point.y, r: 3, class: "landmark" }));
  }
}
