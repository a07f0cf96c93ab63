"""The lines that sign an article: "Tin, ảnh: X", "Tác giả: X (Đài huyện)", a bare name at the end, "Theo Báo Y"."""

from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from gn_cli.extract.atoms import GAP, either
from gn_cli.extract.rule import Match, plain
from gn_cli.units.lookup import find, province_name
from gn_cli.units.table import load_units
from gn_cli.vietnamese.fold import fold, fold_ascii
from gn_cli.vietnamese.pattern import Plain
from gn_cli.vietnamese.sentences import sentences

SignatureLabel: TypeAlias = Literal["author", "poster"]

_LONGEST = 150
"""Letters a line that signs has at most."""

# "Tin, ảnh:", "Bài và ảnh:", "Nội dung, hình ảnh:": at least one of the words stands for the text, else it is a credit.
_TEXT = either("tin", "tin tức", "bài", "bài viết", "tin bài", "viết", "text", "nội dung", "viết bài", "story")
_PICTURE = either("ảnh", "hình ảnh", "hình", "clip", "video", "photo", "photos", "đồ họa", "đồ hoạ")
_AND = r"\s?(?:,|;|và|&|-|–|\+|/|\s)\s?"
_PIECE = rf"(?:(?:{_PICTURE}{_AND})?{_TEXT}(?:{_AND}(?:{_TEXT}|{_PICTURE})){{0,3}})"
_WRITER = either(
    "tác giả", "tác giả bài viết", "tác giả tin bài", "tác giả bài", "nhóm tác giả", "đồng tác giả", "người viết",
    "người viết bài", "người viết tin", "nhóm viết", "người thực hiện", "nhóm thực hiện", "thực hiện", "người đưa tin",
    "người gửi", "người gửi bài", "đưa tin", "viết bởi", "viết tin", "bút danh", "phóng viên", "cộng tác viên", "pv",
    "ctv", "nhóm pv", "ghi", "lược ghi", "ghi chép", "tổng hợp", "biên soạn", "author", "by", "bởi", "thông tin",
    "th", "t/h", "người cung cấp tin", "người cung cấp thông tin", "tin của", "bài của",
)  # fmt: skip
_POSTER = either(
    "người đăng", "người đăng tin", "người đăng bài", "đăng bởi", "đăng tải", "biên tập", "người biên tập",
    "biên tập viên", "posted by", "btv", "đăng tin", "người nhập", "nhập tin",
)  # fmt: skip
_OTHER_ROLE = either(
    "duyệt", "duyệt bài", "duyệt tin", "người duyệt", "kiểm duyệt", "trưởng ban biên tập", "trưởng ban",
    "phó trưởng ban", "tổng biên tập", "quay phim", "dựng", "dựng phim", "thiết kế", "trình bày", "kỹ thuật",
    "đạo diễn", "phát thanh viên",
)  # fmt: skip
_COLON = r"\s{0,2}(?:[:：]|\*\*\s?:|:\*\*)[\s*_]{0,4}"
_LABEL = plain(
    rf"""(?i:(?P<author>{_PIECE}|{_WRITER}(?:{_AND}(?:{_PICTURE}|{_TEXT})){{0,2}})|(?P<poster>{_POSTER})
      |(?P<credit>{_PICTURE}(?:{_AND}{_PICTURE}){{0,2}})|(?P<role>{_OTHER_ROLE})){_COLON}""",
)
# Without the colon only the words that can begin nothing else: "Tin, ảnh Hoài Nam", "Đăng bởi Thu Hà".
_PLAIN_LABEL = plain(
    rf"""(?i:(?P<author>{_TEXT}{_AND}{_PICTURE}|tác\sgiả(?:\sbài\sviết)?|viết\sbởi|by)
      |(?P<poster>đăng\sbởi|posted\sby|người\sđăng))\s{{1,2}}(?:[-–—]\s?)?(?=\p{{Lu}})""",
)

