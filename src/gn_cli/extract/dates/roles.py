"""The part a day plays in its sentence: a training's, a document's, the page's, or another one.

Cues right before the day come first (a deadline, an anniversary), then what is told as earlier, then the act that the
day belongs to (`acts`). The reason is kept in words, so that every decision can be read.
"""

from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from gn_cli.extract.context import Context, DateRole
from gn_cli.extract.dates.acts import Act, acts
from gn_cli.extract.dates.shapes import Phrase
from gn_cli.extract.rule import Mention
from gn_cli.vietnamese.fold import lower_in_place
from gn_cli.vietnamese.pattern import Pattern, Plain


class Verdict(NamedTuple):
    """The role of a day and why.

    `planned` days are told as to come, `numbered` ones belong to one of several classes ("lớp thứ hai", "đợt 1"),
    `opening` and `closing` ones begin and end a training, `until` only tells its
    end ("kéo dài đến ngày …"); `weak` verdicts rest on a gathering not called a training.
    """

    role: DateRole
    reason: str
    planned: bool = False
    numbered: bool = False
    opening: bool = False
    closing: bool = False
    until: bool = False
    weak: bool = False

    @property
    def is_class(self) -> bool:
        """Whether a day inside a longer span may be that of one class, and not of an opening or closing ceremony."""
        return self.numbered or not (self.opening or self.closing)


_CLAUSE_MARK = Plain(r"[;:](?=\s)")

_DEADLINE = Pattern(
    r"(?i)(?<!\p{L})(?:trước|chậm\s+nhất|muộn\s+nhất|hạn\s+(?:chót|cuối(?:\s+cùng)?)|thời\s+hạn|hạn)"
    r"(?:\s+(?:là|vào|đến|trong|hết))*\s*$"
)
_UNTIL = Pattern(r"(?i)(?<!\p{L})(?:đến|tới)(?:\s+(?:hết(?:\s+tuần)?|thời\s+điểm|nay))?\s*\(?\s*$")
_LASTS_UNTIL = Pattern(
    r"(?i)(?<!\p{L})(?:kéo\s+dài|diễn\s+ra|kết\s+thúc|học|tổ\s+chức|từ\s+(?:hôm\s+)?nay)(?:\s+cho)?\s+(?:đến|tới)(?:\s+hết(?:\s+tuần)?)?\s*\(?$"
)
_LEARN_UNTIL = Plain(
    r"(?i)\s*(?:,\s*)?(?:thì\s+)?(?:các\s+|toàn\s+bộ\s+|\d+\s+)?(?:học\s+viên|học\s+sinh|người\s+học|hội\s+viên|đại\s+biểu|lớp|khóa|khoá)"
    r"(?!\p{L})[^.;,]{0,50}?(?<!\p{L})(?:sẽ|tiếp\s+tục|vừa|còn|lần\s+lượt|mới)(?!\p{L})"
)
"""Words behind "đến hết ngày …" that tell what the class does until then."""

_HEAD_OF_SENTENCE = Plain(
    r"(?i)\s*(?:(?:như\s+vậy|theo\s+(?:đó|lịch|kế\s+hoạch)|dự\s+kiến),?\s+)?(?:từ\s+(?:hôm\s+)?nay\s+|kéo\s+dài\s+)?(?:cho\s+)?(?:đến|tới)\s+(?:hết\s+)?$"
)
_OTHER_UNDERTAKING = Plain(
    r"(?i)(?<!\p{L})(?:rà\s+soát|(?:tổng\s+)?điều\s+tra(?!\s+viên)|phúc\s+tra|bình\s+xét|tổng\s+hợp|niêm\s+yết|họp\s+dân|giải\s+ngân"
    r"|cấp\s+(?:phát|cây|con)|trồng|xuống\s+giống|tiêm|bầu\s+cử|bỏ\s+phiếu|khảo\s+sát|thẩm\s+định|nghiệm\s+thu|kiểm\s+tra|giám\s+sát"
    r"|hội\s+thi|cuộc\s+thi|giải\s+(?:chạy|bóng|đấu)|lễ\s+hội|ngày\s+hội|hội\s+chợ|chiến\s+dịch|tháng\s+(?:cao\s+điểm|hành\s+động)|tuần\s+lễ"
    r"|khám|đại\s+hội|kỳ\s+họp)(?!\p{L})"
)
"""What else can be held after a training: a clause about it does not go on with the training."""

