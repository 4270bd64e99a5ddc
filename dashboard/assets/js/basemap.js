/* The base map: the world coarse, the area of interest fine, in panes under the events. */

function makeMap(node, { reduced, south }) {
  L.Map.prototype.options.zoomAnimation = !reduced;
  const world = L.latLngBounds([[Math.max(south, -86), -200], [84, 200]]);
  const map = L.map(node, {
    zoomControl: false, attributionControl: false, zoomSnap: 0.25, zoomDelta: 1, wheelPxPerZoomLevel: 90,
    minZoom: 1, maxZoom: 13, keyboard: false, fadeAnimation: false, zoomAnimation: !reduced, inertia: !reduced,
    maxBounds: world, maxBoundsViscosity: 0.8, bounceAtZoomLimits: false, doubleClickZoom: true,
  });
  for (const [name, z] of [["world", 200], ["ground", 210], ["areas", 350], ["lines", 360], ["marks", 600], ["names", 640], ["plates", 650]]) {
    map.createPane(name).style.zIndex = z;
  }
  map.world = world;
  const container = map.getContainer();
  const focus = container.focus.bind(container);
  container.focus = () => focus({ preventScroll: true });
  return map;
}

const FINE_FROM = 4.5; /* the zoom from which divisions and rivers are more than a blur */

function drawBase(map, model) {
  const { base } = model;
  const events = new Set(base.with_events);
  const world = L.svg({ pane: "world", padding: 0.3 }), ground = L.svg({ pane: "ground", padding: 0.3 });
  const options = (renderer, name) => ({ renderer, pane: renderer.options.pane, interactive: false, className: name, smoothFactor: 0.8 });
  const rings = (rows, scale, keep) => rows.filter(([code]) => keep(code)).flatMap(([, parts]) => parts.map((part) => unstep(part, scale)));
  const land = (rows, scale, renderer, edge) => {
    for (const [name, keep] of [["b-land2", (code) => !events.has(code)], ["b-land", (code) => events.has(code)]]) {
      const parts = rings(rows, scale, keep);
      if (parts.length) L.polygon(parts, options(renderer, `${name}${edge}`)).addTo(map);
    }
  };
  land(base.world, 100, world, base.policy === "none" ? " b-plain" : " b-edge");
  dashes(map, base.disputed, 100, (name) => options(world, name));
  for (const area of base.areas) drawGround(map, area, land, ground, options);
  const far = () => map.getContainer().classList.toggle("far", map.getZoom() < FINE_FROM);
  map.on("zoomend", far);
  far();
}

/* An area of interest, fine, over the coarse world. */
function drawGround(map, area, land, ground, options) {
  const [west, south, east, north] = area.box;
  if (area.land.length) L.rectangle([[south, west], [north, east]], options(ground, "b-water")).addTo(map);
  land(area.land, 1000, ground, " b-plain");
  if (area.lakes.length) L.polygon(area.lakes.map((ring) => unstep(ring)), options(ground, "b-water")).addTo(map);
  for (const [rows, name] of [["rivers", "b-river"], ["divisions", "b-division"], ["borders", "b-border"]]) {
    if (area[rows].length) L.polyline(area[rows].map((line) => unstep(line)), options(ground, name)).addTo(map);
  }
  dashes(map, area.disputed, 1000, (name) => options(ground, name));
}

/* Disputed lines, broken; what lies under them is covered first. */
function dashes(map, rows, scale, options) {
  if (!rows.length) return;
  const lines = rows.map((line) => unstep(line, scale));
  L.polyline(lines, options("b-covered")).addTo(map);
  L.polyline(lines, options("b-disputed")).addTo(map);
}
