"""The grammar of single lines of a page: what a line is by its own words, before its neighbours are asked."""

from functools import lru_cache

from gn_cli.extract.atoms import GAP, either
from gn_cli.extract.date_lines import date_line
from gn_cli.extract.rule import plain
from gn_cli.vietnamese.pattern import Plain
from gn_cli.vietnamese.sentences import sentences

LONG = 220
"""Letters from which a line is prose whatever it begins with."""

_BULLET = r"[\W_]{0,8}"

# A page's own words above the article: portals' names, log-in lines, switches of language, telephone lines.
_PORTAL = rf"{either('trang', 'cổng', 'chuyên trang')}{GAP}(?:thông{GAP})?(?:tin{GAP})?"
_PORTAL_OF = either("sở", "ubnd", "ủy ban", "uỷ ban", "tỉnh", "thành phố", "huyện", "xã", "phường")
_PORTAL_KIND = either("điện tử", "ttđt", "tttđt", "tt điện tử", "thành phần", "giao tiếp")
_PAGE_WORDS = either(
    "cơ quan của", "cơ quan ngôn luận", "tiếng nói của", "skip to", "welcome to", "english", "menu", "đăng nhập",
    "đăng ký", "tìm kiếm", "sơ đồ trang", "sơ đồ cổng", "sơ đồ site", "đường dây nóng", "hotline", "email", "trang chủ",
    "trang nhất", "home", "chào mừng", "bạn đang ở", "bạn đang xem", "chuyên mục", "danh mục", "chủ đề", "category",
    "powered by", "tác nghiệp", "thư điện tử", "văn phòng điện tử", "toggle navigation", "theo dõi", "nghe đài",
    "chi tiết tin", "chi tiết bài viết", "tin hoạt động", "liên kết website",
)  # fmt: skip
_PAGE_WORDS_ALONE = either(
    "liên hệ", "giới thiệu", "tiếng việt", "chi tiết", "details", "tin tức", "tin bài", "nội dung", "bài viết",
    "tin chi tiết",
)  # fmt: skip
# Units one below the other's name, as a committee heads its page: "HUYỆN SÌN HỒ - TỈNH LAI CHÂU".
_UNIT_IN_CAPITALS = (
    rf"(?:TỈNH|THÀNH{GAP}PHỐ|QUẬN|HUYỆN|THỊ{GAP}XÃ|XÃ|PHƯỜNG|THỊ{GAP}TRẤN)(?:{GAP}[\p{{Lu}}\d’']{{1,8}}){{1,4}}"
)
_MASTHEAD = plain(
    rf"""^(?!\[[^\[\]\n]{{2,30}}\]\s?\p{{L}}[^\n]{{20}}){_BULLET}(?:
      (?i:{_PORTAL}(?:{_PORTAL_KIND}|{_PORTAL_OF}(?!\p{{L}})))
    | (?i:{_PAGE_WORDS}(?!\p{{L}})|{_PAGE_WORDS_ALONE}\W{{0,3}}$)
    | (?:ỦY|UỶ){GAP}BAN{GAP}NHÂN{GAP}DÂN(?:{GAP}{_UNIT_IN_CAPITALS})?$
    | {_UNIT_IN_CAPITALS}\s?[-–,]\s?{_UNIT_IN_CAPITALS}$
    | [\p{{Lu}}\s]{{4,40}}{GAP}VIỆT{GAP}NAM{GAP}(?:ONLINE|ĐIỆN{GAP}TỬ)$)""",
)

# "Trang chủ > Bồi dưỡng", "Báo chí >> Xuất bản", "Tin tức / Xã hội", "Trang chủ | Thời sự | Văn hóa"
_BREADCRUMB = Plain(r"^[^.!?]{0,60}(?:\s?[>»›→|]{1,2}\s|\s[/|]\s)[^.!?]{1,80}$")
_CRUMB_MARKS = frozenset(">»›→|/")
_SITE = plain(
    rf"""^{_BULLET}(?:(?i:ubnd|hđnd|ủy{GAP}ban|uỷ{GAP}ban|đảng{GAP}bộ|sở|bộ|ban|hội|tỉnh|huyện|báo)(?!\p{{Ll}}).{{0,70}}|(?:[\w-]{{2,30}}\.){{1,3}}(?:vn|com|net|org))$"""
)

