"""Spanish statutes: civil-law codes and acts of Spain and Latin America."""

from analysis.language import Language, words

_ORDINALS = words(
    "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo "
    "decimotercero decimocuarto decimoquinto decimosexto decimoséptimo decimoctavo decimonoveno vigésimo"
)
_NUMBERS = words(
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco "
    "veintiséis veintisiete veintiocho veintinueve treinta"
)

SPANISH = Language(
    code="es",
    name="Spanish",
    section_words=("artículo", "artículos", "articulo", "articulos", "art.", "arts.", "artº"),
    part_words=("parte", "libro", "título", "titulo", "capítulo", "capitulo", "sección", "seccion", "subsección"),
    schedule_words=("anexo", "apéndice"),
    ordinals={word: str(number) for number, word in enumerate(_ORDINALS, 1)}
    | {"primer": "1", "tercer": "3", "septimo": "7", "decimo": "10", "único": "único", "unico": "único"},
    provision_words=(
        "disposición adicional",
        "disposición transitoria",
        "disposición derogatoria",
        "disposición final",
        "disposición general",
        "disposición especial",
        "disposición complementaria",
    ),
    memorandum_words=("exposición de motivos", "nota explicativa"),
    contents_words=("índice", "indice", "tabla de contenidos", "contenido"),
    amending_cues=(
        "el siguiente",
        "la siguiente",
        "los siguientes",
        "las siguientes",
        "siguiente texto",
        "siguiente redacción",
        "redactado como sigue",
        "redactado de la siguiente",
        "en los siguientes términos",
        "incorpórase",
        "incorporase",
        "sustitúyese",
        "sustituyese",
        "modifícase",
        "agrégase",
        "añádese",
        "intercálase",
        "queda redactado",
        "quedan redactados",
        "queda modificado",
        "se añade",
        "se modifica",
    ),
    superseded_cues=("redacción anterior", "texto anterior", "vigente hasta", "texto no vigente", "texto derogado"),
    definition_cues=(
        "se entiende por",
        "se entenderá por",
        "se entiende como",
        "se entenderá como",
        "se entiende",
        "se entenderá",
        "significa",
        "significará",
        "se considera",
        "se considerará",
        "se considerarán",
        "se denomina",
        "comprende",
        "incluye",
    ),
    definition_openings=(
        "se entiende",
        "se entenderá",
        "se entenderán",
        "se entienden",
        "entiéndese",
        "entiéndase",
        "se considera",
        "se considerará",
        "se considerarán",
        "se denomina",
        "constituye",
    ),
    number_words={word: number for number, word in enumerate(_NUMBERS, 1)}
    | {"un": 1, "una": 1, "veintiún": 21, "dieciseis": 16, "veintidos": 22, "veintitres": 23, "veintiseis": 26},
    year_words=("año", "años"),
    abbreviations=frozenset(
        words(
            "art arts arto nº n núm num no nos pág pag págs sr sra sres dr dra d dª inc ap apdo párr cap tít lit "
            "ee uu ss vid cf etc ed vol"
        )
    ),
)
