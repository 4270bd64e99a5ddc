/* Online tiles, in a map that was made with them: off until switched on, away with a notice when they fail. */
const TILES_FAIL = 4;

function tilesPart(app) {
  const { model, act } = app;
  if (!model.tiles || !model.tiles.length) return null;
  const options = [el("option", { value: "" }, "Built-in map"), model.tiles.map(({ name }) =>
    el("option", { value: name, ...(app.tilesName === name ? { selected: true } : {}) }, `Online: ${name.replace(".", " ")}`))];
  return section("Ground", null, el("label", { class: "row row-select" }, el("span", { class: "row-words" }, "Map"),
    el("select", { onchange: (happened) => act.tiles(happened.target.value), "data-row": "tiles" }, options)));
}

function showTiles(app, name) {
  const { map, model, nodes } = app;
  if (app.tiles) app.tiles.remove();
  app.tiles = null;
  app.tilesName = null;
  const wanted = model.tiles.find((layer) => layer.name === name);
  nodes.root.classList.toggle("online", Boolean(wanted));
  nodes.from.textContent = wanted ? `${attribution(model)} · ${wanted.credit}` : attribution(model);
  if (!wanted) return;
  let failed = 0;
  app.tilesName = name;
  app.tiles = L.tileLayer(wanted.url, { maxNativeZoom: wanted.zoom, maxZoom: 18, pane: "world" });
  app.tiles.on("tileload", () => { failed = -1e9; });
  app.tiles.on("tileerror", () => {
    failed += 1;
    if (failed !== TILES_FAIL) return;
    showTiles(app, "");
    drawRail(app);
    placeTime(app);
    notice(app, "Online tiles did not load. The built-in map is shown.");
  });
  app.tiles.addTo(map);
}

function notice(app, words) {
  const node = el("div", { class: "notice", role: "alert" }, el("span", {}, words),
    button({ class: "quiet", "aria-label": "Close", onclick: () => node.remove() }, glyph("close")));
  app.nodes.stage.append(node);
}
