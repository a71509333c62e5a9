// The table of all figures that the page holds, and the search in it.
"use strict";

const PAGE_ROWS = 25;
const haystacks = figures.map(figure => [
  figure.amount, figure.surface, figure.about, figure.parties, figure.period, figure.speaker, figure.publisher, figure.title,
  figure.standing, figure.before, figure.after, figure.date, figure.unit,
].join(" ").toLowerCase());
const search = document.getElementById("search");
const found = document.querySelector("#found tbody");
const more = document.getElementById("more");
let matching = [];

function rowOf(figure) {
  const cell = (label, text) => make("td", text ? { "data-label": label, class: "foreign" } : {}, text || "");
  return make("tr", { "data-figure": figure.id },
    make("td", {}, make("button", { type: "button", class: "link" }, figure.amount)),
    cell("Measure", figure.about || figure.surface), cell("About", figure.parties), cell("Period", figure.period),
    cell("Said by", figure.speaker),
    make("td", { "data-label": "Published", class: "origin-cell foreign" }, figure.publisher || "", make("small", {}, figure.date)));
}

function showMore() {
  const shown = found.childElementCount;
  found.append(...matching.slice(shown, shown + PAGE_ROWS).map(rowOf));
  more.hidden = found.childElementCount >= matching.length;
}

function find() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  matching = figures.filter((_, place) => words.every(word => haystacks[place].includes(word)));
  document.getElementById("found-count").textContent = `${matching.length.toLocaleString("en")} ${matching.length === 1 ? "figure" : "figures"}`;
  found.replaceChildren();
  showMore();
}

search.addEventListener("input", find);
search.addEventListener("keydown", event => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  found.querySelector("button")?.focus();
});
more.addEventListener("click", () => {
  const first = found.childElementCount;
  showMore();
  found.children[first]?.querySelector("button").focus();
});
document.addEventListener("keydown", event => {
  if (event.key !== "/" || detail.open || event.target.matches("input, select, textarea")) return;
  event.preventDefault();
  search.focus();
});
find();
