"""A cue of the reading of poverty figures, and the pieces of patterns that the rules of the cues share."""

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

from gn_cli.extract.atoms import GAP, GLUE
from gn_cli.extract.context import Context
from gn_cli.extract.rule import Match
from gn_cli.report import PovertyKind

CueRole: TypeAlias = Literal[
    "name",  # words that only look like a cue: names of programmes, standards, activities
    "off",  # another subject: what follows is no poverty figure
    "learners",  # the same, where the poor are among those who are taught
    "lending",  # the same for the rest of the sentence, poor borrowers or not
    "kind",
    "same",  # "tỷ lệ này": the subject spoken of before
    "change",
    "level",
    "target",
    "actual",
    "own",  # "riêng", "trong đó": the clause goes on with the measure before it
    "respective",
    "year",
    "base",  # "so với năm 2023": a year that is compared with
    "period",
    "open",
    "close",
    "semicolon",
    "rate",
    "households",
]


class Cue(NamedTuple):
    """One cue; the fields used depend on its role.

    `of_rate` tells a subject that is a rate or bare, not a number ("số hộ nghèo"); `rated` one that is called a rate;
    `reduced` one that stands after its verb ("giảm tỷ lệ hộ nghèo"). `relative` counts years from that of publication,
    `weak` only where no year was told; `year_end` is the end of a year,
    `today` the day of publication. `left` marks households that leave the list.
    """

    role: CueRole
    kind: PovertyKind | None = None
    of_rate: bool = True
    rated: bool = False
    reduced: bool = False
    year: int | None = None
    relative: int | None = None
    year_end: bool = False
    weak: bool = False
    today: bool = False
    value: float = 0.0
    value_max: float | None = None
    number: int = 0
    yearly: bool = False
    left: bool = False


LAST_MONTH_OF_AIMS = 10
"""From November on a report tells what the year came to, before that what it is to come to."""

START = r"(?<![\p{L}\p{M}])"
END = r"(?![\p{L}\p{M}])"
RATE = rf"(?:tỷ|tỉ){GAP}(?:lệ|trọng|suất)"
NEAR = rf"(?:hộ{GAP})?cận{GAP}nghèo"
AND = rf"(?:{GLUE}[,/&+-]{GLUE}|{GAP}(?:và|cùng|lẫn|với|hoặc){GAP}|{GLUE},{GAP}và{GAP})"
BOTH = rf"""(?:(?:hộ{GAP})?nghèo(?:{GAP}đa{GAP}chiều)?{AND}(?:(?:{RATE}|số){GAP})?{NEAR}
    |(?:tính|gộp|kể|cộng){GAP}(?:cả|chung|thêm|luôn)(?:{GAP}số)?{GAP}{NEAR})"""
MULTI = rf"(?:hộ{GAP})?nghèo{GAP}đa{GAP}chiều"
KIND = rf"(?P<both>{BOTH})|(?P<near>{NEAR})|(?P<multi>{MULTI})|(?P<poor>(?:hộ{GAP})?nghèo)"
NUMBER = r"(?<![\d.,/])\d{1,3}(?:[.,]\d{1,4})?"
PERCENT = rf"{GLUE}(?:%|phần{GAP}trăm{END}|điểm{GAP}(?:%|phần{GAP}trăm{END}))"


def always(role: CueRole) -> Callable[[Match, Context], Cue]:
    cue = Cue(role)
    return lambda match, context: cue


def kind_of(match: Match) -> PovertyKind:
    if match["both"]:
        return "poor_and_near_poor"
    return "near_poor" if match["near"] else "multidimensional" if match["multi"] else "poor"
