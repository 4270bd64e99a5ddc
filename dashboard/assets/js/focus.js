/* Parts are drawn anew after each change; whoever works by keyboard stays where they were. */

const focusName = (node) => node.dataset.id || node.dataset.row || node.getAttribute("aria-label") || node.textContent;

/* Draw, and give the focus to what now stands where it was: the same control, or what it opened or closed. */
function keepFocus(app, draw) {
  const { panel, time, rail, kindsRow } = app.nodes;
  const focused = document.activeElement;
  const home = [panel, time, rail, kindsRow].find((one) => one.contains(focused));
  const name = home && focusName(focused);
  const open = app.focusOpen;
  draw();
  app.focusOpen = app.state.open;
  if (!home || home.contains(document.activeElement)) return;
  const controls = [...home.querySelectorAll("button, input, select, a, [tabindex]")].filter((one) => one.checkVisibility());
  const same = controls.find((one) => focusName(one) === name);
  const closed = open && !app.state.open ? controls.find((one) => one.dataset.id === open) : null;
  (closed || same || home.querySelector("#headline") || controls[0])?.focus({ preventScroll: true });
}
