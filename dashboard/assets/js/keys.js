/* The map is one tab stop: arrows walk the events in the list's order, Enter opens, Escape closes. */

function makeKeys(app) {
  const { map, nodes, act, state } = app;
  const container = map.getContainer();
  container.setAttribute("tabindex", "0");
  container.setAttribute("role", "application");
  container.setAttribute("aria-label", "Map of events");
  container.setAttribute("aria-describedby", "map-hint");
  const pans = { ArrowLeft: [-90, 0], ArrowRight: [90, 0], ArrowUp: [0, -90], ArrowDown: [0, 90] };
  container.addEventListener("keydown", (happened) => {
    const { key } = happened;
    if (happened.target !== container && key !== "Escape") return;
    if (happened.ctrlKey || happened.metaKey || happened.altKey) return;
    if (pans[key] && happened.shiftKey) map.panBy(pans[key], { animate: !app.reduced });
    else if (key === "ArrowRight" || key === "ArrowDown") walk(app, 1);
    else if (key === "ArrowLeft" || key === "ArrowUp") walk(app, -1);
    else if (key === "Home") walkTo(app, 0);
    else if (key === "End") walkTo(app, app.shown.length - 1);
    else if (key === "Enter" && state.active) act.open(state.active);
    else if (key === "+" || key === "=") map.zoomIn(1);
    else if (key === "-") map.zoomOut(1);
    else return;
    happened.preventDefault();
  });
  document.addEventListener("keydown", (happened) => {
    if (happened.key !== "Escape" || document.querySelector("dialog[open]")) return;
    if (app.overlay.layers.cards.childElementCount) app.overlay.layers.cards.replaceChildren();
    else if (nodes.root.classList.contains("rail-open")) act.rail(false);
    else if (state.open) act.open(null);
    else return;
    if (!nodes.panel.contains(document.activeElement)) container.focus();
  });
}

function walk(app, by) {
  const at = app.shown.indexOf(app.model.byId.get(app.state.active));
  walkTo(app, at < 0 ? (by > 0 ? 0 : app.shown.length - 1) : (at + by + app.shown.length) % app.shown.length);
}

function walkTo(app, at) {
  if (!app.shown.length) return;
  const event = eventAt(app.model, app.shown[at]);
  app.state.active = event.id;
  app.nodes.live.textContent = `${at + 1} of ${app.shown.length}. ${eventName(event)}`;
  if (app.state.open) app.act.open(event.id);
  else app.act.show(event);
}
