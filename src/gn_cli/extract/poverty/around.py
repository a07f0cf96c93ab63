"""What the words right before and after a figure tell: shares, subgroups, gifts, ranges, and years of its own."""

import regex

from gn_cli.extract.atoms import BLANK, GAP, GLUE
from gn_cli.extract.rule import verbose
from gn_cli.vietnamese.pattern import Pattern

_W = r"(?<![\p{L}\p{M}])"
_E = r"(?![\p{L}\p{M}])"
_ABOUT = (
    r"(?:(?:khoảng|trên|dưới|gần|hơn|mức|chỉ|xấp\s{1,3}xỉ|vào|được|bình\s{1,3}quân|còn|tới|đến|thêm"
    r"|tối\s{1,3}thiểu|ít\s{1,3}nhất)\s{1,3}){0,4}"
)
_KIND = rf"(?:hộ{GAP})?(?:cận{GAP})?nghèo(?:{GAP}đa{GAP}chiều)?"
_ACTS = rf"""(?:được|thuộc|là|không|có|do|thiếu|đã|chưa|đang|sẽ|biết|vay|nhận|tiếp{GAP}cận|sử{GAP}dụng|tham{GAP}gia
        |hài{GAP}lòng|đăng{GAP}ký
    |trong{GAP}độ|người|đồng|dtts|già)"""

_DOES = rf"""(?:(?:đã|đang|còn|đều|vẫn|sẽ){GAP})?(?:chưa|không|có|được|sử{GAP}dụng|dùng|tham{GAP}gia|đạt|tiếp{GAP}cận
        |biết|đăng{GAP}ký|thiếu|sống|làm|nuôi|trồng)"""
"""What households do or have, of which then a share is told: "95% hộ dân có điện"."""

_TIED_RATE = rf"""(?:{GLUE}(?:,|\()?{GLUE}(?:(?:chiếm|bằng|tương{GAP}(?:đương|ứng)|tỷ{GAP}lệ|tỉ{GAP}lệ|với){GAP}){{0,2}}
    \d{{1,2}}(?:[.,]\d{{1,2}})?{GLUE}%{GLUE}\)?)"""
"""The rate that a number of households makes, told behind it: "3.586 hộ, chiếm 10,74%"."""

FIGURE = verbose(rf"{_W}(?:%|phần{GAP}trăm{_E}|(?:số{GAP})?hộ{_E})", regex.IGNORECASE)
"""The sign of a rate, and the noun of a number of households where a number stands before it."""

NUMBER_FOLLOWS = Pattern(
    r" (?:cận )?nghèo(?:(?:[^.;:,%\d\n]|(?<=năm )20\d\d){0,40} (?:là|còn|có|đạt|tới|lên|xuống|mức)|:)?"
    r" (?:\p{L}{2,5} )?\d[\d.]"
)
"""After the noun: a number told without another one, "số hộ nghèo là 2.315"."""

