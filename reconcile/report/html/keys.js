"use strict";
// One key for each thing that is done often. The finding that they are for has a frame.

let at = null;

function go(step) {
  const all = left();
  if (!all.length) return;
  const now = all.indexOf(at);
  const next = now < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(now + step, 0), all.length - 1);
  choose(all[next]);
  for (let folded = at; folded; folded = folded.parentElement) if (folded.tagName === "DETAILS") folded.open = true;
  at.focus({ preventScroll: true });
  at.scrollIntoView({ block: "center" });
}

function choose(finding) {
  at?.classList.remove("at");
  at = finding;
  at.classList.add("at");
}

const KEYS = {
  j: () => go(1),
  k: () => go(-1),
  a: () => at && decide(at, "accepted"),
  d: () => at && decide(at, "dismissed"),
  p: () => at && decide(at, "pending"),
  r: () => at && $("[name=reason]", at).focus(),
  o: () => at && $(`.saying[data-letter="${at.dataset.one}"] .open`, at.closest(".matter"))?.click(),
  "/": () => $("[name=text]", filters).focus(),
  "?": () => $("#keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
  const field = event.target.closest?.("input:not([type=checkbox]):not([type=file]), select, textarea");
  if (field) {
    if (event.key === "Escape") field.blur();
  } else if (Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
});
document.addEventListener("focusin", (event) => {
  const finding = event.target.closest(".finding");
  if (finding && finding !== at) choose(finding);
});
$("#help").addEventListener("click", KEYS["?"]);
