"""The words that lead to the place of a training: "tại", "địa điểm là", "là nơi diễn ra", "về huyện A mở lớp"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from gn_cli.extract.context import Context, PlaceMention
from gn_cli.extract.places.clauses import is_fronted, tells_seat
from gn_cli.extract.rule import Match
from gn_cli.vietnamese.pattern import Pattern, Plain

NAMES_PLACE = ("địa điểm", "nơi ")
"""What a match of `said_in` begins with where it speaks of nothing but the place of the class: "nơi học là"."""

_AT = Pattern(
    r"""
    (?<![\p{L}\d])
    (?: (?: (?:tại|ở) (?:[ ](?:các[ ])?điểm[ ]cầu(?:[ ]chính|[ ]trung[ ]tâm)?(?:[ ](?:tại|ở))?)? | từ[ ]điểm[ ]cầu
          | trên(?=[ ](?:địa[ ]bàn|cánh[ ]đồng|đồng[ ]ruộng|nương|ruộng)[ ]) ) :?
      | (?: địa[ ]điểm | (?<!(?:là|làm|thành)[ ])nơi(?=[ ](?:học|tổ|mở|diễn|khai|tập|bồi)) )
        (?:[ ](?:tổ[ ]chức|diễn[ ]ra|khai[ ]giảng|khai[ ]mạc|mở|học|học[ ]tập|tập[ ]huấn|bồi[ ]dưỡng|của|các|lớp|khóa
            |hội[ ]nghị)){0,4}
        (?: [ ]?: (?:[ ](?:tại|ở))? | [ ](?:là|đặt)(?:[ ](?:tại|ở))? )
    )
    [ \u00a0]{1,2} (?: (?:địa[ ]bàn|trung[ ]tâm|các|cụm|địa[ ]điểm|điểm|nơi|khu[ ]vực
        | (?:hai|ba|bốn|năm|\d{1,2})(?=[ ](?:tỉnh|huyện|xã|phường|thị|thành|quận|điểm|địa|nơi|cụm|khu)))
        :? [ \u00a0]{1,2} ){0,2}
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_JOINED = (", ", " - ", " – ", " (", " và ", " của ", " thuộc ")
"""What stands between two units of which one lies in the other, or which are told together."""
_CLASS = r"(?:lớp|hội[ ]nghị|kh[óo][aá]|đợt|tập[ ]huấn|bồi[ ]dưỡng|buổi)"
# "xã Ba Vì là nơi diễn ra lớp tập huấn", "chọn xã Ba Vì làm điểm mở lớp": the unit stands before.
_HOSTS = Pattern(
    r"(?<!\p{L})(?:(?:(?:là|làm|trở[ ]thành)[ ](?:nơi|địa[ ]điểm|điểm)(?=[ ])"
    r"[^.;\n]{0,90}(?<!\p{L})(?:diễn[ ]ra|tổ[ ]chức|mở|khai[ ]giảng|khai[ ]mạc|đặt)"
    rf"|đăng[ ]cai)[ ][^.;,\n]{{0,30}}|đón[ ][^.;,\n]{{0,60}}){_CLASS}(?!\p{{L}})",
    regex.IGNORECASE,
)
# "Hội Nông dân tỉnh về huyện Vân Hồ mở lớp", "có mặt tại bản Nậm Sẻ, xã Tà Tổng tập huấn": a unit that one goes to.
_WENT = Plain(
    r"(?r)(?<!\p{L})(?:về|đến|tới|lên|xuống|ra|sang|tại)[ ]"
    r"(?:(?:thôn|bản|ấp|khóm|buôn|làng|xóm|tổ|khu phố)[ ][^,.;:()\n]{1,30},[ ])?"
)
_HOLDS = Plain(
    r"[ ](?:\([^()\n]{2,40}\)[ ])?(?:để[ ]|trực[ ]tiếp[ ])?"
    rf"(?:tập[ ]huấn|bồi[ ]dưỡng|(?:mở|tổ[ ]chức|khai[ ]giảng)(?=[ ][^.;,\n]{{0,40}}{_CLASS}))(?!\p{{L}})"
)

