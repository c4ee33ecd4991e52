"""Portuguese statutes: read and cut, not yet judged."""

from analysis.language import Language, words

PORTUGUESE = Language(
    code="pt",
    name="Portuguese",
    section_words=("art.", "arts.", "artigo", "artigos"),
    part_words=("parte", "livro", "título", "capítulo", "seção", "secção", "subseção"),
    headings_above=True,
    schedule_words=("anexo",),
    contents_words=("índice", "sumário"),
    ordinals={"primeiro": "1", "segundo": "2", "único": "único"},
    year_words=("ano", "anos"),
    abbreviations=frozenset(words("art arts inc al n nº par sr sra dr dra pág")),
)
