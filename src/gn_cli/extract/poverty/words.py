"""The rules of the words that steer a figure: its subject, its verb, aims and results."""

import regex

from gn_cli.extract.atoms import BLANK, DASH, GAP, GLUE
from gn_cli.extract.context import Context
from gn_cli.extract.poverty.cues import END, KIND, NUMBER, PERCENT, RATE, START, Cue, CueRole, always, kind_of
from gn_cli.extract.rule import Match, Rule, verbose


def _subject(match: Match, context: Context) -> Cue:
    number_of = bool(match["number_of"])
    return Cue(
        "kind",
        kind_of(match),
        of_rate=not number_of,
        rated=bool(match["rate"]),
        reduced=bool(match["reduced"] or match["falling"]),
    )


def _next_of_list(match: Match, context: Context) -> Cue | None:
    """Another subject, where a clause begins with it."""
    before = context.text[max(0, match.start() - 3) : match.start()].rstrip()
    return Cue("off") if before.endswith((",", ";", ":", "-", "–")) else None


SUBJECTS: tuple[Rule[Cue], ...] = (
    # Learners or members: the poor among them are a share. "35 học viên, trong đó hộ nghèo chiếm 60%"
    Rule(
        "poverty.among_learners",
        verbose(
            rf"""{START}(?:(?<=\d{BLANK})|(?<=\d{BLANK}{BLANK}))(?:lượt{GAP})?(?:học{GAP}viên|hội{GAP}viên|đại{GAP}biểu|lao{GAP}động|đoàn{GAP}viên|nông{GAP}dân|thành{GAP}viên)
            {END}[^.;:%]{{0,60}}?{START}(?:trong{GAP}(?:số{GAP})?đó|gồm){END}""",
            regex.IGNORECASE,
        ),
        always("learners"),
        ("35 học viên, trong đó hộ nghèo chiếm 60%", "420 lao động tham gia, trong số đó"),
        ("420 hộ, trong đó hộ nghèo chiếm 60%",),
    ),
    # What is paid for the poor. "mức hỗ trợ đóng bảo hiểm: hộ nghèo 30%"
    Rule(
        "poverty.paid_for",
        verbose(
            rf"""{START}(?:mức{GAP}(?:hỗ{GAP}trợ|đóng|hưởng)|(?:hỗ{GAP}trợ|miễn,?{GAP}giảm)(?:{GAP}[\p{{L}}\p{{M}}]{{1,9}}){{0,4}}?
            {GAP}(?:(?:mức{GAP})?đóng|bhxh|bhyt|bảo{GAP}hiểm|học{GAP}phí|lãi{GAP}suất)){END}""",
            regex.IGNORECASE,
        ),
        always("lending"),
        ("Hỗ trợ đóng BHXH: hộ nghèo 30%", "mức hỗ trợ hộ nghèo 100%"),
        ("hỗ trợ bò giống, hộ nghèo giảm 3%",),
    ),
    # Interest and debts: poor households are borrowers there. "lãi suất cho vay hộ nghèo 6,6%/năm"
    Rule(
        "poverty.lending",
        verbose(
            rf"{START}(?:lãi{GAP}suất|dư{GAP}nợ|nợ{GAP}(?:quá|xấu)|cho{GAP}vay|hài{GAP}lòng){END}", regex.IGNORECASE
        ),
        always("lending"),
        ("lãi suất cho vay hộ nghèo 6,6%/năm", "dư nợ tăng 5%"),
        ("tỷ lệ hộ nghèo còn 5%",),
    ),
    # Subjects of other percentages. "tỷ lệ giải ngân", "thu nhập"
    Rule(
        "poverty.other_subject",
        verbose(
            rf"""{START}(?:{RATE}{GAP}(?:(?:lao{GAP}động|học{GAP}sinh|người|trẻ|phụ{GAP}nữ|thành{GAP}viên|nhân{GAP}khẩu|học{GAP}viên|hội{GAP}viên)[^,;.%\d]{{0,24}}?
                {GAP}(?:(?:thuộc|trong|của|từ|là){GAP})?(?:các{GAP})?hộ{GAP}(?:cận{GAP})?nghèo
            |(?!(?:này|đó|đây|trên|dưới|chung|tương|lần|là|còn|chiếm|đạt|khoảng|hơn|gần|năm|đầu|cuối|toàn|cả|của|bình|trung
            |thấp|cao|mới|hiện|ước|dự|bằng|vẫn|giảm|tăng|xuống|ở|tại|trong|như|đã|chỉ|thì|tối|mà|và|các|số|hộ|nghèo|cận|theo|so|tính|mục|thực){END}|\d)
                [\p{{L}}\p{{M}}]{{1,9}}
            |(?:các{GAP})?hộ{GAP}(?:cận{GAP})?nghèo(?:{GAP}bị)?{GAP}(?:thiếu|không|được|tham{GAP}gia
            |(?:sử{GAP})?dụng|dùng|tiếp{GAP}cận|vay|(?:do|có){GAP}(?:phụ{GAP})?nữ|có{GAP}(?:nhà|thẻ|nước|con)))
            |(?:sản{GAP}lượng|năng{GAP}suất|thu{GAP}nhập|doanh{GAP}thu|diện{GAP}tích|chi{GAP}tiêu|mức{GAP}sống|đời{GAP}sống|giá{GAP}trị|đàn)(?:{GAP}[\p{{L}}\p{{M}}]{{1,9}}){{0,5}}?
                {GAP}(?:của|ở|cho|trong){GAP}(?:(?:các|những|nhóm|mỗi|người){GAP}){{0,2}}hộ{GAP}(?:cận{GAP})?nghèo
            |(?:hỗ{GAP}trợ|cho|tặng|đối{GAP}với|giúp)(?:{GAP}(?:cho|các|những)){{0,2}}{GAP}hộ{GAP}(?:cận{GAP})?nghèo(?=:?{GAP}\d{{1,3}}(?:[.,]\d{{1,2}})?{GLUE}%)
            |thiếu{GAP}hụt[^,;.%\d]{{0,40}}?{GAP}(?:của|ở|trong){GAP}(?:các{GAP})?hộ{GAP}(?:cận{GAP})?nghèo
            |hộ{GAP}(?:cận{GAP})?nghèo(?:{GAP}bị)?{GAP}thiếu{GAP}hụt
            |số{GAP}(?:lượng{GAP})?hộ{GAP}(?:cận{GAP})?nghèo{GAP}(?:(?:đã|đang){GAP})?(?:được{GAP}(?:hỗ|vay|cấp|nhận|hưởng|giúp|tập)|vay|cần|tham{GAP}gia|đăng{GAP}ký|thiếu|nhận|hưởng)
            |hộ{GAP}(?!(?:cận{GAP})?nghèo)(?:(?:dân|gia{GAP}đình|dtts|đồng{GAP}bào|dân{GAP}tộc(?:{GAP}thiểu{GAP}số)?|người{GAP}dtts){GAP})?(?:được{GAP})?
                (?:(?:sử{GAP})?dụng|dùng|tiếp{GAP}cận|có{GAP}(?:nhà|nước|điện|đất|xe|thẻ|hố))
            |giải{GAP}ngân|nguồn{GAP}vốn|vốn|ngân{GAP}sách|kinh{GAP}phí|lãi{GAP}suất|dư{GAP}nợ|nợ{GAP}(?:quá|xấu)
            |(?<!nghèo{BLANK})(?<!nghèo{BLANK}theo{BLANK})(?<!nghèo{BLANK}về{BLANK})thu{GAP}nhập|dân{GAP}số|tăng{GAP}trưởng|grdp
            |sản{GAP}lượng|năng{GAP}suất|diện{GAP}tích|độ{GAP}che|học{GAP}sinh|trẻ{GAP}em|bhyt|bảo{GAP}hiểm
            |(?:(?:hộ{GAP})?nghèo{GAP})?(?:tái|phát{GAP}sinh|(?:rơi|quay|trở{GAP}lại)[^,;.]{{0,12}})(?:{GAP}(?:thêm
            |hộ|hộ{GAP}mới))?(?:{GAP}nghèo)?(?:{GAP}mới)?|đô{GAP}thị|thất{GAP}nghiệp
            |nước{GAP}sạch|khảo{GAP}sát|ý{GAP}kiến|phiếu|(?<!một{BLANK})số{GAP}(?:xã|thôn|bản|người|dân)|doanh{GAP}thu|giá{GAP}trị
            |lực{GAP}lượng|lao{GAP}động
            |(?:so{GAP}với|trên){GAP}(?:tổng{GAP})?số{GAP}hộ{GAP}(?:cận{GAP})?nghèo|trong{GAP}(?:tổng{GAP})?số(?:{GAP}[\d.]{{1,9}})?(?:{GAP}các)?{GAP}hộ
            |(?:đồng{GAP}bào|người|dân{GAP}tộc|dtts)[^,;.%]{{0,50}}{GAP}chiếm
            |(?<!lệ{BLANK})hộ{GAP}(?:cận{GAP})?nghèo{GAP}(?:thuộc|là|không|do|thiếu|người|đồng|dtts|dân{GAP}tộc|già
            |có{GAP}(?:người|thành|hoàn))[^,;.%]{{3,60}}{GAP}chiếm
            |hộ{GAP}(?:khá|giàu|trung{GAP}bình|có{GAP}mức{GAP}sống|làm{GAP}nông|mới{GAP}thoát)){END}""",
            regex.IGNORECASE,
        ),
        always("off"),
        ("tỷ lệ giải ngân đạt 64%", "tỉ lệ tái nghèo 0,06%", "đồng bào dân tộc thiểu số chiếm 77%"),
        ("tỷ lệ hộ nghèo còn 5%", "tỷ lệ này còn 3,3%"),
    ),
    # What a clause of a list of results begins with. "tỷ lệ hộ nghèo 8%, gia đình văn hóa 85%"
    Rule(
        "poverty.next_of_list",
        verbose(
            rf"""{START}(?:gia{GAP}đình|(?:làng|thôn|bản|xã|khu|cơ{GAP}quan|trường)(?:{GAP}học)?{GAP}(?:văn{GAP}hóa|văn{GAP}hoá|đạt)
            |cơ{GAP}cấu|(?:nhựa|bê{GAP}tông|cứng|kiên{GAP}cố){GAP}(?:hóa|hoá)|nông{GAP}nghiệp|nông{GAP}(?:-{GAP})?lâm|công{GAP}nghiệp|dịch{GAP}vụ|thương{GAP}mại
            |du{GAP}lịch|chăn{GAP}nuôi|trồng{GAP}trọt|xuất{GAP}khẩu|phủ{GAP}sóng|tiêm{GAP}(?:chủng|phòng)|phổ{GAP}cập|giảm{GAP}sinh|tốc{GAP}độ{GAP}tăng
            |đường(?:{GAP}giao{GAP}thông)?|giao{GAP}thông|điện{GAP}lưới|rừng|cây{GAP}trồng|tổng{GAP}sản{GAP}phẩm){END}""",
            regex.IGNORECASE,
        ),
        _next_of_list,
        ("hộ nghèo còn 8%, gia đình văn hóa 85%", "hộ nghèo 8%; nhựa hóa đường đạt 70%"),
        ("hộ nghèo ở vùng nông nghiệp còn 8%", "hộ nghèo, gia cầm"),
    ),
    Rule(
        "poverty.same_subject",
        verbose(
            rf"{START}(?:{RATE}{GAP}(?:này|đó|trên|chung)|con{GAP}số(?:{GAP}(?:này|đó|trên|của|tương{GAP}ứng))?){END}",
            regex.IGNORECASE,
        ),
        always("same"),
        ("mục tiêu tỷ lệ này còn 3,3%", "con số của xã bên là 19,6%"),
        ("tỷ lệ hộ nghèo",),
    ),
    # Poor households or their rate as the subject. "tỷ lệ hộ nghèo và hộ cận nghèo". Its first words are told from the
    # pattern as long as their combinations are few: what may be there up to three times is not combined with the rest.
    Rule(
        "poverty.subject",
        verbose(
            rf"""{START}(?P<reduced>(?:giảm|hạ|giảm{GAP}được|kéo{GAP}giảm|tốc{GAP}độ{GAP}giảm){GAP}){{0,3}}
            (?P<rate>(?:tổng{GAP}|mức{GAP})?{RATE}{GAP}(?:(?:các|số){GAP}){{0,3}}(?:(?P<falling>giảm){GAP})?)?
            (?P<number_of>(?:tổng{GAP}số|số|tổng|số{GAP}lượng){GAP})?(?:{KIND}){END}""",
            regex.IGNORECASE,
        ),
        _subject,
        ("Tỷ lệ hộ nghèo và cận nghèo", "số hộ nghèo", "giảm tỷ lệ nghèo đa chiều"),
        ("Tỷ lệ giải ngân",),
    ),
    Rule(
        "poverty.respective",
        verbose(
            rf"{START}(?:lần{GAP}lượt|theo{GAP}thứ{GAP}tự|tương{GAP}ứng{GAP}là|(?:tỷ|tỉ){GAP}lệ{GAP}tương{GAP}ứng){END}",
            regex.IGNORECASE,
        ),
        always("respective"),
        ("lần lượt là 5% và 6%", "lần lượt chiếm"),
        ("tương ứng 5%",),
    ),
)
"""What the figures are of, other subjects first."""

