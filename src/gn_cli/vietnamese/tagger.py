"""Parts of speech: what pyvi's model of tags answers, a word's share in the decision computed once."""

import string
from collections.abc import Sequence
from functools import lru_cache
from operator import add

from gn_cli.vietnamese.crfsuite import CrfModel, best_path, most_gained, sure_stretch

_FILTERED = frozenset([*string.punctuation, "…", "”", "“", "’", "..."])
# About 1,500 bytes a tagged word: what a long run keeps comes to some 12 MB.
_WORDS_KEPT = 1 << 13

_Scores = tuple[float, ...]  # one for each tag
_PLACES = ("", "-1:", "-2:", "+1:", "+2:")  # a word as seen from itself, from one and two after, one and two before


class Tagger:
    """Gives words their parts of speech."""

    def __init__(self, model: CrfModel) -> None:
        self._model = model
        self._gained = most_gained(model.transitions)
        self._sum = lru_cache(_WORDS_KEPT)(self._find_sum)
        self._seen = lru_cache(_WORDS_KEPT)(self._find_seen)

    def _find_sum(self, *attributes: str) -> _Scores:
        sums = [0.0] * len(self._model.labels)
        for attribute in attributes:
            for label, weight in self._model.weights(attribute):
                sums[label] += weight
        return tuple(sums)

    def _find_seen(self, word: str) -> tuple[_Scores, ...]:
        """What a word adds to the tags at each of the places; words new to the model share their sums in memory."""
        features = {
            "bias": True,
            f"word.lower():{word.lower()}": True,
            "word.istitle()": word.istitle(),
            "word.isupper()": word.isupper(),
            "word.isdigit()": word.isdigit(),
            "word[:1].isdigit()": word[:1].isdigit(),
            "word[:3].isupper()": word[:3].isupper(),
            "word.isfiltered": word in _FILTERED,
        }
        # Not every feature is asked at every place; those that are not are not in the model.
        attributes = ([place + name for name, holds in features.items() if holds] for place in _PLACES)
        return tuple(self._sum(*(name for name in names if name in self._model.attributes)) for names in attributes)

    def _edge(self, attribute: str) -> _Scores:
        return self._sum(*[attribute] * (attribute in self._model.attributes))

    def tags(self, names: Sequence[str], at_start: bool, at_end: bool) -> tuple[list[str], int, int]:
        """The words' tags, and the first and last that hold in the whole text."""
        beyond = (self._sum(),) * len(_PLACES)
        seen = [beyond, beyond, *map(self._seen, names), beyond, beyond]
        here, next_1, next_2, previous_1, previous_2 = zip(*seen, strict=True)
        states = [
            [a + b + c + d + e for a, b, c, d, e in zip(*weights, strict=True)]
            for weights in zip(here[2:], next_1[1:], next_2, previous_1[3:], previous_2[4:], strict=False)
        ]
        for place, attribute, is_edge in ((0, "BOS", at_start), (-1, "EOS", at_end)):
            if is_edge:
                states[place] = list(map(add, states[place], self._edge(attribute)))
        options = []
        for scores in states:
            best = max(scores)
            gained = self._gained[scores.index(best)]
            options.append([(tag, score) for tag, score in enumerate(scores) if score + gained[tag] >= best])
        path = best_path(options, self._model.transitions)
        tags = [self._model.labels[tag] for tag in path]
        doubtful = {place for place, left in enumerate(options) if len(left) > 1}
        return tags, *sure_stretch(doubtful, len(tags), at_start, at_end)