# "Trên nương chè ở thị trấn A, …. Lớp được mở ngay tại đây": back to where the sentence before begins.
_HERE = Pattern(
    r"(?<!\p{L})(?:tại|ngay[ ]ở|chính[ ]ở)[ ](?:chính[ ])?(?:đây|nơi[ ](?:này|đây))(?!\p{L})", regex.IGNORECASE
)
_SCENE = Plain(r"(?:[^.,;:()\n–-]{2,24}[ ]?[-–][ ])?(?:tại|ở|trên|trong|giữa)[ ]")
_FARTHEST_SCENE = 120


def said_in(context: Context, stretch: tuple[int, int]) -> Sequence[Match]:
    """Every "tại" and its like in the readable text of a stretch, with the words that lead on to a place."""
    return _inside(stretch, context.once(_all_said))


# Looked for once an article, for a page may tell of many trainings.
def _all_said(context: Context) -> tuple[Match, ...]:
    return tuple(_AT.finditer_in(context.text, context.stretches))


def _all_hosting(context: Context) -> tuple[Match, ...]:
    return tuple(_HOSTS.finditer_in(context.text, context.stretches))


def _all_here(context: Context) -> tuple[Match, ...]:
    return tuple(_HERE.finditer_in(context.text, context.stretches))


def _inside(stretch: tuple[int, int], matches: Sequence[Match]) -> Sequence[Match]:
    first, after = (bisect_left(matches, offset, key=lambda match: match.start()) for offset in stretch)
    return matches[first:after]


def hosts_in(context: Context, stretch: tuple[int, int], inside: list[PlaceMention]) -> Iterator[PlaceMention]:
    """The units of a stretch that are told as the subject or aim of holding: "X là nơi diễn ra", "về X mở lớp"."""
    folded = context.folded
    for match in _inside(stretch, context.once(_all_hosting)):
        if (host := _nearest_before(context, inside, match.start())) is not None:
            yield host
    for match in _inside(stretch, context.once(_all_here)):
        if (scene := _scene_before(context, inside, match.start())) is not None:
            yield scene
    for at, mention in enumerate(inside):
        if _HOLDS.match(folded, _end_of_chain(context, inside, at)) and _WENT.match(
            folded, max(0, mention.start - 45), mention.start
        ):
            yield mention


def _scene_before(context: Context, inside: list[PlaceMention], offset: int) -> PlaceMention | None:
    """The unit in which the sentence before begins, where "tại đây" at an offset ends a clause about holding."""
    section = context.section_at(offset)
    if section is None or is_fronted(context, offset) or not tells_seat(context, offset):
        return None
    before = context.sentences_in(section.start, context.sentence_at(offset)[0])[-1:]
    for first, last in before:
        if _SCENE.match(context.folded, first):
            named = [m for m in inside if first <= m.start < min(last, first + _FARTHEST_SCENE)]
            joined = len(named) > 1 and context.folded[named[0].end : named[1].start] in _JOINED
            # "Trên đồi chè Bản Liền (xã Bản Liền)": the finer one of the two.
            return named[1] if joined and _is_commune(named[1]) else next(iter(named), None)
    return None


def _is_commune(mention: PlaceMention) -> bool:
    return mention.unit is not None and mention.unit.level == "commune"


def _nearest_before(context: Context, inside: list[PlaceMention], offset: int) -> PlaceMention | None:
    """The unit named last before an offset in its sentence, or the first of the list or chain that it ends."""
    folded, first = context.folded, context.sentence_at(offset)[0]
    found: PlaceMention | None = None
    for mention in reversed([m for m in inside if first <= m.start and m.end <= offset]):
        if mention.end + 60 < offset if found is None else folded[mention.end : found.start] not in _JOINED:
            break
        found = mention
    return found


def _end_of_chain(context: Context, inside: list[PlaceMention], at: int) -> int:
    """Where the units end that are printed as those one lies in: "xã A, huyện B, tỉnh C"."""
    end = inside[at].end
    for mention in inside[at + 1 : at + 3]:
        if context.text[end : mention.start] not in _JOINED:
            break
        end = mention.end + (context.text[mention.end : mention.end + 1] == ")")
    return end