# Where other news, comments and links begin; `rest` where nothing of the article can follow.
_KINDS_OF_NEWS = either("tin", "bài", "tin tức", "tin bài", "bài viết", "bài đọc", "thông tin", "video", "các tin")
_BOX = either(
    "liên quan", "cùng chủ đề", "cùng sự kiện", "tham khảo", "nổi bật", "nên đọc", "hay",
)  # fmt: skip
_REST = either(
    "cùng chuyên mục", "cùng loại", "cùng danh mục", "cùng thể loại", "khác", "khác cùng chuyên mục", "mới",
    "mới nhất", "mới hơn", "cũ", "cũ hơn", "cũ nhất", "đọc nhiều", "đọc nhiều nhất", "xem nhiều", "xem nhiều nhất",
    "đã đăng", "đã đưa", "đã đưa ngày", "tiếp theo", "trước đó", "kế tiếp", "trong mục", "cùng mục", "đọc", "khác:",
)  # fmt: skip
_COMMENTS = either(
    "bình luận", "gửi bình luận", "ý kiến bạn đọc", "ý kiến của bạn", "ý kiến độc giả", "ý kiến", "phản hồi",
    "viết bình luận", "thảo luận", "comments", "comment", "bạn đọc bình luận", "gửi ý kiến", "gửi phản hồi",
    "đọc nhiều", "xem nhiều", "mới nhất", "mới hơn", "cũ hơn", "related posts", "bài trước", "bài sau", "bài tiếp theo",
    "những tin mới hơn", "những tin cũ hơn", "top", "chuyên mục khác", "liên kết website", "thống kê truy cập",
)  # fmt: skip
_LINKS = either(
    "xem thêm", "đọc thêm", "đọc tiếp", "có thể bạn quan tâm", "có thể bạn thích", "mời xem thêm", "tin đọc thêm"
)  # fmt: skip
_AFTER_HEAD = r"(?:\s?[:.…]{1,3}.{0,200}|\W{0,3}\(?\d{0,4}\)?\W{0,3}|\W{1,3}.{0,40}:\W{0,3})"
_RELATED = plain(
    rf"""^{_BULLET}(?:\(?\d{{1,4}}\)?\s)?(?i:
        (?P<rest>(?:(?:các|những){GAP})?{_KINDS_OF_NEWS}{GAP}{_REST}|{_COMMENTS})
      | (?P<box>(?:(?:các|những){GAP})?{_KINDS_OF_NEWS}{GAP}{_BOX}|{_LINKS})
    ){_AFTER_HEAD}$""",
)
_LINK_LINE = Plain(r"^\W{0,3}(?:>{2,3}|»|►|▶|☞)\s{0,3}\p{L}.{0,215}$")

