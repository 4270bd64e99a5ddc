// The report itself: each sentence with a claim underlined in its kind's colour, its markers in the
// margin; the open event's sentence (and its denial) highlighted with the words that decided.

function marked(sentence, id) {
  const segments = sentence.marks[id] ?? [[sentence.text, ""]];
  return segments.map(([text, role]) => (role ? el("mark", { class: `role-${role}`, title: role }, text) : text));
}

function drawSentence(sentence) {
  const span = said("span", sentence.text, { class: `sentence ${sentence.part}`, "data-start": sentence.start });
  if (sentence.events.length) {
    const first = sentence.events[0];
    span.classList.add("claims", `status-${first.status}`);
    fill(span, { role: "button", tabindex: 0, css: { "--kind": `var(--k-${first.kind})` } }, []);
  }
  return span;
}

function drawParagraph(model, paragraph, at) {
  const events = new Map(paragraph.flatMap((sentence) => sentence.events.map((event) => [event.id, event])));
  const marks = [...events.values()].map((event) =>
    button({ "data-id": event.id, "aria-label": event.name, title: event.name }, kindMark(model, event, 20)));
  const words = paragraph.flatMap((sentence, n) => [n ? " " : null, drawSentence(sentence)]);
  return el("div", { class: "paragraph", "data-at": at }, el("div", { class: "margin" }, marks), el("p", { dir: "auto" }, words));
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

function draw(root, model, report) {
  replace(
    root,
    symbolDefs(model),
    el("header", {}, said("h2", report.title), said("p", report.source, { class: "source" }), report.events.length > 1 ? steps() : null),
    report.paragraphs.map((paragraph, at) => drawParagraph(model, paragraph, at)),
  );
}

function show(root, { model, reports }, id, { scroll }) {
  const report = reports.find((each) => each.events.includes(id)) ?? reports[0];
  if (!report) return;
  if (root.dataset.doc !== report.doc_id) {
    root.dataset.doc = report.doc_id;
    draw(root, model, report);
  }
  count(root, report, id);
  let first = null;
  report.paragraphs.forEach((paragraph, n) => {
    const words = root.querySelectorAll(`[data-at="${n}"] .sentence`);
    paragraph.forEach((sentence, k) => {
      const open = id in sentence.marks;
      if (open || words[k].classList.contains("open")) replace(words[k], marked(sentence, id));
      words[k].classList.toggle("open", open);
      if (open && sentence.events.some((event) => event.id === id)) first ??= words[k];
    });
  });
  for (const button of root.querySelectorAll(".margin button")) {
    button.classList.toggle("open", button.dataset.id === id);
  }
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
function pick(reports, root, target, open) {
  const chosen = target.closest(".margin button, .steps button");
  if (chosen) return chosen.dataset.id;
  const span = target.closest(".sentence.claims");
  if (!span) return null;
  const report = reports.find((each) => each.doc_id === root.dataset.doc);
  const start = Number(span.dataset.start);
  const sentence = report.paragraphs.flat().find((each) => each.start === start);
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
  const digest = JSON.stringify(data.reports);
  if (root.dataset.digest !== digest) {
    root.dataset.digest = digest;
    delete root.dataset.doc;
  }
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
    const id = pick(data.reports, root, event.target, state.open);
    if (id) open(id, { scroll: event.target.closest(".steps") && "page" });
  };
  root.onkeydown = (event) => {
    if (event.key !== "Enter" || event.target.closest("button")) return;
    const id = pick(data.reports, root, event.target, state.open);
    if (id) open(id);
  };
  return onOpen("report", (id) => {
    state.open = id;
    root.dataset.open = id ?? "";
    show(root, data, id, { scroll: "page" });
    ask(id);
  });
}
