"""JSON: the stable, versioned form that other programs read."""

import json
from typing import Any

from modellaw.assessment import Assessment, ElementFinding, Evidence, Finding
from modellaw.instruments import Instrument

SCHEMA = 1


def write(assessment: Assessment, instrument: Instrument) -> bytes:
    """The whole assessment; statutes and unread files by name, findings and evidence in the order of the assessment."""
    text = json.dumps(
        {
            "schema": SCHEMA,
            "dossier": assessment.dossier,
            "instrument": assessment.instrument,
            "toolkit": assessment.toolkit,
            "spec_sha256": assessment.spec_sha256,
            "statutes": [
                {
                    "file": statute.file,
                    "sha256": statute.sha256,
                    "language": statute.language,
                    "title": statute.title,
                    "notes": statute.notes,
                }
                for statute in sorted(assessment.statutes, key=lambda statute: statute.file)
            ],
            "findings": [_finding(finding) for finding in assessment.findings],
            "unread": [
                {"file": unread.file, "message": unread.message}
                for unread in sorted(assessment.unread, key=lambda unread: unread.file)
            ],
        },
        ensure_ascii=False,
        indent=1,
    )
    # A lone surrogate (a byte no encoding could explain) becomes \udcXX: Python's escape for it is also JSON's.
    return (text + "\n").encode("utf-8", "backslashreplace")


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "provision": finding.provision,
        "status": finding.status.value,
        "elements": [_element(element) for element in finding.elements],
        "remarks": finding.remarks,
    }


def _element(element: ElementFinding) -> dict[str, Any]:
    return {
        "id": element.id,
        "met": element.met,
        "value": element.value,
        "probability": round(element.probability, 4),
        "needs_reader": element.needs_reader,
        "evidence": [_passage(passage) for passage in element.evidence],
        "searched": element.searched,
        "near_misses": [{**_passage(miss.passage), "lacks": miss.lacks} for miss in element.near_misses],
    }


def _passage(passage: Evidence) -> dict[str, Any]:
    return {
        "file": passage.file,
        "unit": passage.unit,
        "path": passage.path,
        "heading": passage.heading,
        "start": passage.start,
        "end": passage.end,
        "page": passage.page,
        "quote": passage.quote,
        "marks": [{"start": mark.start, "end": mark.end, "concept": mark.concept} for mark in passage.marks],
        "score": round(passage.score, 4),
        "why": passage.why,
    }
