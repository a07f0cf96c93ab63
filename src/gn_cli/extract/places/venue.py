"""Venues: the hall, hotel or building a training is held in, as printed after "tại" or "ở"."""

from bisect import bisect_left

import regex

from gn_cli.extract.atoms import BLANK, GAP, either
from gn_cli.extract.context import Body, Context
from gn_cli.extract.rule import Match, Mention, Rule, scan_each, verbose
from gn_cli.vietnamese.fold import fold_in_place
from gn_cli.vietnamese.pattern import Plain

_HOUSE = either(
    "hội trường", "phòng họp", "phòng học", "giảng đường", "khách sạn", "nhà khách", "nhà nghỉ", "nhà văn hóa",
    "nhà văn hoá", "nhà sinh hoạt", "nhà cộng đồng", "nhà rông", "nhà gươl", "nhà dài", "nhà thi đấu", "nhà hàng",
    "nhà đa năng", "nhà truyền thống", "nhà hội họp", "nhà họp", "nhà làm việc", "nhà công vụ", "nhà hát",
    "nhà thiếu nhi", "cung văn hóa", "cung văn hoá", "trụ sở", "trung tâm", "trung tâm hội nghị", "trung tâm bồi dưỡng",
    "trường", "học viện", "viện", "tòa nhà", "toà nhà", "thư viện", "bảo tàng", "đình", "chùa", "resort", "khu du lịch",
    "khu nghỉ dưỡng", "ubnd", "ủy ban nhân dân", "uỷ ban nhân dân", "trạm", "bưu điện", "hợp tác xã", "htx",
    "sân vận động", "điểm trường", "thao trường", "hội quán", "nhà thờ", "nhà ăn", "ban chỉ huy quân sự",
    "bộ chỉ huy", "đồn biên phòng", "huyện ủy", "tỉnh ủy", "thành ủy", "đảng ủy", "công ty",
    "bệnh viện", "văn phòng", "sở", "phân hiệu", "doanh trại", "sư đoàn", "lữ đoàn", "trung đoàn", "tiểu đoàn",
    "ban chqs", "bộ chqs",
)  # fmt: skip
"""Nouns that a venue begins with."""

_END = either(
    "tổ chức", "đã", "đang", "sẽ", "vừa", "khai mạc", "khai giảng", "bế mạc", "diễn ra", "mở", "phối hợp", "với", "cho",
    "do", "vào", "nhằm", "để", "từ", "trong", "có", "được", "đồng chí", "đ/c", "ông", "bà", "sáng", "chiều", "tối",
    "ngày", "thu hút", "chủ trì", "tiến hành", "triển khai", "hướng dẫn", "tập huấn", "nơi", "là", "gồm", "bằng",
    "theo", "dưới", "bồi dưỡng", "lúc", "hôm", "tới", "kéo dài", "dành", "nhân", "bắt đầu", "kết thúc", "đến",
    "thuộc", "tham gia", "tham dự", "trên", "lớp", "này", "cùng", "nói", "ở", "tại", "khóa", "khoá", "hội nghị",
    "và", "về", "dự", "học cách", "học kỹ thuật", "học kỹ năng", "học nghề", "học về", "nghe", "xem", "rồi",
    "học nghiệp vụ", "học các", "học những", "học bài", "học trong", "học tiếng", "học làm", "học quy trình",
    "học kiến thức", "học nuôi", "học trồng", "học từ", "học chuyên đề",
)  # fmt: skip
"""Words, in small letters, before which a venue's name ends."""

_WORD = r"[\p{L}\p{M}\d.'’“”\"/&]{1,24}"
_NEXT = rf"(?!{_END}(?![\p{{L}}\d])|số{GAP}\d{{1,4}}\p{{L}}?{GAP}(?:đường|phố|ngõ|\p{{Lu}})) {_WORD}"
_ADDRESS = rf"(?:\d{{1,4}}\p{{L}}?{GAP}\p{{Lu}}|số{GAP}\d|đường)"
_DASHED = rf"(?:{BLANK}{{0,2}}[-–]{BLANK}{{0,2}})"

_HELD = either(
    "tổ chức", "diễn ra", "khai giảng", "khai mạc", "mở", "học", "học tập", "tập huấn", "bồi dưỡng", "của", "các",
    "lớp", "khóa", "hội nghị",
)  # fmt: skip
"""Words between "địa điểm" and its colon or "là"."""

