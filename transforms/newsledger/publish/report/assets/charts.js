// The charts: Vega-Lite specifications filled with the page's data, drawn as SVG whose marks open figures by press or by key.
"use strict";

const COLOURS = {
  light: ["#0b6e99", "#c2512b", "#3a7d34", "#8a4fa3", "#9a6a00", "#b03060", "#4f5d75"],
  dark: ["#6cb8e0", "#ef9a76", "#86c97f", "#c79be0", "#dcb04f", "#ec87ab", "#aab6cc"],
};
const OTHERS = "others";
const NOBODY = "no party stated";
const SHORT = "abs(datum.value) < 1e6 ? format(datum.value, ',.6~r') : "
  + "replace(replace(replace(format(datum.value, '~s'), 'T', ' tn'), 'G', ' bn'), 'M', ' m')";

/** What a custom property comes to at the moment: it may differ between light and dark. */
function colour(name) {
  const probe = document.body.appendChild(make("i", { style: `color: var(--${name})` }));
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function chartTheme() {
  const [ink, muted, line] = ["ink", "muted", "line"].map(colour);
  const font = getComputedStyle(document.body).fontFamily;
  const axis = { labelColor: muted, titleColor: muted, gridColor: line, domainColor: muted, tickColor: muted, labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" };
  return { background: "transparent", font, axis, legend: { labelColor: ink, labelFontSize: 12 }, view: { stroke: null }, text: { color: muted }, bar: { color: colour("accent") } };
}

const palette = () => COLOURS[theme.isDark() ? "dark" : "light"];
const hint = document.getElementById("hint");

function showHint(told, x, y) {
  hint.hidden = !told;
  if (!told) return;
  const [first, ...rest] = String(told).split("; ");
  hint.replaceChildren(make("strong", { class: "foreign" }, first), rest.join(" · "));
  hint.style.left = `${Math.max(8, Math.min(x + 12, innerWidth - hint.offsetWidth - 8))}px`;
  hint.style.top = `${y + 16 + hint.offsetHeight > innerHeight ? y - hint.offsetHeight - 12 : y + 16}px`;
}

/** Vega calls this as the pointer moves, and without an event where a chart goes away. */
const pointed = (_, event, __, told) => showHint(event && told, event?.clientX, event?.clientY);

/** One tab stop a chart: arrows go from mark to mark, from left to right, Enter opens. */
function byKeyboard(place) {
  const marks = [...place.querySelectorAll("[role='graphics-symbol'][aria-label]")].filter(mark => mark.__data__?.datum?.figure);
  marks.sort((a, b) => a.__data__.x - b.__data__.x || a.__data__.y - b.__data__.y);
  marks.forEach((mark, at) => {
    mark.setAttribute("tabindex", at ? "-1" : "0");
    mark.setAttribute("role", "button");
    mark.addEventListener("keydown", event => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) marks[(at + step + marks.length) % marks.length].focus();
      else if (event.key === "Enter" || event.key === " ") openFigure(mark.__data__.datum.figure);
      else return;
      event.preventDefault();
    });
    mark.addEventListener("focus", () => {
      marks.forEach(other => other.setAttribute("tabindex", other === mark ? "0" : "-1"));
      const box = mark.getBoundingClientRect();
      showHint(mark.__data__.datum.told, box.right, box.bottom);
    });
    mark.addEventListener("blur", () => showHint(null));
  });
}

const drawn = new Map();

async function draw(id, spec, points, nothing) {
  const place = document.getElementById(id);
  drawn.get(id)?.finalize();
  drawn.delete(id);
  if (!points.length) return place.replaceChildren(make("p", { class: "muted" }, nothing));
  spec.datasets = { points };
  const options = { actions: false, renderer: "svg", ast: true, defaultStyle: false, logLevel: 1, config: chartTheme(), tooltip: pointed };
  const result = await vegaEmbed(place, spec, options);
  drawn.set(id, result);
  result.view.addEventListener("click", (_, item) => openFigure(item?.datum?.figure));
  byKeyboard(place);
}

