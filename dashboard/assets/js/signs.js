/* What else is drawn, explained: lines, stems, fading discs, landmarks. Only what this map has. */

/* The signs that events of these statuses need. */
function signsOf(model, statuses) {
  const { drawn, kind, known, status, lat, lon } = model.columns;
  const signs = new Set();
  const seen = new Set();
  const inferred = KNOWN.indexOf("inferred");
  const on = STATUSES.map((_, number) => statuses.has(statusGroup(number)));
  for (let index = 0; index < model.count; index += 1) {
    if (!on[status[index]]) continue;
    const how = DRAWN[drawn[index]];
    if (how === "route") {
      signs.add(known[index] === inferred ? "inferredRoute" : "route");
      if (model.kinds[kind[index]].name === "blockade") signs.add("bars");
    } else if (how === "movement" || how === "radius") signs.add(how);
    if (signs.has("stems") || (how !== "point" && how !== "movement")) continue;
    const spot = Math.round(lat[index] * 1e4) * 4e6 + Math.round(lon[index] * 1e4);
    if (seen.has(spot)) signs.add("stems");
    seen.add(spot);
  }
  if (model.landmarks.length) signs.add("landmark");
  return signs;
}

function routeSign({ inferred = false, barred = false } = {}) {
  const edge = inferred ? "sign-dots" : "sign-edge";
  return svg("svg", { width: 24, height: 18, viewBox: "-12 -9 24 18", "aria-hidden": "true", class: "route-sign" },
    svg("path", { d: "M-12-4.5H12M-12 4.5H12", class: edge }), svg("path", { d: "M-10 0H10", class: edge }),
    barred ? svg("path", { d: "M0-9V9", class: "sign-bar" }) : null);
}

const sign = (...parts) => svg("svg", { width: 24, height: 18, viewBox: "-12 -9 24 18", "aria-hidden": "true" }, parts);

const SIGNS = {
  route: [() => routeSign(), "Road or corridor"],
  bars: [() => routeSign({ barred: true }), "Bars across a road: blockade"],
  movement: [() => sign(svg("path", { d: "M-7 5Q-2-6 6-2", class: "sign-move" }), svg("circle", { cx: -8, cy: 6, r: 2.6, class: "sign-ring" }), svg("path", { d: "M11 0L4-5L3 3Z", class: "sign-head" })), "Movement, from ring to head"],
  radius: [() => sign(svg("circle", { r: 9, fill: "url(#fade)" })), "Somewhere within this radius"],
  stems: [() => sign(svg("path", { d: "M-7-5L0 6L7-5", class: "sign-stem" }), svg("circle", { cy: 6, r: 2.2, class: "sign-dot" }), svg("circle", { cx: -7, cy: -5, r: 3.2, class: "sign-dot" }), svg("circle", { cx: 7, cy: -5, r: 3.2, class: "sign-dot" })), "On stems: several at one place"],
  landmark: [() => sign(svg("circle", { r: 3, class: "landmark" })), "Landmark: named, no event there"],
};

/* Signs in use, as [drawing, words]. */
const signsInUse = (app) => Object.entries(SIGNS).filter(([name]) => app.signs.has(name)).map(([, [draw, words]]) => [draw(), words]);

function signsSection(app) {
  const signs = signsInUse(app);
  if (!signs.length) return null;
  return section("Signs", null, el("ul", {}, signs.map(([drawing, words]) => el("li", { class: "sign-row" }, el("span", { class: "row-sign" }, drawing), el("span", {}, words)))));
}
