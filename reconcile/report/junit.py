"""A check as JUnit XML: a suite a new article, a case a diagnostic, a failure where it fails the check."""

from __future__ import annotations

from collections.abc import Collection
from xml.etree import ElementTree as ET

from reconcile.check.model import Checked, Diagnostic
from reconcile.report.diagnostics import message, relative
from reconcile.report.lines import where
from reconcile.report.safe import safe


def to_junit(checked: Checked, *, fail_on: str) -> str:
    """JUnit XML as Jenkins and GitLab read it. What is suppressed or known is a case that was skipped; advice passes.

    An article with nothing to say of it is a case that passes, or was skipped where no claim was found in it; an
    input that could not be read is an error.
    """
    telling = {c.article for c in checked.report.claims}
    failing = {d.key for d in checked.failing(fail_on)}
    suites = ET.Element("testsuites", name="reconcile check")
    for article in (a for a in checked.report.articles if a.id in checked.new):
        found = [d for d in checked.diagnostics if d.at.article.id == article.id]
        suite = ET.SubElement(suites, "testsuite", name=safe(relative(article.path or article.id)))
        for one in found:
            _case(suite, one, failing)
        if not found:
            case = ET.SubElement(suite, "testcase", name="nothing to say", classname=safe(article.id))
            if article.id not in telling:
                ET.SubElement(case, "skipped", message="no claim was found in it")
        _count(suite)
    if checked.report.problems:
        _count(_unread(suites, checked))
    ET.indent(suites, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _case(suite: ET.Element, diagnostic: Diagnostic, failing: Collection[str]) -> None:
    named = {"name": f"{diagnostic.rule} {diagnostic.key}", "classname": safe(diagnostic.at.article.id)}
    case = ET.SubElement(suite, "testcase", named, file=safe(relative(diagnostic.at.place.path)))
    said = f"{where(diagnostic.at.place)}: {message(diagnostic)}"
    if not diagnostic.is_open:
        ET.SubElement(case, "skipped", message=safe(diagnostic.suppressed or "known: the baseline has it"))
    elif diagnostic.key in failing:
        ET.SubElement(case, "failure", message=message(diagnostic), type=diagnostic.level).text = said
    else:
        ET.SubElement(case, "system-out").text = said


def _unread(suites: ET.Element, checked: Checked) -> ET.Element:
    suite = ET.SubElement(suites, "testsuite", name="not read, or not wholly")
    for problem in checked.report.problems:
        case = ET.SubElement(suite, "testcase", name=safe(problem.path), classname="reading")
        ET.SubElement(case, "error", message=safe(problem.why), type="unread")
    return suite


def _count(suite: ET.Element) -> None:
    for attribute, kind in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(1 for _ in suite.iter(kind))))
