"""Vietnamese words and their parts of speech: pyvi's own answers, from its model files, in a quarter of its time.

pyvi spends most of its time on importing scikit-learn and on describing each syllable anew to CRFsuite. Here its two
models are read straight from its package and a syllable's share in the decision is computed once. Where a model file is
not the one this reader knows, pyvi itself answers.
"""

import codecs
import importlib.util
import io
import logging
import pickle
import string
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import compress, pairwise, repeat
from operator import add, contains, not_
from pathlib import Path
from typing import Any, NamedTuple

from gn_cli.vietnamese.crfsuite import CrfModel, best_path, most_gained, read_crf_model
from gn_cli.vietnamese.syllables import find_syllables

log = logging.getLogger("gn_cli")


class Word(NamedTuple):
    """A word of one or more syllables, or a mark. `tag` is pyvi's part of speech, where it was asked for."""

    start: int
    end: int
    text: str
    tag: str | None = None


_word: Callable[[Iterable[Any]], Word] = partial(tuple.__new__, Word)
"""A word of its parts, made without a call of Python."""

# How far around the asked span to look for a place where the decision no longer depends on what lies beyond. Such a
# place is seldom more than ten words off; where a thousand letters show none, the text is no prose and work is bounded.
_WORD_REACHES, _TAG_REACHES = (20, 160, 1280), (36, 160, 1280)


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words that begin in text[start:end], as pyvi divides the whole text; a newline is a word of its own.

    Offsets count in `text`, whatever its normal form, and spans that follow each other share no word: one begun
    before `start` is left out, one begun before `end` is whole.
    """
    end = len(text) if end is None else min(end, len(text))
    segmenter = _segmenter()
    if segmenter is None:
        return tuple(_ask_pyvi(text, start, end, with_tags=False))
    _, begins, ends, edges = _cut(segmenter, text, start, end)
    first = [begins[edge] for edge in edges[:-1]]
    last = [ends[edge - 1] for edge in edges[1:]]
    texts = map(text.__getitem__, map(slice, first, last))
    return tuple(map(_word, zip(first, last, texts, repeat(None), strict=False)))


def tagged(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """`words` with the tags pyvi gives them in the whole text.

    N noun, Np name, Nc classifier, Nu unit, Ny abbreviation, V verb, A adjective, P pronoun, R adverb, L determiner,
    M number, E preposition, C conjunction, I interjection, T particle, B foreign, S affix, X unknown, F mark.
    """
    end = len(text) if end is None else min(end, len(text))
    segmenter, tagger = _segmenter(), _tagger()
    if segmenter is None or tagger is None:
        return tuple(_ask_pyvi(text, start, end, with_tags=True))
    for reach in _TAG_REACHES:
        low, high = max(0, start - reach), min(len(text), end + reach)
        names, begins, ends, edges = _cut(segmenter, text, low, high)
        spans = [(begins[edge], ends[beyond - 1]) for edge, beyond in pairwise(edges)]
        first, after = bisect_left(spans, (start,)), bisect_left(spans, (end,))
        if first == after:
            return ()
        joined = ["_".join(names[edge:beyond]) for edge, beyond in pairwise(edges)]
        tags, sure_from, sure_to = tagger.tags(joined, low == 0, high == len(text))
        if sure_from <= first and after - 1 <= sure_to:
            break
    return tuple(
        Word(begin, stop, text[begin:stop], tag)
        for (begin, stop), tag in zip(spans[first:after], tags[first:after], strict=True)
    )


# --- pyvi's models ----------------------------------------------------------------------------------------------------

_WORD_FEATURES = (
    "bias", "word.lower():", "word.isupper()", "word.istitle()", "word.isdigit()",
    "-1:word.lower():", "-1:word.istitle()", "-1:word.isupper()", "-1:word.bi_gram()", "-2:word.tri_gram()",
    "+1:word.lower():", "+1:word.istitle()", "+1:word.isupper()", "+1:word.bi_gram()", "+2:word.tri_gram()",
)  # fmt: skip
_TAG_FEATURES = (
    "BOS", "EOS", "bias", "word.lower():", "word.istitle()", "word.isdigit()", "word[:1].isdigit()",
    "word[:3].isupper()", "word.isfiltered",
    "-1:word.lower():", "-1:word.istitle()", "-1:word[:1].isdigit()", "-1:word[:3].isupper()",
    "-2:word.lower():", "-2:word.istitle()", "-2:word.isupper()",
    "+1:word.lower():", "+1:word.istitle()", "+1:word[:1].isdigit()", "+1:word.isupper()",
    "+2:word.lower():", "+2:word.istitle()", "+2:word.isupper()",
)  # fmt: skip
_FILTERED = frozenset([*string.punctuation, "…", "”", "“", "’", "..."])
# About 300 bytes a syllable and 1,500 a tagged word: what a long run keeps comes to some 15 MB.
_WORDS_KEPT = 1 << 13
_NONE: frozenset[str] = frozenset()


class _Stub:
    """Stands for whatever object a pickle asks for, and keeps the state it is given."""

    def __new__(cls, *_: object) -> "_Stub":
        return object.__new__(cls)

    def __setstate__(self, state: object) -> None:
        self.state = state


class _Unpickler(pickle.Unpickler):
    """Opens pyvi's pickles without running anything out of them but the decoding of bytes."""

    def find_class(self, module: str, name: str) -> Any:
        return codecs.encode if (module, name) == ("_codecs", "encode") else _Stub