# What stands before a name and is no part of it: a post, a degree, a rank.
_POST = either(
    "pv", "p.v", "ctv", "btv", "phóng viên", "cộng tác viên", "nhà báo", "ông", "bà", "đồng chí", "đ/c",
    "cn", "ks", "ths", "th.s", "ts", "pgs", "pgs.ts", "gs", "bs", "ds", "cử nhân", "kỹ sư", "thạc sĩ", "thạc sỹ",
    "tiến sĩ", "tiến sỹ", "bác sĩ", "bác sỹ", "luật sư", "đại úy", "thượng úy", "trung úy", "thiếu úy", "thiếu tá",
    "trung tá", "thượng tá", "đại tá", "cki", "ckii", "bscki", "bsckii", "đại uý", "thượng uý", "trung uý", "thiếu uý",
)  # fmt: skip
_BEFORE_NAME = plain(rf"(?:(?i:{_POST})(?:[.,:]\s{{0,2}}|\s{{1,2}})){{1,3}}(?=\p{{Lu}})")

_SYLLABLE = r"(?:[HYK][’'ʼ`]\s?)?\p{Lu}[\p{L}\p{M}’'ʼ]{0,9}"
_INITIAL = r"\p{Lu}[\p{L}\p{M}]{0,2}"
_NAME = plain(
    rf"""(?:{_INITIAL}(?:\.\s?{_INITIAL}){{1,3}}(?!\p{{L}}) | {_SYLLABLE}\.{_INITIAL}(?!\p{{L}})
      | {_INITIAL}\.\s?{_SYLLABLE}(?:\s{_SYLLABLE})?
      | {_SYLLABLE}(?:[ \u00a0]{{1,3}}(?:{_SYLLABLE}|thị)){{0,4}})(?![\p{{L}}\p{{M}}\d])""",
)
_MINORITY = Plain(r"[HYK][’'ʼ`]\s?\p{Lu}")
_MARK_APART = Plain(r"(?<=(?<!\p{L})[HYK][’'ʼ`])\s")
_GOES_ON = Plain(r"[ \u00a0]{1,3}(?!(?:và|cùng)\s|(?i:tổng hợp|thực hiện|ghi|lược ghi|sưu tầm|biên|t/h|st)\b)\p{Ll}")
_SEPARATOR = plain(r"\s{0,3}(?:[-–—,;&/+]|(?i:và|cùng)(?=\s))\s{0,3}")
_END = Plain(r"[\s.,)\]*/_|…]{0,60}$")
_START = Plain(r"[^\p{L}\d]{0,90}")

# What may follow the signers: a bracket, or an office after a dash, comma or stroke; never a sentence.
_AFTER = Plain(
    r"\s{0,3}(?:\([^()]{1,80}\)|\[[^\[\]]{1,80}\]|[-–—,;/|]\s{0,3}(?:[\w-]{2,30}\.){1,3}(?:vn|com|net|org)\b"
    r"|[-–—,;/|•._]\s{0,3}(?:[^.!?]|(?<=\b\p{Lu}\p{L}?)\.){2,95}"
    r"|\s(?i:và|cùng)\s(?i:nhóm|các|cộng sự|ctv|pv|cộng tác viên|phóng viên)[^.!?]{0,40}"
    r"|\s(?i:tổng hợp|thực hiện|ghi|lược ghi|sưu tầm|biên soạn|biên tập|t/h|st))"
    r"\s{0,3}(?:\([^()]{1,60}\))?"
)

_SITE = Plain(r"(?:[\w-]{2,30}\.){1,3}(?:vn|com|net|org)$")
_AND_OTHERS = Plain(r"\s(?i:và|cùng)\s")