const copy = name => structuredClone(data.charts[name]);

// Figures over time -----------------------------------------------------------------------------------------------------------

const seriesChoice = document.getElementById("series");
const seriesOf = new Map();
for (const figure of figures) {
  if (!figure.measure || !figure.unit || figure.number === null || !figure.start || !figure.end) continue;
  const key = JSON.stringify([figure.measure, figure.unit, figure.per, figure.change]);
  if (!seriesOf.has(key)) seriesOf.set(key, []);
  seriesOf.get(key).push(figure);
}
const unitOf = figure => `${figure.unit.replaceAll("_", " ")}${figure.per ? ` per ${figure.per.replaceAll("_", " ")}` : ""}`;
const seriesList = [...seriesOf].sort(([, a], [, b]) => b.length - a.length || (a[0].about < b[0].about ? -1 : 1));
for (const [key, members] of seriesList) {
  seriesChoice.append(make("option", { value: key }, `${members[0].about}, ${unitOf(members[0])} (${members.length})`));
}

// First shown is the measure of which most is known: that with most figures whose parties are named.
const named = members => members.filter(figure => figure.parties).length;
if (seriesList.length) [seriesChoice.value] = seriesList.reduce((best, one) => (named(one[1]) > named(best[1]) ? one : best));

/** The parties with most points have a colour each; all others share the last. */
function groups(members) {
  const counts = new Map();
  for (const figure of members) counts.set(figure.parties, (counts.get(figure.parties) || 0) + 1);
  const named = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const kept = named.length > palette().length ? named.slice(0, palette().length - 1) : named;
  return name => (kept.includes(name) ? name || NOBODY : OTHERS);
}

/** A colour for each group; those that name nobody are grey. */
function colours(groups) {
  const left = [...palette()];
  return groups.map(group => ([OTHERS, NOBODY].includes(group) ? colour("muted") : left.shift()));
}

/** Where to look for a measure named elsewhere on the page. */
document.addEventListener("click", event => {
  const measure = event.target.closest("[data-measure]")?.dataset.measure;
  const series = measure && seriesList.find(([, members]) => members[0].measure === measure);
  if (!series) return;
  [seriesChoice.value] = series;
  chooseYears();
  drawSeries();
});

/** The figures whose period reaches into the years chosen. */
const [first, last] = ["series-from", "series-to"].map(id => document.getElementById(id));
const within = members => members.filter(figure => figure.end.slice(0, 4) >= first.value && figure.start.slice(0, 4) <= last.value);

/** Another measure has other years: all of them, to begin with. */
function chooseYears() {
  const members = seriesOf.get(seriesChoice.value) || [];
  const years = [...new Set(members.flatMap(figure => [figure.start.slice(0, 4), figure.end.slice(0, 4)]))].sort();
  for (const choice of [first, last]) choice.replaceChildren(...years.map(year => make("option", { value: year }, year)));
  if (years.length) last.value = years.at(-1);
}

