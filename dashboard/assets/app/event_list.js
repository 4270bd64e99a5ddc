// The events beside the map, as a table: the same content, one row an event.

const COLUMNS = [
  ["what", "What"],
  ["where", "Where"],
  ["when", "When"],
  ["who", "Who says so"],
  ["status", "Status"],
];

function cell(row, column) {
  if (column === "what") {
    return el("td", { class: "col-what", title: row.what }, button({ class: "row-open", dir: "auto" }, row.what));
  }
  const loose = column === "where" && LOOSE[row.known] ? [", ", el("em", {}, LOOSE[row.known])] : null;
  const reviewed = column === "status" && row.reviewed ? ", reviewed" : null;
  return el("td", { class: `col-${column}`, title: row[column] }, said("span", row[column]), loose, reviewed);
}

function drawRow(model, row) {
  const marker = kindMark(model, row, 22);
  return el("tr", { "data-id": row.id }, el("td", { class: "col-marker" }, marker), COLUMNS.map(([column]) => cell(row, column)));
}

function draw(root, model, rows) {
  const heads = COLUMNS.map(([, label]) => el("th", { scope: "col" }, label));
  replace(
    root,
    symbolDefs(model),
    el("table", {},
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, el("span", { class: "hidden" }, "Kind")), heads)),
      el("tbody", {}, rows.map((row) => drawRow(model, row)))),
  );
}

function mark(root, id, { scroll }) {
  for (const tr of root.querySelectorAll("tbody tr")) {
    const open = tr.dataset.id === id;
    tr.classList.toggle("open", open);
    tr.querySelector("button").setAttribute("aria-pressed", String(open));
    if (open && scroll) tr.scrollIntoView({ block: "nearest" });
  }
}

function walk(root, step) {
  const buttons = [...root.querySelectorAll(".row-open")];
  const focused = buttons.indexOf(document.activeElement);
  const at = focused >= 0 ? focused : buttons.findIndex((each) => each.closest("tr.open"));
  const next = buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)];
  next?.focus();
  return next;
}

export default function (component) {
  const { data, parentElement } = component;
  followTheme(parentElement);
  let root = parentElement.querySelector(".events");
  if (!root) {
    root = el("div", { class: "events" });
    parentElement.append(root);
  }
  const digest = JSON.stringify(data.rows);
  if (root.dataset.digest !== digest) {
    root.dataset.digest = digest;
    draw(root, data.model, data.rows);
  }
  mark(root, openNow(data), { scroll: false });
  root.onclick = (event) => {
    const id = event.target.closest("tbody tr")?.dataset.id;
    if (!id) return;
    mark(root, id, { scroll: false });
    root.querySelector("tr.open .row-open")?.focus({ preventScroll: true });
    announceOpen(id, "list");
  };
  root.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    walk(parentElement, step)?.click();
  };
  return onOpen("list", (id) => mark(root, id, { scroll: true }));
}