_ATTENDED = Plain(
    r"(?i)(?<!\p{L})(?:đến\s+lượt|\d{1,3}(?:[.,]\d{3})?\s+(?:đại\s+biểu|học\s+viên|người|cán\s+bộ|hội\s+viên|nông\s+dân|đồng\s+chí|trưởng|bà\s+con"
    r"|đoàn\s+viên|thành\s+viên|phụ\s+nữ)(?!\p{L})[^.;]{0,240}?(?<!\p{L})(?:(?:đến|về|tới)\s+(?:dự|học|nghe|lớp)|có\s+mặt|theo\s+học|tham\s+(?:dự|gia)))(?!\p{L})"
)
"""People who came: a day on which they did goes on with the training told before."""

_POINTS_BACK = Plain(r"\s*(?:Đó|Đây)\s+(?:là|chính\s+là|cũng\s+là)\s")
_GIVEN_UP = Pattern(
    r"(?i)(?<!\p{L})(?:(?:lùi|dời|hoãn|chuyển)(?:\s+lịch)?\s*$|(?:ban\s+đầu|lẽ\s+ra|đáng\s+lẽ|thay\s+vì)(?!\p{L})[^.;,]{0,40}$)"
)
"""Words before a day on which a class was to be held: "lùi từ ngày 12/9 sang ngày 14/9"."""

_DISASTER = Pattern(
    r"(?i)(?<!\p{L})(?:(?:trận|cơn|đợt)\s+(?:mưa|bão|lũ|lốc|động\s+đất|sạt\s+lở|thiên\s+tai)|bão\s+số)(?:\s+[\p{L}\d]+){0,4}\s*\(?\s*$"
)
_CHANGED = Pattern(
    r"(?i)(?<!\p{L})(?:mới|được|đã|sau|vừa|khi|chính\s+thức)\s+(?:thành\s+lập|sáp\s+nhập|sắp\s+xếp|hợp\s+nhất|đi\s+vào\s+hoạt\s+động"
    r"|vận\s+hành|có\s+hiệu\s+lực)(?:\s+(?:lại|mới|vào|kể))*\s*$"
)
"""What befell the units or the people taught, and no training: "40 xã mới thành lập từ 1/7/2025"."""

_WEEKDAYS = Plain(r"(?i)(?:thứ\s+\p{L}{1,5}|chủ\s+nhật)\s*\(")
"""The last of two weekdays before the days themselves: "từ thứ Hai đến thứ Tư (11 - 13/9)"."""

