"""Compare the origins of a report with labelled ones: `python benchmarks/origins.py REPORT.json GOLD.yaml [ALIASES.yaml]`.

A labelled claim is matched with the report's claims in the same article whose words overlap its evidence. It is
right where the innermost label is among the report's origins of the same depth, both without number, case and
"unnamed"; where the label is empty, the report's origin must be. ALIASES maps a label to other names that mean it.
"""

import json
import re
import sys
from pathlib import Path

import yaml


def norm(name: str) -> str:
    """A name without case, number and "unnamed", its words in order."""
    words = [w for w in re.findall(r"[^\W_]+", name.lower()) if w not in {"unnamed", "and", "s", "three"}]
    return " ".join(sorted(w[:-1] if w.endswith("s") and len(w) > 3 else w for w in words))


def right(gold: list[str], origin: list[str], aliases: dict[str, list[str]]) -> bool:
    """Whether the report names the innermost of the labelled speakers; an empty label asks for no origin."""
    if not gold:
        return not origin
    wanted = {norm(gold[0]), *(norm(a) for a in aliases.get(gold[0], []))}
    return any(norm(o) in wanted for o in origin[: max(1, len(gold))])


def claims_of(article: dict, gold: dict, claims: list[dict]) -> list[dict]:
    """The report's claims whose words overlap a label's evidence."""
    return [c for c in claims if c["article"] == article["id"] and overlap(gold["evidence"], c)]


def overlap(evidence: str, claim: dict) -> bool:
    """Whether a claim's words are the evidence's, or stand in the evidence's sentence and share a word with it."""
    evidence, text, sentence = (t.replace("\u00a0", " ") for t in (evidence, claim["text"], claim["sentence"]))
    return text in evidence or evidence in text or (evidence in sentence and bool(set(text.split()) & set(evidence.split())))


def main() -> None:
    report, gold = json.loads(Path(sys.argv[1]).read_text()), yaml.safe_load(Path(sys.argv[2]).read_text())
    aliases = yaml.safe_load(Path(sys.argv[3]).read_text()) if len(sys.argv) > 3 else {}
    files = [a["file"] for a in gold.get("articles", [])]
    articles = {a["id"]: a for a in report["articles"]}
    by_file = {Path(a["path"]).name: a["id"] for a in report["articles"] if a["path"]}
    seen = hits = empty = empty_hits = 0
    for label in gold["claims"]:
        if "origin" not in label:
            continue
        key = by_file.get(files[label["article"]]) if files else label["article"]
        found = claims_of(articles[key], label, report["claims"]) if key in articles else []
        found = [c for c in found if (c["field"] == "title") == bool(label.get("in_title"))]
        if not found:
            continue
        good = any(right(label["origin"], c["origin"], aliases) for c in found)
        seen, hits = seen + 1, hits + good
        empty, empty_hits = empty + (not label["origin"]), empty_hits + (good and not label["origin"])
        if not good:
            print(f"{label['id']}: {label['origin']} but {[c['origin'] for c in found]}")
    print(f"right {hits}/{seen} = {hits / max(1, seen):.3f}; label empty: {empty_hits}/{empty}")
    print(f"labels without a claim: {len(gold['claims']) - seen}")


if __name__ == "__main__":
    main()
