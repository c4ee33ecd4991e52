"""French statutes: civil-law codes and acts, and the French version of bilingual law."""

from analysis.language import Language, words

_ORDINALS = words(
    "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième "
    "douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième"
)
_NUMBERS = words(
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six "
    "vingt-sept vingt-huit vingt-neuf trente"
)

FRENCH = Language(
    code="fr",
    name="French",
    section_words=("article", "articles", "art.", "arts."),
    part_words=("partie", "livre", "titre", "chapitre", "section", "sous-section", "paragraphe"),
    schedule_words=("annexe", "appendice"),
    ordinals={word: str(number) for number, word in enumerate(_ORDINALS, 1)} | {"première": "1", "unique": "unique"},
    memorandum_words=("exposé des motifs", "note explicative"),
    contents_words=("table des matières", "sommaire", "table analytique", "table des dispositions"),
    endnote_words=("dispositions connexes", "modifications non en vigueur"),
    amending_cues=(
        "ainsi rédigé",
        "ainsi libellé",
        "ainsi conçu",
        "ainsi qu'il suit",
        "la teneur suivante",
        "le texte suivant",
        "dispositions suivantes",
        "articles suivants",
        "article suivant",
        "est inséré",
        "sont insérés",
        "est introduit",
        "est remplacé par",
        "est modifié comme suit",
        "rédigés comme suit",
        "rédigé comme suit",
        "libellé comme suit",
    ),
    superseded_cues=("ancienne version", "version antérieure", "en vigueur jusqu'au", "version abrogée"),
    definition_cues=(
        "on entend par",
        "s’entend de",
        "s'entend de",
        "s’entend notamment",
        "s'entend notamment",
        "s’entend au sens",
        "s'entend au sens",
        "sont assimilés",
        "est assimilé",
        "est assimilée",
        "désigne",
        "désignent",
        "signifie",
        "a le même sens",
    ),
    definition_openings=(
        "on entend",
        "il faut entendre",
        "est considéré comme",
        "est considérée comme",
        "sont considérés comme",
        "constitue",
        "est dénommé",
        "est qualifié de",
        "est qualifiée de",
    ),
    number_words={word: number for number, word in enumerate(_NUMBERS, 1)}
    | {"une": 1, "vingt et un": 21, "vingt et une": 21},
    year_words=("an", "ans", "année", "années"),
    abbreviations=frozenset(
        words("art arts al n no nos p pp m mm mme mlle dr ch chap par para ann cf etc ex l r d vol éd ed st ste")
    ),
)