_IN_FORCE = Pattern(r"(?i)(?<!\p{L})(?:hiệu\s+lực(?:\s+thi\s+hành)?|áp\s+dụng)(?:\s+(?:kể|bắt\s+đầu))?\s*$")
_INTO = Plain(r"(?i)(?<!\p{L})vào(?:\s+hồi|\s+lúc)?\s*$")
_SINCE_THEN = Pattern(r"(?i)(?<!\p{L})(?:sau|kể\s+từ|tính(?:\s+từ)?|sinh)\s*$")
_PUBLISHED = Pattern(r"(?i)(?<!\p{L})(?:đăng(?:\s+tải)?|cập\s+nhật|xuất\s+bản)(?:\s+(?:lúc|vào))?\s*:?\s*$")
_ANNIVERSARY = Pattern(
    r"(?<!\p{L})(?:(?i:(?:tháng|đợt|tuần)\s+(?:cao\s+điểm|hành\s+động)|kỷ\s+niệm|chào\s+mừng|hưởng\s+ứng|nhân\s+(?:dịp|ngày)|lập\s+thành\s+tích|mừng)|Quốc\s+khánh|(?i:ngày)\s+(?:\p{L}{1,9}\s+){0,3}?(?:Quốc\s+tế|[tT]ruyền\s+thống"
    r"|[gG]iải\s+phóng|[vV]ì\s+người\s+nghèo|Pháp\s+luật|[cC]huyển\s+đổi\s+số|[đĐ]oàn\s+kết|Nhà\s+giáo|Phụ\s+nữ|[tT]hành\s+lập))"
    r"[^.;,:]{0,40}$"
)
_COUNTED_DAYS = Plain(r"(?:\d{1,2}|\p{L}{1,6})\s+ngày\s*\(")
_DOCUMENT = Pattern(
    r"(?<!\p{L})(?:\d/(?:\d{4}/)?\p{Lu}[\p{L}\d&/–-]*|\d-\p{Lu}[\p{L}]*/\p{Lu}[\p{Lu}]*|(?:Công\s+văn|Kế\s+hoạch|Quyết\s+định|Nghị\s+(?:quyết|định)|Thông\s+(?:báo|tư)"
    r"|Chỉ\s+thị|Tờ\s+trình|Giấy\s+(?:mời|phép)|Hướng\s+dẫn|[vV]ăn\s+bản)(?:\s+số\s+\d+\p{L}?)?)"
    r"(?:\s+của\s+[^,.;:]{2,70})?\s*\(?\s*(?:(?:được\s+)?(?:ký|ban\s+hành|cấp))*\s*$"
)
# Not where an item of a round-up begins: "* Trước đó, ngày 25-11, Ban Chỉ huy huyện A cũng tập huấn".
_EARLIER = Pattern(
    r"(?i)(?<!\p{L})(?<![*•▪◆►]\s)(?:trước\s+đó|trước\s+đây|năm\s+(?:ngoái|trước)|(?:đợt|lần|kh[óo][aá]|lớp)\s+trước)(?!\p{L})[^.;]{0,80}$"
)
_PLANNED = Pattern(
    r"(?i)(?<!\p{L})(?:sẽ|dự\s+kiến|theo\s+(?:kế\s+hoạch|lịch)(?=,|\s+(?:thì|sẽ))|sắp\s+tới|tới\s+đây|thời\s+gian\s+tới|tiếp\s+tục)(?!\p{L})"
)
_ALIKE = Pattern(r"(?i)(?<!\p{L})(?:tương\s+tự|cùng\s+nội\s+dung|một\s+lớp\s+khác|tập\s+huấn\s+lại)")
_NUMBERED = Pattern(
    r"(?i)(?<!\p{L})(?:(?:lớp|đợt|kh[óo][aá]|cụm|nhóm|hội\s+nghị)\s+(?:thứ|số|đầu|cuối|\d{1,2}(?!\d)|[IVX]{1,4}(?!\p{L})|còn\s+lại|tiếp\s+theo|sau)"
    r"|đến\s+lượt|(?:sẽ|lần\s+lượt)\s+(?:được\s+)?(?:học|tập\s+huấn)\s+(?:vào\s+|từ\s+|trong\s+)?(?:các\s+|sáng\s+|chiều\s+)?ngày(?!\p{L}))"
)
_CLOSES = Pattern(
    r"(?i)(?<!\p{L})(?:bế\s+(?:mạc|giảng)|kết\s+thúc(?!\s+(?:hoạt|năm|giai|quý))|kéo\s+dài\s+(?:đến|tới)|hoàn\s+thành(?=(?:\s+vào)?\s+$)|khép\s+lại(?!\s+(?:tuần|tháng|năm|quý))"
    r"|tổng\s+kết(?=\s*(?:,|và)?\s*(?:lớp|kh[óo]|đợt|hội\s+nghị\s+tập))"
    r"|(?:đã|vừa)\s+(?:được\s+)?(?:nhận|trao|cấp)\s+(?:giấy\s+)?chứng\s+(?:chỉ|nhận))(?!\p{L})"
)
_CLOSES_HERE = Plain(r",?\s*(?:thì\s+|sẽ\s+|lớp\s+(?:học\s+)?(?:sẽ\s+)?)?(?:bế\s+(?:mạc|giảng)|kết\s+thúc)(?!\p{L})")
_OPENS = Pattern(r"(?i)(?<!\p{L})(?:khai\s+(?:mạc|giảng)|bắt\s+đầu)(?!\p{L})")
_OPENED = Plain(r"(?i)(?<!\p{L})(?:mở|bắt\s+đầu)\s+(?:cửa\s+)?(?:vào\s+)?$")
_FIELD_TRIP = Pattern(
    r"(?i)(?<!\p{L})(?:tham\s+quan|đi\s+thực\s+tế|thực\s+tế\s+tại|thực\s+địa|chia\s+nhóm|dâng\s+hương|trải\s+nghiệm|thăm\s)"
)
_PRELUDE = Plain(r"(?i)^\s*(?:ngay\s+)?(?:sau|kết\s+thúc|thực\s+hiện|triển\s+khai|căn\s+cứ|theo|nhằm|để)\s[^,]{0,160},")
"""An opening adverbial: its acts ("Ngay sau lớp tập huấn, …") are not those of the clause."""

