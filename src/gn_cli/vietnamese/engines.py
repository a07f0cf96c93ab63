"""Which engine runs a pattern: `re`, which begins a match several times quicker, or `regex` where its syntax is needed.

Compiled patterns go to bytes and back, so that they can be kept from run to run (`kept_patterns.py`).
"""

import marshal
import pickle
import re
import unicodedata
from array import array
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any, TypeAlias

import regex

Compiled: TypeAlias = "re.Pattern[str] | regex.Pattern[str]"

_FLAGS = regex.VERBOSE | regex.IGNORECASE | regex.MULTILINE | regex.DOTALL
"""The flags that have one meaning and one number in both engines."""

_BEYOND_RE = re.compile(r"\[\[|\(\?(?:r|>|\||V1)|\\[mMKXLGRN]|\\P")
"""What only `regex` knows, and atomic groups, which `re` misread before Python 3.11.5 as it did possessive ones."""

_QUANTIFIED = frozenset("*+?}")
"""What makes a plus after it possessive."""

_OUTSIDE = re.compile(r"\\p\{(\w+)\}|\\.|\[\^?\]?|.", re.DOTALL)
_INSIDE = re.compile(r"\\p\{(\w+)\}|\\.|.", re.DOTALL)

_LATIN = (*range(0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00))
"""The characters among which a category's are told apart: Latin script and the marks over its letters."""


def compile_pattern(source: str, flags: int) -> Compiled:
    """A pattern in the syntax of `regex` (version 0), compiled for the quickest engine that reads it.

    Raises `regex.error` where none does.
    """
    translated = in_re(source)
    if translated is not None:
        # Look-behinds of several widths and names used twice are left to `regex`.
        with suppress(re.error):
            return re.compile(translated, int(flags & _FLAGS))
    return regex.compile(source, flags)


def in_re(source: str) -> str | None:
    """The source in the syntax of `re`; `None` where it holds what that engine lacks.

    >>> in_re(r"(?<!\\p{L})lớp")
    '(?<![^\\\\W\\\\d_])lớp'
    """
    if _BEYOND_RE.search(source):
        return None
    parts: list[str] = []
    at, inside, text = 0, False, ""
    while piece := (_INSIDE if inside else _OUTSIDE).match(source, at):
        before, at, text = text, piece.end(), piece[0]
        if not inside and text == "+" and before in _QUANTIFIED:
            return None
        if piece[1]:
            letters = _letters(piece[1])
            if letters is None:
                return None
            text = letters if inside else r"[^\W\d_]" if piece[1] == "L" else f"[{letters}]"
        elif inside:
            inside = text != "]"
        else:
            inside = text[0] == "["
        parts.append(text)
    return "".join(parts)


@cache
def _letters(category: str) -> str | None:
    """The Latin letters of a Unicode category as ranges for brackets; `None` for one not of letters or marks."""
    if category not in {"L", "Lu", "Ll", "M"}:
        return None
    codes = {code for code in _LATIN if unicodedata.category(chr(code)).startswith(category)}
    firsts = sorted(code for code in codes if code - 1 not in codes)
    lasts = sorted(code for code in codes if code + 1 not in codes)
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in zip(firsts, lasts, strict=True))


def to_bytes(source: str, flags: int) -> bytes:
    """The pattern of `compile_pattern` as bytes that `from_bytes` reads much sooner than the source compiles.

    Raises `regex.error` where no engine reads the source.
    """
    translated = in_re(source)
    if translated is not None:
        try:
            compiler, parser = import_module("re._compiler"), import_module("re._parser")
            tree = parser.parse(translated, int(flags & _FLAGS))
            code = array("I", map(int, compiler._code(tree, int(flags & _FLAGS))))
            groups: dict[str, int] = dict(tree.state.groupdict)
            return marshal.dumps(
                (int(flags & _FLAGS) | tree.state.flags, code.tobytes(), tree.state.groups - 1, groups)
            )
        except (ImportError, AttributeError):
            return b""
        except re.error:
            pass
    return pickle.dumps(regex.compile(source, flags))


def from_bytes(kept: bytes, source: str) -> Compiled:
    """The pattern of `to_bytes`.

    Raises `ValueError`, `TypeError`, `EOFError`, `AttributeError`, `RuntimeError` or `pickle.UnpicklingError` where it
    cannot be had from them; then the source is to be compiled.
    """
    if kept[:1] == _PICKLED:
        return pickle.loads(kept)
    flags, code, groups, names = marshal.loads(kept)
    in_order: list[Any] = [None] * (groups + 1)
    for name, number in names.items():
        in_order[number] = name
    engine = import_module("_sre")
    compiled: Compiled = engine.compile(source, flags, array("I", code).tolist(), groups, names, tuple(in_order))
    return compiled


_PICKLED = pickle.dumps(None)[:1]
