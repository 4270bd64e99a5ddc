/* Time: bars by day, week or month; a brush; play. Undated events are outside of the axis. */

const DAY_STEP = 600;
const SLOTS_MOST = 9;

function startOfMonth(day, next = 0) {
  const date = dayDate(day);
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + next, 1) / 86400000);
}

/* Bins as [first, last] days. */
function timeBins([first, last]) {
  const span = last - first + 1;
  const unit = span > 3 * 365 ? "month" : span > 180 ? "week" : "day";
  const bins = [];
  let at = unit === "month" ? startOfMonth(first) : unit === "week" ? first - ((first + 3) % 7) : first;
  while (at <= last) {
    const next = unit === "month" ? startOfMonth(at, 1) : at + (unit === "week" ? 7 : 1);
    bins.push([at, next - 1]);
    at = next;
  }
  return { unit, bins };
}

/* Counts: sure by bin; wide ones (open or longer than a bin) hatched; those before all by the last day they may be. */
function timeCounts(model, shown, bins, unit) {
  const sure = new Array(bins.length).fill(0), wide = new Array(bins.length).fill(0);
  const before = new Map();
  const { from, until } = model.columns;
  const place = (day) => bins.findIndex(([first, last]) => day >= first && day <= last);
  const longest = unit === "month" ? 31 : unit === "week" ? 7 : 1;
  for (const index of shown) {
    const a = from[index], b = until[index];
    if (a === null && b === null) continue;
    if (a === null) {
      if (!before.has(b)) before.set(b, { n: 0, words: eventAt(model, index).short.replace(/ \d{4}$/, "") });
      before.get(b).n += 1;
    } else if (b === null || b - a + 1 > longest) wide[Math.max(0, place(a))] += 1;
    else sure[Math.max(0, place(a))] += 1;
  }
  return { sure, wide, before };
}

function timeModel(app) {
  const { model } = app;
  const counted = model.order.filter(passes(model, app.state, { skip: "days" }));
  const range = dayRange(model, counted);
  if (!range) return null;
  const published = model.sources.map((source) => source.day).filter((day) => day !== null);
  const tick = published.length && model.sources.length === 1 ? published[0] : null;
  const near = tick !== null && tick > range[1] && tick - range[1] < 8;
  const { unit, bins } = timeBins([range[0], near ? tick : range[1]]);
  const undated = countBy(model, passes(model, app.state, { skip: "undated" }), (index) => isDated(model, index)).get(false) || 0;
  return { unit, bins, tick, published: [...new Set(published)], range, undated, counts: timeCounts(model, counted, bins, unit) };
}

function drawTime(app) {
  const { model, state, act, nodes } = app;
  const time = timeModel(app);
  app.time = time;
  const dated = app.shown.reduce((sum, index) => sum + (isDated(model, index) ? 1 : 0), 0);
  const playing = Boolean(app.playing);
  replace(nodes.time, [
    el("div", { class: "time-head" },
      el("p", { class: "time-title" }, state.days ? daysWords(state.days) : plural(dated, "dated event")),
      time ? el("div", { class: "time-buttons" },
        button({ class: "plain square", "data-row": "play", "aria-label": playing ? "Stop" : "Play day by day", onclick: () => act.play(!playing) }, glyph(playing ? "pause" : "play")),
        button({ class: `plain${state.days ? "" : " days-all"}`, onclick: () => act.change({ days: null }), ...(state.days ? {} : { "aria-disabled": "true" }) }, "All days")) : null),
    el("div", { class: "time-axis" }, time ? timeChart(app, time) : el("p", { class: "note" }, app.shown.length ? "No event states a day." : "")),
    el("div", { class: "time-undated" },
      time && time.undated ? [el("label", { class: "undated" }, el("input", { type: "checkbox", class: "box", "data-row": "undated", ...(state.undated ? { checked: true } : {}), onchange: (happened) => act.change({ undated: happened.target.checked }) }),
        el("b", {}, time.undated.toLocaleString("en")), " undated"), el("p", { class: "note" }, model.reports === 1 ? "The report states no day. Not placed on the axis." : "No day is stated. Listed, not placed on the axis.")] : null),
  ]);
}