_FULL = either("kín", "chật", "đông", "không còn chỗ", "rộn", "sáng đèn")
"""What is said of a house when many have come."""
_HOSTS = rf"(?:đón|(?:là|làm|thành){GAP}(?:nơi|địa{GAP}điểm|điểm)|thành(?={GAP}lớp{GAP}(?:học|tập|dạy))){GAP}"
"""What is said of a house that receives a class, or turns into one."""
_IS_FULL = verbose(rf"(?<!\p{{L}}) (?: {_FULL} | {_HOSTS} )")

_NOT_ALONE = frozenset("sở trường trạm viện đình trung văn công sư lữ tiểu".split())
"""First words that are no venue without a name: "tại trường", "tại Sở"."""

_CENTRE = Plain(
    r"trung tâm (?:của |các )?(?:huyện|xã|tỉnh|cụm|thành phố|thị xã|thị trấn|phường)(?! hành)|trường (?:hợp|học$)"
    r"|văn phòng (?:phẩm|điện)"
)

# "Hội trường A của Trường": whose it is, without a name.
_OF_NOBODY = Plain(r" của (?:trường|nhà trường|trung tâm|đơn vị|sở|cơ quan)$", regex.IGNORECASE)


def _build(match: Match, context: Context) -> str | None:
    name: str = _OF_NOBODY.sub("", " ".join(match["span"].split()).rstrip('.”"'))
    folded = fold_in_place(name)
    if _CENTRE.match(folded) or (folded.split()[0] in _NOT_ALONE and len(folded.split()) < 3):
        return None
    return name


