/* Which part of the map is shown: all, nearly all at first, or the place of one event. */
const INDEXED = 12; /* the last zoom at which spots are joined */
const GAIN = 1.5; /* so many zooms nearer the first view must come by leaving far places out */
const FAR_SHARE = 0.2;
const FAR_MOST = 12;
/* About the places of a first view, for what stands above them on stems or fans out, and for the controls at the right. */
const ROOM = { wide: { left: 90, top: 76, right: 122, bottom: 64 }, narrow: { left: 60, top: 88, right: 60, bottom: 60 } };

/* The centre that the map has when a place is in the middle of what the sheet leaves free. */
const centreFor = (app, place, zoom) => app.map.unproject(app.map.project(place, zoom).add(L.point(0, app.covered / 2)), zoom);

const freeMiddle = ({ map, covered }) => map.getSize().subtract(L.point(0, covered)).divideBy(2);

function keepInWorld(app) {
  const { map } = app;
  if (!app.narrow) return;
  const middle = freeMiddle(app), place = map.containerPointToLatLng(middle), { world } = map;
  const inside = L.latLng(within(place.lat, world.getSouth(), world.getNorth()), within(place.lng, world.getWest(), world.getEast()));
  /* Less than two pixels are left to rounding: to move by them would be to move for ever. */
  const by = map.latLngToContainerPoint(inside).subtract(middle);
  if (Math.max(Math.abs(by.x), Math.abs(by.y)) >= 2) map.panBy(by.round(), { animate: false });
}

/* Bring an event into the part of the map that nothing covers: its mark, which may be a ring or stand beside the place. */
function bringIntoView(app, event, { again = false } = {}) {
  const { map } = app;
  app.draw();
  if (event.drawn === "none") return;
  const mark = app.marks.get(event.id);
  if (mark?.group && !again && leaveCluster(app, event, mark.group)) return;
  const bounds = event.outline >= 0 ? L.latLngBounds(app.model.lines[event.outline].flat()) : null;
  const place = bounds ? bounds.getCenter() : L.latLng(event.lat, event.lon);
  const size = map.getSize();
  const free = L.bounds([[40, 40], [size.x - 60, size.y - app.covered - 40]]);
  const clear = (at) => free.contains(map.latLngToContainerPoint(at));
  const stands = mark?.point ? map.layerPointToLatLng(mark.point) : place;
  if (clear(stands) && (mark || bounds)) return;
  const room = L.point(0, app.covered);
  const zoom = bounds ? Math.max(map.getMinZoom(), Math.min(map.getZoom(), map.getBoundsZoom(bounds.pad(0.2), false, room))) : map.getZoom();
  const target = centreFor(app, zoom === map.getZoom() ? stands : place, zoom);
  const known = mark && zoom === map.getZoom();
  map.setView(target, zoom, { animate: !app.reduced && Boolean(known), duration: 0.25, easeLinearity: 0.5 });
  if (known) app.draw();
  else if (!again) bringIntoView(app, event, { again: true });
}

/* Step in to where an event that a ring holds stands by itself, or with what is at its very point; false where it does so nowhere. */
function leaveCluster(app, event, group) {
  const { map } = app;
  if (group.cluster === undefined) return false;
  const place = L.latLng(event.lat, event.lon), near = place.toBounds(2000);
  const inRing = (zoom) => groupsIn(indexAt(app, zoom), near, zoom).every((one) => !one.events?.includes(event.index));
  let zoom = Math.floor(map.getZoom()) + 1;
  while (zoom <= INDEXED && inRing(zoom)) zoom += 1;
  if (zoom > map.getMaxZoom()) return false;
  map.setView(centreFor(app, place, zoom), zoom, { animate: false });
  bringIntoView(app, event, { again: true });
  return true;
}