# What may follow a rate. Any other noun makes it a share of something else: "62% số thôn", "83% dân số".
RATE_GOES_ON = verbose(
    rf"""(?:{GLUE}(?:$|[,;.:)\]–—-]|\(|/|=|["”])
    |{GAP}(?:và|hoặc|vào|trong|năm|cuối|đầu|giữa|đến|tới|hết|xuống|còn|lên|về|ở|tại|của|theo|từ|trở|mỗi|một{GAP}năm
        |hằng|hàng|bình{GAP}quân|thì|là|nhưng|song
        |tương|bằng|thấp|cao|do|nhờ|sau|khi|đối|như|hiện|nay|toàn|cả|dù|để|tức|riêng|đã|sẽ|vẫn|mà|nên|giai{GAP}đoạn
        |trên{GAP}(?:tổng{GAP}số{GAP}hộ|địa|toàn|phạm)|nếu|hồi|cách|kể|rồi|khiến|góp{GAP}phần|thuộc{GAP}(?:nhóm|loại|tốp|top)|phấn{GAP}đấu
        |đứng|xếp|(?:chỉ|ngay){GAP}(?:trong|sau)|trước{GAP}(?:đây|khi|đó)|thời{GAP}điểm|bởi|vì|cùng{GAP}kỳ
        |so{GAP}với(?!{GAP}(?:kế{GAP}hoạch|chỉ{GAP}tiêu|mục{GAP}tiêu|nghị{GAP}quyết))
        |(?:tổng{GAP})?(?:số{GAP})?hộ(?!{GAP}(?:nghèo|cận)|(?:{GAP}(?:dân|gia{GAP}đình|dtts|đồng{GAP}bào|nông{GAP}dân|trong|toàn|xã|thôn|bản)){{0,3}}{GAP}{_DOES}{_E})|(?:tỷ|tỉ){GAP}lệ
        |trong{GAP}khi|giảm|tăng|chiếm|vượt|đạt|với|tính|qua|cho|xã|huyện|tỉnh|lần{GAP}lượt|gấp|\d){_E})""",
    regex.IGNORECASE,
)
SHARE_AFTER = verbose(
    rf"""{GAP}(?:(?:trong|trên|so{GAP}với|của)?{GAP}?(?:tổng{GAP})?số{GAP}(?:các{GAP})?{_KIND}{_E}|(?:trong
        |của){GAP}(?:các{GAP})?hộ{GAP}(?:nghèo|cận)
    |{_KIND}{_E}(?:,{GAP}{_KIND}|{GAP}và{GAP}{_KIND})?{GAP}(?:(?:của|ở|tại|trong){GAP}(?:[\p{{L}}]{{1,8}}{GAP}){{1,3}}?)?
        (?:[\p{{L}}]{{1,8}}{GAP}){{0,1}}?{_ACTS}{_E}
        |[^,;.]{{0,30}}(?:số{GAP}hộ{GAP}nghèo){_E})""",
    regex.IGNORECASE,
)
KIND_AFTER = verbose(
    rf"""{GAP}(?:(?:tỷ|tỉ){GAP}lệ{GAP}|(?:tổng{GAP})?dân{GAP}số{GAP}(?:(?:toàn|của|trong|ở)(?:{GAP}[\p{{L}}\p{{M}}]{{1,9}}){{1,4}}?{GAP})?(?:là|thuộc(?:{GAP}diện)?){GAP}|(?:(?:tổng{GAP})?số{GAP})?(?:hộ{GAP}(?:dân{GAP}|gia{GAP}đình{GAP})?
        (?:(?:trong|ở|tại|của|toàn){GAP}[^,;.:%\d]{{1,30}}?{GAP})?)?(?:là|thuộc
        |thuộc{GAP}diện|diện){GAP})?(?:số{GAP})?(?:(?P<both>(?:hộ{GAP})?nghèo{GLUE}(?:,
        |{GAP}và){GAP}(?:hộ{GAP})?cận{GAP}nghèo)
    |(?P<near>(?:hộ{GAP})?cận{GAP}nghèo)|(?P<multi>(?:hộ{GAP})?nghèo{GAP}đa{GAP}chiều)
        |(?P<poor>(?:hộ{GAP})?nghèo)){_E}""",
    regex.IGNORECASE,
)
YEAR_AFTER = verbose(
    rf"""(?:{GAP}{_KIND})?{GLUE}[()]?{GLUE}(?:(?:vào|của|trong|ở|tại|hồi){GAP})?(?:(?:cuối|đầu|giữa|hết
        |thời{GAP}điểm){GAP}){{0,2}}(?:năm{GAP})(?P<year>20\d\d)(?!\d)
    (?!{GLUE}[-–])
    |{GLUE}\({GLUE}(?:(?:cuối|đầu){GAP})?(?P<lone>20\d\d){GLUE}\)""",
    regex.IGNORECASE,
)
YEAR_BEHIND_RATE = verbose(rf"{_TIED_RATE}{YEAR_AFTER.pattern}", regex.IGNORECASE)
"""The year of a number of households, told behind the rate it makes."""