function timeChart(app, time) {
  const { state, nodes } = app;
  const width = Math.max(220, nodes.time.clientWidth - (app.narrow ? 4 : app.wide ? 330 : 300));
  const height = 76, foot = 18, top = 16;
  const before = [...time.counts.before].sort((a, b) => a[0] - b[0]);
  const slots = time.unit === "day" && time.bins.length + before.length <= SLOTS_MOST;
  const bars = slots
    ? [...before.map(([day, { n, words }]) => ({ wide: n, sure: 0, words, days: [day - 1, day - 1] })),
      ...time.bins.map(([day], i) => ({ sure: time.counts.sure[i], wide: time.counts.wide[i], days: [day, day], words: slotWords(day, i, time) }))]
    : time.bins.map(([first, last], i) => ({ sure: time.counts.sure[i], wide: time.counts.wide[i] + before.filter(([day]) => day >= first && day <= last).reduce((sum, [, { n }]) => sum + n, 0), days: [first, last] }));
  const most = Math.max(1, ...bars.map((bar) => bar.sure + bar.wide));
  const step = width / bars.length;
  const wide = slots ? Math.min(44, step * 0.5) : Math.max(1, step - Math.min(2, step * 0.2));
  const room = height - foot - top;
  const kinds = app.model.kinds.filter((kind) => !state.kindsOff.has(kind.name));
  const chart = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, class: "chart", role: "img", "aria-label": `Events by ${time.unit}, ${plural(app.shown.length, "event")} shown`,
    css: kinds.length === 1 ? { "--bar": `var(--k-${kinds[0].name})` } : {} });
  bars.forEach((bar, i) => {
    const x = step * i + (step - wide) / 2, base = height - foot;
    const tall = (n) => (n / most) * room;
    const off = state.days && (bar.days[1] < state.days[0] || bar.days[0] > state.days[1]) ? " bar-off" : "";
    if (bar.sure) chart.append(svg("rect", { x, y: base - tall(bar.sure), width: wide, height: tall(bar.sure), class: `bar-sure${off}` }));
    if (bar.wide) chart.append(svg("rect", { x, y: base - tall(bar.sure + bar.wide), width: wide, height: tall(bar.wide), class: `bar-wide${off}`, fill: "url(#bars)" }));
    if (slots && bar.sure + bar.wide) chart.append(svg("text", { x: x + wide / 2, y: base - tall(bar.sure + bar.wide) - 5, class: "bar-count" }, bar.sure + bar.wide));
    if (slots) chart.append(svg("text", { x: x + wide / 2, y: height - 3, class: "bar-words" }, fitting(bar.words, step)));
  });
  chart.prepend(svg("defs", {}, svg("pattern", { id: "bars", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("rect", { width: 2, height: 5, class: "bar-hatch" }))),
    svg("path", { d: `M0 ${height - foot}H${width}`, class: "axis" }));
  if (!slots) axisWords(chart, time, width, height);
  const holder = el("div", { class: "chart-holder", css: { width: `${width}px` } }, chart);
  addBrush(app, holder, bars, step, height - foot);
  return holder;
}

/* The words under a bar, or as many of them as there is room for: "22 Sep, published", "22 Sep", "22". */
function fitting(words, room) {
  const shorter = [words, words.replace(/, published$/, ""), words.replace(/, published$| \d{4}/g, ""), words.match(/\d+/)?.[0] ?? ""];
  return shorter.find((one) => textWidth(one, LABELS.town.font) <= room - 6) ?? "";
}

function slotWords(day, i, time) {
  const words = dayWords(day, { year: i === 0 });
  return day === time.tick ? `${dayWords(day, { year: false })}, published` : words;
}

