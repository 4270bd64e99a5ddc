/* One app: model, state, what is shown; changes go through `act`, drawing through `refresh` and `draw`. */

function themed(app) {
  const dark = app.state.theme === "dark" || (app.state.theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

function select(app) {
  const { model, state, map } = app;
  if (app.signsOf !== state.statuses) app.signs = signsOf(model, app.signsOf = state.statuses);
  app.shown = shownEvents(model, state, state.inView ? map.getBounds() : null);
  app.shownSet = new Set(app.shown);
  const same = app.indexed && app.indexed.length === app.shown.length && app.indexed.every((index, at) => index === app.shown[at]);
  if (same) return;
  app.indexed = app.shown;
  app.points = spotsOf(model, app.shown);
  app.indexes = new Map();
  app.areas = groupByOutline(model, app.shown, "area");
  app.routes = groupByOutline(model, app.shown, "route");
  app.radii = radiusSpots(model, app.shown);
  const MOVE = DRAWN.indexOf("movement");
  app.movements = app.shown.filter((index) => model.columns.drawn[index] === MOVE);
}

function makeApp(model) {
  const nodes = makeNodes();
  const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const app = { model, nodes, reduced, state: readHash(location.hash, model), listMost: LIST_STEP, outlineBounds: new Map(), marks: new Map(), covered: 0 };
  nodes.root.prepend(symbolDefs(model));
  document.documentElement.lang = "en";
  document.title = model.title;
  nodes.root.classList.toggle("embed", app.state.embed);
  themed(app);
  app.act = actions(app);
  layOut(app);
  app.map = makeMap(nodes.map, { reduced, south: model.base.south });
  limitPan(app);
  app.scales = sizeScales(model);
  app.overlay = makeOverlay(app.map);
  mapControls(app);
  drawBase(app.map, model);
  app.draw = () => {
    drawOverlay(app);
    printNumbers(app);
    drawScale(app);
  };
  app.refresh = () => refresh(app);
  return app;
}

function refresh(app, { view = true } = {}) {
  select(app);
  drawBar(app);
  if (!app.state.embed) {
    keepFocus(app, () => {
      drawRail(app);
      drawKindsRow(app);
      if (app.state.open) drawEvidence(app);
      else drawList(app);
      drawTime(app);
      placeTime(app);
    });
  }
  drawStates(app);
  if (view) app.draw();
  keepAddress(app);
}

function keepAddress(app) {
  const hash = writeHash(app.state);
  if (hash !== location.hash) {
    try {
      history.replaceState(null, "", hash);
    } catch {
      /* A page without an address of its own (srcdoc) keeps none. */
    }
  }
}

/* A bookmark or link of this same file changes the address alone: take all of it over. */
function takeAddress(app) {
  Object.assign(app.state, readHash(location.hash, app.model));
  const { view, open } = app.state;
  themed(app);
  app.act.play(false);
  if (view) app.map.setView([view.lat, view.lon], view.zoom, { animate: false });
  app.act.open(open, { quiet: true });
}

function actions(app) {
  const { model, nodes } = app;
  const tell = (message) => { if (window.parent !== window) window.parent.postMessage(message, "*"); };
  const act = {
    tell,
    change(patch) {
      Object.assign(app.state, patch);
      app.listMost = LIST_STEP;
      refresh(app);
    },
    days: (days) => act.change({ days }),
    more() {
      app.listMost += LIST_STEP;
      refresh(app, { view: false });
    },
    open(id, { quiet = false } = {}) {
      const before = app.state.open;
      app.state.open = id;
      if (id) app.state.active = id;
      else if (before) app.listMost = Math.max(app.listMost, Math.min(app.shown.indexOf(model.byId.get(before)) + 20, ROWS_MOST));
      if (app.narrow) setStop(app, id ? "half" : "peek");
      refresh(app);
      nodes.panel.scrollTop = 0;
      if (id) act.show(eventAt(model, model.byId.get(id)));
      else if (before) nodes.panel.querySelector(`[data-id="${CSS.escape(before)}"]`)?.scrollIntoView({ block: "nearest" });
      if (!quiet) tell({ sitmap: "pick", id });
    },
    show: (event) => bringIntoView(app, event),
    first() { if (app.shown.length) act.open(model.columns.id[app.shown[0]]); },
    list(events, words) { act.change({ ids: new Set(events.map((event) => event.id)), idsWords: words, open: null }); },
    fan(key) {
      app.state.fan = key;
      app.draw();
    },
    card(group, point, { hover = false } = {}) {
      app.cardHover = hover;
      const card = drawCard(app, group, point);
      if (!hover) card.querySelector("button")?.focus({ preventScroll: true });
    },
    zoomTo(group) {
      const points = group.events().map((index) => [model.columns.lat[index], model.columns.lon[index]]);
      app.map.fitBounds(L.latLngBounds(points).pad(0.3), { maxZoom: 12, animate: !app.reduced });
    },
    fit: (options) => fitAll(app, options),
    play: (on) => {
      play(app, on);
      keepFocus(app, () => {
        drawTime(app);
        placeTime(app);
      });
    },
    rail(on) {
      nodes.root.classList.toggle("rail-open", on);
      if (on && app.narrow) {
        drawTime(app); /* now that its width is known */
        placeTime(app);
      }
      if (on) nodes.rail.querySelector("button, input")?.focus({ preventScroll: true });
    },
    theme(theme) {
      app.state.theme = theme;
      themed(app);
      keepAddress(app);
    },
    tiles: (name) => showTiles(app, name),
    about: () => aboutDialog(app),
    async copy(text, words) { toast(app, (await copyText(text)) ? words : "Could not be copied."); },
  };
  return act;
}

/* Messages of the page around: only of the parent, only what the protocol names. */
function listen(app) {
  addEventListener("message", ({ data, source }) => {
    if (source !== window.parent || window.parent === window || !data || typeof data !== "object") return;
    if (data.sitmap === "open") app.act.open(app.model.byId.has(data.id) ? data.id : null, { quiet: true });
    if (data.sitmap === "filter") app.act.change(filterPatch(app, data));
    if (data.sitmap === "theme" && ["light", "dark", "auto"].includes(data.theme)) app.act.theme(data.theme);
    if (data.sitmap === "embed") {
      app.state.embed = data.on !== false;
      app.nodes.root.classList.toggle("embed", app.state.embed);
      resized(app);
    }
    if (data.sitmap === "point") app.nodes.map.classList.toggle("pointing", data.on !== false);
  });
  letPoint(app);
}

/* While the page around asks for a place, a click (no drag) says where, and opens nothing. */
function letPoint(app) {
  const pane = app.nodes.map;
  let pressed = null;
  pane.addEventListener("pointerdown", ({ clientX, clientY }) => { pressed = [clientX, clientY]; }, true);
  pane.addEventListener("click", (event) => {
    if (!pane.classList.contains("pointing") || event.target.closest(".leaflet-control, .zoom")) return;
    event.stopPropagation();
    if (pressed && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > 5) return;
    const { lat, lng } = app.map.mouseEventToLatLng(event).wrap();
    app.act.tell({ sitmap: "point", lat, lon: lng });
  }, true);
}

function filterPatch(app, data) {
  const patch = {};
  const strings = (value) => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : null);
  if ("kinds" in data) {
    const kinds = strings(data.kinds);
    patch.kindsOff = new Set(kinds ? app.model.kinds.map((kind) => kind.name).filter((name) => !kinds.includes(name)) : []);
  }
  if ("statuses" in data) {
    const statuses = strings(data.statuses);
    patch.statuses = statuses ? new Set(statuses.map((status) => statusGroup(STATUSES.indexOf(status)))) : data.ids ? new Set(STATUS_GROUPS) : firstState().statuses;
  }
  if ("ids" in data) patch.ids = strings(data.ids) ? new Set(data.ids) : null;
  if ("days" in data) {
    const days = (strings(data.days) || []).map(isoDay);
    patch.days = days.length === 2 && !days.includes(null) ? days : null;
  }
  if ("undated" in data) patch.undated = data.undated !== false;
  return patch;
}

function resized(app) {
  layOut(app);
  app.map.invalidateSize({ animate: false });
  refresh(app);
}

function start(payload) {
  const printed = new URLSearchParams(location.hash.slice(1)).get("print") === "1";
  const app = makeApp(openModel(payload));
  const { map, state } = app;
  map.setView([20, 15], 2, { animate: false });
  select(app);
  if (state.view) map.setView([state.view.lat, state.view.lon], state.view.zoom, { animate: false });
  map.on("moveend", () => {
    keepInWorld(app);
    leftFirstView(app);
    const centre = map.getCenter();
    if (!app.printing) state.view = { zoom: map.getZoom(), lat: centre.lat, lon: centre.lng };
    if (state.inView) refresh(app);
    else {
      app.draw();
      keepAddress(app);
    }
    const bounds = map.getBounds();
    app.act.tell({ sitmap: "view", bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()], zoom: map.getZoom() });
  });
  refresh(app, { view: false });
  map.invalidateSize({ animate: false });
  if (!state.view) fitAll(app, { animate: false, core: true });
  app.draw();
  makeSheet(app);
  makeKeys(app);
  const paper = makePrint(app);
  listen(app);
  if (state.open) app.act.open(state.open, { quiet: true });
  addEventListener("resize", debounce(() => { if (!app.printing) resized(app); }, 120));
  addEventListener("hashchange", () => { if (location.hash !== writeHash(state)) takeAddress(app); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => themed(app));
  map.on("click", ({ originalEvent }) => {
    if (!originalEvent.target.closest(".mark, .card")) app.overlay.layers.cards.replaceChildren();
  });
  if (printed) paper.before();
  performance.mark("sitmap-ready");
  document.documentElement.dataset.ready = "1";
  app.act.tell({ sitmap: "ready", events: app.model.count });
}

readPayload().then(start, (error) => {
  const node = document.getElementById("sitmap");
  node.textContent = `This map could not be opened: ${error.message}. It needs a browser of 2023 or later.`;
});