THIS_YEAR_AFTER = verbose(
    rf"""(?:{GAP}{_KIND})?{GLUE}(?:\({GLUE})?(?:(?:vào|của|trong|ở|hồi|từ){GAP})?(?:(?:(?:đầu|cuối){GAP})?năm{GAP}(?P<last>ngoái|trước|qua|rồi){_E}|(?:đầu|cuối){GAP}năm(?:{GAP}nay)?{_E}(?!{GAP}(?:20)?\d)|năm{GAP}nay{_E}
        |(?:hồi|dịp){GAP}đầu{GAP}năm{_E}(?!{GAP}\d))""",
    regex.IGNORECASE,
)
YEAR_ROW = verbose(rf"20\d\d(?:{GLUE}(?:,|{GAP}và){GAP}(?:năm{GAP})?20\d\d){{1,6}}", regex.IGNORECASE)
YEARLY = verbose(
    rf"{_W}(?:bình{GAP}quân|trung{GAP}bình|mỗi{GAP}năm|(?<!qua{BLANK})(?<!sau{BLANK})(?<!hơn{BLANK})(?<!gần{BLANK})(?<!trong{BLANK})một{GAP}năm|hằng{GAP}năm|hàng{GAP}năm)[^;.%]{{0,60}}$",
    regex.IGNORECASE,
)
YEARLY_AFTER = verbose(rf"[^,;.%]{{0,30}}?(?:{_W}(?:mỗi|một|hằng|hàng){GAP}|/{GLUE})năm", regex.IGNORECASE)
YEAR = Pattern(r"20\d\d")
PARTS = Pattern(r"[,;:%\d]")
"""Marks and digits: what stands behind one of them is not tied to what stands before."""

NOT_YET = verbose(rf"đơn|xin|đăng{GAP}ký|tự{GAP}nguyện|mới", regex.IGNORECASE)
"""Within the words of households that leave: they have only asked to, or are new on the other list."""

JOINED_BEFORE = Pattern(r"(?:,|và)\s{0,3}(?:hộ\s{1,3})?$", regex.IGNORECASE)
FALLS_BEFORE = Pattern(r"(?:giảm|bớt|xóa|xoá)(?:\s{1,3}(?:được|đi))?\s{1,3}(?:\w{1,6}\s)?$", regex.IGNORECASE)
FROM = Pattern(rf"(?<![\p{{L}}\p{{M}}])từ\s{{1,3}}{_ABOUT}$", regex.IGNORECASE)
TO_AFTER = verbose(
    rf"{_TIED_RATE}?(?:(?!{_W}trở{GAP}(?:lên|xuống))[^;%]){{0,70}}?{_W}(?<!trở{BLANK})(?:xuống|còn|lên|về|đến|tới){_E}[^;%]{{0,48}}?\d{GLUE}(?:%|hộ|phần)",
    regex.IGNORECASE,
)
TIED_TO_HOUSEHOLDS = verbose(
    rf"""{GLUE}(?:dân{GAP})?(?:so{GAP}với{GAP}[^,;.%()]{{1,30}})?(?:,|\(|=)?{GLUE}(?:(?:chiếm|bằng|tương{GAP}đương|tương{GAP}ứng|ứng{GAP}với|đạt|=|với
        |tỷ{GAP}lệ|tỉ{GAP}lệ|là|khoảng|trên|gần|hơn|dưới
    |xấp{GAP}xỉ|giảm|hay){BLANK}{{1,3}}){{0,4}}\(?{GLUE}""",
    regex.IGNORECASE,
)
PAIRED = verbose(rf"{GLUE}(?:,|và|;|,{GAP}và){GAP}(?:(?:là|còn|khoảng|trên|gần){GAP}){{0,2}}", regex.IGNORECASE)

SHARED_BEFORE = verbose(
    rf"""{_W}(?:(?:hỗ{GAP}trợ|cho|giúp|của|vận{GAP}động|phục{GAP}vụ|đối{GAP}với|(?:đến|về|tới)(?:{GAP}được)?{GAP}(?:tay|với))
        (?:{GAP}(?:được|khoảng|gần|hơn|trên|tới|đến|các|cả|tối{GAP}đa|thêm)){{0,2}}){GAP}$""",
    regex.IGNORECASE,
)
"""Before a share of the poor that are served: "vốn đến được với 98% hộ nghèo", "cấp thẻ cho 95% hộ nghèo"."""