_OFFICE_WORDS = either(
    "báo(?! cáo)", "theo", "nguồn", "phòng", "ban(?! mai)", "bbt", "sở", "bộ", "ubnd", "hđnd", "mttq", "ubmttq",
    "hlhpn",
    "lhpn", "hnd", "hội", "huyện", "xã", "phường", "thị trấn", "thị xã", "quận", "tỉnh", "thành phố", "tp", "ủy ban",
    "uỷ ban", "ttxvn", "vtv", "vov", "vgp", "pv", "p.v", "ctv", "c.t.v", "btv", "b.b.t", "nhóm", "cục", "vụ", "tổ",
    "chi cục", "trung tâm", "tt", "tttt", "vhtt", "văn phòng", "vp", "cổng", "trang", "tạp chí", "tòa soạn",
    "toà soạn", "thông tấn", "tin", "bài", "ảnh", "hình", "clip", "video", "admin", "administrator", "quản trị",
    "quản trị viên", "super user", "tổng hợp", "sưu tầm", "chú thích", "chia sẻ", "kết luận", "trở", "trạm",
    "công ty", "công an", "công đoàn", "bch", "bchqs", "ban chỉ huy", "ngân hàng", "nhcsxh", "kho",
    "liên minh", "liên đoàn", "viện", "học viện", "hợp tác xã", "htx", "bệnh viện", "hạt", "đồn", "đội",
    "t.h", "t/h", "đảng ủy", "đảng uỷ", "đảng bộ", "chi bộ", "thôn", "bản", "ấp", "khu", "cơ quan", "văn hóa",
    "văn hoá", "nn", "ldtbxh", "lđtbxh", "lđ", "trung ương đoàn", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "thị đoàn",
    "quận đoàn", "xã đoàn", "phường đoàn", "tỉnh hội", "huyện hội", "tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy",
)  # fmt: skip
# These begin names of persons too (Đoàn Hương, Trường Giang): an office only where what follows is one's name.
_OFFICE_OR_NAME = either("trường", "đoàn", "khoa", "đài")
_OF_OFFICE = either(
    "thanh niên", "tncs", "chính trị", "tiểu học", "trung học", "mầm non", "mẫu giáo", "đại học", "cao đẳng",
    "trung cấp", "dạy nghề", "dân tộc", "quân sự", "phổ thông", "pt", "ptth", "pttx", "th", "thcs", "thpt", "tt", "tth",
    "phát thanh", "truyền thanh", "truyền hình", "tiếng nói", "công tác", "kinh tế", "luật", "sư phạm", "y", "xã",
    "phường", "huyện", "thị", "tỉnh", "thành phố", "tp", "đbqh", "đại biểu", "khối", "cơ quan", "viên", "trung tâm",
)  # fmt: skip
_OFFICE = plain(
    rf"""^(?i:{_OFFICE_WORDS}|{_OFFICE_OR_NAME}(?:{GAP}{_OF_OFFICE}|[^\p{{L}}]{{0,3}}$))(?![\p{{L}}\p{{M}}])
      |^(?i:{_OFFICE_OR_NAME}){GAP}\p{{Ll}}""",
)
"""How an office or a source begins; what stands where a signature does and begins so is none."""

