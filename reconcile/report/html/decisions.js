"use strict";
// Decisions on findings: made here, kept in this browser, downloaded as and loaded from the file that `reconcile review` keeps.
// A page that a server of ours made (it then has <meta name="reconcile-save"> and "reconcile-token") posts each to it instead.

const review = JSON.parse($("#review-data").textContent);
const meta = (name) => $(`meta[name="${name}"]`)?.content;
const server = meta("reconcile-save"), token = meta("reconcile-token");
const KEPT = "reconcile-decision:", NAME = "reconcile-by";
const CHOICES = ["accepted", "dismissed", "pending"];

const decided = new Map(); // finding's id: { row, changes, draft }
let others = review.gone; // lines of the file on findings that are not in this report

// --- The file: as reconcile/review/decisions.py writes it, byte for byte.

const HIDDEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]/g;
const escaped = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
const toLine = (row) => JSON.stringify(row).replace(/[\ud800-\udbff][\udc00-\udfff]|[^]/g, (sign) => (sign.length > 1 ? sign : sign.replace(HIDDEN, escaped)));
const byCodePoint = (a, b) => {
  const one = [...a], other = [...b], at = one.findIndex((sign, i) => sign !== other[i]);
  return at < 0 ? one.length - other.length : one[at].codePointAt(0) - (other[at]?.codePointAt(0) ?? -1);
};
const toLines = (rows) => [...new Set(rows.map(toLine))].sort(byCodePoint).map((line) => `${line}\n`).join("");

function fromLine(line, number) {
  try {
    const row = JSON.parse(line);
    const texts = ["topic", "about", "key", "finding", "evidence"].every((name) => typeof row[name] === "string");
    const lists = row.sides.length === 2 && row.sides.every((s) => [s.sources, s.claims, s.articles].every(Array.isArray));
    if (texts && lists && CHOICES.includes(row.decision)) return { ...row, reason: row.reason ?? "", by: row.by ?? "" };
  } catch {}
  throw new Error(`line ${number}: not a decision`);
}

function fromLines(text) {
  const rows = text.replace(/^\ufeff/, "").split("\n").flatMap((line, i) => (line.trim() ? [fromLine(line, i + 1)] : []));
  const first = new Map();
  for (const row of rows) {
    const named = `${row.key} ${row.evidence}`;
    if (!first.has(named)) first.set(named, row);
    if (first.get(named).decision !== row.decision) throw new Error(`two lines decide “${row.about}” in two ways: keep one of them`);
  }
  return [...first.values()];
}

// --- Which finding a line is about: the ordered levels of reconcile/review/match.py.

const shared = (one, other) => one.filter((name) => other.includes(name)).length;

/** How near a row and a finding are: level, whether verdict or reason and the matter's name are others, minus what they share. */
function near(old, now) {
  if (old.topic !== now.topic) return null;
  const found = old.key === now.key ? [[3, 0]] : [];
  for (const sides of [now.sides, [...now.sides].reverse()]) {
    const claims = sides.map((side, i) => shared(old.sides[i].claims, side.claims));
    const articles = sides.map((side, i) => shared(old.sides[i].articles, side.articles));
    const sum = (counts) => counts[0] + counts[1];
    if (claims.every(Boolean)) found.push([0, -sum(claims)]);
    else if (claims.some(Boolean) && articles.every(Boolean)) found.push([1, -sum(claims) - sum(articles)]);
    else if (old.about === now.about && articles.every(Boolean)) found.push([2, -sum(articles)]);
  }
  if (!found.length) return null;
  const [level, most] = found.sort((a, b) => a[0] - b[0] || a[1] - b[1])[0];
  return [level, old.finding !== now.finding, old.about !== now.about, most];
}

/** Pairs of a row and a finding's id, each at most once, the nearest first. */
function place(rows) {
  const found = [];
  for (const row of rows) {
    for (const [id, now] of Object.entries(review.findings)) {
      const rank = near(row, now);
      if (rank) found.push({ row, id, order: [...rank, `${row.key} ${row.evidence}`, `${now.key} ${now.evidence}`] });
    }
  }
  const compared = (a, b) => a.order.reduce((so, part, i) => so || (part < b.order[i] ? -1 : part > b.order[i] ? 1 : 0), 0);
  const pairs = new Map(), taken = new Set();
  for (const { row, id } of found.sort(compared)) {
    if (!taken.has(row) && !pairs.has(id)) {
      pairs.set(id, row);
      taken.add(row);
    }
  }
  return pairs;
}

function changes(row, now) {
  if (row.evidence === now.evidence) return [];
  const said = now.sides.map((side) => side.says);
  const gone = row.sides.filter((side) => !said.includes(side.says)).map((side) => `was “${side.says}”`);
  const told = row.finding === now.finding ? gone : [`was ${row.finding}`, ...gone];
  return told.length ? told : ["its words or sources are not the same"];
}

// --- What is shown.

const visible = (text) => text.replace(/[\p{Cc}\p{Cf}]/gu, (sign) => `<U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}>`);