DEGREE_BEFORE = verbose(
    rf"{_W}hỗ{GAP}trợ(?:{GAP}(?:tối{GAP}đa|tối{GAP}thiểu|thêm|đến|tới|từ|mức|là|bằng|ít{GAP}nhất)){{0,3}}{GAP}$",
    regex.IGNORECASE,
)
"""Before the part that is paid for the poor: "hộ nghèo được hỗ trợ 70% mức đóng"."""
GIVEN_TOO = verbose(
    rf"""[^.;,:%\d]{{0,40}}?(?:{GLUE}(?:,|và|;|,{GAP}và){GAP}(?:hộ{GAP}(?:cận{GAP})?nghèo:?{GAP})?(?:(?:là|khoảng|trên|gần|hơn){GAP}){{0,2}}
        |(?:[,;]|{GLUE}\()?{GLUE}(?:trong{GAP}(?:số{GAP})?(?:đó|này|ấy)|(?:bao{GAP})?gồm)(?:{GAP}có)?:?{GAP}(?:(?:số{GAP})?(?:hộ{GAP})?(?:cận{GAP})?nghèo:?{GAP})?
            (?:(?:có|là|khoảng|trên|gần|hơn){GAP})?)""",
    regex.IGNORECASE,
)
"""Between households who are given something and those who are too: "cho 45 hộ nghèo, 30 hộ cận nghèo"."""

AMONG_THEM = verbose(rf"\W{{0,3}}(?:(?:trong|ở){GAP}(?:số{GAP})?(?:này|đó|ấy)|(?:bao{GAP})?gồm){_E}", regex.IGNORECASE)
"""A sentence that goes on with those of the sentence before: "Trong số này có 19 hộ nghèo"."""

# Households: what stands right before or after the number tells a count from people who are given something.
GIVEN_BEFORE = verbose(
    rf"""{_W}(?:cho|giúp|giúp{GAP}đỡ|hỗ{GAP}trợ|tặng|trao|của|thăm|gặp|khảo{GAP}sát|phỏng{GAP}vấn|vận{GAP}động
        |tuyên{GAP}truyền|đại{GAP}diện|chủ|đối{GAP}với
    |ủng{GAP}hộ|cấp|(?:lựa{GAP})?chọn|chăm{GAP}lo|đỡ{GAP}đầu|theo{GAP}dõi|kèm{GAP}cặp|hướng{GAP}dẫn|tập{GAP}huấn|đào{GAP}tạo
        |tư{GAP}vấn|thu{GAP}hút|huy{GAP}động|triệu{GAP}tập|quy{GAP}tụ|tập{GAP}hợp|quy{GAP}mô|bảo{GAP}lãnh|phụ{GAP}trách|tiếp{GAP}sức
        |(?:trao|tặng|quà|suất|gửi|chuyển)(?:{GAP}[^.;:%]{{1,40}}?)?{GAP}(?:đến|tới|để)
        |(?:tham{GAP}dự|có{GAP}mặt|dự(?!{GAP}(?:án|kiến|toán|báo){_E}))(?:{GAP}[^.;:%\d]{{1,50}}?)?{GAP}(?:và|cùng(?:{GAP}với)?|có)
        |(?:đối{GAP}tượng|thành{GAP}phần|thụ{GAP}hưởng|tham{GAP}dự)(?:{GAP}[\p{{L}}\p{{M}}]{{1,9}}){{0,5}}?:
        |(?:đến|về|tới|lên)(?:{GAP}(?:được|tận|lại))?{GAP}(?:tay|với)
        |(?:liên{GAP}kết|đối{GAP}thoại|gặp{GAP}gỡ|gặp{GAP}mặt|trao{GAP}đổi|làm{GAP}việc|đồng{GAP}hành|chia{GAP}sẻ|tiếp{GAP}xúc|tọa{GAP}đàm|toạ{GAP}đàm
            |phối{GAP}hợp|kết{GAP}nối|ký(?:{GAP}kết)?)(?:{GAP}[^,.;:%\d]{{1,40}}?)?{GAP}(?:với|cùng)
        |(?:thực{GAP}hiện|triển{GAP}khai|áp{GAP}dụng){GAP}(?:với|trên|ở)
        |giữa{GAP}[^.;:%\d]{{1,80}}?{GAP}(?:với|và)
        |(?:lớp|buổi{GAP}(?:tập|học)|khóa|khoá|hội{GAP}nghị|tham{GAP}gia|tham{GAP}dự|dự{GAP}lớp)(?:{GAP}[\p{{L}}\p{{M}}]{{1,9}}){{0,6}}?{GAP}(?:có|với)
        |(?:mô{GAP}hình|lớp(?:{GAP}học)?|dự{GAP}án|tổ{GAP}hợp{GAP}tác|thành{GAP}phần|đối{GAP}tượng|tham{GAP}dự|học{GAP}viên)(?:{GAP}[^.;:%\d]{{1,40}}?)?{GAP}(?:gồm(?:{GAP}có)?|là)
    |nhà|tại|(?:thăm{GAP})?hỏi|động{GAP}viên|kiểm{GAP}tra|mời|phát{GAP}sinh|thẩm{GAP}định|tiếp{GAP}nhận|quà|suất|vay|tái{GAP}nghèo){GAP}(?:(?:các
        |được|cho|thêm|trên|hơn|gần|khoảng|tổng{GAP}số|mới|ít{GAP}nhất|tối{GAP}thiểu){GAP}){{0,2}}$""",
    regex.IGNORECASE,
)
GIVEN_AFTER = verbose(
    rf"""(?:(?:,|{GAP}và){GAP}\d[\d.]{{0,6}}{GAP}{_KIND})?(?:{GAP}(?!giảm|chiếm|còn(?!{GAP}lại)|thoát
        |thì)[\p{{L}}\p{{M}}\d]{{1,9}}){{0,8}}?{GAP}(?:được(?!{GAP}(?:thoát|giảm|ra{GAP}khỏi|công{GAP}nhận
        |xác{GAP}định|rà{GAP}soát))|(?<!công{BLANK})nhận|vay|tham{GAP}gia|đăng{GAP}ký|nộp|viết|làm{GAP}đơn|xin
        |có{GAP}nhu
    |hưởng|thụ{GAP}hưởng|làm{GAP}nhà|dự{_E}|tự{GAP}nguyện|phát{GAP}sinh|tái{GAP}nghèo|khó{GAP}khăn{GAP}về{GAP}nhà
        |đề{GAP}nghị|xây|sửa|cất{GAP}nhà|có{GAP}(?:nhà|mặt)|vui{_E}|phấn{GAP}khởi|đủ{GAP}điều{GAP}kiện(?!{GAP}(?:được{GAP}(?:công{GAP}nhận{GAP})?)?thoát))
    |{GAP}mới{_E}|{GAP}(?:còn|đang{GAP}(?:có|còn)){GAP}dư{GAP}nợ{_E}
    |(?:{GAP}[\p{{L}}\p{{M}}]{{1,9}}){{0,8}}?(?:,|{GLUE}\(|:|;){GLUE}(?:bình{GAP}quân{GAP})?(?:mỗi|một){GAP}hộ{GAP}(?:(?:nghèo|đều|sẽ|đã){GAP})?
        (?:được|nhận|vay|hưởng|hỗ{GAP}trợ|(?:từ{GAP})?\d[\d.,]{{0,9}}{GAP}(?:triệu|nghìn|con|suất|cây|kg|cặp)){_E}""",
    regex.IGNORECASE,
)
ATTENDING_AFTER = verbose(rf"[^.;:%\d]{{0,160}}?{_W}(?:tham{GAP})?dự{_E}(?!{GAP}(?:án|kiến|toán))", regex.IGNORECASE)
BEGINS = verbose(rf"\W{{0,3}}(?:(?:khoảng|gần|hơn|trên|có){GAP}){{0,2}}", regex.IGNORECASE)
"""A sentence that begins with households who attend: "Gần 200 hộ nghèo, cán bộ xã tham dự"."""

