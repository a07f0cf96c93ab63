"""Who organises a training: the bodies that open, hold or jointly hold it, as printed.

`naming` and `holding` find the words that tell of a training being held, `chains` the bodies that are their subject.
Bodies that attend, fund, send people or are asked to hold a class stand in no such chain. Acts told as background
(last year, a plan), in quoted speech and in headlines count only where the report tells of no other.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gn_cli.extract.body_names import same_body
from gn_cli.extract.context import Body, Context
from gn_cli.extract.organizers.acts import Side
from gn_cli.extract.organizers.background import is_background
from gn_cli.extract.organizers.chains import BodyOfText, organizers_of
from gn_cli.extract.organizers.holding import HOLDING, LOOSE
from gn_cli.extract.organizers.naming import NAMING
from gn_cli.extract.rule import Mention, scan
from gn_cli.report import Organizer

_TOLD, _LOOSE, _BACKGROUND, _HEADLINE, _OWNER = range(5)


class _Claim(NamedTuple):
    """A body said to hold a training, and how much the saying is worth: the lower the rank the more."""

    body: Body
    rank: int
    rule: str
    notes: tuple[str, ...]
    alone: bool


def find_organizers(context: Context) -> tuple[Organizer, ...]:
    """The bodies that organise or co-organise the trainings of the report, each once, in the order of the text.

    A body printed in a longer and a shorter way (Sở Y tế; Sở Y tế tỉnh Đắk Lắk) is entered in the longer one.
    """
    acts = scan((*NAMING, *HOLDING), context)
    claims = tuple(_claims(context, acts))
    best = min((claim.rank for claim in claims), default=_HEADLINE)
    if best != _TOLD or any(act.value == "topic" for act in acts):
        claims = tuple(_claims(context, scan((*NAMING, *HOLDING, *LOOSE), context)))
        best = min((claim.rank for claim in claims), default=_TOLD)
    kept: list[_Claim] = []
    for claim in claims:
        if claim.rank != best:
            continue
        twin = next((index for index, other in enumerate(kept) if same_body(claim.body.name, other.body.name)), None)
        if twin is None:
            kept.append(claim)
        elif len(claim.body.name) > len(kept[twin].body.name):
            kept[twin] = claim
    kept = [claim for claim in kept if not _is_of_one_told(claim, kept)]
    kept.sort(key=lambda claim: claim.body.start)
    return tuple(
        Organizer(claim.body.name, context.evidence(claim.body.start, claim.body.end, claim.rule, *claim.notes))
        for claim in kept
    )


def _is_of_one_told(claim: _Claim, others: Iterable[_Claim]) -> bool:
    """Whether a unit only stands for a body of it that is told as well: “Xã Nà Tấu mở lớp … do Hội Nông dân xã Nà Tấu
    tổ chức”."""
    if claim.body.kind != "unit" or not claim.alone:
        return False
    unit = f" {claim.body.name.casefold()}"
    return any(other.body.kind != "unit" and other.body.name.casefold().endswith(unit) for other in others)


def _claims(context: Context, acts: Iterable[Mention[Side]]) -> Iterator[_Claim]:
    text = BodyOfText(context)
    told: set[tuple[int, int]] = set()
    for act in sorted(acts, key=lambda act: act.value == "topic"):
        section = context.section_at(act.start)
        if section is None or (act.value == "topic" and (section.start, section.end) in told):
            continue
        found = organizers_of(text, act)
        if not found:
            continue
        told.add((section.start, section.end))
        rank = _OWNER if act.value == "of" else _LOOSE if act.value == "loose" else _TOLD
        if section.kind == "title":
            rank = _HEADLINE
        elif is_background(context, act):
            rank = max(rank, _BACKGROUND)
        for body, notes, sure in found:
            rank = rank if sure else max(rank, _LOOSE)
            yield _Claim(body, rank, act.rule, notes, len(found) == 1)
