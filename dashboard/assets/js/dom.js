/* Elements without markup: every text is a text node. */
const SVG = "http://www.w3.org/2000/svg";

function fill(node, properties, children) {
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "css") Object.entries(value).forEach(([key, set]) => node.style.setProperty(key, set));
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(2)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

const el = (tag, properties, ...children) => fill(document.createElement(tag), properties, children);
const svg = (tag, properties, ...children) => fill(document.createElementNS(SVG, tag), properties, children);
const button = (properties, ...children) => el("button", { type: "button", ...properties }, ...children);

/* Text of a document: its own direction, whatever ours is. */
const said = (tag, text, properties) => el(tag, { dir: "auto", ...properties }, text);

function replace(node, ...children) {
  node.replaceChildren(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
}

const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
const within = (value, low, high) => Math.min(Math.max(value, low), high);

function debounce(work, wait) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), wait);
  };
}

/* Line icons of the interface, in a box of 16. */
const GLYPHS = {
  search: "M7 2.5A4.5 4.5 0 1 1 7 11.5A4.5 4.5 0 1 1 7 2.5M10.3 10.3L14 14",
  filter: "M2 5H9M13 5H14M2 11H4M8 11H14M11 3A2 2 0 1 1 11 7A2 2 0 1 1 11 3M6 9A2 2 0 1 1 6 13A2 2 0 1 1 6 9",
  back: "M10 3L5 8L10 13", up: "M8 13V3M4 7L8 3L12 7", down: "M8 3V13M4 9L8 13L12 9",
  close: "M3.5 3.5L12.5 12.5M12.5 3.5L3.5 12.5",
  fit: "M9.5 2.5H13.5V6.5M13.5 2.5L9 7M6.5 13.5H2.5V9.5M2.5 13.5L7 9",
  plus: "M8 3V13M3 8H13", minus: "M3 8H13", play: "M5 3L13 8L5 13Z", pause: "M5 3V13M11 3V13",
};

function glyph(name, size = 16) {
  const solid = name === "play";
  return svg("svg", { width: size, height: size, viewBox: "0 0 16 16", class: "glyph", "aria-hidden": "true", focusable: "false" },
    svg("path", { d: GLYPHS[name], class: solid ? "glyph-solid" : "glyph-line" }));
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el("textarea", { class: "offscreen", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