_AFTERWARDS = Plain(
    r"(?i)\s*(?:ngay\s+)?(?:sau|kết\s+thúc)\s+(?:(?:khi|được|kết\s+thúc|các|hai|ba|đợt|buổi|lớp|hội\s+nghị|kh[óo][aá]|chương\s+trình)\s+){0,4}"
    r"tập\s+huấn(?!\p{L})[^,.;\d]{0,60},"
)
"""What a sentence begins with that tells what comes of a training: "Sau buổi tập huấn, các tổ về thôn từ ngày 1/9"."""
_ONCE_MORE = Plain(r"(?i)(?<!\p{L})(?:tiếp\s+tục|(?:lớp|đợt|kh[óo][aá]|buổi)\s+(?:thứ|tiếp|sau|còn))(?!\p{L})")

_SAID = Plain(r"(?i),?\s(?:ông|bà|đồng\s+chí)\s[^.;:]{3,120}?\s(?:cho\s+(?:biết|hay)|thông\s+tin)(?!\p{L})")
_CLAUSE_OPENS = Plain(r"(?:,|^)\s*(?:(?:và|sau\s+đó|tiếp\s+đó|cụ\s+thể|theo\s+đó|vừa\s+qua|đồng\s+thời)[,:]?\s*)?$")
_COMMA, _WORD, _TIME = Plain(r",\s"), Plain(r"\p{L}{2}"), Plain(r"(?i)thời\s+gian")
_WORDS_OF_DAYS = Plain(r"(?i)sáng|trưa|chiều|tối|ngày|từ|đến|và|tháng|năm|thứ\s+\p{L}{1,5}|chủ\s+nhật")
_PLACE_AT_END = Plain(r"(?i)(?<=\d),?\s+(?:tại|ở)\s[^.;:]{3,120}[.…\s]*$")
_LISTED = Plain(r"\s*(?:[-–+*•▪]|\d{1,2}[.)]|\p{Ll}\))\s")
_SO_FAR = Plain(r"(?i),?\s*(?:đến|tới)\s+(?:hôm\s+)?nay(?!\p{L})|\s*trở\s+(?:đi|về)")
_PUT_OFF = Plain(
    r"(?i),?\s*(?:nhưng|song|tuy\s+nhiên)(?!\p{L})[^.;\d]{0,40}?(?<!\p{L})(?:lùi|dời|hoãn|chuyển\s+(?:sang|lịch))(?!\p{L})"
)
_YEARLY = Plain(r"(?i)\s*(?:h[àằ]ng|mỗi)\s+năm(?!\p{L})")
_LONGEST_LIST, _NEAR, _FAR_BEHIND = 12, 40, 160
_TRAINS = Plain(r"(?i)(?<!ban )(?:tổ\s+chức|mở)\s[^.;,]{0,60}(?:tập\s+huấn|bồi\s+dưỡng|lớp|đào\s+tạo)(?!\p{L})")
_ANOTHER_DAY = Plain(r"\d\s?[/.-]\s?\d")
_DATED = Plain(
    r"(?i)\s*(?:(?:vào|từ|trong|lúc)\s+){0,2}(?:\d{1,2}\s?(?:h|giờ)(?:\s?\d{2})?,?\s+)?(?:sáng\s+|chiều\s+)?(?:ngày\s*)?"
    r"\d{1,2}\s?[/.-]\s?\d"
)
_AS_BEFORE = "as the day before: "
NO_ACT = Verdict("other", "no act in the sentence")
"""The verdict on a day whose sentence and neighbours tell of nothing that is held."""


