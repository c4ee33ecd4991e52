"""BM25: which units word a question, when no concept of a lexicon does."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.normal import normalise

_K1, _B = 1.2, 0.75


class Ranking:
    """The words of many texts, ready to be asked which of them a question is closest to."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Counts the words of every text, once."""
        self.words: dict[str, int] = {}
        rows, columns, counts = [], [], []
        lengths = np.zeros(len(texts))
        for row, text in enumerate(texts):
            tally = Counter(normalise(text).text.split())
            lengths[row] = tally.total()
            for word, count in tally.items():
                rows.append(row)
                columns.append(self.words.setdefault(word, len(self.words)))
                counts.append(count)
        seen = sparse.csc_matrix((counts, (rows, columns)), shape=(len(texts), len(self.words)), dtype=np.float64)
        texts_with = np.diff(seen.indptr)
        rarity = np.log1p((len(texts) - texts_with + 0.5) / (texts_with + 0.5))
        norm = _K1 * (1 - _B + _B * lengths / max(lengths.mean(), 1)) if len(texts) else lengths
        seen.data = seen.data * (_K1 + 1) / (seen.data + norm[seen.indices])
        self._weights = seen @ sparse.diags(rarity)

    def scores(self, question: str) -> NDArray[np.float64]:
        """How close each text is to the question; 0 where they share no word."""
        known = [self.words[word] for word in set(normalise(question).text.split()) if word in self.words]
        if not known:
            return np.zeros(self._weights.shape[0])
        return np.asarray(self._weights[:, known].sum(axis=1)).ravel()
