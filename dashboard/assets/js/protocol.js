/* The page of the map, and how another page talks with it.
 *
 * In a frame, the map and the page around it exchange messages by window.postMessage:
 *
 *   map → page   {sitmap: "ready", events: 13}        drawn, and listening
 *                {sitmap: "pick", id: "…"}            an event was opened by the reader; id null: closed
 *                {sitmap: "point", lat: 39.8, lon: 46.7}    the reader clicked there while a place was asked for
 *                {sitmap: "view", bounds: [w, s, e, n], zoom: 8}    after the reader moved the map
 *   page → map   {sitmap: "open", id: "…"}            open an event and bring it into view; null closes
 *                {sitmap: "filter", kinds: ["casualty", …] | null, statuses: ["asserted", …] | null,
 *                 ids: ["…"] | null, days: ["2023-09-20", "2023-09-21"] | null, undated: true}
 *                                                     show only these; a key left out stays as it is; with ids,
 *                                                     statuses null means all of them
 *                {sitmap: "theme", theme: "light" | "dark" | "auto"}
 *                {sitmap: "embed", on: true}          hide bar, rail, panel and time: the page shows them
 *                {sitmap: "point", on: true}          ask for a place: the next clicks are answered with "point"
 *
 * "open" answers with no "pick", so that two pages never echo. Messages of the page around it only are heeded.
 *
 * Address (#…), all optional, so that a link or bookmark brings everything back:
 *   map=ZOOM/LAT/LON  open=EVENT_ID  off=KIND,KIND  status=STATUS,STATUS (those shown)  how=point,area (those shown)
 *   days=2023-09-20..2023-09-21  undated=0  q=WORDS  source=DOC_ID  publisher=NAME  min=PEOPLE
 *   view=1 (in map view only)  ids=EVENT_ID,EVENT_ID of=WORDS (only these, and what they are)
 *   theme=light|dark  embed=1  print=1
 *
 * Text of documents reaches the page only through textContent and text nodes.
 */
const STATUSES = ["asserted", "claimed", "disputed", "denied", "hypothetical", "background"];
const DRAWN = ["none", "point", "route", "movement", "radius", "area"];
const KNOWN = ["", "inferred", "carried", "namesake"];
const STATUS_GROUPS = ["asserted", "claimed", "disputed", "other"];
const STATUS_WORDS = {
  asserted: "Asserted by the source",
  claimed: "Claimed by somebody",
  disputed: "Claimed and denied",
  other: "Denied, feared or past",
};
const CHIP_WORDS = {
  asserted: "Asserted", claimed: "Claimed", disputed: "Disputed",
  denied: "Denied", hypothetical: "Feared or planned", background: "History",
};
const HOW_WORDS = { point: "Named town or site", area: "Somewhere in this area", namesake: "One of several of that name", carried: "Named elsewhere in the report", inferred: "Inferred, not named", none: "No place found" };
/* Beside the name of a place that is known loosely. */
const LOOSE = { inferred: "inferred", carried: "named elsewhere", namesake: "or another of that name" };
const BORDERS_WORDS = { disputed: "Borders in dispute are broken.", iso: "Borders are those of ISO 3166.", none: "No borders are drawn." };
const DISCLAIMER = "Boundaries and names shown do not imply endorsement or acceptance by anyone.";
const DISCLAIMER_SHORT = "Boundaries and names shown imply no endorsement.";
const ATTRIBUTION = "Natural Earth · GeoNames CC BY 4.0 · Leaflet";
const attribution = (model) => [ATTRIBUTION, ...model.credits].join(" · ");
const VERIFIES_NOTHING = "The map shows what reports say; it verifies nothing.";
const NO_SIDE = "The map takes no side: it shows that both were said.";
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

const statusGroup = (status) => (status < 3 ? STATUSES[status] : "other");