# Lines that are no part of the article wherever they stand: buttons, counters, key words, file names, imprint.
_BUTTON = either(
    "chia sẻ", "in bài", "in tin", "in trang", "trở về", "trở lại", "quay lại", "về đầu trang", "gửi bài",
    "lên đầu trang", "gửi email", "gửi tin", "gửi qua", "bản in", "lưu bài", "about", "xem cỡ chữ", "xem với cỡ chữ",
    "cỡ chữ", "tương phản", "nghe đọc bài", "đọc bài viết", "nghe bài viết", "google news", "copy link", "facebook",
    "zalo", "twitter", "print", "like", "share", "tweet", "sao chép", "thích", "in ấn", "tải về", "đính kèm",
    "tệp đính kèm", "file đính kèm", "tổng số điểm", "xếp hạng", "click để đánh giá", "back to top", "theo dõi trên",
    "mục lục", "từ viết tắt",
)  # fmt: skip
_COUNTER = either(
    "lượt xem", "số lượt xem", "lượt đọc", "lượt truy cập", "lần xem", "người xem", "số lần đọc", "view", "views",
    "hits", "đã xem", "đánh giá", "xem", "đọc", "online", "đang online", "đang truy cập", "hôm nay", "tháng này",
    "tổng truy cập", "thống kê", "tổng lượt truy cập", "lượt tải",
)  # fmt: skip
_IMPRINT = either(
    "giấy phép", "bản quyền", "copyright", "chịu trách nhiệm", "người chịu trách nhiệm", "tổng biên tập",
    "phó tổng biên tập", "trưởng ban biên tập", "phó trưởng ban biên tập", "tòa soạn", "toà soạn", "điện thoại",
    "địa chỉ", "ghi rõ nguồn", "đơn vị quản lý", "cơ quan chủ quản", "thiết kế bởi", "designed by", "fax", "tel",
    "website", "số giấy phép", "quản lý và vận hành", "vui lòng ghi rõ", "phát triển bởi", "© ", "trụ sở",
)  # fmt: skip
_COUNTED = either(
    "bình luận", "lượt xem", "lượt đọc", "lượt truy cập", "người xem", "lần xem", "view", "views", "hits"
)  # fmt: skip
_IN_PLACE_OF_PICTURE = either(
    "ảnh tin bài", "anh tin bai", "ảnh minh họa", "ảnh minh hoạ", "leftcenterrightdel", "image", "photo", "image alt"
)  # fmt: skip
_FURNITURE = plain(
    rf"""^{_BULLET}(?:(?i:
        {either("từ khóa", "từ khoá", "tag", "tags", "thẻ", "keywords", "hashtag")}(?:\s?:.{{0,300}})?
      | {_BUTTON}\b(?:[^.:]{{0,70}}|\]\([^)\n]{{0,200}}\).{{0,200}})
      | (?:\d{{1,3}}(?:[.,]\d{{3}}){{1,2}}|\d{{1,7}})\s{_COUNTED}
      | (?:số\s)?{_COUNTER}\s?:?\s?[\d.,]{{1,12}}(?:\s?[|•-].{{0,60}})?
      | {_IMPRINT}\b.{{0,500}} | ©.{{0,300}}
      | {either("tổng số điểm", "font size", "cỡ chữ")}.{{0,60}} | [aA+\s|-]{{3,20}}
      | \d{{8,17}} | (?:\d{{1,2}}|một|hai|ba)\s(?:phút|giờ|ngày|tuần|tháng|năm)\strước
      | {_IN_PLACE_OF_PICTURE}
      | [%{{][\w ]{{2,20}}[%}}]
      | !?[\[](?!\s?\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}})[^\]]{{0,80}}\]
        (?:\([^)]{{0,200}}\))?[\s|]{{0,4}}(?:[\[][^\]]{{0,40}}\])?
      | [\w().%\s-]{{0,80}}\.(?:jpe?g|png|gif|webp|bmp|pdf|docx?|xlsx?|mp4)
      | https?://\S{{1,300}}
    )\W{{0,3}}|[\W_]{{0,200}}|\#[\p{{L}}\d_]{{2,40}}(?:[\s,;]{{1,3}}\#[\p{{L}}\d_]{{2,40}}){{0,20}})$""",
)