def _pyvi_models() -> Path:
    found = importlib.util.find_spec("pyvi")
    if found is None or found.origin is None:
        raise FileNotFoundError("pyvi is not installed")
    return Path(found.origin).parent / "models"


def _read_pickled_model(path: Path, features: tuple[str, ...]) -> CrfModel:
    pickled: Any = _Unpickler(io.BytesIO(path.read_bytes())).load()
    model = read_crf_model(pickled.state["modelfile"].state["__FILE_RESOURCE_DATA__"])
    for attribute in model.weights:
        if not attribute.startswith(features):
            raise ValueError(f"an unknown feature: {attribute}")
    return model


def _say_why_pyvi_answers(what: str, fault: Exception) -> None:
    log.info("pyvi's own code answers, slowly: its %s cannot be read here (%s: %s)", what, type(fault).__name__, fault)


@cache
def _segmenter() -> "_Segmenter | None":
    try:
        folder = _pyvi_models()
        model = _read_pickled_model(folder / "pyvi3.pkl", _WORD_FEATURES)
        return _Segmenter(model, (folder / "words.txt").read_bytes().decode().split("\n"))
    except Exception as fault:  # whatever another release's files hold, pyvi itself can read them
        _say_why_pyvi_answers("model of words", fault)
        return None


@cache
def _tagger() -> "_Tagger | None":
    try:
        return _Tagger(_read_pickled_model(_pyvi_models() / "pyvipos3.pkl", _TAG_FEATURES))
    except Exception as fault:  # as above
        _say_why_pyvi_answers("model of tags", fault)
        return None


def _sure_stretch(doubtful: Collection[int], count: int, at_start: bool, at_end: bool) -> tuple[int, int]:
    """The first and last of `count` places whose answers hold for the whole text.

    A place that is not doubtful has the same answer whatever its neighbours' answers are: from there on, nothing beyond
    it matters. The two places at a cut do not count, for they do not see the two neighbours pyvi describes them by.
    """
    if at_start and at_end:
        return 0, count - 1
    first = 0 if at_start else next((place for place in range(2, count - 2) if place not in doubtful), count)
    last = count - 1 if at_end else next((place for place in range(count - 3, 1, -1) if place not in doubtful), -1)
    return first, last


# --- words ------------------------------------------------------------------------------------------------------------


class _Syllable(NamedTuple):
    """A syllable's part in the decision: what it adds to itself and to the syllables after and before it, and what may
    follow it in a word of two and at the beginning of one of three."""

    own: float
    to_next: float
    to_previous: float
    lower: str
    makes_two: frozenset[str]
    begins_three: frozenset[str]
    joinable: bool
    begins_title: bool


class _Syllables(dict[str, _Syllable]):
    """What is known of syllables, found out once; no more of them than some memory holds."""

    def __init__(self, describe: Callable[[str], _Syllable]) -> None:
        super().__init__()
        self._describe = describe

    def __missing__(self, syllable: str) -> _Syllable:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        found = self[syllable] = self._describe(syllable)
        return found


