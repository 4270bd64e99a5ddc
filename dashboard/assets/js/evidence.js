/* The open event: its words, who says them, and how its place was found. */
const TAGS = { place: "PLACE", figure: "FIGURE", says: "SAYS", denies: "DENIES", date: "DATE", clue: "CLUE" };

/* Marked words carry their role in the underline and in a tag below; long marks may break over lines. */
function markedWords(segments) {
  const marked = segments.some(([, role]) => role);
  return el("p", { class: marked ? "words words-marked" : "words", dir: "auto" }, segments.map(([text, role]) =>
    (role ? markOf(text, role) : text)));
}

/* The tag stands under the first words: a tag under words that break over two lines would break too. */
function markOf(text, role) {
  const first = text.match(/^\s*\S+(?:\s+\S+){0,1}/u)?.[0] ?? text;
  const head = first.length > 22 ? text.match(/^\s*\S*/u)[0] : first;
  return el("span", { class: `role role-${role}` },
    el("ruby", {}, el("span", {}, head), el("rp", {}, " ("), el("rt", {}, TAGS[role]), el("rp", {}, ") ")),
    head.length < text.length ? el("span", {}, text.slice(head.length)) : null);
}

const statusChip = (status) => el("span", { class: `status-chip status-${statusGroup(STATUSES.indexOf(status)) === "other" ? "faint" : status}` }, CHIP_WORDS[status]);

function evidenceHead(app, event) {
  const { act, shown } = app;
  const at = shown.indexOf(event.index);
  const step = (by) => act.open(app.model.columns.id[shown[(at + by + shown.length) % shown.length]]);
  return el("div", { class: "panel-head" },
    button({ class: "quiet back", onclick: () => act.open(null), "aria-label": "Back to all events" }, glyph("back"), el("span", { class: "back-words" }, "All events")),
    el("span", { class: "panel-at" }, at < 0 ? "" : `${at + 1} of ${shown.length}`),
    button({ class: "quiet", "aria-label": "Previous event", onclick: () => step(-1) }, glyph("up")),
    button({ class: "quiet", "aria-label": "Next event", onclick: () => step(1) }, glyph("down")),
    button({ class: "quiet", "aria-label": "Close", onclick: () => act.open(null) }, glyph("close")));
}

function headlineOf(event) {
  const figures = event.detail ? event.detail.figures : [];
  if (!figures.length) return said("h2", event.headline, { class: "headline", id: "headline", tabindex: "-1" });
  return el("h2", { class: "headline", id: "headline", tabindex: "-1" }, figures.map(([bound, number]) =>
    el("span", { class: "headline-line" }, bound ? el("span", { class: "bound" }, `${bound} `) : null, number)));
}

function factRows(event, claim) {
  const where = [el("bdi", {}, event.where[0]), event.where[1] ? [" ", el("i", {}, event.where[1])] : null];
  const rows = [["Where", where], ["When", event.when]];
  if (event.detail && event.detail.whole) rows.push(["Part of", el("bdi", {}, event.detail.whole)]);
  if (event.to) rows.splice(1, 0, ["To", el("bdi", {}, event.to.name)]);
  if (event.status !== "disputed") rows.push(["Says who", el("bdi", {}, event.who)], ["Denied", el("bdi", {}, claim ? claim.denied : "No denial in this report")]);
  return el("dl", { class: "facts" }, rows.map(([name, value]) => [el("dt", {}, name), el("dd", { dir: "auto" }, value)]));
}

function quoteBlock(event, claim) {
  if (!claim) return el("blockquote", { class: "quote" }, said("p", event.quote, { class: "words" }));
  const denial = claim.denial.length ? claim.denial.map(([text]) => text).join("") : null;
  const after = event.status === "disputed" && claim.after === denial ? null : claim.after;
  if (event.status === "disputed") {
    return [
      el("div", { class: "said-box" }, el("h3", {}, "Claim"), el("p", { class: "said-by" }, "by ", el("bdi", {}, claim.who)),
        claim.before ? said("p", claim.before, { class: "beside" }) : null, markedWords(claim.words), after ? said("p", after, { class: "beside" }) : null),
      el("div", { class: "said-box said-denial" }, el("h3", {}, "Denial"), el("p", { class: "said-by" }, "by ", el("bdi", {}, claim.denied), denial && claim.after === denial ? ", in the next sentence" : ""),
        claim.denial.length ? markedWords(claim.denial) : el("p", { class: "words" }, "Its words are in the sentence above.")),
      el("p", { class: "note" }, NO_SIDE),
    ];
  }
  return el("blockquote", { class: "quote", css: { "--k": `var(--k-${event.kind.name})` } },
    claim.before ? said("p", claim.before, { class: "beside" }) : null, markedWords(claim.words), after ? said("p", after, { class: "beside" }) : null);
}

