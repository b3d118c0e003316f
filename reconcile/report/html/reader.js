"use strict";
// The article around a claim, with all its claims marked. Each text is in the page once, and is drawn when it is opened.

const reader = $("#reader");
let shelf = null;

/** A piece of text, or a piece with what is known of it: the claims that it is in, and why it was left out. */
function drawPiece(piece) {
  if (typeof piece === "string") return document.createTextNode(piece);
  const [words, claims, why] = piece;
  if (!claims.length) {
    const left = document.createElement("span");
    left.className = "dropped";
    left.title = `left out: ${why}`;
    left.textContent = words;
    return left;
  }
  const mark = document.createElement("mark"), [matter, label] = shelf.claims[claims[0]] ?? [];
  mark.dataset.claims = claims.join(" ");
  if (!matter) {
    mark.textContent = words;
    return mark;
  }
  const link = document.createElement("a");
  link.href = `#${matter}`;
  link.title = label;
  link.textContent = words;
  mark.append(link);
  return mark;
}

/** For an article whose text the report does not hold: the sentences of its claims, each once and marked whole. */
function sentences(ids) {
  const found = new Map();
  for (const id of ids) {
    const sentence = shelf.claims[id]?.[2];
    if (sentence) found.set(sentence, [...(found.get(sentence) ?? []), id]);
  }
  return [...found].flatMap(([sentence, claims]) => [[sentence, claims, ""], "\n\n"]);
}

function openArticle(id, claim) {
  shelf ??= JSON.parse($("#reader-data").textContent);
  const article = shelf.articles[id];
  if (!article) return;
  const title = $("#reader-title"), text = $("#reader-text");
  title.lang = text.lang = article.language;
  title.replaceChildren(...article.title.map(drawPiece));
  text.replaceChildren(...(article.text.length ? article.text : sentences(article.only)).map(drawPiece));
  $("#reader-from").textContent = `${article.outlet} · ${article.date}`;
  $("#reader-note").textContent = article.text.length ? "All its claims are marked; what is small was left out." : "The report holds only the sentences with claims.";
  $("#reader-from").append(original(article.url));
  reader.showModal();
  const mark = $$("mark", reader).find((one) => one.dataset.claims.split(" ").includes(claim));
  mark?.classList.add("at");
  if (mark) mark.scrollIntoView({ block: "center" });
  else reader.scrollTop = 0;
}

/** A link to where it stood, for an address of the web; any other address is shown as it is. */
function original(url) {
  if (!/^https?:\/\//i.test(url)) return url ? ` · ${url}` : "";
  const link = document.createElement("a");
  Object.assign(link, { href: url, textContent: " original", rel: "noopener noreferrer", target: "_blank" });
  return link;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-article]");
  if (link) {
    event.preventDefault();
    openArticle(link.dataset.article, link.dataset.claim);
  }
  if (event.target.closest(".close")) event.target.closest("dialog").close();
  if (event.target.matches("dialog")) event.target.close(); // beside it
  if (event.target.closest("mark a")) reader.close();
});