def _followers(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    followers: dict[str, set[str]] = {}
    for first, second in pairs:
        followers.setdefault(first, set()).add(second)
    return {first: frozenset(seconds) for first, seconds in followers.items()}


class _Segmenter:
    """Tells which syllables carry on the word of the syllable before.

    With two labels a syllable's features come to one number: how far "inside a word" is ahead of "begins a word".
    """

    def __init__(self, model: CrfModel, entries: Sequence[str]) -> None:
        begins, inside = (model.labels.index(label) for label in ("B_W", "I_W"))
        if len(model.labels) != 2:
            raise ValueError(f"labels {model.labels}")
        self._moves = [[model.transitions[old][new] for new in (begins, inside)] for old in (begins, inside)]
        gained = most_gained(model.transitions)
        self._doubt_from, self._doubt_to = -gained[begins][inside], gained[inside][begins]
        sign = {begins: -1.0, inside: 1.0}
        self._weights = {name: sum(sign[label] * weight for label, weight in of) for name, of in model.weights.items()}
        split = [entry.split(" ") for entry in entries]
        self._two = _followers((parts[0], parts[1]) for parts in split if len(parts) == 2)
        threes = [parts for parts in split if len(parts) == 3]
        self._three = frozenset((first, second, third) for first, second, third in threes)
        self._begin_three = _followers((parts[0], parts[1]) for parts in threes)
        self._two_begin, self._two_end = self._weight("+1:word.bi_gram()"), self._weight("-1:word.bi_gram()")
        self._three_begin, self._three_end = self._weight("+2:word.tri_gram()"), self._weight("-2:word.tri_gram()")
        self._syllables = _Syllables(self._describe)

    def _weight(self, attribute: str) -> float:
        return self._weights.get(attribute, 0.0)

    def _describe(self, syllable: str) -> _Syllable:
        lower = syllable.lower()
        flags = [f"word.lower():{lower}"]
        flags += ["word.istitle()"] * syllable.istitle() + ["word.isupper()"] * syllable.isupper()
        own = ["bias", *flags] + ["word.isdigit()"] * syllable.isdigit()
        return _Syllable(
            own=sum(map(self._weight, own)),
            to_next=sum(self._weight(f"-1:{flag}") for flag in flags),
            to_previous=sum(self._weight(f"+1:{flag}") for flag in flags),
            lower=lower,
            makes_two=self._two.get(lower, _NONE),
            begins_three=self._begin_three.get(lower, _NONE),
            joinable=syllable not in string.punctuation and not syllable[0].isdigit(),
            begins_title=syllable[0].istitle(),
        )

    def joined(self, syllables: Sequence[str], at_start: bool, at_end: bool) -> tuple[list[bool], int, int]:
        """Whether each syllable carries on a word, and the first and last for which that holds in the whole text."""
        count = len(syllables)
        joined = [False] * count
        if count < 2:
            return joined, *_sure_stretch(range(count), count, at_start, at_end)
        described = list(map(self._syllables.__getitem__, syllables))
        own, to_next, to_previous, lower, twos, threes, joinable, begins_title = zip(*described, strict=True)
        ahead = list(map(add, map(add, own, (0.0, *to_next)), (*to_previous[1:], 0.0)))
        behind = lower[1:]
        for place in compress(range(count), map(contains, twos, behind)):
            ahead[place] += self._two_begin
            ahead[place + 1] += self._two_end
        for place in compress(range(count - 2), map(contains, threes, behind)):
            if lower[place : place + 3] in self._three:
                ahead[place] += self._three_begin
                ahead[place + 2] += self._three_end
        doubt_from, doubt_to = self._doubt_from, self._doubt_to
        doubtful = [place for place, score in enumerate(ahead) if doubt_from <= score <= doubt_to]
        if doubtful:
            self._settle(ahead, doubtful)
        for place in [place for place, score in enumerate(ahead) if score > 0]:
            if place and joinable[place - 1] and joinable[place]:
                joined[place] = begins_title[place - 1] or not begins_title[place]
        return joined, *_sure_stretch(doubtful, count, at_start, at_end)

    def _settle(self, ahead: list[float], doubtful: list[int]) -> None:
        """Put beyond doubt the scores of the doubtful places: Viterbi over each run of them, in differences."""
        (stay_out, go_in), (go_out, stay_in) = self._moves
        entering, leaving = (go_in - stay_out, stay_in - go_out), (go_out - stay_out, stay_in - go_in)
        last = len(ahead) - 1
        places = iter([*doubtful, last + 2])
        place = next(places)
        while place <= last:
            first, lead = place, entering[ahead[place - 1] > 0] if place else 0.0
            ahead[place] += lead
            while (following := next(places)) == place + 1:
                lead = max(go_in, ahead[place] + stay_in) - max(stay_out, ahead[place] + go_out)
                place = following
                ahead[place] += lead
            lean = leaving[ahead[place + 1] > 0] if place < last else 0.0
            ahead[place] += lean
            while place > first:
                lean = leaving[ahead[place] > 0]
                place -= 1
                ahead[place] += lean
            place = following


def _cut(segmenter: _Segmenter, text: str, start: int, end: int) -> tuple[list[str], list[int], list[int], list[int]]:
    """Syllables in and around text[start:end], where each begins and ends, and the edges of the words begun there.

    Each word is the syllables from one edge up to the next; the last edge is the end of the last word.
    """
    for reach in _WORD_REACHES:
        low, high = max(0, start - reach), min(len(text), end + reach)
        while low and not text[low - 1].isspace():
            low -= 1
        while high < len(text) and not text[high].isspace():
            high += 1
        names, begins, ends = find_syllables(text, low, high)
        first, after = bisect_left(begins, start), bisect_left(begins, end)
        if first == after:
            return names, begins, ends, []
        joined, sure_from, sure_to = segmenter.joined(names, low == 0, high == len(text))
        while after < len(joined) and joined[after]:
            after += 1
        if sure_from <= first and (after <= sure_to or (after == len(joined) and high == len(text))):
            break
    return names, begins, ends, [*compress(range(first, after), map(not_, joined[first:after])), after]


# --- tags -------------------------------------------------------------------------------------------------------------

_Scores = tuple[float, ...]  # one for each tag
_PLACES = ("", "-1:", "-2:", "+1:", "+2:")  # a word as seen from itself, from one and two after, one and two before


class _Tagger:
    """Gives words their parts of speech."""

    def __init__(self, model: CrfModel) -> None:
        self._model = model
        self._gained = most_gained(model.transitions)
        self._sum = lru_cache(_WORDS_KEPT)(self._find_sum)
        self._seen = lru_cache(_WORDS_KEPT)(self._find_seen)

    def _find_sum(self, *attributes: str) -> _Scores:
        sums = [0.0] * len(self._model.labels)
        for attribute in attributes:
            for label, weight in self._model.weights[attribute]:
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
        return tuple(self._sum(*(name for name in names if name in self._model.weights)) for names in attributes)

    def _edge(self, attribute: str) -> _Scores:
        return self._sum(*[attribute] * (attribute in self._model.weights))

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
        return tags, *_sure_stretch(doubtful, len(tags), at_start, at_end)


# --- pyvi itself ------------------------------------------------------------------------------------------------------


def _ask_pyvi(text: str, start: int, end: int, with_tags: bool) -> Iterator[Word]:
    """The words that begin in text[start:end] from pyvi's own code, line by line: long texts would take it ages."""
    from pyvi import ViPosTagger, ViTokenizer

    line_start = text.rfind("\n", 0, start) + 1
    while line_start < end:
        line_end = text.find("\n", line_start) + 1 or len(text)
        syllables = zip(*find_syllables(text, line_start, line_end), strict=True)
        line = text[line_start:line_end]
        line_start = line_end
        # Given white space alone pyvi answers with that white space, which is no word.
        names = ViTokenizer.tokenize(line).split(" ") if not line.isspace() or "\n" in line else []
        tags = ViPosTagger.postagging_tokens(names)[1] if with_tags else [None] * len(names)
        for name, tag in zip(names, tags, strict=True):
            spelt, begin, stop = next(syllables)
            while spelt != name:
                following, _, stop = next(syllables)
                spelt += f"_{following}"
            if start <= begin < end:
                yield Word(begin, stop, text[begin:stop], tag)
