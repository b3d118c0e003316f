"use strict";
// Decisions on findings: made here, kept in this browser, downloaded as and loaded from the file that `reconcile review` keeps.
// A page that a server of ours made (it then has <meta name="reconcile-save"> and "reconcile-token") posts each to it instead.

const review = JSON.parse($("#review-data").textContent);
const meta = (name) => $(`meta[name="${name}"]`)?.content;
const server = meta("reconcile-save"), token = meta("reconcile-token");
const KEPT = "reconcile-decision:", NAME = "reconcile-by";

const decided = new Map(); // finding's id: { row, changes, draft }
let others = review.gone; // lines of the file on findings that are not in this report

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

async function decide(finding, decision, reason = $("[name=reason]", finding).value) {
  const id = finding.id, before = decided.get(id);
  const row = { ...review.findings[id], decision, reason: reason.trim(), by: $("[name=by]").value.trim() };
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
  const placed = place(rows, review.findings), found = new Set(placed.values());
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
  for (const [id, row] of place([...drafts.keys()], review.findings)) {
    if (drafts.get(row) || !decided.has(id)) decided.set(id, { row, changes: changes(row, review.findings[id]), draft: drafts.get(row) });
  }
}
for (const id of decided.keys()) show(id);
showCount();

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-decide], [data-all]");
  if (button?.dataset.decide) decide(button.closest(".finding"), button.dataset.decide);
  if (button?.dataset.all) {
    for (const finding of left()) await decide(finding, button.dataset.all, $("[name=all-reason]").value);
    $("#bulk").close();
  }
});
$("#all").addEventListener("click", () => {
  $("#bulk-count").textContent = `Findings that the filters leave: ${left().length}. What was decided on them is replaced.`;
  $("[name=all-reason]").value = "";
  $("#bulk").showModal();
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
