"""Defined terms and cross-references, as statutes print them."""

import pytest

from analysis.definitions import definitions
from analysis.lists import alternatives
from analysis.penalties import terms_of_years
from analysis.references import references


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        (
            "en",
            "In this Act—\n“craft” means anything that floats;\n“port”, in relation to a craft, includes a quay.",
            ["craft", "port"],
        ),
        ("en", "**ferry** means a craft for hire; (**bac**)", ["ferry"]),
        ("en", "(a) 'harbour' has the meaning given in section 4;", ["harbour"]),
        ("en", "\nharbour master means the person in charge of a harbour.", ["harbour master"]),
        ("fr", "On entend par « navire » tout engin flottant.", ["navire"]),
        (
            "fr",
            "Au sens de la présente loi :\n- navire : tout engin flottant ;\n- port : tout quai.",
            ["navire", "port"],
        ),
        (
            "es",
            "A los efectos de esta ley se entiende por:\na) Buque: toda nave.\nb) Puerto: todo muelle.",
            ["Buque", "Puerto"],
        ),
        ("es", "Se entiende por «buque» toda nave.", ["buque"]),
    ],
)
def test_defined_terms(language: str, text: str, terms: list[str]) -> None:
    found = [text[one.term_start : one.term_end].strip() for one in definitions(text, 0, len(text), language)]
    assert [term for term in found if term in terms] == terms


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "an offence under section 6 or 7", {"6", "7"}),
        ("en", "sections 3 to 5 and 12A(1)(b)", {"3", "4", "5", "12a"}),
        ("en", "section 6 of the Ferries Act", set()),
        ("en", "guilty under *section 6*, *7* or *8*", {"6", "7", "8"}),
        ("fr", "l'infraction prévue aux articles L. 823-1 et 40 bis", {"l823-1", "40bis"}),
        ("fr", "l'article 4 de la loi sur les bacs", set()),
        ("es", "los delitos de los artículos 318 bis y 319", {"318bis", "319"}),
    ],
)
def test_references_to_the_act_itself(language: str, text: str, numbers: set[str]) -> None:
    assert references(text, language) == numbers


def test_references_to_other_acts_are_given_when_asked_for() -> None:
    assert references("section 6 of the Ferries Act", "en", elsewhere=True) == {"6"}


def test_a_list_of_alternatives_is_told_from_one_that_holds_together() -> None:
    either = (
        "Any person who (a) sails; (b) rows; (c) swims (i) by day, (ii) by night; or (d) flies, commits an offence."
    )
    assert [either[at : at + 3] for at in alternatives(either)] == ["(a)", "(b)", "(c)", "(d)"]
    assert alternatives(either.replace("or (d)", "and (d)")) == []
    assert alternatives("Any person who (a) sails; or (b) rows, commits an offence.") == []


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("en", "imprisonment for a term not exceeding fourteen years, or 10 years on a first conviction", (14, 10)),
        ("en", "in the year 1990 and for two (2) years", (2,)),
        ("fr", "puni de cinq à dix ans d'emprisonnement", (10,)),
        ("es", "prisión de uno a seis años", (6,)),
    ],
)
def test_terms_of_imprisonment(language: str, text: str, years: tuple[int, ...]) -> None:
    assert terms_of_years(text, language) == years
