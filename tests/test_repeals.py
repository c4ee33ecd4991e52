"""Acts of one dossier that speak of one another: repealed law is no evidence, and its reader is told."""

import pytest

from modellaw.assessment import Assessment
from modellaw.judge.assess import assess
from modellaw.readers import read_statute
from modellaw.statute import Dossier

OLD = """Frontier Act 1972

1. Whoever, for a reward, arranges the unlawful entry of another person into Northreach commits an offence and is liable
to imprisonment for five years.

2. The Minister may make rules.
"""
VIEJA = """Ley 1234/1972, de 3 de mayo, de Fronteras

Artículo 1. El que, con ánimo de lucro, facilite la entrada ilegal de otra persona en Altanera será castigado con
prisión de tres a seis años.

Artículo 2. El Gobierno dictará los reglamentos.
"""
VIEILLE = """Loi du 3 mai 1972 relative aux frontières

Article 1er. – Quiconque, en vue d'un avantage financier, organise l'entrée illégale d'une autre personne sur le
territoire de Norval est puni de cinq ans d'emprisonnement.

Article 2. – Le ministre prend les arrêtés d'application.
"""


def _assessed(*texts: str) -> Assessment:
    statutes = tuple(read_statute(f"act-{number}.txt", text.encode()) for number, text in enumerate(texts))
    return assess(Dossier("Northreach", statutes))


def _offence(assessment: Assessment) -> bool:
    return any(
        element.met for finding in assessment.findings for element in finding.elements if element.id == "ML.5A.conduct"
    )


LATER = "Borders Act 1999\n\n1. This Act governs ports.\n\n9. {}\n"
POSTERIOR = "Ley 5/1999, de Puertos\n\nArtículo 1. Esta ley rige los puertos.\n\nArtículo 9. {}\n"
POSTERIEURE = (
    "Loi du 4 juin 1999 relative aux ports\n\nArticle 1er. – La présente loi régit les ports.\n\nArticle 9. – {}\n"
)


@pytest.mark.parametrize(
    ("old", "later"),
    [
        (OLD, LATER.format("The Frontier Act 1972 is repealed.")),
        (OLD, LATER.format("Section 1 of the Frontier Act 1972 is repealed.")),
        (VIEJA, POSTERIOR.format("Se deroga la Ley 1234/1972, de 3 de mayo, de Fronteras.")),
        (VIEILLE, POSTERIEURE.format("La loi du 3 mai 1972 relative aux frontières est abrogée.")),
    ],
    ids=["whole", "section", "es", "fr"],
)
def test_what_a_later_act_repeals_is_no_evidence_and_its_file_says_so(old: str, later: str) -> None:
    assert _offence(_assessed(old))
    both = _assessed(old, later)
    assert not _offence(both)
    (notes,) = (statute.notes for statute in both.statutes if statute.file == "act-0.txt")
    assert any("act-1.txt" in note and "left aside" in note for note in notes)


@pytest.mark.parametrize(
    "later",
    [
        LATER.format("Section 2 of the Frontier Act 1972 is repealed."),
        LATER.format("The Frontier Act 1972 is repealed except section 1."),
        LATER.format("The Frontier Act 1972 is amended in section 1 by the insertion of the word “knowingly”."),
        LATER.format(
            "An order made under the Frontier Act 1972 stays in force until it is varied by the Minister who is "
            "responsible for the ports, the airports and the land borders of Northreach, after he has heard the mayors "
            "of the towns; the Ports Ordinance is repealed."
        ),
        LATER.replace("1999", "1961").format("The Frontier Act 1972 is repealed."),
    ],
    ids=["another section", "with an exception", "amended", "another act repealed", "by an older act"],
)
def test_what_is_not_repealed_stays_law(later: str) -> None:
    assert _offence(_assessed(OLD, later))


def test_an_amended_act_is_told_of_its_amendment() -> None:
    both = _assessed(OLD, LATER.format("Section 1 of the Frontier Act 1972 is amended by adding a word."))
    (notes,) = (statute.notes for statute in both.statutes if statute.file == "act-0.txt")
    assert any("amends this act" in note for note in notes)
