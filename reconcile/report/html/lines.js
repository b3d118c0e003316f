"use strict";
// The file of decisions: as reconcile/review/decisions.py writes it, byte for byte, and which finding a line of it is about.

const CHOICES = ["accepted", "dismissed", "pending"];
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

// The ordered levels of reconcile/review/match.py, and what they are ordered by.

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

/** Which row is about which finding, by the finding's id: each at most once, the nearest first. */
function place(rows, findings) {
  const found = [];
  for (const row of rows) {
    for (const [id, now] of Object.entries(findings)) {
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