def judge(context: Context, mention: Mention[Phrase], before: Verdict | None, told: int) -> Verdict:
    """The role of a day.

    `before` is the verdict on the day before it in the same sentence, if there is one, and `told` where that ends.
    """
    first, last = context.sentence_at(mention.start)
    text = context.text
    if text[first:last].isupper():
        text = context.once(_lowered)
    start, end = first, last
    for mark in _CLAUSE_MARK.finditer(text, first, last):
        if mark.end() <= mention.start:
            start = mark.end()
        elif mark.end() >= mention.end:
            end = mark.end()
            break
    cue = _cue_before(text, max(first, mention.start - 120), start, mention)
    if cue is not None:
        return cue
    found = tuple(acts(text, first, max(last, mention.end)))
    if _is_afterwards(text, first, last, mention, found):
        return Verdict("other", "after the training")
    verdict = _by_act(text, start, end, mention, found, told)
    if verdict is None:
        verdict = _by_neighbourhood(context, text, first, last, start, found, before)
    if _learns_until(text, first, mention):
        verdict = Verdict("event", "learning until then", closing=True, until=True)
    if verdict.role == "event" and _LASTS_UNTIL.search(text, max(first, mention.start - _NEAR), mention.start):
        verdict = verdict._replace(closing=True, until=True)
    return _with_aspects(text, start, end, mention, verdict)


def _lowered(context: Context) -> str:
    return lower_in_place(context.text)


def _cue_before(text: str, first: int, start: int, mention: Mention[Phrase]) -> Verdict | None:
    """The verdict of the words right beside a day."""
    day = mention.start

    def stands(cue: Pattern, begin: int) -> bool:
        return cue.search(text, begin, day) is not None

    def told(reason: str, role: DateRole = "other") -> Verdict:
        words = " ".join(text[max(start, day - 24) : day].split())
        return Verdict(role, f"{reason}: “{words}”")

    if first == mention.start:
        return _cue_behind(text, mention)
    if stands(_DOCUMENT, first):
        return told("document before", "issued")
    spans = "to" in mention.value.joins
    if (spans or mention.value.opens) and stands(_IN_FORCE, first):
        return told("in force", "issued")
    if stands(_DEADLINE, first):
        return told("deadline")
    until = stands(_UNTIL, first) and not (
        stands(_LASTS_UNTIL, first)
        or _CLOSES_HERE.match(text, mention.end)
        or _learns_until(text, first, mention)
        or (spans and _WEEKDAYS.match(text, day))
    )
    if (until or stands(_SINCE_THEN, first)) and not _COUNTED_DAYS.match(text, day):
        return told("reference day")
    behind = _cue_behind(text, mention)
    if behind is not None:
        return behind
    near = max(start, day - 130)
    for cue, name in ((_GIVEN_UP, "plan given up"), (_DISASTER, "disaster"), (_CHANGED, "change of a unit")):
        if stands(cue, near):
            return told(name)
    if stands(_PUBLISHED, first):
        return told("publication", "published")
    if stands(_ANNIVERSARY, first):
        return told("anniversary")
    if stands(_EARLIER, near) and not _NUMBERED.search(text, start, mention.end + 80):
        return told("earlier event")
    return None


def _cue_behind(text: str, mention: Mention[Phrase]) -> Verdict | None:
    """The verdict of the words right behind a day."""
    if _SO_FAR.match(text, mention.end):
        return Verdict("other", "beginning of a period")
    if _PUT_OFF.match(text, mention.end):
        return Verdict("other", "plan given up")
    if _YEARLY.match(text, mention.end):
        return Verdict("other", "day of every year")
    return None


def _learns_until(text: str, first: int, mention: Mention[Phrase]) -> bool:
    """Whether a sentence begins with the day until which a class goes on: "Đến hết ngày 14/10, học viên sẽ …"."""
    return (
        _LEARN_UNTIL.match(text, mention.end) is not None
        and _HEAD_OF_SENTENCE.match(text, first, mention.start) is not None
    )


def _by_act(
    text: str, start: int, end: int, mention: Mention[Phrase], found: tuple[Act, ...], told: int
) -> Verdict | None:
    """The verdict of the act in the day's own clause; `None` where the clause has no act.

    Acts before another day of the clause are that one's: "có hiệu lực từ ngày 1/12 được học tại lớp ngày 5/12".
    """
    prelude = _PRELUDE.match(text, start, mention.start)
    body = prelude.end() if prelude else start
    behind = [act for act in found if mention.end <= act.start < end]
    ahead = [act for act in found if body <= act.start and act.end <= mention.start]
    own = [act for act in ahead if act.start >= told and act.kind in {"training", "review", "ceremony", "meeting"}]
    ahead = own or ahead
    opens = not ahead or (_opens_clause(text, body, mention.start) and bool(behind))
    if opens:
        behind = _past_prelude(text, behind)
    verdict = _first_act(behind) if opens else _act_before(text, body, mention.start, ahead)
    if verdict is None:
        verdict = _act_before(text, body, mention.start, ahead) if opens else _first_act(behind)
    if verdict is not None and verdict.role == "issued" and not opens:
        return _planned_by(text, mention, ahead) or verdict
    return verdict