VENUES: tuple[Rule[str], ...] = (
    # "tại Hội trường Trung tâm Chính trị huyện, …"
    Rule(
        "places.venue",
        verbose(
            rf"""
            (?<![\p{{L}}\d]) (?: (?i:tại|ở) {GAP} (?:(?:địa{GAP}điểm|điểm{GAP}cầu(?:{GAP}chính)?){GAP})?
                  (?:(?:\d|hai|ba|bốn|các){GAP}(?:địa{GAP})?(?:điểm|nơi)(?:{BLANK}?:|{GAP}(?:là|gồm)){GAP})?
              | (?i:từ{GAP}điểm{GAP}cầu){GAP} | (?i:trực{GAP}(?:tiếp|tuyến){GAP}từ){GAP}
              | (?i:địa{GAP}điểm|nơi)(?:{GAP}{_HELD}){{0,4}}(?:{BLANK}?:|{GAP}(?:là|đặt)){GAP}(?:(?i:tại|ở){GAP})?
              | (?i:(?:ngay{GAP})?trong{GAP}khuôn{GAP}viên){GAP}
              | (?:về|đến|tới|trong){GAP}
                (?=(?i:hội{GAP}trường|nhà{GAP}văn{GAP}h[oó][aá]){GAP}(?:lớn|xã|huyện|tỉnh|thôn|bản|\p{{Lu}})
                  | (?i:trụ{GAP}sở|trung{GAP}tâm|nhà){GAP}[^.;\n]{{4,100}}{GAP}(?:dự|tham{GAP}gia|tham{GAP}dự){GAP}
                    [^.;\n]{{0,40}}(?:lớp|tập{GAP}huấn|khóa|hội{GAP}nghị)(?!\p{{L}})) )
            (?:tầng{GAP}\d{{1,2}},?{GAP})?
            (?P<span> (?: (?i:phòng(?:{GAP}họp)?(?:{GAP}số)?){GAP}\d{{1,3}},?{GAP}
                  | (?i:sân){GAP}(?=(?i:nhà|ubnd|trường|trụ{GAP}sở){GAP})
                  | (?i:cơ{GAP}sở){GAP}(?:\d|I{{1,3}}|chính)(?:,|{GAP}của)?{GAP} )?
                (?i:{_HOUSE}) (?![\p{{L}}\d]) (?: (?:{GAP}|{_DASHED}(?!{_ADDRESS})) {_NEXT} ){{0,14}}
                (?: ,{GAP} (?i:trụ{GAP}sở|khuôn{GAP}viên|tòa{GAP}nhà|toà{GAP}nhà|khách{GAP}sạn)
                    (?: {GAP} {_NEXT} ){{1,8}} )?
            )
            """
        ),
        _build,
        examples=(
            "Lớp học diễn ra tại Hội trường Trung tâm Chính trị huyện, có 60 học viên.",
            "Sáng 5/12, tại nhà văn hóa thôn Nà Lầu, UBND xã khai giảng lớp nghề.",
            "Hội nghị tổ chức tại Khách sạn Ánh Dương, thành phố Hà Tĩnh.",
            "Địa điểm: Hội trường UBND xã Yên Sơn.",
            "Lớp kéo dài hai ngày, địa điểm là Khách sạn Biển Xanh – 27 Trần Phú.",
            "Nơi học là nhà văn hóa bản Pa Cốp, xã Vân Hồ.",
            "90 cán bộ đã về hội trường lớn của UBND huyện dự lớp tập huấn.",
            "60 nông dân tới trụ sở UBND xã Quảng Trực tham gia lớp tập huấn.",
            "Lớp khai mạc trong khuôn viên Trường PTDTNT huyện Tuần Giáo.",
        ),
        not_examples=(
            "Ông Nam phát biểu tại lớp tập huấn.",
            "Hội trường chật kín người dự.",
            "Lớp học mở tại trung tâm huyện Mường Tè.",
            "Bà con đến trụ sở UBND xã nhận cây giống.",
            "Bà con kể chuyện trong hội trường chật kín.",
            "Địa điểm là yếu tố quan trọng.",
        ),
    ),
    # "Suốt hai ngày, hội trường UBND huyện luôn kín chỗ."
    Rule(
        "places.full_house",
        verbose(
            rf"""
            (?<![\p{{L}}\d]) (?P<span> (?i:{_HOUSE})
                {GAP} (?=\p{{Lu}}|(?:huyện|xã|thôn|bản|ấp|cộng|trung|ủy|uỷ|trường|phường|tỉnh|thị|nhà)\b)
                (?:{_WORD}) (?:{GAP}(?!{_HOUSE}){_WORD}){{0,6}}? )
            (?= (?:,{GAP}(?i:xã|phường|thị{GAP}trấn|huyện|thị{GAP}xã|tp\.?|thành{GAP}phố|quận){GAP}
                    [^,.;:()\n]{{2,30}}){{0,2}}
                (?:{GAP}\([^()\n]{{2,40}}\))? {GAP}
                (?:(?:ngày|hôm|sáng|chiều|tối){GAP}(?:\d[\d/.-]{{2,9}}|nay|qua){GAP}){{0,2}}
                (?:(?:luôn|đã|vẫn|lại|cũng){GAP}){{0,2}}
                (?:{_FULL}
                    | (?:(?:tiếp|được{GAP}chọn|trở|biến|hóa|hoá){GAP})? {_HOSTS}
                        [^.\n]{{0,80}} (?:lớp|tập{GAP}huấn|hội{GAP}nghị|học{GAP}viên)(?!\p{{L}})) )
            """
        ),
        _build,
        examples=(
            "Suốt hai ngày, hội trường UBND huyện luôn kín chỗ.",
            "Ba tối liền, nhà văn hóa bản Hua Nà sáng đèn.",
            "Hội trường UBND huyện Mai Châu đón 60 cán bộ về dự lớp tập huấn.",
            "Nhà văn hóa thôn Nà Pàn được chọn làm nơi mở lớp.",
            "Mấy hôm nay, nhà văn hóa bản Pa Cốp, xã Vân Hồ trở thành lớp học của 35 chị em.",
        ),
        not_examples=(
            "Hội trường chật kín người dự.",
            "Hội trường UBND huyện mới xây xong.",
            "Bệnh viện huyện đón 60 bệnh nhân.",
            "Nhà văn hóa thôn Nà Pàn trở thành điểm sáng của xã.",
        ),
    ),
)


def find_venues(context: Context) -> tuple[Mention[str], ...]:
    """The venues printed in the readable text; the mention's span is the venue's name without "tại"."""
    after_at, full_house = VENUES
    full = {context.sentence_at(match.start()) for match in _IS_FULL.finditer_in(context.text, context.stretches)}
    found = scan_each(((after_at, context.sentences), (full_house, sorted(full))), context)
    return tuple(_with_body(context, venue) for venue in found)


def _with_body(context: Context, venue: Mention[str]) -> Mention[str]:
    """The venue with the whole name of the body whose house it is: "tại Sở Thông tin và Truyền thông"."""
    place = bisect_left(context.bodies, venue.end, key=_start_of) - 1
    if place < 0 or context.bodies[place].start < venue.start or context.bodies[place].end <= venue.end:
        return venue
    end = context.bodies[place].end
    return venue._replace(value=" ".join(context.text[venue.start : end].split()), end=end)


def _start_of(body: Body) -> int:
    return body.start