function show(id) {
  const finding = document.getElementById(id), state = decided.get(id);
  if (!finding) return;
  const changed = Boolean(state?.changes.length);
  finding.dataset.decision = state?.row.decision ?? "";
  finding.classList.toggle("changed", changed);
  finding.classList.toggle("dismissed", state?.row.decision === "dismissed" && !changed);
  for (const button of $$("[data-decide]", finding)) button.setAttribute("aria-pressed", String(button.dataset.decide === state?.row.decision));
  const by = state?.row.by ? ` by ${state.row.by}` : "", draft = state?.draft && !server ? ", not downloaded" : "";
  const since = changed ? `. Look again, changed since: ${state.changes.join("; ")}` : "";
  $(".state", finding).textContent = state ? visible(`${state.row.decision}${by}${draft}${since}`) : "";
  const reason = $("[name=reason]", finding);
  if (state && document.activeElement !== reason) reason.value = state.row.reason;
}

function showCount(failure) {
  const states = [...decided.values()], again = states.filter((state) => state.changes.length).length;
  const drafts = server ? 0 : states.filter((state) => state.draft).length;
  const told = [`${states.length} of ${Object.keys(review.findings).length} findings decided`];
  if (again) told.push(`${again} changed since`);
  if (drafts) told.push(`${drafts} not downloaded`);
  if (others.length) told.push(`${others.length} on findings that are gone`);
  $("#decided").textContent = failure ? visible(failure) : told.join(", ");
}

// --- Keeping.

/** Keep a row in this browser; a browser that forbids it keeps the page's own memory alone. */
function keep(state, before) {
  try {
    if (before && before.row.key !== state.row.key) localStorage.removeItem(KEPT + before.row.key);
    localStorage.setItem(KEPT + state.row.key, JSON.stringify({ row: state.row, draft: state.draft }));
  } catch {}
}

function kept() {
  const found = [];
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(KEPT)) {
        const { row, draft } = JSON.parse(localStorage.getItem(name));
        found.push({ row: fromLine(JSON.stringify(row), 1), draft: Boolean(draft) });
      }
    }
    $("[name=by]").value = localStorage.getItem(NAME) ?? "";
  } catch {}
  return found;
}

async function post(row) {
  const answer = await fetch(server, { method: "POST", headers: { "Content-Type": "application/json", "X-Reconcile-Token": token }, body: JSON.stringify(row) });
  if (!answer.ok) throw new Error((await answer.text()) || answer.statusText);
}

async function decide(finding, decision) {
  const id = finding.id, before = decided.get(id);
  const row = { ...review.findings[id], decision, reason: $("[name=reason]", finding).value.trim(), by: $("[name=by]").value.trim() };
  const state = { row, changes: [], draft: true };
  decided.set(id, state);
  let failure = "";
  try {
    if (server) await post(row);
    else keep(state, before);
  } catch (error) {
    failure = `not saved: ${error.message}`;
    if (before) decided.set(id, before);
    else decided.delete(id);
  }
  show(id);
  showCount(failure);
}

function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([toLines([...[...decided.values()].map((state) => state.row), ...others])]));
  link.download = "decisions.jsonl";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  for (const [id, state] of decided) {
    state.draft = false;
    keep(state);
    show(id);
  }
  showCount();
}

/** Lines of a file take the place of what was decided here on the same findings. */
function load(rows) {
  const placed = place(rows), found = new Set(placed.values());
  for (const [id, row] of placed) {
    const state = { row, changes: changes(row, review.findings[id]), draft: false };
    keep(state, decided.get(id));
    decided.set(id, state);
    show(id);
  }
  const rest = [...others, ...rows.filter((row) => !found.has(row))];
  others = [...new Map(rest.map((row) => [toLine(row), row])).values()];
}

for (const [id, state] of Object.entries(review.found)) decided.set(id, { ...state, draft: false });
if (!server) {
  const stored = kept(), drafts = new Map(stored.map(({ row, draft }) => [row, draft]));
  for (const [id, row] of place([...drafts.keys()])) {
    if (drafts.get(row) || !decided.has(id)) decided.set(id, { row, changes: changes(row, review.findings[id]), draft: drafts.get(row) });
  }
}
for (const id of decided.keys()) show(id);
showCount();

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-decide]");
  if (button) decide(button.closest(".finding"), button.dataset.decide);
});
document.addEventListener("change", (event) => {
  const finding = event.target.matches("[name=reason]") && event.target.closest(".finding");
  if (finding && decided.has(finding.id)) decide(finding, decided.get(finding.id).row.decision);
});
$("[name=by]").addEventListener("change", (event) => {
  try {
    localStorage.setItem(NAME, event.target.value.trim());
  } catch {}
});
$("#download").addEventListener("click", download);
if (server) $("#load").closest("label").remove();
$("#load")?.addEventListener("change", async (event) => {
  try {
    load(fromLines(await event.target.files[0].text()));
    showCount();
  } catch (error) {
    showCount(`not loaded: ${error.message}`);
  }
  event.target.value = "";
});
