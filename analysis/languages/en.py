"""English statutes: common-law drafting, and civil-law acts in translation."""

from analysis.language import Language, words

_ORDINALS = words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_NUMBERS = words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five "
    "twenty-six twenty-seven twenty-eight twenty-nine thirty"
)

ENGLISH = Language(
    code="en",
    name="English",
    section_words=(
        "section",
        "sections",
        "sec.",
        "secs.",
        "ss.",
        "s.",
        "article",
        "articles",
        "art.",
        "arts.",
        "regulation",
        "rule",
    ),
    part_words=("book", "title", "chapter", "part", "division", "subdivision"),
    part_words_by_use=frozenset({"chapter", "part"}),
    schedule_words=("schedule", "annexure", "annex", "appendix"),
    ordinals={word: str(number) for number, word in enumerate(_ORDINALS, 1)},
    memorandum_words=(
        "explanatory memorandum",
        "explanatory note",
        "explanatory notes",
        "statement of objects and reasons",
    ),
    contents_words=(
        "arrangement of sections",
        "arrangement of provisions",
        "arrangement of articles",
        "arrangement of act",
        "arrangement of regulations",
        "table of contents",
        "table of provisions",
        "contents",
    ),
    endnote_words=(
        "endnotes",
        "table of amendments",
        "table of acts",
        "amendment history",
        "related provisions",
        "amendments not in force",
        "notes to the*",
    ),
    amending_cues=(
        "following section",
        "following new section",
        "following article",
        "following new article",
        "following part",
        "following division",
        "following subsection",
        "following paragraph",
        "the following",
        "substituting",
        "insertion of",
        "substitution of",
        "inserting",
        "is amended by",
        "hereby amended",
    ),
    superseded_cues=(
        "superseded",
        "as it stood before",
        "until the commencement",
        "previous version",
        "no longer in force",
    ),
    definition_cues=(
        "means",
        "includes",
        "has the meaning",
        "has the same meaning",
        "shall mean",
        "shall include",
        "shall have the meaning",
        "is to be construed",
        "shall be construed",
        "refers to",
    ),
    definition_openings=("a reference to", "references to", "the expression", "the term", "the word"),
    number_words={word: number for number, word in enumerate(_NUMBERS, 1)},
    year_words=("year", "years"),
    abbreviations=frozenset(
        words(
            "s ss sec secs art arts no nos cap ch c para paras pt pts reg regs sch schs vol v vs etc eg e.g ie "
            "i.e viz al mr mrs ms dr hon st ltd co inc jr p pp fig cf ed gov dept cl sub subs sub-s r.s r.s.c s.c "
            "s.r s.i g.n l.n u.k u.s a.d"
        )
    ),
    spellings=(
        ("offence", "offense"),
        ("defence", "defense"),
        ("licence", "license"),
        ("pretence", "pretense"),
        ("harbour", "harbor"),
        ("labour", "labor"),
        ("neighbour", "neighbor"),
        ("honour", "honor"),
        ("endeavour", "endeavor"),
        ("behaviour", "behavior"),
        ("traveller", "traveler"),
        ("counsell", "counsel"),
        ("centre", "center"),
        ("programme", "program"),
        ("judgement", "judgment"),
        ("organis", "organiz"),
        ("authoris", "authoriz"),
        ("unauthoris", "unauthoriz"),
        ("recognis", "recogniz"),
        ("penalis", "penaliz"),
        ("criminalis", "criminaliz"),
        ("legalis", "legaliz"),
        ("naturalis", "naturaliz"),
        ("regularis", "regulariz"),
        ("specialis", "specializ"),
        ("victimis", "victimiz"),
        ("utilis", "utiliz"),
        ("minimis", "minimiz"),
    ),
)
