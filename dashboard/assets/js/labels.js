/* Names on the map: placed one by one where there is room, the most important first; what collides is dropped. */

const overlaps = (a, b, room = 0) =>
  a.x < b.x + b.w + room && b.x < a.x + a.w + room && a.y < b.y + b.h + room && b.y < a.y + a.h + room;

const measuring = document.createElement("canvas").getContext("2d");
const widths = new Map();

function textWidth(text, font, spacing = 0) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    if (widths.size > 5000) widths.clear();
    measuring.font = font;
    widths.set(key, measuring.measureText(text).width + spacing * text.length);
  }
  return widths.get(key);
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';
const LABELS = {
  event: { font: `650 13.5px ${FONT}`, line: 17 },
  disc: { font: `650 13px ${FONT}` },
  second: { font: `400 12px ${FONT}`, line: 15 },
  area: { font: `italic 500 14px ${FONT}`, line: 17, spacing: 0.7 },
  country: { font: `400 12.5px ${FONT}`, line: 16, spacing: 2.2 },
  water: { font: `italic 400 12px ${FONT}`, line: 15, spacing: 0.3 },
  landmark: { font: `italic 400 12px ${FONT}`, line: 15 },
  town: { font: `400 11.5px ${FONT}`, line: 14 },
  division: { font: `400 11px ${FONT}`, line: 14, spacing: 0.9 },
};

/* Lines of text, each [words, style]; tried at each anchor until one is free and inside the frame. */
function placeLabel(context, lines, anchors, { must = false, name = "", onclick = null } = {}) {
  const sizes = lines.map(([text, style]) => ({ w: textWidth(text, LABELS[style].font, LABELS[style].spacing || 0) + 2, h: LABELS[style].line }));
  const w = Math.max(...sizes.map((size) => size.w)), h = sizes.reduce((sum, size) => sum + size.h, 0);
  let chosen = null;
  for (const anchor of anchors) {
    const box = anchorBox(anchor, w, h);
    const inside = box.x >= context.frame.x + 4 && box.y >= context.frame.y + 4
      && box.x + w <= context.frame.x + context.frame.w - 4 && box.y + h <= context.frame.y + context.frame.h - 4;
    if (!inside || context.taken.some((one) => overlaps(box, one, 1))) continue;
    chosen = { ...box, align: anchor.align };
    break;
  }
  if (!chosen && must && anchors.length) chosen = leastCovered(context, anchors, w, h);
  if (!chosen) return null;
  context.taken.push(chosen);
  const at = { left: 0, right: w, centre: w / 2 }[chosen.align];
  const node = svg("g", { class: `label ${name}`, transform: `translate(${chosen.x.toFixed(1)} ${chosen.y.toFixed(1)})`, onclick });
  let y = 0;
  lines.forEach(([text, style], number) => {
    y += sizes[number].h;
    node.append(svg("text", {
      x: at, y: y - sizes[number].h * 0.24, class: `label-${style}`, direction: "ltr",
      "text-anchor": { left: "start", right: "end", centre: "middle" }[chosen.align],
    }, text));
  });
  context.layers.names.append(node);
  return chosen;
}

const shared = (a, b) => Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

/* Of places that all lie on something, the one that lies on least and is most in the frame. */
function leastCovered(context, anchors, w, h) {
  const cost = (box) => context.taken.reduce((sum, one) => sum + shared(box, one) * (one.mark ? 2 : 1), 0) + (w * h - shared(box, context.frame)) * 3;
  return anchors.map((anchor) => ({ ...anchorBox(anchor, w, h), align: anchor.align })).reduce((a, b) => (cost(b) < cost(a) ? b : a));
}

function anchorBox({ x, y, align, valign }, w, h) {
  const left = { left: x, right: x - w, centre: x - w / 2 }[align];
  const top = { top: y, bottom: y - h, middle: y - h / 2 }[valign];
  return { x: left, y: top, w, h };
}