/* Fit all that is shown (all there is, where filters hide it), stepping out until the plates cover nothing. */
function fitAll(app, { animate = !app.reduced, core = false } = {}) {
  const { map, model } = app;
  const size = map.getSize();
  const drawn = (app.shown.length ? app.shown : model.order).filter((index) => model.columns.drawn[index] !== 0);
  const places = placesOf(app, drawn);
  const near = core ? coreOf(places) : places;
  const bounds = L.latLngBounds([]);
  near.forEach((place) => bounds.extend(place.bounds));
  if (!bounds.isValid()) {
    map.setView([20, 15], size.x < 700 ? 1 : 2, { animate: false });
    return;
  }
  const { left, top, right, bottom } = app.narrow ? ROOM.narrow : ROOM.wide;
  const close = map.getBoundsZoom(bounds, false, L.point(left + right, top + bottom)) >= PLATES_FROM;
  const plates = close && app.areas.length > 0 && app.areas.length < 4 && !app.narrow;
  const options = {
    paddingTopLeft: [left, top + (near.length < places.length ? 30 : 0)], paddingBottomRight: [plates ? Math.min(400, size.x * 0.5) : right, bottom + app.covered],
    maxZoom: 9, animate: animate && !app.areas.length,
  };
  map.fitBounds(bounds, options);
  if (app.areas.length) stepOut(app);
  sayFar(app, near.length < places.length ? drawn.length - near.reduce((sum, place) => sum + place.n, 0) : 0);
}

/* Say how many events the first view leaves out, until it is another; a click shows them. */
function sayFar(app, n) {
  const { far } = app.nodes;
  far.hidden = !n;
  app.firstView = n ? { zoom: app.map.getZoom(), centre: app.map.getCenter() } : null;
  replace(far, `${plural(n, "event lies", "events lie")} farther off`, el("b", {}, "Show all"));
}

function leftFirstView(app) {
  const { map, firstView } = app;
  if (firstView && map.getZoom() === firstView.zoom && map.getCenter().distanceTo(firstView.centre) < 1000) return;
  app.nodes.far.hidden = true;
}

function placesOf(app, indexes) {
  const { outline, lat, lon } = app.model.columns;
  const places = new Map();
  for (const index of indexes) {
    const key = outline[index] >= 0 ? outline[index] : `${lat[index]},${lon[index]}`;
    const place = places.get(key);
    if (place) place.n += 1;
    else places.set(key, { n: 1, bounds: outline[index] >= 0 ? boundsOf(app, outline[index]) : L.latLng(lat[index], lon[index]).toBounds(1000) });
  }
  return [...places.values()];
}

/* The places of nearly all events, where those of a few far off would make the view of the rest far smaller.
 * The place that widens the view most is let go, one after the other, as long as few events go with it. */
function coreOf(places) {
  let kept = places, best = places, most = GAIN;
  const whole = acrossOf(places);
  let left = Math.max(1, Math.floor(places.reduce((sum, place) => sum + place.n, 0) * FAR_SHARE));
  for (let step = 1; step <= FAR_MOST && kept.length > 2; step += 1) {
    const edges = ["getWest", "getEast", "getSouth", "getNorth"].map((side, at) => kept.reduce((a, b) => (at % 2 ? b.bounds[side]() > a.bounds[side]() : b.bounds[side]() < a.bounds[side]()) ? b : a));
    const rests = edges.filter((place) => place.n <= left).map((place) => ({ place, rest: kept.filter((one) => one !== place) }));
    if (!rests.length) break;
    const { place, rest } = rests.map((one) => ({ ...one, across: acrossOf(one.rest) })).reduce((a, b) => (b.across < a.across ? b : a));
    kept = rest;
    left -= place.n;
    const gain = Math.log2(whole / acrossOf(kept)) - 0.2 * (step - 1);
    if (gain > most) [best, most] = [kept, gain];
  }
  return best;
}

/* How large the view of places is, in degrees; never smaller than a first view is. */
function acrossOf(places) {
  const of = (side, pick) => pick(...places.map((place) => place.bounds[side]()));
  return Math.max(of("getEast", Math.max) - of("getWest", Math.min), 1.6 * (of("getNorth", Math.max) - of("getSouth", Math.min)), 1.5);
}

/* Step out while plates cover what is drawn, no farther than helps, and not so far that markers join. */
function stepOut(app) {
  const { map } = app;
  const middle = map.containerPointToLatLng(freeMiddle(app)), first = map.getZoom(), single = app.marks.size;
  let best = null;
  for (let step = 0; step <= (app.narrow ? 3 : 6); step += 1) {
    const zoom = first - step * 0.25;
    if (step) map.setView(centreFor(app, middle, zoom), zoom, { animate: false });
    const cost = app.plateCost + 4000 * (single - app.marks.size) + 300 * step;
    if (!best || cost < best.cost) best = { zoom, cost };
    if (app.plateCost <= CLEAR) break;
  }
  map.setView(centreFor(app, middle, best.zoom), best.zoom, { animate: false });
}
