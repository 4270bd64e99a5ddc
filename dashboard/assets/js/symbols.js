/* Symbols: shape and colour say what kind, outline who stands behind it, hatch an inferred place, dots below one named elsewhere, "?" one of several of its name. */

/* Hatches, blurs and fades; defined inside the themed root, whose tokens they take. */
function symbolDefs(model) {
  const hatches = model.kinds.map((kind) =>
    svg("pattern", { id: `hatch-${kind.name}`, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { width: 1.7, height: 5, css: { fill: `var(--k-${kind.name})` }, "fill-opacity": 0.5 })));
  const blur = (id, deviation) =>
    svg("filter", { id, x: "-30%", y: "-30%", width: "160%", height: "160%" }, svg("feGaussianBlur", { stdDeviation: deviation }));
  const fade = svg("radialGradient", { id: "fade" },
    svg("stop", { offset: 0, class: "fade-in" }), svg("stop", { offset: 1, class: "fade-out" }));
  return svg("svg", { width: 0, height: 0, class: "defs", "aria-hidden": "true" }, svg("defs", {}, hatches, blur("blur-wide", 11), blur("blur-near", 4), fade));
}

function iconPath(model, id, [x, y, size], scale = 1) {
  const icon = model.icons[id];
  if (!icon) return null;
  const factor = (size / icon.box) * scale;
  return svg("path", { d: icon.d, class: "s-icon", transform: `translate(${x} ${y}) scale(${factor}) translate(${-icon.box / 2} ${-icon.box / 2})` });
}

/* A marker of `size` pixels (the side of the box of 24 units); the drawing is a third wider, for halo and badge. */
function symbol(model, { kind, icon, status = "asserted", known = "point", size = 28, halo = true }) {
  const shape = model.shapes[kind.shape];
  const unit = size / 24;
  const small = size < 24;
  const faint = statusGroup(STATUSES.indexOf(status)) === "other";
  const width = { asserted: small ? 1.6 : 2.4, claimed: 1.5, disputed: small ? 1.7 : 2.2 }[status] || (small ? 1.5 : 1.6);
  const dash = { disputed: small ? [3, 2] : [4.2, 2.8] }[status] || (faint ? [0.1, 2.7] : null);
  const px = (value) => value / unit;
  const parts = [];
  if (halo) parts.push(svg("path", { d: shape.d, class: "s-halo", "stroke-width": px(width + 5) }));
  parts.push(svg("path", { d: shape.d, class: "s-ground" }));
  if (!faint) parts.push(svg("path", { d: shape.d, class: status === "asserted" ? "s-full" : "s-tint" }));
  if (known === "inferred") parts.push(svg("path", { d: shape.d, fill: `url(#hatch-${kind.name})` }));
  parts.push(svg("path", {
    d: shape.d, class: "s-line", "stroke-width": px(width),
    "stroke-dasharray": dash ? dash.map(px).join(" ") : null, "stroke-linecap": faint ? "round" : "butt",
  }));
  parts.push(iconPath(model, icon || kind.icon, shape.icon));
  if (status === "denied") parts.push(svg("path", { d: "M-12 12L12-12", class: "s-strike", "stroke-width": px(1.8) }));
  if (status === "disputed") parts.push(badge(DISPUTED, 10, -10));
  if (known === "carried") parts.push(...dotsBelow(14, 8));
  if (known === "namesake") parts.push(badge(DOUBTED, 10, 10));
  const side = (size * 32) / 24;
  return svg("svg", {
    width: side, height: side, viewBox: "-16 -16 32 32", "aria-hidden": "true", focusable: "false",
    class: `symbol s-${faint ? "faint" : status}`, css: { "--k": `var(--k-${kind.name})`, margin: `${-(side - size) / 2}px` },
  }, parts);
}

/* What a badge shows: "≠", "?". */
const DISPUTED = "M-2.6-1.1H2.6M-2.6 1.1H2.6M1.7-2.9L-1.7 2.9";
const DOUBTED = "M-1.7-1.4C-1.7-3.5 1.7-3.5 1.7-1.4C1.7-.3 0-.3 0 1M0 2.7V2.9";

function badge(path, x, y, scale = 1) {
  return svg("g", { class: "s-badge", transform: `translate(${x} ${y}) scale(${scale})` }, svg("circle", { r: 5.2 }), svg("path", { d: path }));
}

/* The event's own sentence names no place: it stands on dots. */
const dotsBelow = (y, half) => ["s-foot-ground", "s-foot"].map((name) => svg("path", { d: `M${-half} ${y}H${half}`, class: name }));

