"""The words that tell of a training being held, and where its organisers stand to them."""

from typing import Literal, TypeAlias

import regex

from gn_cli.extract.atoms import BLANK, GAP
from gn_cli.extract.context import Context
from gn_cli.extract.rule import Match, Rule, verbose
from gn_cli.vietnamese.fold import fold_in_place
from gn_cli.vietnamese.pattern import Pattern

Side: TypeAlias = Literal["before", "loose", "relative", "after", "by", "partner", "topic", "of", "head"]
"""Where the organisers stand: the subject before the act; the same of a loosely told one; the subject of a clause about
the class (“lớp Sở Y tế mở”); the bodies right after the act; those between “do” and a verb of holding; those an act is
held with; the subject of the sentence before; the owner of the class; whose head speaks for the organisers."""

_HOLD = rf"""(?:(?:đồng{GAP})?tổ{GAP}chức|mở|khai{GAP}giảng|khai{GAP}mạc|bế{GAP}mạc|bế{GAP}giảng|tổng{GAP}kết
    |duy{GAP}trì|khởi{GAP}động
    |tiến{GAP}hành|triển{GAP}khai|hoàn{GAP}thành|hoàn{GAP}tất|kết{GAP}thúc|thực{GAP}hiện|chủ{GAP}trì|đăng{GAP}cai
    |phát{GAP}động)"""
_TRAINING = rf"(?:tập{GAP}huấn|bồi{GAP}dưỡng)"
_CLASS_WORD = rf"(?:lớp|khóa|khoá)(?!{GAP}(?:dạy{GAP}nghề|đào{GAP}tạo{GAP}nghề|xóa{GAP}mù|học{GAP}sinh|trưởng|lang))"
_NOUN = rf"(?:{_TRAINING}|{_CLASS_WORD}|đào{GAP}tạo,?{GAP}(?:tập{GAP}huấn|bồi{GAP}dưỡng))"
# What stands between the verb and its training noun is free, but for another verb's object, a purpose or an agent.
_NO_OTHER = rf"""(?!(?:kiểm{GAP}tra|giám{GAP}sát|sơ{GAP}kết|đánh{GAP}giá|rà{GAP}soát|đăng{GAP}ký|thi|hội{GAP}thi
    |giải|do|để|nhằm|sau
    |trước|khi|đã|được|cho|với|theo|giao{GAP}ban|kỳ{GAP}họp|ra{GAP}quân|thực{GAP}hiện|thăm|tặng|trao|cử
    |tham{GAP}gia|dự|nếu|đường
    |đường|rộng|cửa|hàng{GAP}quán|vốn|nguồn)(?!\p{{L}}))"""
_TRADE = rf"""(?:lớp|khóa|khoá){GAP}(?:dạy{GAP}nghề|đào{GAP}tạo{GAP}nghề|học{GAP}nghề|nghề)"""
_BETWEEN = rf"(?:{GAP}{_NO_OTHER}[\p{{L}}\p{{M}}\d“”\"'‘’\-–/,()]{{1,24}}){{0,9}}?"
# After “tập huấn” as a verb stands what is taught or who is taught; these words show that it is a noun.
_NOUN_IT_IS = r"""(?:này|trên|là|được|có|tại|do|đã|nhằm|với|của|lần|để|đạt|diễn|kéo|gồm|thu|và|sẽ|vừa|ở|năm|đến
    |mới|hay|hoặc
    |thì|giúp|từ|vào|trong|trước|sau|thêm|lại|xong|như|khi|nói|không|ngày|đợt|cũng|rất|bằng|theo|phải|cần
    |\d{1,2}[/.-])(?!\p{L})"""