function sourceLine(app, event, claim) {
  const { source } = event;
  const name = source.publisher || source.title || source.id;
  return el("div", { class: "source" },
    el("p", {}, said("b", name), source.published ? ` · ${source.published}` : ""),
    source.publisher && source.title ? said("p", source.title, { class: "source-title" }) : null,
    claim && claim.link ? el("a", { href: claim.link, target: "_blank", rel: "noopener noreferrer" }, "Show in the report") : null);
}

function foundPart(event) {
  const place = event.detail && event.detail.place;
  if (!place) return null;
  const carried = place.basis === "document";
  const evidence = place.evidence && place.basis !== "explicit" ? [" “", el("bdi", {}, place.evidence), carried ? "” is carried over." : "”"] : null;
  const surface = !carried ? null : place.surface ? [" It stands for “", el("bdi", {}, place.surface), "”."] : " The sentence itself names no place.";
  return el("section", { class: "part" }, el("h3", {}, "How this place was found"),
    el("p", {}, el("b", {}, place.how), evidence, surface),
    el("ul", { class: "candidates" }, place.candidates.map(([name, score], number) => el("li", {},
      said("span", name), el("span", { class: "score", "aria-hidden": "true" }, el("span", { class: number ? "score-bar score-other" : "score-bar", css: { width: `${Math.round(score * 100)}%` } })),
      el("span", { class: "score-number" }, score.toFixed(2))))));
}

function otherClaims(app, event) {
  if (!event.detail) return null;
  const others = event.detail.claims.slice(1);
  const newest = [...others].sort((a, b) => (app.model.sources[b.source].day ?? 0) - (app.model.sources[a.source].day ?? 0));
  return el("section", { class: "part" }, el("h3", {}, "Other claims of this event"),
    newest.length ? el("ul", { class: "others" }, newest.map((claim) => otherClaim(app, claim))) : el("p", { class: "muted" }, "None. One sentence in one report."));
}

function otherClaim(app, claim) {
  const source = app.model.sources[claim.source];
  return el("li", {}, el("p", {}, statusChip(STATUSES[claim.status]), " ", el("bdi", {}, claim.who), claim.old ? " · earlier toll" : ""),
    markedWords(claim.words),
    el("p", { class: "muted" }, el("bdi", {}, source.publisher || source.title || source.id), source.published ? ` · ${source.published}` : ""),
    claim.link ? el("a", { href: claim.link, target: "_blank", rel: "noopener noreferrer" }, "Show in the report") : null);
}

function citation(event, claim) {
  const { source } = event;
  const from = [source.title, source.publisher, source.published].filter(Boolean).join(". ");
  const link = claim && claim.link ? ` ${claim.link}` : "";
  const denied = event.status === "disputed" && claim ? `; denied by ${claim.denied}` : "";
  return `“${event.quote}” ${from || source.id}.${link} [${event.headline}. ${event.where.filter(Boolean).join(", ")}. ${CHIP_WORDS[event.status]}: ${event.who}${denied}.]`;
}

function drawEvidence(app) {
  const { model, state, act, nodes } = app;
  const event = eventAt(model, model.byId.get(state.open));
  const claim = event.detail ? event.detail.claims[0] : null;
  replace(nodes.panel, [
    evidenceHead(app, event),
    el("article", { class: "evidence", "aria-labelledby": "headline" },
      el("div", { class: "evidence-what" },
        el("div", { class: "evidence-kind" }, eventSymbol(model, event, 24, { halo: false }), el("span", { class: "evidence-names" }, el("b", {}, event.kind.label), " ", el("span", { class: "muted" }, event.subLabel)), statusChip(event.status)),
        headlineOf(event), factRows(event, claim)),
      el("div", { class: "evidence-words" }, quoteBlock(event, claim), sourceLine(app, event, claim)),
      el("div", { class: "evidence-how" }, foundPart(event), otherClaims(app, event),
        el("div", { class: "actions" },
          button({ class: "primary", onclick: () => act.copy(citation(event, claim), "Citation copied.") }, "Copy as citation"),
          button({ class: "plain", onclick: () => act.copy(location.href, "Link copied.") }, "Copy link")))),
  ]);
}