VERBS: tuple[Rule[Cue], ...] = (
    Rule(
        "poverty.target",
        verbose(
            rf"""{START}(?:phấn{GAP}đấu|mục{GAP}tiêu|chỉ{GAP}tiêu|nhiệm{GAP}vụ(?={GAP}(?:là|giảm|đến)|[^.;:%]{{0,16}}:)|dự{GAP}kiến|dự{GAP}báo|đặt{GAP}ra
            |đề{GAP}ra|quyết{GAP}tâm|hướng{GAP}tới
            |theo{GAP}kế{GAP}hoạch(?={GLUE},)|(?:kế{GAP}hoạch|kh)(?={GAP}(?:năm|giao|là|giảm|đến|của|đề{GAP}ra|tỉnh|\d{{1,2}}(?:[.,]\d{{1,2}})?{GLUE}(?:%|{DASH}))|:{GLUE}\d)|(?:giao(?:{GAP}[\p{{L}}]{{1,8}}){{0,4}}?|nhằm
            |đăng{GAP}ký|cam{GAP}kết|xác{GAP}định|quyết{GAP}nghị|yêu{GAP}cầu)(?=(?:{GAP}(?:trong|đến|cuối|hết|năm|nay|này|20\d\d|góp|phần|tiếp|tục|hoàn|thành|tới
            |mỗi|hằng|hàng|bình|quân)){{0,4}}{GAP}giảm)
            |(?:phải|cần|sẽ|tiếp{GAP}tục)(?={GAP}(?:giảm|còn|đưa|hạ|kéo|xóa|xoá|bớt|thoát{GAP}nghèo|có{GAP}(?:thêm{GAP})?\d[\d.]{{0,9}}{GAP}hộ))|duy{GAP}trì{GAP}mức|ước(?:{GAP}(?:tính
            |thực{GAP}hiện))?(?=(?:{GAP}[^,.;%\d]{{0,24}})?{GAP}(?:đến|cuối|hết|còn|giảm){END})){END}""",
            regex.IGNORECASE,
        ),
        always("target"),
        ("phấn đấu giảm 2%", "được tỉnh giao giảm 320 hộ", "ước đến cuối năm còn 3%"),
        ("ước tính sơ bộ theo chuẩn mới",),
    ),
    Rule(
        "poverty.actual",
        verbose(
            rf"""{START}(?:kết{GAP}quả|thực{GAP}tế|thực{GAP}hiện(?={GAP}(?:được{GAP})?\d)|đã(?={GAP}(?:giảm|hạ|đưa|kéo|còn))|trong{GAP}khi(?:{GAP}đó)?|nhưng
            |tuy{GAP}nhiên|vượt|như{GAP}vậy){END}""",
            regex.IGNORECASE,
        ),
        always("actual"),
        ("Kết quả, tỷ lệ hộ nghèo còn 5%", "đã giảm 3%"),
        ("phấn đấu giảm 3%",),
    ),
    Rule(
        "poverty.own",
        verbose(rf"{START}(?:riêng|trong{GAP}đó|cụ{GAP}thể){END}", regex.IGNORECASE),
        always("own"),
        ("riêng các xã vùng cao giảm 4%", "trong đó hộ nghèo 5%"),
        ("toàn tỉnh giảm 4%",),
    ),
    Rule(
        "poverty.to_level",
        verbose(
            rf"""{START}(?:xuống(?:{GAP}(?:còn|mức|dưới))?|chỉ{GAP}còn
            |vẫn{GAP}còn|còn(?!{GAP}lại)|về(?={GAP}(?:mức{GAP}|dưới{GAP}|còn{GAP})?\d)
            |chiếm|ở{GAP}mức|lên(?:{GAP}(?:tới|đến|mức))?){END}""",
            regex.IGNORECASE,
        ),
        always("level"),
        ("giảm xuống còn 5%", "chiếm 4,7%", "lên tới 43%"),
        ("giảm 5%",),
    ),
    # The ends of a row of places. "Thấp nhất là xã A: 2,1%"
    Rule(
        "poverty.ranked",
        verbose(
            rf"""(?:(?<![^,;.:\n])|(?<=[,;.:]{BLANK})){START}(?:trong{GAP}đó,?{GAP})?(?:(?:có{GAP}(?:mức|tỷ{GAP}lệ|tỉ{GAP}lệ){GAP})?(?:cao|thấp)(?:{GAP}nhất)?|(?:đứng|xếp){GAP}(?:đầu|cuối|sau|trên|thứ{GAP}\w{{1,4}})(?:{GAP}(?:danh{GAP}sách|bảng|(?:toàn{GAP}|cả{GAP})?(?:tỉnh|huyện|xã)))?
            |(?:kế|tiếp){GAP}(?:đến|theo|sau)){GAP}(?:vẫn{GAP})?(?:là|ở|thuộc{GAP}về|có){END}""",
            regex.IGNORECASE,
        ),
        always("level"),
        ("Thấp nhất là xã Phú An: 2,1%.", "còn 9%, xếp sau là xã Phú An (8%)"),
        ("thấp nhất từ trước tới nay",),
    ),
    # The highest or lowest of a row, with its rate: "xã Phú An cao nhất với 39%", "thấp nhất là Phú An, chỉ 3,2%".
    # Where the sentence names no subject it is that of the sentence before.
    Rule(
        "poverty.extreme",
        verbose(
            rf"""{START}(?:cao|thấp|lớn|nhỏ|ít|nhiều){GAP}nhất
            (?:{GAP}(?:là|ở|thuộc{GAP}về|(?:(?:toàn|cả|trong|trên|của){GAP})?(?:tỉnh|huyện|xã|thị{GAP}xã|thành{GAP}phố|vùng))
                (?:{GAP}[\p{{L}}\p{{M}}’']{{1,9}}){{0,7}}?)?
            (?:{GLUE}[,:(–-])?
            (?:{GAP}(?:với|là|chỉ|còn|có|tới|đến|lên|ở|mức|chiếm|vẫn|cũng|đang|khoảng|trên|dưới|gần|hơn|(?:tỷ|tỉ){GAP}lệ|đạt)){{0,4}}
            {GLUE}(?={NUMBER}{PERCENT})
            |{START}(?:còn|khá|rất|vẫn){GAP}cao,?{GAP}(?:như|gồm|là)(?::|{GAP}(?:ở|tại|xã|huyện|thôn|bản))?(?:{GAP}[\p{{L}}\p{{M}}’']{{1,9}}){{1,7}}?
                (?:{GLUE}[,:(–-])?(?:{GAP}(?:với|là|chỉ|còn|có|tới|đến|khoảng|trên|gần|hơn)){{0,3}}{GLUE}(?={NUMBER}{PERCENT})
            |{START}có{GAP}(?:xã|thôn|bản|ấp|buôn|nơi|huyện|địa{GAP}phương)(?:{GAP}(?:còn|vẫn|lên|tới|đến|ở|mức|trên|hơn|chiếm|gần)){{1,4}}{GAP}
            (?={NUMBER}{PERCENT})""",
            regex.IGNORECASE,
        ),
        always("same"),
        ("trong đó xã Phú An cao nhất với 39,5%", "thấp nhất là xã Phú An, chỉ có 3,2%", "Có bản lên tới 80%."),
        ("năng suất cao nhất từ trước tới nay", "thấp nhất là xã Phú An."),
    ),
    # A fall that a row of levels follows. "giảm dần qua các năm: 2021: 28,4%"
    Rule(
        "poverty.falls_in_row",
        verbose(
            rf"""{START}giảm{GAP}(?:dần|nhanh|mạnh|đều|sâu|liên{GAP}tục|đáng{GAP}kể|rõ{GAP}rệt|qua|theo){END}[^,;.:%\d]{{0,40}}(?=:)""",
            regex.IGNORECASE,
        ),
        always("level"),
        ("giảm dần qua các năm: năm 2021 là 28,4%", "giảm mạnh: 2022: 12%"),
        ("giảm mạnh 5%",),
    ),
    Rule(
        "poverty.change",
        verbose(
            rf"""{START}(?:(?:giảm|tăng|kéo{GAP}giảm|hạ){END}(?!{GAP}(?:dần{GAP})?nghèo)
            |(?:bớt|xóa|xoá|rút)(?=(?:{GAP}(?:được|đi|thêm|khoảng|gần|hơn|trên|tới)){{0,3}}{GAP}(?:\d[\d.]{{0,9}}{GAP}hộ{END}|{NUMBER}{GLUE}%)))""",
            regex.IGNORECASE,
        ),
        always("change"),
        ("giảm bình quân 3%", "tăng 0,09%", "xóa được 25 hộ nghèo", "bớt 1,2%"),
        ("giảm nghèo bền vững", "xóa 25 nhà tạm"),
    ),
    Rule(
        "poverty.reduction",
        verbose(rf"{START}(?:đưa|kéo)(?={GAP}{RATE})", regex.IGNORECASE),
        always("name"),
        ("đưa tỷ lệ hộ nghèo về 5%", "kéo tỷ lệ hộ nghèo xuống"),
        ("đưa cán bộ về xã",),
    ),
)
"""Whether a figure is aimed at or reached, a level or a change."""

_MARK_ROLES: dict[str, CueRole] = {"(": "open", "[": "open", ")": "close", "]": "close", ";": "semicolon"}

MARKS: tuple[Rule[Cue], ...] = (
    Rule(
        "poverty.mark",
        verbose(r"[()\[\];]"),
        lambda match, context: Cue(_MARK_ROLES[match[0]]),
        ("(5%)", "còn 5%; giảm"),
        ("còn 5%, giảm",),
    ),
)
"""Brackets and semicolons."""