_PEOPLE = rf"""(?:người|cán{GAP}bộ|nông{GAP}dân|hội{GAP}viên|học{GAP}viên|đại{GAP}biểu|hộ|chị{GAP}em|phụ{GAP}nữ
    |đoàn{GAP}viên
    |thanh{GAP}niên|bà{GAP}con|chủ{GAP}hộ|trưởng{GAP}thôn|tổ{GAP}trưởng|thành{GAP}viên|lao{GAP}động|xã{GAP}viên
    |trưởng{GAP}bản)"""
_PEOPLE_TAUGHT = (
    rf"(?:{_PEOPLE}|bí{GAP}thư|tuyên{GAP}truyền{GAP}viên|cộng{GAP}tác{GAP}viên|điều{GAP}tra{GAP}viên|công{GAP}chức)"
)
_COUNT = r"(?:(?:hơn|gần|khoảng|trên|chừng)[ \u00a0]{1,2})?\d{1,2}(?:\.?\d{3}|\d)?"
_EVENT = (
    rf"(?:lớp|khóa|khoá|hội{GAP}nghị|chương{GAP}trình|đợt|buổi|hoạt{GAP}động|tập{GAP}huấn|bồi{GAP}dưỡng|chuỗi"
    rf"|sự{GAP}kiện)"
)
_THIS = rf"(?:{GAP}(?:tập{GAP}huấn|bồi{GAP}dưỡng|học|này|lần{GAP}này|nói{GAP}trên|trên)){{0,3}}"

_ROLE = rf"""(?:được{GAP}giao|chủ{GAP}trì|đồng|phối{GAP}hợp|đăng{GAP}cai|trực{GAP}tiếp|cùng|thực{GAP}hiện
    |liên{GAP}kết|tổ{GAP}chức|mở|đứng{GAP}ra
    |chịu{GAP}trách{GAP}nhiệm|tham{GAP}gia|chính|đồng{GAP}hành)"""

_CLASS = Pattern(
    r"tập huấn|bồi dưỡng|(?<!\p{L})(?:lớp|khóa|khoá|hội nghị|chương trình|hoạt động|đợt|buổi|sự kiện|chuỗi)(?!\p{L})"
)
_OTHER_EVENT = Pattern(
    r"trao|tặng|sơ kết|tổng kết|giao ban|kỳ họp|hội thi|ra quân|khánh thành|khởi công|kỷ niệm|giải báo chí"
)
_TEACHES = Pattern(r"tập huấn|bồi dưỡng|hướng dẫn (?:cách|kỹ thuật)|truyền đạt|lớp học")
_NOT_HELD = Pattern(
    r"(?<!\p{L})(?:được|tham gia|tham dự|dự|cử|sau|qua|kết quả|nội dung|lớp|khóa|khoá|nghị|buổi|đợt|và|,"
    r"|công tác|trình)\s{1,3}$"
)

_SENTENCE = 800


def _sentence(match: Match, context: Context) -> str:
    start, end = context.sentence_at(match.start())
    return fold_in_place(context.text[max(start, match.start() - _SENTENCE) : min(end, match.end() + _SENTENCE)])


def _held(match: Match, context: Context) -> Side | None:
    return "before"


def _trained(match: Match, context: Context) -> Side | None:
    before = fold_in_place(context.text[max(0, match.start() - 15) : match.start()])
    return None if _NOT_HELD.search(before) else "before"


_ANY_TRAINING = regex.compile(r"tập huấn|bồi dưỡng|lớp (?:dạy |đào tạo |học )?(?:nghề|kỹ thuật)", regex.IGNORECASE)


def _of_trainings(match: Match, context: Context) -> bool:
    """Whether the report speaks of training at all: a conference is one only there."""
    return _ANY_TRAINING.search(context.text) is not None


def _conference(match: Match, context: Context) -> Side | None:
    fits = _of_trainings(match, context) and not _OTHER_EVENT.search(match.group().lower())
    return "loose" if fits else None


def _invited(match: Match, context: Context) -> Side | None:
    # People are called together for meetings too: the paragraph must tell that they are taught something.
    section = context.section_at(match.start())
    told = fold_in_place(context.text[section.start : section.end][:4000]) if section else ""
    return "before" if _TEACHES.search(told) else None