function drawSeries() {
  const all = seriesOf.get(seriesChoice.value) || [];
  const members = within(all);
  const groupOf = groups(members);
  const points = members.map(figure => {
    const [start, end] = [Date.parse(figure.start), Date.parse(figure.end) + 86_399_999];
    const told = [figure.amount, figure.parties, figure.period, figure.publisher && `in ${figure.publisher}`].filter(Boolean).join("; ");
    return { figure: figure.id, number: figure.number, start, end, middle: (start + end) / 2, group: groupOf(figure.parties), expected: !["actual", "estimate"].includes(figure.status), told };
  });
  const spec = copy("series");
  const values = points.map(point => point.number);
  const domain = [...new Set(points.map(point => point.group))].sort((a, b) => (a === OTHERS) - (b === OTHERS));
  spec.encoding.color.scale = { domain, range: colours(domain) };
  spec.encoding.color.legend.columns = document.getElementById("series-chart").clientWidth < 560 ? 1 : 3;
  spec.encoding.y.axis.labelExpr = SHORT;
  spec.encoding.y.title = members.length ? unitOf(members[0]) : null;
  // Far apart: a logarithmic scale. Else zero is shown where it is near, so that heights can be compared.
  if (Math.min(...values) >= 0 && Math.min(...values) < Math.max(...values) / 2) spec.encoding.y.scale = { zero: true, nice: true };
  if (Math.min(...values) > 0 && Math.max(...values) > 1000 * Math.min(...values)) spec.encoding.y.scale = { type: "log", nice: true };
  const of = members.length < all.length ? ` of ${all.length}` : "";
  document.getElementById("series-count").textContent = `${points.length}${of} ${points.length === 1 && !of ? "point" : "points"}${spec.encoding.y.scale.type ? ", logarithmic scale" : ""}`;
  return draw("series-chart", spec, points, all.length ? "No figure of this measure lies between these years." : "No figure with a measure and a period yet.");
}

// Trade by pair ---------------------------------------------------------------------------------------------------------------

const flows = document.getElementById("flows");
for (const [flow, name] of Object.entries(data.flows)) {
  const count = data.trade.filter(row => row.flow === flow).length;
  if (!count) continue;
  const choice = make("input", { type: "radio", name: "flow", value: flow });
  choice.checked = !flows.querySelector("input");
  flows.append(make("label", {}, choice, `${name} (${count})`));
}

/** A point carries its period unless one to its left is too near to leave room. */
function label(points) {
  const width = (Math.max(...points.map(point => point.usd)) - Math.min(0, ...points.map(point => point.usd))) || 1;
  const room = document.getElementById("trade-chart").clientWidth < 560 ? 0.017 : 0.008;
  const ends = new Map();
  for (const point of [...points].sort((a, b) => a.usd - b.usd)) {
    point.label = "";
    const half = (width * room * point.period.length) / 2;
    if (point.usd - half < (ends.get(point.pair) ?? -Infinity)) continue;
    point.label = point.period;
    ends.set(point.pair, point.usd + half);
  }
}

function drawTrade() {
  const flow = flows.querySelector(":checked")?.value;
  const points = data.trade.filter(row => row.flow === flow).map(row =>
    ({ ...row, told: [row.amount, row.pair, row.period, row.disputed && "disputed"].filter(Boolean).join("; ") }));
  const spec = copy("trade");
  label(points);
  spec.height = 46 * new Set(points.map(point => point.pair)).size;
  spec.encoding.x.axis.labelExpr = SHORT;
  if (document.getElementById("trade-chart").clientWidth < 560) spec.encoding.x.axis.tickCount = 3;
  spec.layer[0].encoding.color.scale = { domain: [false, true], range: [palette()[0], colour("alert")] };
  return draw("trade-chart", spec, points, "No trade between two countries in a currency that the European Central Bank quotes.");
}

// When the articles were published ----------------------------------------------------------------------------------------------

function drawVolume() {
  const spec = copy("volume");
  const unit = { day: "utcyearmonthdate", month: "utcyearmonth", year: "utcyear" }[data.grain];
  spec.encoding.x.timeUnit = unit;
  const points = data.volume.map(row => ({ ...row, told: `${row.start.slice(0, { day: 10, month: 7, year: 4 }[data.grain])}; ${row.articles} articles; ${row.figures} figures` }));
  return draw("volume-chart", spec, points, "No article states its day of publication.");
}

chooseYears();
seriesChoice.addEventListener("change", chooseYears);
for (const choice of [seriesChoice, first, last]) choice.addEventListener("change", drawSeries);
flows.addEventListener("change", drawTrade);

async function drawAll() {
  await Promise.all([drawSeries(), drawTrade(), drawVolume()]);
  document.documentElement.dataset.drawn = theme.isDark() ? "dark" : "light";
}
drawAll();
document.addEventListener("themechange", drawAll);
