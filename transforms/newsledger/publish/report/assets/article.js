// The card beside a mark: what was read there, copied from the notes. Hover and focus show it; a press keeps it until Esc.
"use strict";

const card = document.getElementById("card");
let kept = null;

function show(mark) {
  const note = document.getElementById(mark.dataset.note);
  if (!note) return;
  card.replaceChildren(...[...note.cloneNode(true).childNodes]);
  card.querySelectorAll("details").forEach(part => { part.open = true; });
  card.querySelectorAll("a").forEach(link => { link.removeAttribute("href"); });
  card.hidden = false;
  const [at] = mark.getClientRects();
  const below = at.bottom + card.offsetHeight + 8 < innerHeight || at.top < card.offsetHeight + 8;
  card.style.left = `${Math.max(8, Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 8)) + scrollX}px`;
  card.style.top = `${(below ? at.bottom + 6 : at.top - card.offsetHeight - 6) + scrollY}px`;
}

function hide() {
  kept = null;
  card.hidden = true;
}

const markOf = event => event.target.closest?.(".text [data-note]");

document.addEventListener("pointerover", event => {
  if (event.pointerType !== "mouse" || kept) return;
  const mark = markOf(event);
  if (mark) show(mark);
  else if (!card.contains(event.target)) hide();
});
document.addEventListener("focusin", event => {
  const mark = markOf(event);
  if (mark) show(mark);
  else if (!card.contains(event.target)) hide();
});
document.addEventListener("click", event => {
  const mark = markOf(event);
  if (mark) {
    event.preventDefault();
    show(mark);
    kept = mark;
  } else if (!card.contains(event.target)) hide();
});
document.addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
