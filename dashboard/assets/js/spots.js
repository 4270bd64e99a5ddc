/* Events at one point are a spot; spots that would lie on each other are a cluster. An area, a road or a
 * radius too small to be seen at a zoom is a spot there as well. */
const SEEN_PX = 24;
const IN = "in "; /* before a country's code: how many events of a cluster lie in it */

function spotsOf(model, shown) {
  const spots = new Map();
  const { lat, lon, drawn, place, kind } = model.columns;
  const POINT = DRAWN.indexOf("point"), MOVE = DRAWN.indexOf("movement");
  for (const index of shown) {
    if (drawn[index] !== POINT && drawn[index] !== MOVE) continue;
    const key = `${lat[index]},${lon[index]}`;
    let spot = spots.get(key);
    if (!spot) spots.set(key, spot = { key, lat: lat[index], lon: lon[index], place: place[index], events: [], counts: { n: 0 } });
    spot.events.push(index);
    spot.counts.n += 1;
    spot.counts[kind[index]] = (spot.counts[kind[index]] || 0) + 1;
  }
  return [...spots.values()];
}

/* How many pixels across an outline or a radius is at a zoom. */
function pixelsAcross(app, group, zoom) {
  const pixels = (256 * 2 ** zoom) / 360;
  if (group.outline === undefined) return (((group.place.radius || 1) * 2) / 111 / Math.cos((group.lat * Math.PI) / 180)) * pixels;
  const bounds = boundsOf(app, group.outline);
  const tall = (bounds.getNorth() - bounds.getSouth()) / Math.cos((bounds.getCenter().lat * Math.PI) / 180);
  return Math.max(bounds.getEast() - bounds.getWest(), tall) * pixels;
}

function asSpot(model, group) {
  const [first] = group.events;
  const counts = { n: group.events.length };
  for (const index of group.events) counts[model.columns.kind[index]] = (counts[model.columns.kind[index]] || 0) + 1;
  return { key: group.key, lat: model.columns.lat[first], lon: model.columns.lon[first], place: model.columns.place[first], events: group.events, counts, loose: true };
}

/* The index of spots at a whole zoom; made when it is first asked for. */
function indexAt(app, zoom) {
  if (!app.indexes.has(zoom)) {
    const small = [...app.areas, ...app.routes, ...app.radii].filter((group) => pixelsAcross(app, group, zoom) < SEEN_PX);
    app.indexes.set(zoom, clusterIndex(app.model, [...app.points, ...small.map((group) => asSpot(app.model, group))], zoom));
  }
  return app.indexes.get(zoom);
}

function clusterIndex(model, spots, zoom, { radius = 52 } = {}) {
  const index = new Supercluster({
    radius, extent: 256, minZoom: zoom, maxZoom: Math.min(zoom, 12), minPoints: 2,
    map: (spot) => ({ ...spot.counts, most: spot.counts.n, top: spot.place, spots: 1, [IN + model.places[spot.place].country]: spot.counts.n }),
    reduce: (sum, one) => {
      const { most, top } = one.most > sum.most ? one : sum;
      for (const key in one) sum[key] = (sum[key] || 0) + one[key];
      Object.assign(sum, { most, top });
    },
  });
  index.load(spots.map((spot) => ({ type: "Feature", properties: spot, geometry: { type: "Point", coordinates: [spot.lon, spot.lat] } })));
  return index;
}

/* What stands in a box at a zoom: spots, and clusters with their spots to be asked for. */
function groupsIn(index, bounds, zoom) {
  const box = [Math.max(bounds.getWest(), -180), bounds.getSouth(), Math.min(bounds.getEast(), 180), bounds.getNorth()];
  return index.getClusters(box, zoom).map((feature) => {
    const [lon, lat] = feature.geometry.coordinates;
    if (!feature.properties.cluster) return feature.properties;
    const { cluster_id: id, n, top, spots } = feature.properties;
    return { key: `c${id}`, cluster: id, lat, lon, n, top, spots, counts: feature.properties, leaves: () => index.getLeaves(id, Infinity).map((leaf) => leaf.properties) };
  });
}