LEFT_AFTER = verbose(
    rf"""(?:(?:,|{GAP}và){GAP}\d[\d.]{{0,6}}{GAP}hộ{GAP}(?:cận{GAP})?nghèo)?
    (?:{GAP}(?:của|ở|trên|trong)(?:{GAP}[\p{{L}}\p{{M}}]{{1,9}}){{1,5}}?)?
    {GAP}(?:đã|được|vươn|tự)(?:{GAP}(?:vươn|lên|được|công{GAP}nhận|tự|lực|ra)){{0,4}}{GAP}thoát{GAP}(?:cận{GAP})?nghèo{_E}""",
    regex.IGNORECASE,
)
"""After the noun: households that have left the list, "45 hộ nghèo của xã đã thoát nghèo"."""

NOTICED_LEFT = verbose(
    rf"{_W}(?:thăm|gặp|khen|biểu{GAP}dương|xin|đơn|đăng{GAP}ký|tuyên{GAP}dương)[^,;.]{{0,24}}$", regex.IGNORECASE
)
COUNTED_BEFORE = verbose(
    rf"""(?:{_W}(?:còn|là|giảm(?:{GAP}được)?|tăng|tương{GAP}đương|tương{GAP}ứng|ứng{GAP}với|bằng|với|có|xuống|lên
        |hay|đạt|gồm|về|từ|nghèo|bớt|xóa|xoá|rút)|[(=:]|,){GLUE}
    (?:(?:khoảng|trên|dưới|gần|hơn|mức|chỉ|xấp{GAP}xỉ|được|thêm|tới|còn|đến|là|lại|bình{GAP}quân|không{GAP}dưới|ít{GAP}nhất
        |tối{GAP}thiểu|không{GAP}quá|từ|đi){GAP}){{0,3}}$""",
    regex.IGNORECASE,
)
RANGE_BEFORE = verbose(rf"\d{GLUE}(?:[-–]|đến|tới){GLUE}$")
VERB_BEFORE = verbose(
    rf"""{_W}(?:còn|(?:giảm|bớt|xóa|xoá|rút)(?:{GAP}(?:được|đi))?|xuống|tương{GAP}đương|tương{GAP}ứng){GAP}(?:(?:khoảng|trên|dưới|gần|hơn|còn
        |thêm){GAP}){{0,2}}$""",
    regex.IGNORECASE,
)
OF_ALL_AFTER = verbose(
    rf"{GLUE}(?:dân)?{GLUE}(?:\)|,|;)?{GAP}(?:trong{GAP}đó|với|thì{GAP}có|có{GAP}\d)", regex.IGNORECASE
)
ELLIPTIC = verbose(
    rf"""\W{{0,3}}(?:riêng|trong{GAP}đó|cụ{GAP}thể|như{GAP}vậy|so{GAP}với|mục{GAP}tiêu|chỉ{GAP}tiêu|phấn{GAP}đấu
        |dự{GAP}kiến|kế{GAP}hoạch|đến|hết|cuối|năm|trong{GAP}năm
        |(?:cao|thấp){GAP}(?:nhất|là|có|ở)|giảm{GAP}(?:nhanh|nhiều|mạnh|sâu|cao){GAP}nhất|cá{GAP}biệt|nơi|địa{GAP}phương
        |(?:nhiều|một{GAP}số|các|những|có){GAP}(?:xã|thôn|bản|ấp|buôn|huyện|nơi|địa{GAP}phương)|(?:đứng|xếp){GAP}(?:đầu|cuối|sau|trên|thứ)|(?:kế|tiếp){GAP}(?:đến|theo|sau)|còn{GAP}lại|kết{GAP}quả|theo{GAP}đó
        |mỗi{GAP}năm|trung{GAP}bình|giai{GAP}đoạn|trong{GAP}giai|tiếp{GAP}tục|nhờ{GAP}(?:vậy|đó|thế)|tương{GAP}(?:ứng|đương)
        |con{GAP}số|(?:tỷ|tỉ){GAP}lệ{GAP}(?:này|đó|trên|chung)|đây|trước{GAP}đó|toàn|tỉnh|huyện|xã|thị|thành{GAP}phố
        |phường|với{GAP}kết|bình{GAP}quân|tính){_E}""",
    regex.IGNORECASE,
)
ELLIPTIC_NAME = verbose(
    rf"""\W{{0,3}}\p{{Lu}}[\p{{L}}\p{{M}}’']{{1,8}}(?:{GAP}\p{{Lu}}[\p{{L}}\p{{M}}’']{{0,8}}){{0,3}}{GAP}(?:thì|cũng|lại|là|còn|giảm|tăng|vẫn)
    (?:{GAP}[\p{{L}}\p{{M}},]{{1,8}}){{0,5}}{GAP}(?:từ{GAP})?\d"""
)
"""A bare name, a verb and a figure: "Bộc Nhiêu thì giảm nhanh hơn, từ 28,8% còn 11,4%"."""