_WORDS = frozenset(
    fold(word)
    for word in (
        "thời sự", "văn hóa", "xã hội", "kinh tế", "chính trị", "giáo dục", "đời sống", "tin tức", "sự kiện",
        "trang chủ", "nông nghiệp", "nông thôn", "nông thôn mới", "giảm nghèo", "an sinh", "an sinh xã hội",
        "quốc phòng", "an ninh", "pháp luật", "y tế", "sức khỏe", "thể thao", "du lịch", "giải trí", "khoa học",
        "công nghệ", "chuyển đổi số", "dân tộc", "tôn giáo", "môi trường", "lao động", "việc làm", "thông báo",
        "liên hệ", "giới thiệu", "tìm kiếm", "đăng nhập", "hội trường", "quang cảnh", "toàn cảnh", "chuyên đề",
        "kết thúc", "mở đầu", "việt nam", "xem thêm", "đọc thêm", "bình luận", "chia sẻ", "thích", "trở về",
        "quay lại", "về đầu trang", "gửi email", "in bài", "in trang", "tiếng việt", "hết", "google news", "facebook",
        "google plus", "copy link", "skip to main content", "about us", "contact us", "home page", "my account",
        "site map", "sitemap", "read more", "back to top", "all rights", "đại biểu", "học viên", "ban tổ chức",
        "nơi nhận", "người ký", "chủ tịch", "phó chủ tịch", "trưởng phòng", "tây nguyên", "tây bắc", "đông bắc",
        "miền núi", "chính sách", "xây dựng đảng", "nội chính", "quốc tế", "thế giới", "trong nước", "trong tỉnh",
        "đồng hành", "doanh nghiệp", "lịch công tác", "hôm nay", "trực tuyến", "bản tin",
        "dân việt", "dân trí", "tiền phong", "thanh niên", "tuổi trẻ", "nhân dân", "đại đoàn kết", "việt báo",
        "địa phương", "cơ sở", "media", "multimedia", "podcast", "e-magazine", "infographic",
    )
)  # fmt: skip
"""Rubrics, buttons and posts that have the shape of a name when every word is capitalised."""

_LONE = Plain(r"[\W_]{0,90}(?P<name>\p{Lu}[\p{L}\p{M}]{1,6})[\s.)*_]{0,6}$")
_BETWEEN_SYLLABLES = Plain(r"[\s.]+")
_VIETNAMESE = plain(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$",
)
_NO_LONE = frozenset(
    "xem in gửi lưu thích hết đóng top on up mở chọn tìm về lên xuống trước sau hình pv th st vp nv ct bt tt tk".split()
)
_NO_NAMES = frozenset(
    fold(
        "nghèo xã tộc vắn việc giảm dưỡng thiểu ngành nghề hộ rà soát lớp khóa khoá trồng nuôi vay vốn quỹ quà huyện "
        "tỉnh phường trấn bài ảnh và những được cho với từ đến ngoài khác thêm xem gửi nhập quay cuối sẻ trạm "
        "nâng kỹ bước nước mục cáo đọc truy cập hỏi người biết của này là không tại tệp tải mạng cùng"
    ).split()
)
"""Syllables of common words that are no part of a name."""


class Signature(NamedTuple):
    """Who signed, as printed and where on the line; `label` tells by what word, `None` for a bare name."""

    name: str
    start: int
    end: int
    label: SignatureLabel | None


def is_person(words: str, alone: bool) -> bool:
    """Whether capitalised words can be a person's name or pen name, and not an office, a rubric or a button.

    One syllable is a name only with a label before it or another name beside it (`alone` false).
    """
    folded = fold(words)
    if " ".join(folded.split()) in _WORDS or _OFFICE.match(words):
        return False
    parts = _BETWEEN_SYLLABLES.split(_MARK_APART.sub("", words.strip(" .")))
    if "." in words.strip("."):
        # "P. TKXH": a department.
        return not any(len(part) > 8 or (len(part) > 2 and _is_acronym(part)) for part in parts)
    if not _NO_NAMES.isdisjoint(_BETWEEN_SYLLABLES.split(folded)):
        return False
    if len(parts) == 1 and alone and not _MINORITY.match(words):
        return False
    if any(map(_is_acronym, parts)):
        return False
    return words.isupper() or not any(len(part) > 2 and part.isupper() for part in parts)


def lone_signature(line: str) -> Signature | None:
    """A pen name of one syllable, or two initials, alone on a line: "Hoài", "ĐT".

    Only the last line of an article can be one; anywhere else, and in any other language, it is a button.
    """
    match = _LONE.match(line) if len(line) <= _LONGEST else None
    if match is None:
        return None
    name = match["name"]
    initials = len(name) == 2 and _is_acronym(name)
    if fold(name) in _NO_LONE or _OFFICE.match(name) or not (initials or _VIETNAMESE.match(fold_ascii(name))):
        return None
    return Signature(name, match.start("name"), match.end("name"), None)


