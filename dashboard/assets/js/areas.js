/* What is known only to an area: a soft shape without an edge, and its name. */

function groupByOutline(model, shown, how) {
  const groups = new Map();
  const number = DRAWN.indexOf(how);
  for (const index of shown) {
    if (model.columns.drawn[index] !== number) continue;
    const key = model.columns.outline[index];
    if (!groups.has(key)) groups.set(key, { key: `o${key}`, outline: key, place: model.places[model.columns.place[index]], events: [] });
    groups.get(key).events.push(index);
  }
  return [...groups.values()];
}

const linePath = (points) => points.map((point, number) => `${number ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join("");

function areaRings(map, model, outline) {
  return model.lines[outline].map((ring) => ring.map((point) => map.latLngToLayerPoint(point)));
}

/* Soft shape; in the kind's colour when one of its events is open. */
function drawArea(context, area) {
  const { map, model, layers } = context;
  area.rings = areaRings(map, model, area.outline);
  const d = area.rings.map((ring) => `${linePath(ring)}Z`).join("");
  const open = context.open && area.events.includes(context.open.index) ? context.open.kind.name : null;
  const tint = open ? { css: { "--k": `var(--k-${open})` } } : {};
  const name = open ? "soft soft-open" : "soft";
  layers.areas.append(
    svg("path", { d, class: `${name} soft-wide`, filter: "url(#blur-wide)", ...tint }),
    svg("path", { d, class: `${name} soft-near`, filter: "url(#blur-near)", ...tint }));
}

/* A place with a radius and no shape: a fading disc. */
function drawRadius(context, spot) {
  const { map, layers } = context;
  const centre = map.latLngToLayerPoint([spot.lat, spot.lon]);
  const metres = (40075016 * Math.cos((spot.lat * Math.PI) / 180)) / (256 * 2 ** map.getZoom());
  const r = ((spot.place.radius || 1) * 1000) / metres;
  spot.centre = centre;
  spot.r = r;
  layers.areas.append(svg("circle", { cx: centre.x, cy: centre.y, r, fill: "url(#fade)", class: "radius" }));
}

function radiusSpots(model, shown) {
  const spots = new Map();
  const number = DRAWN.indexOf("radius");
  for (const index of shown) {
    if (model.columns.drawn[index] !== number) continue;
    const key = model.columns.place[index];
    if (!spots.has(key)) {
      const place = model.places[key];
      spots.set(key, { key: `r${key}`, lat: model.columns.lat[index], lon: model.columns.lon[index], place, events: [] });
    }
    spots.get(key).events.push(index);
  }
  return [...spots.values()];
}

/* The point of an outline nearest to a point, and which way is outward there. */
function nearestEdge(rings, from) {
  let best = null;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const a = ring[i - 1], b = ring[i];
      const dx = b.x - a.x, dy = b.y - a.y;
      const t = within(((from.x - a.x) * dx + (from.y - a.y) * dy) / (dx * dx + dy * dy || 1), 0, 1);
      const x = a.x + t * dx, y = a.y + t * dy;
      const far = Math.hypot(from.x - x, from.y - y);
      if (!best || far < best.far) best = { x, y, far };
    }
  }
  return best;
}

function boxOfRings(rings) {
  const points = rings.flat();
  const xs = points.map((point) => point.x), ys = points.map((point) => point.y);
  const x = Math.min(...xs), y = Math.min(...ys);
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}
