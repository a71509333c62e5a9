// The page's data, and the dialog that shows one figure. Text from articles only ever becomes text nodes.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const figures = data.figures.rows.map(row => Object.fromEntries(data.figures.columns.map((name, place) => [name, row[place]])));
const figureById = new Map(figures.map(figure => [figure.id, figure]));

/** An element with attributes and children; strings become text. */
function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter(child => child !== null && child !== ""));
  return made;
}

const detail = document.getElementById("detail");

function openFigure(id) {
  const figure = figureById.get(id);
  if (!figure) return;
  const close = make("button", { type: "button" }, "Close");
  close.addEventListener("click", () => detail.close());
  const origin = [figure.publisher, figure.date].filter(Boolean).join(", ");
  detail.replaceChildren(
    make("header", {}, make("h2", { id: "detail-title" }, figure.amount), close),
    make("p", { class: "what foreign" }, [figure.about, figure.parties, figure.period].filter(Boolean).join(" · ")),
    make("p", { class: "passage foreign" }, figure.before, make("mark", {}, figure.surface), figure.after),
    make("p", { class: "origin foreign" }, [figure.title, origin].filter(Boolean).join(" — ")),
    make("dl", { class: "facts" }, ...figure.facts.flatMap(([name, words]) => [make("dt", {}, name), make("dd", { class: "foreign" }, words)])),
    make("details", {}, make("summary", {}, "How it was read"), make("ol", { class: "steps" }, ...figure.rules.map(rule =>
      make("li", {}, data.rules[rule] || rule, " ", make("code", {}, data.rules[rule] ? rule : ""))))),
    figure.page
      ? make("a", { class: "go", href: `${figure.page}#figure-${figure.id}` }, "Read it in the article")
      : make("p", { class: "small muted" }, "This article has no page here: newsledger explain ", make("code", {}, figure.id)),
  );
  if (!detail.open) detail.showModal();
  detail.scrollTop = 0;
}

// A press beside the dialog closes it; Esc does so by itself.
detail.addEventListener("click", event => { if (event.target === detail) detail.close(); });
document.addEventListener("click", event => {
  const opener = event.target.closest("[data-figure]");
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openFigure(opener.dataset.figure);
});