/* Right, left, below, above of a mark of this half width and height. */
function around(point, halfWidth, halfHeight = halfWidth) {
  return [
    { x: point.x + halfWidth + 5, y: point.y, align: "left", valign: "middle" },
    { x: point.x, y: point.y + halfHeight + 2, align: "centre", valign: "top" },
    { x: point.x, y: point.y - halfHeight - 2, align: "centre", valign: "bottom" },
    { x: point.x - halfWidth - 5, y: point.y, align: "right", valign: "middle" },
    { x: point.x + halfWidth * 0.7, y: point.y + halfHeight * 0.7, align: "left", valign: "top" },
    { x: point.x + halfWidth * 0.7, y: point.y - halfHeight * 0.7, align: "left", valign: "bottom" },
    { x: point.x - halfWidth * 0.7, y: point.y - halfHeight * 0.7, align: "right", valign: "bottom" },
    { x: point.x - halfWidth * 0.7, y: point.y + halfHeight * 0.7, align: "right", valign: "top" },
  ];
}

/* A long name on two lines. */
function twoLines(text, style, limit = 14) {
  if (text.length <= limit) return [[text, style]];
  const cuts = [...text].map((char, i) => (char === " " || char === "-" ? i + 1 : 0)).filter(Boolean);
  if (!cuts.length) return [[text, style]];
  const cut = cuts.reduce((a, b) => (Math.abs(b - text.length / 2) < Math.abs(a - text.length / 2) ? b : a));
  return [[text.slice(0, cut).trim(), style], [text.slice(cut).trim(), style]];
}

/* Names of the base map, after those of events: countries, waters, towns, divisions; at most twelve. Towns
 * stand from zoom 7: a report on one province is shown at 7 to 8, and would have nothing to be read against. */
function drawBaseNames(context) {
  const { map, model } = context;
  const zoom = map.getZoom();
  const { names, areas } = model.base;
  const seen = context.map.getBounds();
  const named = new Set(context.labels.map(({ name }) => name));
  let left = 12;
  const put = (lines, spots, name) => {
    if (left <= 0 || named.has(lines[0][0])) return;
    const anchors = spots.map(([lat, lon]) => ({ ...map.latLngToLayerPoint([lat, lon]), align: "centre", valign: "middle" }));
    const at = placeLabel(context, lines, anchors, { name });
    if (!at) return;
    left -= 1;
    named.add(lines[0][0]);
  };
  const eachSeen = (rows, draw) => areas.forEach((area) => area[rows].forEach((row) => { if (seen.contains([row[1], row[2]])) draw(row); }));
  if (zoom >= 3) {
    const listed = [...names].sort((a, b) => b[1] - a[1]);
    for (const [name, , spots] of listed) put(twoLines(name.toUpperCase(), "country", 22), spots, "base-name");
  }
  if (zoom >= 6) eachSeen("waters", ([name, lat, lon]) => put([[name, "water"]], [[lat, lon]], "water-name"));
  if (zoom >= 7) eachSeen("towns", ([name, lat, lon]) => {
    if (left <= 0 || named.has(name) || !drawTown(context, name, [lat, lon])) return;
    left -= 1;
    named.add(name);
  });
  if (zoom >= 8) eachSeen("divided", ([name, lat, lon]) => put([[name, "division"]], [[lat, lon]], "base-name"));
}

/* A town that no event names: a dot and its name beside it, or neither. */
function drawTown(context, name, place) {
  const point = context.map.latLngToLayerPoint(place);
  const dot = { x: point.x - 3, y: point.y - 3, w: 6, h: 6 };
  if (context.taken.some((one) => overlaps(dot, one))) return false;
  const drawn = placeLabel(context, [[name, "town"]], around(point, 1, 3).slice(0, 4), { name: "base-name" });
  if (!drawn) return false;
  context.taken.push(dot);
  context.layers.names.append(svg("circle", { cx: point.x, cy: point.y, r: 2, class: "town-dot" }));
  return true;
}