SURVEY_YEAR = verbose(
    rf"""{_W}kết{GAP}quả{GAP}(?:tổng{GAP})?(?:điều{GAP}tra,?{GAP})?rà{GAP}soát[^.;\n]{{0,60}}?
    {_W}năm{GAP}(?P<year>20\d\d)(?!\d)""",
    regex.IGNORECASE,
)
"""The year of a survey whose results are told."""

GOES_ON = verbose(
    rf"\W{{0,3}}(?:trong{GAP}(?:số{GAP})?đó|cụ{GAP}thể|theo{GAP}đó|riêng|như{GAP}vậy|ngoài{GAP}ra){_E}",
    regex.IGNORECASE,
)
"""A paragraph that goes on with what the one before told."""

BASE_AFTER = verbose(
    rf"""[^.;,%\d]{{0,24}}?{_W}so{GAP}với{GAP}(?:thời{GAP}điểm{GAP})?(?:(?:cuối|đầu|cùng{GAP}kỳ){GAP})?(?:năm{GAP})?(?:(?P<year>20\d\d)|(?P<last>trước|ngoái|cùng{GAP}kỳ|đầu{GAP}năm))""",
    regex.IGNORECASE,
)
"""After a change: the year that it is compared with."""

AIM_AFTER = verbose(
    rf"""[^,;.%\d]{{0,40}}?{GAP}(?:như|theo)(?:{GAP}đúng)?{GAP}(?:các{GAP})?(?:mục{GAP}tiêu|chỉ{GAP}tiêu|kế{GAP}hoạch|nghị{GAP}quyết){_E}""",
    regex.IGNORECASE,
)
DONE_BEFORE = verbose(rf"{_W}(?:đã|được|kết{GAP}quả){_E}", regex.IGNORECASE)
"""After a change an aim that it is told to follow, and before it what tells that it was reached all the same."""

