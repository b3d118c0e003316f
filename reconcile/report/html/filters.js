"use strict";
// Narrow the page down to what is looked for. A matter is shown where each filter holds; of its findings, those of the verdicts chosen.

document.documentElement.classList.add("scripted");
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

const filters = $("#filters");
const known = $$(".matter").map((element) => ({
  element,
  topic: element.dataset.topic,
  verdicts: element.dataset.verdicts.split(" "),
  places: JSON.parse(element.dataset.places),
  outlets: JSON.parse(element.dataset.outlets),
  origins: JSON.parse(element.dataset.origins),
  findings: $$(".finding", element),
  text: null,
}));

/** Letters without their marks and digits of one kind, so that a search finds what reads the same. */
function plain(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15).replace(/\s+/g, " ").trim();
}

function wanted() {
  const given = new FormData(filters);
  return {
    words: plain(given.get("text")).split(" ").filter(Boolean),
    verdicts: new Set(given.getAll("verdict")),
    topic: given.get("topic"),
    place: given.get("place"),
    outlet: given.get("outlet"),
    origin: given.get("origin"),
    decision: given.get("decision"),
  };
}

/** Whether a finding has the verdict and the decision that are asked for. */
function holds(finding, want) {
  if (!want.verdicts.has(finding.dataset.verdict)) return false;
  if (want.decision === "changed") return finding.classList.contains("changed");
  return !want.decision || (finding.dataset.decision || "none") === want.decision;
}

function matches(matter, want) {
  if (want.topic && matter.topic !== want.topic) return false;
  if (want.place && !matter.places.includes(want.place)) return false;
  if (want.outlet && !matter.outlets.includes(want.outlet)) return false;
  if (want.origin && !matter.origins.includes(want.origin)) return false;
  if (want.words.length) {
    matter.text ??= plain(matter.element.textContent);
    if (!want.words.every((word) => matter.text.includes(word))) return false;
  }
  if (matter.findings.length) return matter.findings.some((finding) => holds(finding, want));
  return !want.decision && matter.verdicts.some((verdict) => want.verdicts.has(verdict));
}

function narrow() {
  const want = wanted();
  let count = 0;
  for (const matter of known) {
    const shown = matches(matter, want);
    matter.element.hidden = !shown;
    count += shown;
    if (shown) for (const finding of matter.findings) finding.hidden = !holds(finding, want);
  }
  for (const section of $$("section.verdict")) section.hidden = !$(".matter:not([hidden])", section);
  for (const row of $$("#matrix tbody tr")) row.hidden = document.getElementById($("a", row).hash.slice(1))?.hidden ?? false;
  $("#shown").textContent = count === known.length ? `${count} matters` : `${count} of ${known.length} matters`;
}

/** The findings that the filters leave. */
const left = () => $$(".finding").filter((finding) => !finding.closest("[hidden]"));

/** Bring a matter or a finding to sight, whatever is filtered or folded. */
function reveal(element) {
  const matter = element.closest(".matter");
  if (matter?.hidden || element.hidden) {
    filters.reset();
    narrow();
  }
  for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  const inner = matter === element && $("details", element);
  if (inner && matter.classList.contains("agree")) inner.open = true;
  element.scrollIntoView({ block: "start" });
}

/** Only the two positions that a finding compares, side by side; or all of them again. */
function compare(button) {
  const finding = button.closest(".finding"), matter = finding.closest(".matter"), on = button.getAttribute("aria-pressed") !== "true";
  for (const other of $$(".compare", matter)) other.setAttribute("aria-pressed", String(on && other === button));
  const two = [finding.dataset.one, finding.dataset.other];
  for (const saying of $$(".saying", matter)) saying.hidden = on && !two.includes(saying.dataset.letter);
}

let typing = 0;
filters.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(narrow, 60);
});
filters.addEventListener("reset", () => setTimeout(narrow));
filters.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", (event) => {
  const button = event.target.closest(".compare"), link = event.target.closest('a[href^="#"]:not([data-article])');
  if (button) compare(button);
  const target = link && document.getElementById(link.hash.slice(1));
  if (target?.matches(".matter, .finding")) {
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    reveal(target);
  }
});
addEventListener("beforeprint", () => {
  for (const details of $$("details:not(.net)")) details.open = true;
});
narrow();
const asked = document.getElementById(location.hash.slice(1) || "\u0000");
if (asked?.matches(".matter, .finding")) reveal(asked);
