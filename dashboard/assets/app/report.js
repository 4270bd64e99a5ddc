// The report itself: each sentence with a claim underlined in its kind's colour, its markers in the
// margin; the open event's sentence (and its denial) highlighted with the words that decided.

// A heading without the # that markdown marks it by.
const bare = (sentence, text) => (sentence.part === "heading" ? text.replace(/^#+\s+/, "") : text);

const inRole = (text, role) => (role ? el("mark", { class: `role-${role}`, title: role }, text) : text);

// The words of a sentence, with those marked that decided an event; a row of a table in its cells.
function words(sentence, id) {
  const segments = sentence.marks[id] ?? [[sentence.text, ""]];
  if (sentence.part === "row") return cells(segments).map((cell) => said("span", cell.map(([text, role]) => (role === BAR ? el("span", { class: BAR }, text) : inRole(text, role))), { class: "cell" }));
  return segments.map(([text, role], n) => inRole(n ? text : bare(sentence, text), role));
}

// Rows are written "a | b" or "| a | b |", or with tabs. The bars stay in the text, out of sight.
const BAR = "bar";
const isRule = (row) => row.part === "row" && /^[\s|:+=-]+$/.test(row.text);

function cells(segments) {
  const found = [[]];
  const isEmpty = (cell) => cell.every(([text, role]) => role !== BAR && !text.trim());
  for (const [text, role] of segments) {
    for (const piece of text.split(/([|\t])/)) {
      const bar = piece === "|" || piece === "\t";
      if (bar && !(found.length === 1 && isEmpty(found[0]))) found.push([]);
      if (piece) found.at(-1).push([piece, bar ? BAR : role]);
    }
  }
  const ends = found.length > 1 && found.at(-1).map(([text]) => text).join("").trim() === "|";
  if (ends) found.at(-2).push(...found.pop());
  return found;
}

function drawSentence(sentence) {
  const span = el("span", { class: `sentence ${sentence.part}`, dir: "auto", "data-start": sentence.start }, words(sentence));
  if (sentence.events.length) {
    const first = sentence.events[0];
    span.classList.add("claims", `status-${first.status}`);
    fill(span, { role: "button", tabindex: 0, css: { "--kind": `var(--k-${first.kind})` } }, []);
  }
  return span;
}

// The nodes of a sentence and of its paragraph's markers are held by the ids of the events that they
// show, so that opening one touches no other, however long the report is.
function drawLine(model, paragraph, held) {
  const events = new Map(paragraph.flatMap((sentence) => sentence.events.map((event) => [event.id, event])));
  const marks = [...events.values()].map((event) => {
    const mark = button({ "data-id": event.id, "aria-label": event.name, title: event.name }, kindMark(model, event, 20));
    hold(held.markers, event.id, mark);
    return mark;
  });
  const line = paragraph.flatMap((sentence, n) => {
    const node = drawSentence(sentence);
    for (const id of Object.keys(sentence.marks)) hold(held.sentences, id, { node, sentence });
    return [n ? " " : null, node];
  });
  return el("div", { class: "paragraph" }, el("div", { class: "margin" }, marks), el("p", { dir: "auto" }, line));
}

// Each row is a paragraph of its own, on the columns that they share.
function drawTable(model, rows, held) {
  const shown = rows.filter((row) => !isRule(row));
  const columns = Math.max(...shown.map((row) => cells([[row.text, ""]]).length), 1);
  return el("div", { class: "rows", tabindex: 0, role: "group", "aria-label": "Table", css: { "--columns": columns } },
    shown.map((row) => drawLine(model, [row], held)));
}

function hold(held, id, value) {
  if (held.has(id)) held.get(id).push(value);
  else held.set(id, [value]);
}

// One event after the other, in the order of the list, within this report.
function steps() {
  return el("div", { class: "steps" },
    button({ "data-step": -1 }, "↑ Previous"),
    button({ "data-step": 1 }, "↓ Next"),
    el("span", { class: "count" }));
}

function count(root, report, id) {
  const at = report.events.indexOf(id);
  const node = root.querySelector(".steps .count");
  if (!node) return;
  const total = report.events.length;
  node.textContent = at < 0 ? `${total} events` : `event ${at + 1} of ${total}`;
  for (const each of root.querySelectorAll(".steps button")) {
    const next = at < 0 ? (each.dataset.step > 0 ? 0 : -1) : at + Number(each.dataset.step);
    each.disabled = !(next in report.events);
    each.dataset.id = report.events[next] ?? "";
  }
}

// Of so many paragraphs the browser lays out those in view.
const LONG = 120;

function draw(root, model, report) {
  root.classList.toggle("long", report.paragraphs.length > LONG);
  root.held = { sentences: new Map(), markers: new Map(), open: null };
  replace(
    root,
    symbolDefs(model),
    el("header", {}, said("h2", report.title), said("p", report.source, { class: "source" }), report.events.length > 1 ? steps() : null),
    report.paragraphs.map((paragraph) => (paragraph.some((each) => each.part === "row") ? drawTable : drawLine)(model, paragraph, root.held)),
  );
}

// A report that was sent anew and says the same is not drawn anew.
function isAlike(one, other) {
  return one?.doc_id === other.doc_id && JSON.stringify(one) === JSON.stringify(other);
}

// What the server sent for the open event, before what the page holds.
function reportOf(reports, id) {
  const held = [...reports, ...shelved()];
  return held.find((report) => report.events.includes(id)) ?? reports[0] ?? held[0];
}

function show(root, { model, reports }, id, { scroll }) {
  const report = reportOf(reports, id);
  if (!report) return;
  if (root.report !== report && !isAlike(root.report, report)) draw(root, model, report);
  root.report = report;
  count(root, report, id);
  const { sentences, markers, open } = root.held;
  for (const { node, sentence } of sentences.get(open) ?? []) {
    replace(node, words(sentence));
    node.classList.remove("open");
  }
  for (const marker of markers.get(open) ?? []) marker.classList.remove("open");
  root.held.open = id;
  let first = null;
  for (const { node, sentence } of sentences.get(id) ?? []) {
    replace(node, words(sentence, id));
    node.classList.add("open");
    if (sentence.events.some((event) => event.id === id)) first ??= node;
  }
  for (const marker of markers.get(id) ?? []) marker.classList.add("open");
  if (first && scroll) bring(root, first, scroll);
}

// What the reader opened is brought into view, page and all; what was open already when the page was
// drawn, within the report alone, so that a narrow page begins at its top.
function bring(root, sentence, scroll) {
  if (scroll === "page") {
    sentence.scrollIntoView({ block: "center" });
    return;
  }
  const box = root.getBoundingClientRect();
  root.scrollTop += sentence.getBoundingClientRect().top - box.top - root.clientHeight / 2;
}

// The events of a sentence are walked through by clicking it again.
function pick(root, target, open) {
  const chosen = target.closest(".margin button, .steps button");
  if (chosen) return chosen.dataset.id;
  const span = target.closest(".sentence.claims");
  if (!span) return null;
  const start = Number(span.dataset.start);
  const sentence = root.report.paragraphs.flat().find((each) => each.start === start);
  const ids = sentence.events.map((event) => event.id);
  return ids[(ids.indexOf(open) + 1) % ids.length];
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  followTheme(parentElement);
  let root = parentElement.querySelector(".report");
  if (!root) {
    root = el("article", { class: "report", tabindex: "0", "aria-label": "The report" });
    parentElement.append(root);
  }
  const state = { open: openNow(data) };
  const opened = openNow(data);
  show(root, data, opened, { scroll: root.dataset.open !== (opened ?? "") && "within" });
  root.dataset.open = opened ?? "";
  // A click that falls into a redrawing of the page is not heard: it is said again, thrice at most.
  root.latest = data;
  const ask = (id, times = 0) => {
    setTriggerValue("open", id);
    setTimeout(() => {
      const held = root.latest.reports.some((report) => report.events.includes(id));
      if (!held && window.sitmapOpen === id && root.isConnected && times < 3) ask(id, times + 1);
    }, 1500);
  };
  const open = (id, { scroll = false } = {}) => {
    state.open = id;
    root.dataset.open = id;
    show(root, data, id, { scroll });
    announceOpen(id, "report");
    ask(id);
  };
  root.onclick = (event) => {
    const id = pick(root, event.target, state.open);
    if (id) open(id, { scroll: event.target.closest(".steps") && "page" });
  };
  root.onkeydown = (event) => {
    if (event.key !== "Enter" || event.target.closest("button")) return;
    const id = pick(root, event.target, state.open);
    if (id) open(id);
  };
  const refresh = () => show(root, data, state.open, { scroll: false });
  document.addEventListener(SHELVED, refresh);
  const stop = onOpen("report", (id) => {
    state.open = id;
    root.dataset.open = id ?? "";
    show(root, data, id, { scroll: "page" });
    ask(id);
  });
  return () => {
    document.removeEventListener(SHELVED, refresh);
    stop();
  };
}