AIM_OPENS = verbose(
    rf"""{_W}(?:(?:chỉ{GAP}tiêu|kế{GAP}hoạch|mục{GAP}tiêu)(?:{GAP}[\p{{L}}\p{{M}}]{{1,8}}){{0,4}}
    |so{GAP}với(?:{GAP}(?:đầu|cuối|thời{GAP}điểm|mức|kết{GAP}quả)){{0,2}}{GAP}(?:năm{GAP})?20\d\d){GLUE}\({GLUE}$""",
    regex.IGNORECASE,
)
"""A bracket after an aim or a year that is compared with: "Vượt chỉ tiêu giao (2,75%)", "So với năm 2022 (51,4%)"."""

ONCE = verbose(
    rf"""\W{{0,3}}(?:từ{GAP}(?:chỗ|nơi|một|(?:xã|thôn|bản|huyện|địa{GAP}phương){GAP}có)
        |đầu{GAP}(?:nhiệm{GAP})?kỳ|(?:ban|lúc){GAP}đầu|trước{GAP}(?:đây|kia)){_E}[^.;%]{{0,60}}$""",
    regex.IGNORECASE,
)
"""A state of affairs of no told time: "Từ chỗ có …", "Từ một xã có …"."""

TIED_COUNT = verbose(
    rf"(?:tương{GAP}(?:ứng|đương)(?:{GAP}với)?|ứng{GAP}với|hay)(?:{GAP}(?:giảm|là|khoảng|gần|hơn|trên)){{0,3}}{GAP}$",
    regex.IGNORECASE,
)
"""Before a number of households that explains the rate told before it."""

AMONG_THE_POOR = verbose(
    rf"""{_W}(?:trong|trên){GAP}(?:(?:tổng|số){GAP}){{0,2}}[\d.]{{1,9}}{GAP}hộ{GAP}(?:cận{GAP})?nghèo[^.;%]{{0,40}}?
    {GAP}(?:có|là)(?:{GAP}(?:tới|đến|khoảng|gần|hơn|trên)){{0,2}}{GAP}[\d.]{{1,9}}{GAP}hộ[^.;%]{{0,60}}$""",
    regex.IGNORECASE,
)
"""Before a share of the poor: "Trong 2.345 hộ nghèo có 1.980 hộ là người DTTS, chiếm 84,4%"."""

OF_A_PEOPLE = verbose(
    rf"""{_W}hộ{GAP}(?:cận{GAP})?nghèo{GAP}(?:(?:là|thuộc|người|đồng{GAP}bào){GAP}){{0,3}}(?:dtts|dân{GAP}tộc|người){_E}[^;%]{{0,60}}?
    \d{GAP}hộ(?:,|{GLUE}\()?{GLUE}(?:chiếm|bằng|đạt){GAP}(?:(?:tỷ{GAP}lệ|tỉ{GAP}lệ|khoảng|gần|hơn|trên|tới){GAP}){{0,2}}$""",
    regex.IGNORECASE,
)
"""Before a share of the poor: "hộ nghèo là người DTTS 1.210 hộ, chiếm 92%"."""

