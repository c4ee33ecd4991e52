"""German statutes: read and cut, not yet judged."""

from analysis.language import Language, words

GERMAN = Language(
    code="de",
    name="German",
    section_words=("§", "§§", "art.", "artikel"),
    part_words=("buch", "teil", "kapitel", "abschnitt", "unterabschnitt", "titel"),
    schedule_words=("anlage", "anhang"),
    contents_words=("inhaltsübersicht", "inhaltsverzeichnis"),
    year_words=("jahr", "jahre", "jahren"),
    abbreviations=frozenset(words("abs art nr nrn s vgl bzw z b d h i u a ff bgbl")),
)
