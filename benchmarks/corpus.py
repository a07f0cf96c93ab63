"""Corpora for the benchmarks: any number of reports, no two of them equal, made of the samples and what lies beside.

`python benchmarks/corpus.py COUNT FOLDER` writes COUNT text files into FOLDER. A report begins as one of the given
texts and goes on as another, with provinces, people, numbers and days exchanged and with sentences of its own between
the paragraphs, so that caches and the recognition of copies have as much to do as with reports from the world. The same
COUNT gives the same files on every machine that has the same texts.
"""

import random
import re
import sys
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "data" / "samples"
BESIDE = ROOT.parent / "shared" / "gold" / "dev"
"""Reports from the world, used where they lie beside the checkout."""

_PROVINCES = (
    "Hà Giang", "Cao Bằng", "Lào Cai", "Sơn La", "Lai Châu", "Yên Bái", "Bắc Kạn", "Lạng Sơn", "Tuyên Quang",
    "Thái Nguyên", "Phú Thọ", "Bắc Giang", "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Quảng Bình", "Quảng Trị",
    "Quảng Nam", "Quảng Ngãi", "Bình Định", "Phú Yên", "Khánh Hòa", "Ninh Thuận", "Bình Thuận", "Kon Tum", "Gia Lai",
    "Đắk Lắk", "Đắk Nông", "Lâm Đồng", "Bình Phước", "Tây Ninh", "Long An", "Bến Tre", "Trà Vinh", "Vĩnh Long",
    "Đồng Tháp", "An Giang", "Kiên Giang", "Hậu Giang", "Sóc Trăng", "Bạc Liêu", "Cà Mau", "Nam Định", "Hà Nam",
)  # fmt: skip
_FAMILY = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Lý Lò Giàng Vàng Sùng Nông Triệu Hà Đinh Quách".split()
_MIDDLE = "Văn Thị Đức Thanh Minh Quang Thu Ngọc Hữu Xuân Mai Kim Bá Thế Hồng Tuấn".split()
_GIVEN = (
    "An Bình Chung Dũng Giang Hà Hạnh Hòa Hùng Hương Khánh Lan Liên Long Mạnh Nam Nga Phúc Quân Sơn Tâm Thủy".split()
)
_CROPS = "ngô lúa sắn chè cà phê hồ tiêu cam bưởi mía lạc đậu tương dong riềng gừng nghệ sả thảo quả quế hồi".split()
_DOINGS = (
    "che phủ gốc bằng rơm rạ", "ủ phân với men vi sinh", "ghi sổ thu chi mỗi tuần", "làm chuồng cách xa nguồn nước",
    "chọn giống ở trại có kiểm dịch", "tỉa cành sau mỗi vụ", "phơi khô trước khi cất", "đào rãnh thoát nước",
    "tiêm phòng đủ hai mũi", "trồng xen cỏ voi", "góp vốn mua máy tuốt", "bán qua tổ hợp tác",
)  # fmt: skip
_FRAMES = (
    "Chị {person} ở xóm {place} kể rằng vườn nhà trồng {crop}, năm nay chị thử {doing} trên {number} gốc đầu tiên.",
    "Theo anh {person}, {doing} giúp {crop} đỡ bệnh hơn hẳn so với cách làm của {number} năm về trước.",
    "Ở {place}, nhiều gia đình đã quen {doing}; riêng nhà {person} còn giữ {number} gốc {crop} làm giống.",
    "“Tôi mong có thêm buổi thực hành ngoài vườn {crop}”, bà {person} nói, rồi chỉ {number} luống vừa {doing}.",
    "Con đường vào {place} dài {number} cây số, hai bên là {crop}; {person} bảo mùa mưa phải {doing} mới yên tâm.",
)

_ANY_PROVINCE = re.compile("|".join(sorted(_PROVINCES, key=len, reverse=True)))
_PERSON = re.compile(
    rf"\b(?P<title>[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí) (?:{'|'.join(_FAMILY)})(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]+){{1,3}}"
)
_DAY = re.compile(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})(?P<year>/20[12]\d)?\b(?!/|-)")
_COUNT = re.compile(r"(?<![\d./,-])[1-9]\d{1,3}(?= (?:học viên|cán bộ|người|đại biểu|hộ|hội viên|đồng chí|nông dân))")


def base_texts(folder: Path | None = None) -> list[str]:
    """The texts that reports are made of: those of a folder, or the samples and the reports beside the checkout."""
    folders = [folder] if folder else [SAMPLES, BESIDE]
    return [path.read_text(encoding="utf-8") for one in folders for path in sorted(one.glob("*.txt"))]


def varied(texts: list[str], seed: int) -> str:
    """A report made of two of the texts; another one for each seed."""
    chance = random.Random(seed)
    first = texts[seed % len(texts)].rstrip().split("\n")
    other = chance.choice(texts).rstrip().split("\n")
    text = "\n".join(first[: len(first) // 2 + 1] + other[len(other) // 2 + 1 :])
    provinces = dict(zip(_PROVINCES, chance.sample(_PROVINCES, len(_PROVINCES)), strict=True))
    text = _ANY_PROVINCE.sub(lambda match: provinces[match[0]], text)
    text = _PERSON.sub(lambda match: f"{match['title']} {_name(chance)}", text)
    days = timedelta(days=chance.randrange(1, 300))
    text = _DAY.sub(lambda match: _moved(match, days), text)
    text = _COUNT.sub(lambda match: str(int(match[0]) + chance.randrange(1, 60)), text)
    lines = text.rstrip().split("\n")
    for _ in range(max(2, len(text) // 700)):
        sentence = chance.choice(_FRAMES).format(
            person=_name(chance),
            place=f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}",
            crop=chance.choice(_CROPS),
            doing=chance.choice(_DOINGS),
            number=chance.randrange(3, 90),
        )
        lines.insert(chance.randrange(len(lines) // 2, len(lines) + 1), sentence)
    return "\n".join(lines) + "\n"


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_FAMILY)} {chance.choice(_MIDDLE)} {chance.choice(_GIVEN)}"


def _moved(match: re.Match[str], days: timedelta) -> str:
    try:
        moved = date(int((match["year"] or "/2023")[1:]), int(match["month"]), int(match["day"])) + days
    except ValueError:
        return match[0]
    return f"{moved.day}/{moved.month}" + (f"/{moved.year}" if match["year"] else "")


def write_corpus(count: int, folder: Path, texts: list[str]) -> None:
    """Write `count` reports into a new folder, a hundred a folder below it."""
    for number in range(count):
        file = folder / f"{number // 100:04}" / f"{number:06}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(varied(texts, number), encoding="utf-8")


if __name__ == "__main__":
    write_corpus(int(sys.argv[1]), Path(sys.argv[2]), base_texts())