NO_PLACE_LEFT = verbose(
    rf"{_W}không{GAP}(?:còn|có){GAP}(?:xã|thôn|bản|huyện|địa{GAP}phương|nơi){_E}[^.;%]{{0,50}}$",
    regex.IGNORECASE,
)
"""Before a rate that no place has: "không còn xã có tỷ lệ hộ nghèo trên 50%"."""

OF_THE_PEOPLE = verbose(
    rf"{_W}(?:tỷ|tỉ){GAP}lệ{GAP}(?:hộ{GAP})?(?:cận{GAP})?nghèo(?:{GAP}[\p{{L}}\p{{M}}]{{1,8}}){{0,3}}{GAP}$",
    regex.IGNORECASE,
)
PEOPLE_AFTER = verbose(rf"{GAP}(?:tổng{GAP})?dân{GAP}số{_E}", regex.IGNORECASE)
"""A rate said to be of the people: "tỷ lệ hộ nghèo chiếm 15,5% dân số"."""

YEAR_OPENS = verbose(
    rf"""\W{{0,3}}(?:(?:trong|từ|đến|tính{GAP}đến|bước{GAP}sang|sang|đầu|cuối|hết){GAP}){{0,3}}năm{GAP}(?P<year>20\d\d)
    (?!\d|{GLUE}[-–])""",
    regex.IGNORECASE,
)
"""A sentence that begins with its year."""

WHOSE_AFTER = verbose(rf"{GAP}{_KIND}{_E}{GAP}(?:là{GAP})?(?:người|đồng|dtts|dân)", regex.IGNORECASE)
FELL_BEFORE = verbose(
    rf"{_W}giảm(?:{GAP}(?:được|từ|khoảng|trên|hơn|gần|ít{GAP}nhất|bình{GAP}quân)){{0,2}}{GAP}$", regex.IGNORECASE
)
"""A fall among some of the poor: "giảm 3% hộ nghèo là người dân tộc thiểu số"."""

NEXT_PLACE = verbose(
    rf"""(?:{GLUE}[,;:]|{GAP}(?:và|rồi{GAP}đến)){{1,2}}{GAP}(?:(?:[Xx]ã|[Hh]uyện|[Pp]hường|[Tt]hị{GAP}trấn|[Tt]hôn|[Bb]ản){GAP})?
    \p{{Lu}}[\p{{L}}\p{{M}}’']{{0,8}}(?:{GAP}\p{{Lu}}[\p{{L}}\p{{M}}’']{{0,8}}){{0,3}}(?::|{GAP}(?:còn|có|là|với))?{GAP}"""
)
"""Between two numbers of a row of places, or before the first: "hộ nghèo: xã A 412 hộ, Mù Cả 380 hộ"."""

OF_ALL_HOUSEHOLDS = verbose(
    rf"{GAP}(?:trên{GAP}|trong{GAP}|so{GAP}với{GAP})?(?:tổng{GAP})?(?:số{GAP})?hộ{_E}(?!{GAP}(?:cận{GAP})?nghèo)",
    regex.IGNORECASE,
)

ROW_GOES_ON = verbose(rf"{GLUE}(?:$|[,;.()]|(?:và|rồi|chiếm|còn){_E})", regex.IGNORECASE)
"""After a number in such a row."""

ACTS_AFTER = verbose(rf"{GAP}{_KIND}{_E}{GAP}{_ACTS}{_E}", regex.IGNORECASE)

# "thấp hơn 1,2% so với bình quân": the difference of two places.
DIFFERENCE_BEFORE = verbose(rf"{_W}(?:cao|thấp|nhiều|ít){GAP}hơn{GAP}$", regex.IGNORECASE)
DIFFERENT_BY = verbose(
    rf"""{_W}(?:cao|thấp){GAP}hơn(?:{GAP}(?:so{GAP}với|mức|mặt{GAP}bằng)){{0,2}}{GAP}(?:bình{GAP}quân|trung{GAP}bình|tỷ{GAP}lệ|tỉ{GAP}lệ)
        (?:{GAP}(?!(?:là|còn|chỉ|ở|với|có){_E})[\p{{L}}\p{{M}}]{{1,9}}){{0,8}}{GAP}$""",
    regex.IGNORECASE,
)
COMPARED_AFTER = verbose(rf"{GAP}so{GAP}với", regex.IGNORECASE)
