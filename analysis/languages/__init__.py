"""The languages whose statutes can be cut into sections; a new one is a module and its line here."""

from analysis.language import Language
from analysis.languages.ar import ARABIC
from analysis.languages.de import GERMAN
from analysis.languages.en import ENGLISH
from analysis.languages.es import SPANISH
from analysis.languages.fr import FRENCH
from analysis.languages.pt import PORTUGUESE

LANGUAGES: dict[str, Language] = {
    language.code: language for language in (ENGLISH, FRENCH, SPANISH, GERMAN, PORTUGUESE, ARABIC)
}