const eventSymbol = (model, event, size, options = {}) =>
  symbol(model, { kind: event.kind, icon: event.icon, status: event.status, known: event.known, size, ...options });

const kindSymbol = (model, kind, size) => symbol(model, { kind, size, halo: false });

/* A disc of people, centred on 0 0. */
function discParts(event, disc) {
  const round = (d, properties) => {
    if (!disc.square) return svg("circle", { r: d / 2, ...properties });
    const side = 0.886 * d;
    return svg("rect", { x: -side / 2, y: -side / 2, width: side, height: side, rx: Math.min(side / 5, 9), ...properties });
  };
  const parts = [];
  const claimed = event.status !== "asserted";
  if (disc.broken) parts.push(round(disc.broken, { class: "d-broken" }));
  if (disc.outer) parts.push(round(disc.outer, { class: "d-halo" }), round(disc.outer, { class: "d-ring" }));
  if (disc.inner) {
    if (!disc.outer) parts.push(round(disc.inner, { class: "d-halo" }));
    parts.push(round(disc.inner, { class: claimed ? "d-claimed" : "d-full" }));
    if (event.known === "inferred") parts.push(round(disc.inner, { fill: `url(#hatch-${event.kind.name})` }));
    parts.push(round(disc.inner, { class: "d-line", "stroke-width": claimed ? 1.5 : 2.4, "stroke-dasharray": event.status === "disputed" ? "4.2 2.8" : null }));
  }
  return parts;
}

function discSymbol(event, disc, { label = true, open = false } = {}) {
  const room = 5, d = disc.d + room * 2;
  const text = label && !disc.below
    ? svg("text", { class: event.status === "asserted" && disc.inner ? "d-text d-text-full" : "d-text", y: 4.5 }, disc.label) : null;
  const rim = disc.d * 0.38;
  const marks = [
    event.status === "disputed" ? badge(DISPUTED, rim, -rim, 1.2) : null,
    event.known === "namesake" ? badge(DOUBTED, rim, rim, 1.2) : null,
    event.known === "carried" ? dotsBelow(disc.d / 2 + 2.5, Math.min(disc.d / 2, 12)) : null,
  ];
  return svg("svg", {
    width: d, height: d, viewBox: `${-d / 2} ${-d / 2} ${d} ${d}`, class: "disc", "aria-hidden": "true", focusable: "false",
    css: { "--k": `var(--k-${event.kind.name})`, margin: `${-room}px` },
  }, discParts(event, disc), open ? openRing(disc) : null, text, marks);
}

/* Around the disc of the open event; a disc on the map has its ring from its marker. */
function openRing({ d, square }) {
  const r = d / 2 + 3.5;
  return square ? svg("rect", { x: -r, y: -r, width: 2 * r, height: 2 * r, rx: 12, class: "d-open" }) : svg("circle", { r, class: "d-open" });
}

/* Share of each kind as a ring, clockwise from twelve. */
function ringSymbol(model, counts, n, d, { commonest = true } = {}) {
  const wide = d >= 56 ? 8 : 7, r = d / 2 - wide / 2;
  const round = 2 * Math.PI * r;
  let turned = 0;
  const shares = model.kinds.map((kind, number) => {
    const share = (counts[number] || 0) / n;
    if (!share) return null;
    const gap = share === 1 ? 0 : 1.6;
    const arc = svg("circle", {
      r, class: "r-share", "stroke-width": wide, css: { stroke: `var(--k-${kind.name})` },
      "stroke-dasharray": `${Math.max(share * round - gap, 0.8)} ${round}`,
      transform: `rotate(${turned * 360 - 90})`,
    });
    turned += share;
    return arc;
  });
  const most = model.kinds.reduce((best, _, number) => ((counts[number] || 0) > (counts[best] || 0) ? number : best), 0);
  const mini = commonest && d >= 48 ? kindSymbol(model, model.kinds[most], 12) : null;
  if (mini) fill(mini, { x: -8, y: 3, css: { margin: "0" } }, []);
  return svg("svg", { width: d + 6, height: d + 6, viewBox: `${-d / 2 - 3} ${-d / 2 - 3} ${d + 6} ${d + 6}`, class: "ring", "aria-hidden": "true", focusable: "false", css: { margin: "-3px" } },
    svg("circle", { r: d / 2 + 1.5, class: "r-ground" }), shares,
    svg("text", { class: "r-text", y: mini ? 1 : 4.5 }, n.toLocaleString("en")), mini);
}

/* The four outlines of the legend, shown on one kind. */
const legendSymbol = (model, kind, group, size) => symbol(model, { kind, status: group === "other" ? "hypothetical" : group, size, halo: false });
