"""Vietnamese words and their parts of speech: pyvi's own answers, from its model files, in a tenth of its time.

pyvi spends most of its time on importing scikit-learn and on describing each syllable anew to CRFsuite. Here its two
models are read straight from its package (pyvi_models.py) and what a syllable adds to a decision is found once
(segmenter.py, tagger.py). Where a model file is not the one this reader knows, pyvi itself answers.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import repeat
from typing import NamedTuple

from gn_cli.vietnamese.pyvi_models import read_tag_model, read_word_list, read_word_model
from gn_cli.vietnamese.segmenter import Segmenter
from gn_cli.vietnamese.syllables import find_syllables
from gn_cli.vietnamese.tagger import Tagger

# How far around the asked span the tags are found; see the reaches of segmenter.py.
_REACHES = (36, 160, 1280)


class Word(NamedTuple):
    """A word of one or more syllables, or a mark. `tag` is pyvi's part of speech, where it was asked for."""

    start: int
    end: int
    text: str
    tag: str | None = None


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words that begin in text[start:end], as pyvi divides the whole text; a newline is a word of its own.

    Offsets count in `text`, whatever its normal form, and spans that follow each other share no word: one begun
    before `start` is left out, one begun before `end` is whole.
    """
    end = len(text) if end is None else min(end, len(text))
    segmenter = _segmenter()
    if segmenter is None:
        return tuple(_ask_pyvi(text, start, end, with_tags=False))
    # Words of their parts, made without a call of Python each.
    return tuple(map(tuple.__new__, repeat(Word), segmenter.words(text, start, end)))


def tagged(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """`words` with the tags pyvi gives them in the whole text.

    N noun, Np name, Nc classifier, Nu unit, Ny abbreviation, V verb, A adjective, P pronoun, R adverb, L determiner,
    M number, E preposition, C conjunction, I interjection, T particle, B foreign, S affix, X unknown, F mark.
    """
    end = len(text) if end is None else min(end, len(text))
    segmenter, tagger = _segmenter(), _tagger()
    if segmenter is None or tagger is None:
        return tuple(_ask_pyvi(text, start, end, with_tags=True))
    for reach in _REACHES:
        low, high = max(0, start - reach), min(len(text), end + reach)
        rows, names = segmenter.named_words(text, low, high)
        first, after = bisect_left(rows, (start,)), bisect_left(rows, (end,))
        if first == after:
            return ()
        tags, sure_from, sure_to = tagger.tags(names, low == 0, high == len(text))
        if sure_from <= first and after - 1 <= sure_to:
            break
    found = zip(rows[first:after], tags[first:after], strict=True)
    return tuple(Word(begin, stop, letters, tag) for (begin, stop, letters, _), tag in found)


def why_pyvi_answers() -> tuple[str, ...]:
    """Why pyvi's own slow code answers here: the model that cannot be read and what it lacks; empty where all can."""
    _segmenter(), _tagger()
    return tuple(f"{model} ({type(fault).__name__}: {fault})" for model, fault in _faults.items())


_faults: dict[str, Exception] = {}
"""What was wrong with the models that another release of pyvi brought."""


@cache
def _segmenter() -> Segmenter | None:
    try:
        return Segmenter(read_word_model(), read_word_list())
    except Exception as fault:  # whatever another release's files hold, pyvi itself can read them
        _faults["model of words"] = fault
        return None


@cache
def _tagger() -> Tagger | None:
    try:
        return Tagger(read_tag_model())
    except Exception as fault:  # as above
        _faults["model of tags"] = fault
        return None


def _ask_pyvi(text: str, start: int, end: int, with_tags: bool) -> Iterator[Word]:
    """The words that begin in text[start:end] from pyvi's own code, line by line: long texts would take it ages."""
    from pyvi import ViPosTagger, ViTokenizer

    line_start = text.rfind("\n", 0, start) + 1
    while line_start < end:
        line_end = text.find("\n", line_start) + 1 or len(text)
        syllables = iter(find_syllables(text, line_start, line_end))
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
