/* On a phone the panel is a sheet with three stops; the filters and the time are another. */
const STOPS = ["peek", "half", "full"];
const PEEK = 200;

function setStop(app, stop) {
  app.stop = stop;
  for (const one of STOPS) app.nodes.sheet.classList.toggle(`sheet-${one}`, one === stop);
  app.nodes.sheet.style.removeProperty("height");
  app.covered = coveredBy(app, stop);
  limitPan(app);
}

/* The world fills the frame. On a phone it may not, all of it is to be seen at once, and what lies near its edge comes
 * out from under the sheet: there the middle of what is free stays in the world (`keepInWorld`). */
function limitPan(app) {
  const { map } = app;
  if (!map) return;
  const whole = Math.floor(4 * Math.log2((map.getSize().x * 1.1) / 256)) / 4;
  map.setMinZoom(app.narrow ? within(whole, 0.25, 1) : 1);
  map.setMaxBounds(app.narrow ? null : map.world);
}

function setStopByHand(app, stop) {
  setStop(app, stop);
  app.refresh();
  const { open } = app.state;
  if (open && stop === "half") app.act.show(eventAt(app.model, app.model.byId.get(open)));
}

function coveredBy(app, stop) {
  if (!app.narrow || app.state.embed) return 0;
  const all = app.nodes.root.clientHeight - 54;
  return { peek: PEEK, half: Math.round(all * 0.7), full: Math.round(all * 0.7) }[stop];
}

function makeSheet(app) {
  const { grip, sheet } = app.nodes;
  let begun = null;
  grip.addEventListener("pointerdown", (happened) => {
    begun = { y: happened.clientY, h: sheet.offsetHeight, moved: false };
    grip.setPointerCapture(happened.pointerId);
    sheet.classList.add("sheet-dragged");
  });
  grip.addEventListener("pointermove", (happened) => {
    if (!begun) return;
    begun.moved = begun.moved || Math.abs(happened.clientY - begun.y) > 5;
    sheet.style.height = `${within(begun.h + begun.y - happened.clientY, 120, app.nodes.root.clientHeight - 54)}px`;
  });
  grip.addEventListener("pointerup", () => {
    if (!begun) return;
    sheet.classList.remove("sheet-dragged");
    const share = sheet.offsetHeight / (app.nodes.root.clientHeight - 54);
    const moved = begun.moved;
    begun = null;
    if (moved) setStopByHand(app, share < 0.45 ? "peek" : share < 0.86 ? "half" : "full");
    else app.refresh();
  });
  grip.addEventListener("click", (happened) => {
    if (happened.detail && sheet.classList.contains("sheet-was-dragged")) return;
    setStopByHand(app, STOPS[(STOPS.indexOf(app.stop) + 1) % STOPS.length]);
  });
}

/* Widths decide the layout; time lives in the filter sheet where there is no room below. */
function layOut(app) {
  const { nodes } = app;
  const width = nodes.root.clientWidth;
  app.wide = width >= 1200;
  app.narrow = width < (app.state.embed ? 520 : 700);
  for (const [name, on] of [["wide", app.wide], ["middle", !app.wide && !app.narrow], ["narrow", app.narrow]]) nodes.root.classList.toggle(name, on);
  if (!app.stop) setStop(app, "peek");
  app.covered = coveredBy(app, app.stop);
  limitPan(app);
}

function placeTime(app) {
  const { nodes } = app;
  const home = app.narrow ? nodes.rail.querySelector(".rail-time") : nodes.root;
  if (home && nodes.time.parentNode !== home) home.append(nodes.time);
}