/* Days along the axis; under it a tick for each day on which a report was published. */
function axisWords(chart, time, width, height) {
  const many = time.bins.length;
  const first = time.bins[0][0], days = time.bins[many - 1][1] - first + 1;
  const ticks = time.published.filter((day) => day >= first && day < first + days);
  ticks.forEach((day) => {
    const x = ((day - first + 0.5) / days) * width;
    chart.append(svg("path", { d: `M${x} ${height - 17}v5`, class: "tick" }));
  });
  if (ticks.length) {
    const words = ticks.length === 1 ? "a report was published" : "reports were published";
    chart.append(svg("path", { d: `M${width - textWidth(words, LABELS.town.font) - 8} ${height - 12}v8`, class: "tick" }), svg("text", { x: width, y: height - 3, class: "axis-words axis-end" }, words));
  }
  const each = Math.max(1, Math.ceil(many / Math.max(2, Math.floor(width / 110))));
  const firsts = time.bins.map(([day]) => day);
  const months = firsts.map((day, i) => (dayDate(day).getUTCDate() <= (time.unit === "week" ? 7 : 1) ? i : -1)).filter((i) => i >= 0);
  const marks = time.unit === "day" && months.length > 1 ? months : firsts.map((_, i) => i).filter((i) => i % each === 0);
  marks.forEach((i) => {
    const x = (width * i) / many;
    const words = time.unit === "day" ? dayWords(firsts[i], { year: i === marks[0] }) : `${MONTHS[dayDate(firsts[i]).getUTCMonth()]} ${dayDate(firsts[i]).getUTCFullYear()}`;
    if (x < width - (ticks.length ? 190 : 60)) chart.append(svg("text", { x, y: height - 3, class: "axis-words" }, words));
  });
}

/* Drag over the bars, or move the handles with the arrow keys; at rest they stand at both ends. */
function addBrush(app, holder, bars, step, tall) {
  const { state, act } = app;
  const first = bars[0].days[0], last = bars[bars.length - 1].days[1];
  const barAt = (x) => within(Math.floor(x / step), 0, bars.length - 1);
  let begun = null;
  const at = (happened) => barAt(happened.clientX - holder.getBoundingClientRect().left);
  holder.addEventListener("pointerdown", (happened) => {
    if (happened.target.closest(".handle")) return;
    begun = at(happened);
    const move = (moved) => act.days([bars[Math.min(begun, at(moved))].days[0], bars[Math.max(begun, at(moved))].days[1]]);
    const done = (ended) => {
      removeEventListener("pointermove", move);
      move(ended);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", done, { once: true });
  });
  const chosen = state.days || [first, last];
  const left = bars.findIndex((bar) => bar.days[1] >= chosen[0]);
  const right = bars.length - 1 - [...bars].reverse().findIndex((bar) => bar.days[0] <= chosen[1]);
  if (left < 0 || right >= bars.length || right < left) return;
  if (state.days) holder.append(el("div", { class: "brush", css: { left: `${left * step}px`, width: `${(right - left + 1) * step}px`, height: `${tall}px` } }));
  [["First day", left, 0], ["Last day", right + 1, 1]].forEach(([name, edge, end]) => {
    const move = (bar) => {
      const days = [...chosen];
      days[end] = bars[within(bar, 0, bars.length - 1)].days[end];
      if (days[0] <= days[1]) act.days(days);
    };
    const key = (happened) => {
      const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[happened.key];
      if (!by) return;
      happened.preventDefault();
      move((end ? edge - 1 : edge) + by);
      document.querySelectorAll(".handle")[end]?.focus();
    };
    const drag = (happened) => {
      happened.preventDefault();
      const moved = (to) => move(at(to));
      addEventListener("pointermove", moved);
      addEventListener("pointerup", () => removeEventListener("pointermove", moved), { once: true });
    };
    holder.append(el("div", { class: state.days ? "handle" : "handle handle-rest", role: "slider", tabindex: "0", "aria-label": name, "aria-valuemin": first, "aria-valuemax": last, "aria-valuenow": chosen[end], "aria-valuetext": dayWords(chosen[end]), css: { left: `${edge * step}px`, height: `${tall}px` }, onkeydown: key, onpointerdown: drag }, el("span")));
  });
}

/* One day more every 600 ms, from the first day, until the end. */
function play(app, on) {
  clearInterval(app.playing);
  app.playing = null;
  if (!on || !app.time) return;
  const [first, last] = app.time.range;
  const by = { day: 1, week: 7, month: 30 }[app.time.unit];
  let end = app.state.days && app.state.days[1] < last ? app.state.days[1] : first - by;
  const from = app.state.days && app.state.days[1] < last ? app.state.days[0] : first;
  const step = () => {
    end = Math.min(end + by, last);
    if (end >= last) {
      clearInterval(app.playing);
      app.playing = null;
    }
    app.act.days([from, end]);
  };
  app.playing = setInterval(step, DAY_STEP);
  step();
}