def _is_afterwards(text: str, first: int, last: int, mention: Mention[Phrase], found: tuple[Act, ...]) -> bool:
    """Whether a sentence tells on a day what was done after the training, and of no further class."""
    head = _AFTERWARDS.match(text, first, mention.start)
    if head is None or _ONCE_MORE.search(text, head.end(), last):
        return False
    return _first_act([act for act in found if act.start >= head.end()]) is None


def _planned_by(text: str, mention: Mention[Phrase], ahead: list[Act]) -> Verdict | None:
    """The training that a document plans, where the day is its own: "ban hành kế hoạch mở lớp từ ngày 20 đến 22/10"."""
    spread = mention.value.opens or len(mention.value.days) > 1
    if not spread and not _INTO.search(text, max(0, mention.start - 12), mention.start):
        return None
    last = ahead[-1]
    return _verdict(last)._replace(planned=True) if last.kind == "training" else None


def _past_prelude(text: str, behind: list[Act]) -> list[Act]:
    """The acts from "tổ chức lớp …" on, where others stand before it in a part of their own.

    "Ngày 22/9, nhằm chuẩn bị cho đợt rà soát hộ nghèo, UBND xã tổ chức tập huấn": the purpose is not what is done. A
    day on which a plan is issued stays that ("ban hành kế hoạch, tổ chức lớp …").
    """
    for index, (held, training) in enumerate(pairwise(behind)):
        if held.kind == "issuing":
            break
        near = training.start - held.end <= _NEAR + 20
        apart = index > 0 and "," in text[behind[index - 1].end : held.start]
        if held.kind == "held" and training.kind == "training" and near and apart:
            return behind[index:]
    return behind


def _opens_clause(text: str, start: int, day: int) -> bool:
    """Whether a day opens a clause: only a comma, "và" or "sau đó" stands between it and what was said before."""
    return _CLAUSE_OPENS.search(text[start:day]) is not None


def _verdict(act: Act) -> Verdict:
    if act.kind == "training":
        return Verdict("event", f"training act “{act.words}”")
    if act.kind == "teaching":
        return Verdict("event", f"teaching act “{act.words}”", weak=True)
    return Verdict("issued" if act.kind == "issuing" else "other", f"{act.kind} act “{act.words}”")


def _first_act(found: list[Act]) -> Verdict | None:
    """The first act that says what is done; teaching counts only where nothing else is named."""
    teaching: Act | None = None
    for act in found:
        if act.kind == "teaching":
            teaching = teaching or act
        elif act.kind != "held":
            return _verdict(act)
    return _verdict(teaching) if teaching else None


def _act_before(text: str, start: int, day: int, found: list[Act]) -> Verdict | None:
    """The act of the nearest part between commas that has one.

    A part that begins with the act itself only goes on a list ("tập huấn điều tra, rà soát hộ nghèo ngày 5/12"): the
    part before it decides.
    """
    cuts = [start, *(m.end() for m in _COMMA.finditer(text, start, day)), day]
    decided: Verdict | None = None
    for first, last in zip(reversed(cuts[:-1]), reversed(cuts[1:]), strict=True):
        inside = [act for act in found if first <= act.start < last]
        verdict = _first_act(inside)
        if verdict is None:
            continue
        leading = inside[0].start - first <= 1 and first > start
        if verdict.role == "event" or not leading:
            return verdict
        decided = decided or verdict
    return decided


