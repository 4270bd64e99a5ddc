/* Area follows the number that the text supports. */
const FLOOR = 16;
const FIRST_MEASURES = {
  casualty: ["killed", "injured", "missing", "affected", "kidnapped", "detained"],
  evacuation: ["evacuated", "displaced", "returned", "refugees", "affected"],
};

const asFigure = ([measure, low, best, high, qualifier, unit]) => ({ measure, low, best, high, qualifier, unit });

/* n: what the disc shows; high: what a broken ring shows. */
function supported(figure) {
  const { low, best, high, qualifier } = figure;
  if (qualifier === "up_to" || qualifier === "less_than") return { n: null, high: high ?? best };
  if (qualifier === "range") return { n: low, high };
  const n = best ?? low;
  return { n, high: low !== null && high !== null && low !== high ? high : null };
}

function mainFigures(event) {
  const figures = event.figures.map(asFigure).filter((figure) => (supported(figure).n ?? supported(figure).high) > 0);
  const turn = FIRST_MEASURES[event.kind.name] || [];
  const place = (figure) => (turn.indexOf(figure.measure) + 100) % 100;
  figures.sort((a, b) => place(a) - place(b));
  const killed = figures.find((figure) => figure.measure === "killed");
  const injured = figures.find((figure) => figure.measure === "injured");
  return { main: figures[0] || null, ring: killed && injured && killed === figures[0] ? injured : null };
}

const ladder = (value) => {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value * (1 - 1e-9));
};

/* Per scaled kind: the number whose disc has the diameter D, the largest figure too small to be to scale, and
 * whether a broken ring stands for a highest figure. Fixed for the loaded data; of what may be drawn alone. */
function sizeScales(model) {
  const scales = {};
  model.kinds.forEach((kind, number) => {
    if (!kind.scaled) return;
    let most = 0, ring = 0, floor = 0, open = false;
    const least = [];
    for (let index = 0; index < model.count; index += 1) {
      if (model.columns.kind[index] !== number || model.columns.drawn[index] === 0) continue;
      if (statusGroup(model.columns.status[index]) === "other") continue;
      const figures = model.columns.tables.figures[model.columns.figures[index]];
      if (!figures.length) continue;
      const { main, ring: outer } = mainFigures({ kind, figures });
      if (!main) continue;
      const { n, high } = supported(main);
      open = open || (high !== null && high !== n);
      most = Math.max(most, n || 0, high || 0, outer ? supported(outer).n || 0 : 0);
      if (outer) ring = Math.max(ring, (n || 0) + (supported(outer).n || 0));
      if (n) least.push(n);
    }
    if (!most) return;
    let scale = ladder(most);
    while (ring && Math.sqrt(ring / scale) > 1.25) scale = ladder(scale * 1.01);
    const atFloor = least.filter((n) => 72 * Math.sqrt(n / scale) < FLOOR);
    if (atFloor.length) floor = Math.max(...atFloor);
    scales[kind.name] = { scale, floor, open };
  });
  return scales;
}

function shortNumber(value) {
  if (value >= 10000 && value % 100 === 0) {
    const million = value >= 1e6 && value % 1e5 === 0;
    return million ? `${value / 1e6}m` : `${(value / 1000).toLocaleString("en")}k`;
  }
  return value.toLocaleString("en");
}

const VAGUE = { 24: "dozens", 40: "scores", 200: "hundreds", 2000: "thousands", 20000: "tens of thousands", 200000: "hundreds of thousands" };

function figureLabel(figure) {
  const { low, best, high, qualifier } = figure;
  if (qualifier === "vague") return VAGUE[low] || shortNumber(low ?? 0);
  if (low !== null && high !== null && low !== high) return `${shortNumber(low)}–${shortNumber(high)}`;
  if (qualifier === "up_to" || qualifier === "less_than") return `≤${shortNumber(high ?? best)}`;
  const sign = { at_least: "≥", more_than: ">", about: "~" }[qualifier] || "";
  return sign + shortNumber(best ?? low ?? 0);
}

/* The disc of an event, or null where a plain marker stands. Diameters in pixels. */
function discOf(scales, event, largest = 72) {
  const scale = scales[event.kind.name];
  if (!scale || event.group === "other") return null;
  const { main, ring } = mainFigures(event);
  if (!main) return null;
  const across = (n) => Math.max(FLOOR, largest * Math.sqrt(n / scale.scale));
  const { n, high } = supported(main);
  const inner = n ? across(n) : 0;
  const outer = ring ? across((n || 0) + (supported(ring).n || 0)) : 0;
  const broken = high ? across(high) : 0;
  const label = figureLabel(main) + (main.unit === "people" ? "" : ` ${main.unit}`);
  const room = inner || broken;
  return {
    inner, outer, broken, label,
    d: Math.max(inner, outer, broken),
    below: room < 34 || textWidth(label, LABELS.disc.font) > room - 6,
    square: event.kind.shape === "square",
  };
}