def _taught(match: Match, context: Context) -> Side | None:
    return "loose" if _trained(match, context) else None


def _by(match: Match, context: Context) -> Side | None:
    told = _sentence(match, context)
    return "by" if _CLASS.search(told) and _of_trainings(match, context) else None


def _relative(match: Match, context: Context) -> Side | None:
    start, _ = context.sentence_at(match.start())
    before = fold_in_place(context.text[max(start, match.start() - _SENTENCE) : match.start()])
    return "relative" if _CLASS.search(before) and _of_trainings(match, context) else None


def _partner(match: Match, context: Context) -> Side | None:
    start, _ = context.sentence_at(match.start())
    before = fold_in_place(context.text[max(start, match.start() - _SENTENCE) : match.start()])
    return "partner" if regex.search(r"tập huấn|bồi dưỡng|(?<!\p{L})(?:lớp|khóa|khoá)(?!\p{L})", before) else None


def _trade(match: Match, context: Context) -> Side | None:
    return "loose"


def _one_of_them(match: Match, context: Context) -> Side | None:
    section = context.section_at(match.start())
    told = fold_in_place(context.text[max(section.start, match.start() - _SENTENCE) : match.start()]) if section else ""
    return "relative" if _CLASS.search(told) and _of_trainings(match, context) else None


def _learners_by(match: Match, context: Context) -> Side | None:
    return "by"


def _named(match: Match, context: Context) -> Side | None:
    return "after"


def _owned(match: Match, context: Context) -> Side | None:
    return "of"


def _told_before(match: Match, context: Context) -> Side | None:
    return "topic"


def _head(match: Match, context: Context) -> Side | None:
    return "head"