def _by_neighbourhood(
    context: Context, text: str, first: int, last: int, start: int, found: tuple[Act, ...], before: Verdict | None
) -> Verdict:
    """A clause without an act goes with the day before it, the beginning of its sentence, or its neighbours."""
    if before is not None:
        return before._replace(reason=_AS_BEFORE + before.reason.removeprefix(_AS_BEFORE), closing=False)
    verdict = _first_act([act for act in found if act.start < start]) or _first_act(list(found))
    if verdict is not None:
        return verdict
    if _TIME.search(text, first, start):
        return Verdict("event", "time of the training")
    index = bisect_left(context.sentences, (first, last)) if first < last else -1
    if index >= 0 and index + 1 < len(context.sentences) and not _WORD.search(_without_days(text[first:last])):
        verdict = _first_act(list(acts(text, *context.sentences[index + 1])))
        if verdict is not None:
            return verdict._replace(reason=f"before the sentence with {verdict.reason}")
    for begin, end in reversed(context.sentences[max(0, index - _LONGEST_LIST) : max(0, index)]):
        if text[begin:end].endswith(":"):
            verdict = _first_act(list(acts(text, begin, end)))
            return verdict._replace(reason=f"listed under {verdict.reason}", numbered=True) if verdict else NO_ACT
        if not _LISTED.match(text, begin, end):
            break
    if 0 <= index < len(context.sentences) - 1:
        begin, end = context.sentences[index + 1]
        verdict = _first_act(list(acts(text, begin, end))) if _POINTS_BACK.match(text, begin, end) else None
        if verdict is not None:
            return verdict._replace(reason=f"before the sentence with {verdict.reason}")
    if _OTHER_UNDERTAKING.search(text, first, last):
        return Verdict("other", "another undertaking")
    attended = _ATTENDED.search(text, first, last)
    if (found or attended) and _told_before(context, text, index, 2 if found else 3):
        words = found[0].words if found else attended.group()
        return Verdict("event", f"held as the training told before: “{words}”")
    return NO_ACT


def _told_before(context: Context, text: str, index: int, back: int) -> bool:
    """Whether one of the few sentences before tells of a training: "Chương trình diễn ra …" goes on with it."""
    before = context.sentences[max(0, index - back) : max(0, index)]
    return any(act.kind == "training" for start, end in before for act in acts(text, start, end))


def _boundary(cue: Pattern, text: str, day: int, end: int) -> int | None:
    """Where the clause behind a day has a training open or close on it; `None` too where that act has its own day."""
    match = cue.search(text, day, min(end, day + _FAR_BEHIND))
    if match is None or _DATED.match(text, match.end()) or _ANOTHER_DAY.search(text, day, match.start()):
        return None
    return int(match.start())


def _without_days(text: str) -> str:
    """A sentence without the words that announce a day: nothing is left of "Sáng ngày 29/8, tại UBND xã."."""
    return str(_WORDS_OF_DAYS.sub("", _PLACE_AT_END.sub("", text)))


def _with_aspects(text: str, start: int, end: int, mention: Mention[Phrase], verdict: Verdict) -> Verdict:
    """An event with what else its clause says: to come, one of several, the last day; a field trip is no event."""
    if verdict.role != "event":
        return verdict
    after = min(end, mention.end + 70)
    trip = _FIELD_TRIP.search(text, mention.end, min(end, mention.end + 90))
    if trip and not any(cue.search(text, mention.end, trip.start()) for cue in (_ANOTHER_DAY, _TRAINS)):
        return Verdict("other", "field trip or group work")
    near = max(start, mention.start - _NEAR)
    closes = max((m.end() for m in _CLOSES.finditer(text, near, mention.start)), default=0)
    opens = max((m.end() for m in _OPENS.finditer(text, near, mention.start)), default=0)
    if closes and _OPENED.search(text, closes, mention.start):
        closes, opens = 0, mention.start
    closing = verdict.closing or opens < closes
    opening = (bool(opens) or mention.value.opens) and not closing
    if not (closes or opening or closing):
        opens_at, closes_at = (_boundary(cue, text, mention.end, end) for cue in (_OPENS, _CLOSES))
        opening = opens_at is not None and (closes_at is None or opens_at < closes_at)
        closing = closes_at is not None and not opening
    alike = _ALIKE.search(text, start, end) is not None
    return verdict._replace(
        weak=verdict.weak or _SAID.match(text, mention.end, end) is not None,
        planned=alike or _PLANNED.search(text, start, after) is not None,
        numbered=not alike and (verdict.numbered or _NUMBERED.search(text, start, end) is not None),
        opening=opening,
        closing=closing,
    )
