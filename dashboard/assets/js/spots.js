/* Events at one point are a spot; spots that would lie on each other are a cluster. */

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

function clusterIndex(spots, { radius = 52 } = {}) {
  const index = new Supercluster({
    radius, extent: 256, maxZoom: 12, minPoints: 2,
    map: (spot) => ({ ...spot.counts, most: spot.counts.n, top: spot.place, spots: 1 }),
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
  return index.getClusters(box, Math.floor(zoom + 0.01)).map((feature) => {
    const [lon, lat] = feature.geometry.coordinates;
    if (!feature.properties.cluster) return feature.properties;
    const { cluster_id: id, n, top, spots } = feature.properties;
    return { key: `c${id}`, cluster: id, lat, lon, n, top, spots, counts: feature.properties, leaves: () => index.getLeaves(id, Infinity).map((leaf) => leaf.properties) };
  });
}