def _is_acronym(word: str) -> bool:
    """Whether a word is of capitals that no one can speak (TTXVN, BCHQS)."""
    return len(word) > 1 and "." not in word and word.isupper() and not set(fold_ascii(word)) & set("aeiouy")


@lru_cache(maxsize=64)
def signature(line: str) -> Signature | None:
    """The signature a line consists of, where it names people and not an office, a source or a photographer only."""
    if len(line) > _LONGEST:
        return None
    first = _start(line)
    doubled = _DOUBLED.search(line, first) if _may_be_doubled(line) else None
    if doubled is not None and not line[doubled.end() :].strip(" .)*_"):
        line = line[: doubled.end("once")]
    label: SignatureLabel | None = None
    match = _label(line, first) or _PLAIN_LABEL.match(line, first)
    if match is not None:
        groups = match.groupdict()
        if groups.get("credit") or groups.get("role"):
            return None
        label = "author" if groups["author"] else "poster"
        first = match.end()
    found = _names(line, first, label is None)
    if found is None:
        return None
    start, end = found
    rest = line[end:]
    if not _END.match(rest) and not _may_follow(rest, label is None):
        return None
    if label is None and _names_places(line[start:end]):
        return None
    return Signature(line[start:end], start, end, label)


def _label(line: str, start: int) -> "Match | None":
    """The label with its colon that stands at an offset."""
    return _LABEL.match(line, start) if ":" in line or "：" in line else None


def _start(line: str) -> int:
    match = _START.match(line)
    return match.end() if match else 0


def _names(line: str, start: int, bare: bool) -> tuple[int, int] | None:
    """Where the names of the signers stand: one or several, with what joins them."""
    before = _BEFORE_NAME.match(line, start)
    begin = first = before.end() if before else start
    end = -1
    for number in range(4):
        match = _NAME.match(line, first)
        if match is None or _GOES_ON.match(line, match.end()):
            break
        if _label(line, first) or _OFFICE.match(line[first:]):
            break
        name = match.group()
        alone = bare and before is None and number == 0
        if not is_person(name, alone) or (number > 0 and _is_place_or_office(name)):
            break
        end = match.end()
        separator = _SEPARATOR.match(line, end)
        if separator is None:
            break
        first = separator.end()
        again = _BEFORE_NAME.match(line, first)
        first = again.end() if again else first
    return (begin, end) if end > 0 else None


def _is_place_or_office(name: str) -> bool:
    """Whether words after a dash or comma tell where the signer is from."""
    return _is_acronym(name) or province_name(load_units(), name) is not None


def _names_places(names: str) -> bool:
    """Whether what looks like names are a province, or several units ("Bình Liêu - Móng Cái")."""
    parts = [part for part in _SEPARATOR.split(names) if part]
    if len(parts) == 1:
        return province_name(load_units(), names) is not None
    return all(any(unit.level != "commune" for unit in find(load_units(), part)) for part in parts)


def _may_follow(rest: str, bare: bool) -> bool:
    match = _AFTER.match(rest)
    if match is None or not _END.match(rest, match.end()):
        return False
    if not bare:
        return True
    if _AND_OTHERS.match(rest):
        return True
    words, mark = match.group().strip(" -–—,;/|•.()[]_"), rest.lstrip()[:1]
    if _OF_CLASS.match(words):
        return False
    if mark in "([" or _SITE.match(words) or _OFFICE.match(words) or _label(words, 0) or _is_place_or_office(words):
        return True
    return mark in "-–—/|_" and len(words.split()) <= 8 and words[:1].isupper()


