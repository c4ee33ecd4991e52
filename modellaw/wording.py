"""Sentences of an instrument in the language asked for."""

from modellaw.specs import Language, Text


def worded(sentence: Text, language: Language = "en") -> str:
    """The sentence in that language, else in English, else in any; empty where there is none."""
    return sentence.get(language) or sentence.get("en") or next(iter(sentence.values()), "")
