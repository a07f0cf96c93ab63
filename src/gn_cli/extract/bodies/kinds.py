"""Kinds of bodies whose names go on in ways that others' do not, and the words by which they do."""

from gn_cli.vietnamese.pattern import Plain

DASHES = frozenset("-–—‑&")
JOINTS = DASHES | {",", "và", "về", "vì", "các"}
"""Marks and words that may join more of a name to what was read."""

NUMBERED = frozenset(
    {"trường", "công ty", "binh đoàn", "sư đoàn", "lữ đoàn", "trung đoàn", "đoàn kinh tế - quốc phòng", "ban chỉ đạo"}
)
"""Kinds a number may follow: Binh đoàn 16, Ban Chỉ đạo 389."""

COUNTED_OFF = frozenset({"trung tâm", "trạm", "chi nhánh", "phòng", "cơ sở cai nghiện", "cơ sở bảo trợ xã hội"})
"""Kinds of which a province has a first and a second: Trung tâm Dịch vụ việc làm số 2 tỉnh X."""

ABOUT = frozenset(
    {"văn phòng", "ủy ban", "ban chỉ đạo", "tổ chức", "cơ quan", "ủy ban quốc gia", "hội đồng", "viện", "quỹ"}
)
"""Kinds told with what they are about: Văn phòng Quốc gia về giảm nghèo."""

MANAGING = frozenset({"ban chỉ đạo", "ban quản lý", "bql", "bcđ", "ban điều phối"})
"""Kinds set up for a purpose, which may be told at length."""

UNDERTAKINGS = frozenset({"dự án", "chương trình", "đề án"})
"""What those are set up for, followed by its name."""

PRODUCERS = frozenset({"hợp tác xã", "htx", "tổ hợp tác", "trang trại", "trại", "công ty", "câu lạc bộ", "nhà máy"})
"""Kinds named by what they make."""

PRODUCING = frozenset({"giống", "sản xuất", "kinh doanh", "chế biến", "trồng", "nuôi", "nuôi trồng"})
"""Work after which what is made may stand in small letters: Trại giống nấm Bảy Yết."""

BANKS = frozenset({"ngân hàng chính sách xã hội", "ngân hàng csxh", "nhcsxh", "ngân hàng", "agribank"})

CLOSED = frozenset({"ban", "ngân", "nhcsxh", "văn", "ủy", "agribank"})
"""First words of kinds that another body closes: Ban Dân vận Huyện ủy."""

OF_MANY = frozenset("ban|khoa|viện|trung tâm|vụ|cục|chi cục|trường|học viện|công ty|hội đồng|mạng lưới".split("|"))
"""Kinds of which one may work in three fields told like a list: Ban Xã hội, Dân số và Gia đình."""

OF_POLICE = frozenset({"phòng", "đội"})
"""Kinds that are told with the police they are of: Phòng Cảnh sát cơ động Công an tỉnh."""

_FORCES = frozenset({"công an", "bộ chỉ huy", "ban chỉ huy", "bộ đội biên phòng", "bđbp", "biên phòng"})
_COUNCILS = frozenset({"hđnd", "hội đồng nhân dân"})
_OFFICES = _FORCES | {"sở", "ubnd", "ủy ban nhân dân", "phòng", "trường", "chi cục", "văn phòng"}
WITHIN = {"ban": _COUNCILS, "hội": _FORCES, "chi hội": _OFFICES, "chi đoàn": _OFFICES, "công đoàn": _OFFICES}
"""Kinds of bodies that are told with the body they are within, and the kinds of that."""

WITHIN_FIRST = frozenset(kind.split(" ", 1)[0] for kinds in WITHIN.values() for kind in kinds)
"""First words of the kinds of bodies that have others within."""

SEVERAL = frozenset({"các", "những", "hai", "ba", "nhiều"})
"""Words before a kind of several bodies."""

BRANCHES = frozenset({"phân viện", "phân hiệu", "chi nhánh", "văn phòng đại diện"})
"""Kinds that may be told with their place: Phân hiệu Trường Đại học Nông Lâm tại Gia Lai."""

_OF_BOARD = Plain(r"(?<!\p{L})(?:chủ tịch|ủy viên|thành viên|thư ký)[ \u00a0]{1,3}$")
OF_POST = {
    "thường trực": Plain(r"(?<!\p{L})(?:bí thư|chủ tịch|trưởng ban|giám đốc|ủy viên)[ \u00a0]{1,3}$"),
    "thanh tra": Plain(r"(?<!\p{L})chánh[ \u00a0]{1,3}$"),
    "hội đồng quản trị": _OF_BOARD,
    "hđqt": _OF_BOARD,
}
"""Kind words that belong to a post when these stand before: Phó Bí thư Thường trực Huyện ủy, Chánh Thanh tra Sở X,
Chủ tịch Hội đồng quản trị Công ty Y."""