_OF_CLASS = Plain(r"(?i)(?:giảng|báo cáo|tập huấn) viên (?:của |tại )?(?:lớp|khóa|khoá|hội nghị|buổi|chuyên đề)")
"""What a caption says of a teacher: "ThS. A - Giảng viên lớp tập huấn"."""
_DOUBLED = Plain(r"(?P<once>\p{Lu}[^\p{Lu}]{1,9}[ \u00a0](?:.{0,40}[^\s,;|–-])?)[\s,;|–-]{0,4}(?P=once)")
"""A name a page prints twice in a row: "Hoài NamHoài Nam"."""


def _may_be_doubled(line: str) -> bool:
    """Whether the last letters of a line stand in it twice, or have a capital among them."""
    line = line.rstrip(" .)*_")
    return line[-4:] in line[:-4] or line[-3:] != line[-3:].lower()


_SOURCE = plain(
    r"""^[\W_]{0,6}(?:(?i:theo|nguồn|(?:tin\s)?nguồn|dẫn\snguồn|source)\b\s?:?\s?\S.{1,90}
      |(?:[\w-]{2,30}\.)?[\w-]{2,40}\.(?:vn|com|net|org)(?:\.vn)?|B\.?B\.?T|P\.?V|C\.?T\.?V|TTXVN|T\.?H|N\.?V)[\s.)]{0,4}$"""
)
_SAYS_SOURCE = Plain(r"[\W_]{0,6}(?i:theo|nguồn|source)\s?:")
_SENTENCE = Plain(r",\s\p{Ll}|\d\s?%|(?<!\p{L})số\s\d|\s(?:có|còn|đã|là|tổ chức)\s")
"""What no source's name holds: "Theo thống kê, huyện còn 412 hộ" is a sentence."""


def is_byline(line: str, labelled: bool) -> bool:
    """Whether a line signs the article, names its source or its office; with `labelled` only where it says so."""
    if len(line) > _LONGEST:
        return False
    start = _start(line)
    # What says that it signs has a colon, or words that can begin nothing else.
    if labelled and ":" not in line and "：" not in line and not _PLAIN_LABEL.match(line, start):
        return False
    match = signature(line)
    if match is not None:
        return match.label is not None or not labelled
    label = _label(line, start)
    if label is not None:
        if label["credit"]:
            return False
        words = line[label.end() :].strip()
        return label["author"] is None or bool(_OFFICE.match(words)) or not labelled
    if _SOURCE.match(line) and not _SENTENCE.search(line):
        return not labelled or _SAYS_SOURCE.match(line) is not None
    return not labelled and len(line) <= 90 and _OFFICE.match(line[start:]) is not None and not line.endswith(".")


_BARE = Plain(r"\(?[^():;,./]{3,50}\)?$")
_GLUED_LABEL = plain(rf"(?<=[.!?…”\")\]/\s])\s{{0,3}}(?=\(?\p{{Lu}})(?=\(?{_LABEL.pattern})")
_GLUED_NAME = plain(r"(?:\./\.?|\.\s?/)\s{0,60}(?=\(?\p{Lu})")


def trailing_signature(line: str, last: bool) -> int | None:
    """Where a signature begins that was glued to the end of a paragraph; `None` where there is none.

    "… bền vững./. Hoài Nam", "… thoát nghèo. Tin, ảnh: Hoài Nam"; of the `last` paragraph also "… trong năm nay. Hoài
    Nam", where the name is a sentence of its own without a full stop.
    """
    low = max(0, len(line) - 110)
    tail = line[low:]
    told = [_GLUED_LABEL] if ":" in tail or "：" in tail else []
    if "/" in tail:
        told.append(_GLUED_NAME)
    for pattern in told:
        for match in pattern.finditer(line, low):
            at: int = match.end()
            if signature(line[at:]) is not None:
                return at
    if last and not line.endswith("."):
        for start, end in sentences(line)[-1:]:
            if start > 0 and end - start <= 60 and _BARE.match(line, start, end) and signature(line[start:end]):
                return start
    return None