_SUBJECT = either(
    "Đ/c", "Đồng chí", "Ông", "Bà", "Chị", "Anh", "GS", "TS", "Ts", "ThS", "Ths", "PGS", "Thạc sĩ", "Thạc sỹ",
    "Tiến sĩ", "Tiến sỹ", "Lãnh đạo", "Đại diện", "Báo cáo viên", "Giảng viên", "Đại tá", "Thượng tá", "Trung tá",
    "Thiếu tá", "Bác sĩ", "Bác sỹ", "BS", "Kỹ sư", "Luật sư", "Thầy", "Cô", "Cán bộ",
)  # fmt: skip
_SPEAKS = either(
    "phát biểu", "khai mạc", "bế mạc", "trao", "tặng", "hướng dẫn", "trình bày", "truyền đạt", "giảng", "lên lớp",
    "chủ trì", "trao đổi", "giới thiệu", "quán triệt", "kết luận", "chia sẻ", "thực hành", "kiểm tra", "triển khai",
    "phổ biến", "báo cáo",
)  # fmt: skip
_AUDIENCE = either(
    "đại biểu", "học viên", "cán bộ", "người dân", "nhóm", "các đại biểu", "các học viên", "các nhóm", "bà con"
)  # fmt: skip
_ATTENDS = either(
    "tham dự", "tham gia", "dự", "chụp", "thảo luận", "thực hành", "trao đổi", "tại", "trình bày", "theo dõi",
    "nghe", "lắng nghe", "làm bài", "nhận",
)  # fmt: skip
_CAPTION = plain(
    rf"""^[\W_]{{0,4}}(?:
      (?i:{either("quang cảnh", "toàn cảnh", "khung cảnh", "một số hình ảnh", "hình ảnh")}|ảnh\s?[:\d]|hình\s\d)
    | (?i:{_AUDIENCE})\b.{{0,80}}\b{_ATTENDS}\b
    | {_SUBJECT}\b.{{0,160}}\b{_SPEAKS}\b)""",
)
_CREDIT = Plain(r"(?:[Ảả]nh|ẢNH|[Nn]guồn ảnh|Photo)\s?:\s?[^:!?]{2,40}$|\s[-–]\s?Ảnh \d{1,2}\W*$")
_ENDED = Plain(r"[.!?…:;][”\"’»)\]*_]{0,3}(?:/\.)?$")


def is_masthead(line: str) -> bool:
    """Whether the line belongs to the page above the article."""
    return (
        (len(line) < LONG and _MASTHEAD.match(line) is not None)
        or is_furniture(line)
        or (len(line) < 90 and not _CRUMB_MARKS.isdisjoint(line) and _BREADCRUMB.match(line) is not None)
    )


def is_site_name(line: str) -> bool:
    """Whether the line is no more than the name of a body or a site, as pages print it over everything else."""
    return len(line) < 90 and _SITE.match(line) is not None


@lru_cache(maxsize=256)
def related_head(line: str) -> str | None:
    """Whether other news, comments or links begin here.

    `box` where the article may go on below them, `rest` where it is over, `link` for a single line, else `None`.
    """
    if len(line) >= LONG:
        return None
    match = _RELATED.match(line)
    if match is not None:
        return "rest" if match["rest"] else "box"
    return "link" if not line[:1].isalnum() and _LINK_LINE.match(line) else None


@lru_cache(maxsize=256)
def is_furniture(line: str) -> bool:
    """Whether the line is a button, a counter, a list of key words, a file name or the imprint."""
    return len(line) <= 520 and _FURNITURE.match(line) is not None


def is_caption(line: str) -> bool:
    """Whether the line tells what a picture shows."""
    tail = line[-80:]
    if len(line) < 2 * LONG and (":" in tail or "Ảnh " in tail) and _CREDIT.search(tail):
        return True
    if len(line) > LONG or _CAPTION.match(line) is None:
        return False
    return len(sentences(line)) == 1 and not (len(line) > 130 and _ENDED.search(line))


@lru_cache(maxsize=256)
def is_prose(line: str) -> bool:
    """Whether the line is a paragraph of running text."""
    if len(line) >= LONG:
        return True
    return len(line) >= 90 and ended(line) and not (date_line(line) or _MASTHEAD.match(line) or _FURNITURE.match(line))


def ended(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _ENDED.search(line, max(0, len(line) - 12)) is not None
