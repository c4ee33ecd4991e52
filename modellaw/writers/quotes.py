"""The last look at every quotation before it leaves the house."""

from collections.abc import Iterator

from modellaw.assessment import Assessment, Evidence


def check_quotes(assessment: Assessment) -> None:
    """Refuses an assessment with a quote that cannot be its source's own words, or a marked word outside its quote."""
    for passage in _passages(assessment):
        where = f"{passage.file} {passage.path} at {passage.start}"
        if not passage.quote or len(passage.quote) != passage.end - passage.start:
            raise ValueError(f"{where}: the quote has {len(passage.quote)} characters, its place in the source has not")
        if any(mark.start < passage.start or mark.end > passage.end for mark in passage.marks):
            raise ValueError(f"{where}: a marked word lies outside the quote")


def _passages(assessment: Assessment) -> Iterator[Evidence]:
    for finding in assessment.findings:
        for element in finding.elements:
            yield from element.evidence
            yield from (miss.passage for miss in element.near_misses)