ACTS: tuple[Rule[Side], ...] = (
    Rule(
        # “Thay mặt đơn vị tổ chức, ông A, Phó Giám đốc Sở Y tế phát biểu”
        "organizers.spoken_for",
        verbose(
            rf"""(?:thay{GAP}mặt|đại{GAP}diện)(?:{GAP}cho)?{GAP}(?:lãnh{GAP}đạo{GAP})?(?:đơn{GAP}vị
                |cơ{GAP}quan){GAP}(?:đồng{GAP}|chủ{GAP}trì{GAP})?
            (?:tổ{GAP}chức|phối{GAP}hợp|đăng{GAP}cai|mở{GAP}lớp)[^.;:,\n]{{0,60}}[,-]""",
            regex.IGNORECASE,
        ),
        _head,
        (
            "Thay mặt đơn vị tổ chức, ông Lò Văn A, Phó Giám đốc Sở Y tế phát biểu.",
            "Đại diện đơn vị phối hợp, bà B đến từ Hội Nông dân.",
        ),
        ("Thay mặt học viên, ông A phát biểu.",),
    ),
    Rule(
        # “Đơn vị tổ chức là Sở Y tế tỉnh”, “Chủ trì lớp học là …”, “Cùng phối hợp tổ chức còn có …”
        "organizers.unit_is",
        verbose(
            rf"""(?<!\p{{L}})(?:
                (?:(?:các|hai){GAP})?(?:đơn{GAP}vị|cơ{GAP}quan|phía|nơi|bên|đầu{GAP}mối
                |chủ{GAP}nhà)(?:{GAP}{_ROLE}){{0,4}}
                |{_ROLE}(?:{GAP}{_ROLE}){{0,3}}(?={GAP}(?:là|còn|gồm|có|{_EVENT})|{BLANK}?:))
            (?:,?{GAP}(?:của{GAP})?{_EVENT}{_THIS})?
            (?:(?:{GAP}lần{GAP}này)?(?:{GAP}còn)?{GAP}(?:là|gồm|có|thuộc{GAP}về)(?:{GAP}(?:các|hai
            |ba){GAP}(?:đơn{GAP}vị|cơ{GAP}quan):?)?|{BLANK}?:)
            {GAP}(?=\p{{L}})""",
            regex.IGNORECASE,
        ),
        _named,
        (
            "Đơn vị tổ chức là Sở Y tế tỉnh Lai Châu.",
            "Đơn vị phối hợp: Hội Nông dân huyện.",
            "Cùng phối hợp tổ chức còn có Hội Nông dân huyện.",
        ),
        ("Đơn vị tổ chức đã chuẩn bị kỹ.", "Huyện có nhiều đơn vị."),
    ),
    Rule(
        # “với sự phối hợp của Sở Y tế”, “được tổ chức bởi Hội Nông dân tỉnh”
        "organizers.joined_by",
        verbose(
            rf"""(?:sự{GAP}(?:phối{GAP}hợp|đồng{GAP}hành|hợp{GAP}tác|liên{GAP}kết|chủ{GAP}trì
                |tham{GAP}gia{GAP}tổ{GAP}chức)(?:{GAP}(?:tổ{GAP}chức|chặt{GAP}chẽ|thực{GAP}hiện)){{0,2}}
            {GAP}(?:của|giữa|từ|với)|(?:hợp{GAP}tác|phối{GAP}hợp|liên{GAP}kết|ký{GAP}kết){GAP}giữa
            |tổ{GAP}chức{GAP}bởi){GAP}(?=\p{{L}})""",
            regex.IGNORECASE,
        ),
        _named,
        ("Lớp học mở với sự phối hợp của Sở Y tế.", "Lớp tập huấn được tổ chức bởi Hội Nông dân tỉnh."),
        ("Phối hợp với nhà trường là việc cần.",),
    ),
    Rule(
        # “ba buổi tập huấn mà Sở Y tế dành cho trưởng thôn”
        "organizers.which",
        verbose(
            rf"(?<!\p{{L}})(?:{_TRAINING}|lớp|khóa|khoá)(?!\p{{L}})[^.;:\n]{{0,80}}?{GAP}mà{GAP}(?=(?-i:\p{{Lu}}))",
            regex.IGNORECASE,
        ),
        _by,
        (
            "Đó là ba buổi tập huấn mà Sở Y tế tỉnh dành cho trưởng thôn.",
            "Đây là lớp thứ tư về tập huấn chăn nuôi mà Hội Nông dân xã mở.",
        ),
        ("Lớp học mà bà con mong đợi.",),
    ),
    Rule(
        # “190 trưởng bản được Sở Y tế hướng dẫn nghiệp vụ”: learners are counted, so the agent holds the training
        "organizers.learners_by",
        verbose(
            rf"""(?<![\p{{L}}\d]){_COUNT}{GAP}{_PEOPLE_TAUGHT}(?!\p{{L}})[^.;:\n]{{0,160}}?{GAP}(?:đã{GAP}|vừa{GAP})?được{GAP}
            (?=(?-i:\p{{Lu}})[^.;:\n]{{4,160}}?(?:tập{GAP}huấn|bồi{GAP}dưỡng|hướng{GAP}dẫn{GAP}(?:nghiệp|kỹ|cách|quy|thực)
            |trang{GAP}bị{GAP}k|đào{GAP}tạo{GAP}|cập{GAP}nhật{GAP}k)(?!\p{{L}}))""",
            regex.IGNORECASE,
        ),
        _learners_by,
        (
            "Hơn 190 trưởng bản 5 xã được Phòng Y tế huyện tập huấn nghiệp vụ.",
            "Sáng 5/6, 40 cán bộ thôn đã được Sở Y tế bồi dưỡng kỹ năng.",
        ),
        ("Có 40 cán bộ được Sở Y tế khen thưởng.", "Cán bộ được Sở Y tế tập huấn."),
    ),
    Rule(
        # “do Sở Y tế và UBND huyện cùng tổ chức”, “vừa được Sở Y tế phối hợp với Hội Nông dân mở”
        "organizers.by",
        verbose(rf"(?<!\p{{L}})(?i:do{GAP}(?=\p{{L}})|được{GAP}(?=(?-i:\p{{Lu}})|các{GAP}đơn{GAP}vị))"),
        _by,
        ("Lớp tập huấn do Sở Y tế tổ chức.", "Khóa bồi dưỡng vừa được Trường Chính trị tỉnh mở. Tập huấn ba ngày."),
        ("Hộ nghèo do thiếu đất.", "Cây cầu do xã xây."),
    ),
    Rule(
        # “tổ chức 5 lớp tập huấn”, “mở Hội nghị tập huấn”, “khai mạc lớp kỹ thuật chăn nuôi”
        "organizers.held",
        verbose(
            rf"""(?<!\p{{L}}){_HOLD}{_BETWEEN}{GAP}[“"'‘(]?{_NOUN}(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        _held,
        ("Sở Y tế tổ chức Hội nghị tập huấn rà soát.", "Hội vừa mở 2 lớp kỹ thuật nuôi ong."),
        ("Sở tổ chức kiểm tra việc tập huấn.", "Huyện mở đường về bản.", "Huyện mở lớp dạy nghề."),
    ),
    Rule(
        # “khai giảng lớp dạy nghề trồng nấm”: a class in a trade, where the report tells of no other training
        "organizers.trade_class",
        verbose(rf"(?<!\p{{L}}){_HOLD}{_BETWEEN}{GAP}{_TRADE}(?!\p{{L}})", regex.IGNORECASE),
        _trade,
        ("Trung tâm khai giảng lớp dạy nghề trồng nấm.", "Huyện mở 2 lớp nghề may cho 60 lao động nữ."),
        ("Trung tâm mở cửa hàng cho lớp trẻ.", "Huyện mở đường."),
    ),
    Rule(
        # “tập huấn nghiệp vụ cho 40 cán bộ”: the noun is the verb
        "organizers.trained",
        verbose(
            rf"(?<!\p{{L}}){_TRAINING}(?:(?:,|{GAP}và){GAP}{_TRAINING})?{GAP}(?!{_NOUN_IT_IS})(?=[\p{{L}}\d“])",
            regex.IGNORECASE,
        ),
        _trained,
        ("Sở Y tế tập huấn nghiệp vụ cho 40 cán bộ.", "Hội Phụ nữ xã bồi dưỡng kỹ năng cho hội viên."),
        ("Cán bộ được tập huấn nghiệp vụ.", "Lớp tập huấn nghiệp vụ đã bế mạc."),
    ),
    Rule(
        # “Trạm Khuyến nông huyện mời 40 hộ đến học cách ủ phân”
        "organizers.invited",
        verbose(
            rf"""(?<!\p{{L}})(?:mời|triệu{GAP}tập|tập{GAP}hợp|tập{GAP}trung|đưa|huy{GAP}động|quy{GAP}tụ){GAP}
            {_COUNT}{GAP}{_PEOPLE}(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        _invited,
        (
            "Trạm Khuyến nông huyện mời 40 hộ về nhà văn hóa và hướng dẫn cách ủ phân.",
            "Hội Nông dân xã triệu tập hơn 60 hội viên dự lớp học.",
        ),
        ("UBND xã mời 40 người họp bàn làm đường.",),
    ),
    Rule(
        # “Lớp tập huấn được mở tại xã”: nobody named, so the subject of the sentence before is asked
        "organizers.nobody_named",
        verbose(
            rf"""(?<!\p{{L}})(?:lớp|khóa|khoá|hội{GAP}nghị|buổi|đợt){GAP}(?:{_TRAINING}|học|kỹ{GAP}thuật
                |kỹ{GAP}năng)[^.;:\n]{{0,80}}?
            (?:đã{GAP}|lần{GAP}lượt{GAP}|cũng{GAP}){{0,2}}(?:được{GAP}(?:mở|tổ{GAP}chức|khai{GAP}giảng
            |khai{GAP}mạc)|diễn{GAP}ra)(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        _told_before,
        ("Lớp tập huấn được mở tại xã Nà Tấu.", "Lớp kỹ thuật nuôi dê đã được tổ chức ngay tại bản."),
        ("Chợ phiên được mở vào chủ nhật.",),
    ),
    Rule(
        # “lớp tập huấn Sở Y tế tổ chức ngày 5/6”: the class is told before its organiser
        "organizers.class_told_before",
        verbose(
            rf"""(?<!\p{{L}})(?:(?:là{GAP}đơn{GAP}vị{GAP})?(?:cùng{GAP}
                |đồng{GAP})?(?:phối{GAP}hợp{GAP})?(?:tổ{GAP}chức|mở|chủ{GAP}trì|thực{GAP}hiện|triển{GAP}khai)
                |(?:là{GAP}đơn{GAP}vị{GAP}|cùng{GAP})?phối{GAP}hợp)
            (?={BLANK}{{0,2}}(?:[,.;)]|$|(?:tại|ở|từ|ngày|vào|trong|cho|sáng|chiều|với|mới|hôm|nhằm|theo|lần|đã|có
            |từ){GAP}))""",
            regex.IGNORECASE,
        ),
        _relative,
        (
            "Tại lớp tập huấn Sở Y tế tổ chức ngày 5/6, học viên sôi nổi.",
            "Đây là lớp bồi dưỡng Hội Nông dân tỉnh mở cho hội viên.",
        ),
        ("Hội chợ UBND huyện tổ chức tại sân vận động.",),
    ),
    Rule(
        # “VNPT Sơn La là đơn vị đồng tổ chức”, “Trường Chính trị tỉnh phối hợp thực hiện.” after the class was told
        "organizers.one_of_them",
        verbose(
            rf"""(?<!\p{{L}})(?:(?:cũng{GAP}|còn{GAP})?là{GAP}(?:một{GAP}trong{GAP}|các{GAP}|hai{GAP}){{0,2}}(?:đơn{GAP}vị|cơ{GAP}quan|đối{GAP}tác
                |bên|nhà){GAP}(?:cùng{GAP}|đồng{GAP})?(?:tổ{GAP}chức|chủ{GAP}trì|phối{GAP}hợp|đăng{GAP}cai)
            |(?:chủ{GAP}trì|phối{GAP}hợp)(?:{GAP}(?:tổ{GAP}chức|thực{GAP}hiện)){{0,2}}(?={BLANK}?(?:[.;,]|$)))(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        _one_of_them,
        (
            "UBND xã mở lớp tập huấn. VNPT Sơn La là đơn vị đồng tổ chức, cho mượn máy.",
            "Lớp tập huấn mở ngày 5/6. Sở Y tế chủ trì, Trường Chính trị tỉnh phối hợp thực hiện.",
        ),
        ("Chợ phiên do xã phối hợp thực hiện.", "Hai bên phối hợp thực hiện nhiều việc."),
    ),
    Rule(
        # “Sở Y tế mở lớp tập huấn, phối hợp với Hội Nông dân”
        "organizers.partner",
        verbose(
            rf"""(?:(?:phối|kết){GAP}hợp|liên{GAP}kết|hợp{GAP}tác|bắt{GAP}tay)(?:{GAP}(?:tổ{GAP}chức
                |thực{GAP}hiện))?{GAP}(?:với|cùng){GAP}(?=\p{{L}})""",
            regex.IGNORECASE,
        ),
        _partner,
        (
            "Sở Y tế mở lớp tập huấn, phối hợp với Hội Nông dân.",
            "Lớp bồi dưỡng được tổ chức, có kết hợp với Trường Chính trị tỉnh.",
        ),
        ("UBND xã phối hợp với Đoàn Thanh niên dọn vệ sinh.",),
    ),
    Rule(
        # “UBND xã tổ chức hội nghị hướng dẫn rà soát hộ nghèo”, in a report of a training
        "organizers.conference",
        verbose(
            rf"""(?<!\p{{L}})(?:tổ{GAP}chức|mở|khai{GAP}mạc|khai{GAP}giảng
                |chủ{GAP}trì){GAP}(?:[\p{{L}}\d]{{1,10}}{GAP}){{0,4}}?
            (?:hội{GAP}nghị|hội{GAP}thảo|chương{GAP}trình|buổi|đợt|chuyên{GAP}đề
            |tọa{GAP}đàm)(?!\p{{L}})[^.;:\n]{{0,40}}""",
            regex.IGNORECASE,
        ),
        _conference,
        (
            "UBND xã tổ chức hội nghị hướng dẫn rà soát hộ nghèo. Người dự được tập huấn.",
            "Sở khai mạc hội nghị. Buổi tập huấn có 80 người.",
        ),
        ("UBND xã tổ chức hội nghị bàn việc làm đường.", "Xã tổ chức chương trình trao quà. Cán bộ được tập huấn."),
    ),
    Rule(
        # “Hội Nông dân xã hướng dẫn kỹ thuật ủ phân cho 40 hộ”
        "organizers.taught",
        verbose(
            rf"""(?<!\p{{L}})(?:trang{GAP}bị|cập{GAP}nhật|phổ{GAP}biến|hướng{GAP}dẫn|truyền{GAP}đạt|đào{GAP}tạo
                |huấn{GAP}luyện|nâng{GAP}cao){GAP}
            (?:kiến{GAP}thức|kỹ{GAP}năng|kỹ{GAP}thuật|nghiệp{GAP}vụ|cách|quy{GAP}trình|năng{GAP}lực)[^.;:\n]{{0,120}}?
            cho{GAP}{_COUNT}{GAP}{_PEOPLE}(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        _taught,
        (
            "Hội Nông dân xã hướng dẫn kỹ thuật ủ phân cho 40 hộ.",
            "Trạm Thú y trang bị kiến thức phòng bệnh cho hơn 50 hộ.",
        ),
        ("Kiến thức được trang bị cho học viên.",),
    ),
    Rule(
        # “lớp tập huấn của Sở Y tế”
        "organizers.of",
        verbose(
            rf"""(?<!\p{{L}})(?:(?:lớp|khóa|khoá|hội{GAP}nghị|đợt|buổi){GAP}(?:tập{GAP}huấn|bồi{GAP}dưỡng|học)
                |chương{GAP}trình{GAP}tập{GAP}huấn)
            [^.;:\n]{{0,100}}?(?<!(?:gia|bộ|viên|diện|đạo|chức|người)){GAP}của{GAP}(?=\p{{L}})""",
            regex.IGNORECASE,
        ),
        _owned,
        ("Lớp tập huấn của Sở Y tế có 50 người.", "Khóa bồi dưỡng nghiệp vụ của Hội Nông dân tỉnh đã khép lại."),
        ("Cán bộ của Sở Y tế.",),
    ),
    Rule(
        # “Sở Y tế đưa lớp tập huấn về tận bản”: whatever its subject does with the class
        "organizers.class_told",
        verbose(
            rf"(?<!\p{{L}})(?:{_TRAINING}|{_CLASS_WORD}{GAP}(?:học|kỹ|kiến|nghiệp|chuyên))(?!\p{{L}})", regex.IGNORECASE
        ),
        _taught,
        ("Sở Y tế đưa 3 lượt tập huấn về tận bản.", "Hội Nông dân chọn bồi dưỡng là việc đầu tiên."),
        ("Cán bộ được tập huấn.",),
    ),
)
"""How the holding of a training is told; the rules that name the organisers outright come first."""
