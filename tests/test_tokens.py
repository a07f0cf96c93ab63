"""Words and tags of gn_cli.vietnamese.tokens: pyvi's own answers, whole and in part, with offsets in the article."""

import functools
import random
import subprocess
import sys
import unicodedata
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

from gn_cli.doctor import examine, slow_words
from gn_cli.render.run import progress
from gn_cli.vietnamese import pyvi_models, tokens
from gn_cli.vietnamese.tokens import Word, tagged, why_pyvi_answers, words

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold"
TEXTS = sorted([*(ROOT / "data" / "samples").glob("*.txt"), *GOLD.glob("seeds/*.txt"), *GOLD.glob("dev/dev-[am]*.txt")])
SENTENCE = "Sáng 12/3, Hội Nông dân xã Nam Cường tổ chức tập huấn giảm nghèo cho 45 hội viên."


def in_pyvi(text: str) -> list[tuple[str, str]]:
    """pyvi's words, syllables joined by "_", and their tags."""
    from pyvi import ViPosTagger, ViTokenizer

    answer = ViTokenizer.tokenize(text)
    if not answer or (answer.isspace() and "\n" not in answer):
        return []
    return list(zip(*ViPosTagger.postagging(answer), strict=True))


def letters(name: str) -> str:
    return "".join(letter for letter in name if not letter.isspace() and letter != "_")


def differences(text: str) -> list[str]:
    """What `words` and `tagged` say otherwise than pyvi, of a text and of its NFC; pyvi itself sees the latter only.

    A mark that NFC moves behind its neighbour may stand in another word of the article: its words are counted.
    """
    composed = unicodedata.normalize("NFC", text)
    expected = in_pyvi(text)
    faults = {
        "words": [letters(word.text) for word in words(composed)] != [letters(name) for name, _ in expected],
        "tags": [word.tag for word in tagged(composed)] != [tag for _, tag in expected],
        "tags before NFC": [word.tag for word in tagged(text)] != [tag for _, tag in expected],
        "offsets": any(word.text != text[word.start : word.end] for word in words(text)),
        "letters": letters("".join(word.text for word in words(text))) != letters(text),
        "spans": [(word.start, word.end) for word in words(text)] != [(word.start, word.end) for word in tagged(text)],
    }
    return [f"{what} of {text!r}" for what, holds in faults.items() if holds]


def test_words() -> None:
    assert [word.text for word in words(SENTENCE)] == [
        "Sáng", "12", "/", "3", ",", "Hội", "Nông dân", "xã", "Nam Cường", "tổ chức", "tập huấn", "giảm", "nghèo",
        "cho", "45", "hội viên", ".",
    ]  # fmt: skip


def test_words_carry_their_offsets_and_no_tag() -> None:
    assert words("xã Nam Cường") == (Word(0, 2, "xã"), Word(3, 12, "Nam Cường"))


def test_tags() -> None:
    assert [(word.text, word.tag) for word in tagged(SENTENCE)][8:12] == [
        ("Nam Cường", "Np"),
        ("tổ chức", "V"),
        ("tập huấn", "V"),
        ("giảm", "V"),
    ]


@pytest.mark.parametrize("text", ["", " ", " \t ", "\u00a0"])
def test_white_space_has_no_words(text: str) -> None:
    assert words(text) == ()
    assert tagged(text) == ()


def test_a_newline_is_a_word() -> None:
    assert words("xã\n\nấp") == (Word(0, 2, "xã"), Word(2, 3, "\n"), Word(3, 4, "\n"), Word(4, 6, "ấp"))


def test_offsets_are_those_of_the_article() -> None:
    text = unicodedata.normalize("NFD", "Xã Nậm Chày mở lớp tập huấn.")
    spans = [text[word.start : word.end] for word in words(text)]
    assert spans == [word.text for word in words(text)]
    assert [unicodedata.normalize("NFC", span) for span in spans] == [
        word.text for word in words(unicodedata.normalize("NFC", text))
    ]


@pytest.mark.parametrize("ask", [words, tagged])
def test_spans_that_follow_each_other_share_the_words_of_the_whole(ask: object) -> None:
    assert callable(ask)
    text = f"{SENTENCE}\n{SENTENCE} Ông Lò Văn Thắng, Chủ tịch UBND xã (đt: 0912.345.678) phát biểu tại lớp học." * 4
    for step in (1, 7, 40, 133):
        cuts = [*range(0, len(text), step), len(text)]
        assert tuple(word for start, end in pairwise(cuts) for word in ask(text, start, end)) == ask(text)


def test_an_empty_span_has_no_words() -> None:
    assert words(SENTENCE, 10, 10) == ()
    assert tagged(SENTENCE, 10, 10) == ()


def test_an_end_beyond_the_text_is_its_end() -> None:
    assert words(SENTENCE, 70, 10_000) == words(SENTENCE, 70)


@pytest.mark.parametrize(
    "text",
    [
        "Liên hệ a.b-c@tinh.gov.vn hoặc X.Y@z.vn, http://gn.vn/a?b=c@d.e; www.x.vn.",
        "viết...a@b.c @d.e f@ g@h i@j. é@k.l mñ.o@p.q 1.2@r.s.t",
        "TP.HCM, Tp. Huế, ThS. Dr. Mrs. Mr. Ms. Ð. Đ.Đ. A.B.C ==>x->y>>z",
        "15⁰ 3½ 1.000.000,5 12_000_ 24/10/2025 31,31% ٣.٤ x² _a _1.2 a_b://c ://d",
        "\x00 a\x1cb\x85c\u2028d\u200be \u0301f \ud7b0",
        "ÐƠN ŞƏ ǅ ß ſ ŉ İ",
    ],
)
def test_odd_texts_as_in_pyvi(text: str) -> None:
    assert differences(text) == []


@pytest.mark.skipif(not TEXTS, reason="no article texts beside this checkout")
def test_articles_as_in_pyvi() -> None:
    assert [fault for path in TEXTS for fault in differences(path.read_text(encoding="utf-8"))] == []


@pytest.mark.skipif(not TEXTS, reason="no article texts beside this checkout")
def test_articles_in_pieces() -> None:
    for path in TEXTS:
        text = path.read_text(encoding="utf-8")
        cuts = [*range(0, len(text), 97), len(text)]
        assert tuple(word for start, end in pairwise(cuts) for word in tagged(text, start, end)) == tagged(text)


MIXTURE = """
xã huyện tỉnh thành phố giảm nghèo bền vững tập huấn hội nghị cán bộ công tác tuyên truyền hộ cận nông dân phụ nữ và của
cho tại các những 45 2025 1.250 31,31% kỹ năng chủ tịch ủy ban nhân dân Lào Cai Nguyễn Văn A Hà Giang UBND TP.HCM Tp.
Mr. Đ. KH-PVHXH 24/10/2025 a.b@c.vn @x http://gn.vn/a?b ... … “ ” ( ) , . ; : ! - – -> ==> >> / _ " ' chương trình mục
tiêu quốc gia lao động thương binh đào tạo nghề vay vốn ngân hàng chính sách xã hội 15⁰ m² ½ é@f.g
"""
SYLLABLES = MIXTURE.split()
SPACES = (" ", " ", " ", " ", " ", " ", "  ", "\n", "\t", "\u00a0", "\r\n", "", "")
ODDITIES = ("\u0301", "\u0323", "\u0302", "\u0336", "\u200b", "\u1100", "\u1161", "\u212a", "_", "ﬁ", "İ", "ς", "Σ")


def made_up(chance: random.Random) -> str:
    parts = []
    for _ in range(chance.randint(1, 40)):
        syllable = chance.choice(SYLLABLES)
        shape = chance.random()
        if shape < 0.06:
            syllable = syllable.upper()
        elif shape < 0.16:
            syllable = syllable.title()
        elif shape < 0.20:
            syllable = unicodedata.normalize("NFD", syllable)
        elif shape < 0.23:
            syllable += chance.choice(ODDITIES)
        parts += [syllable, chance.choice(SPACES)]
    return "".join(parts)


@pytest.mark.parametrize("seed", range(6))
def test_made_up_texts_as_in_pyvi(seed: int) -> None:
    chance = random.Random(seed)
    assert [fault for _ in range(500) for fault in differences(made_up(chance))] == []


@pytest.mark.parametrize("seed", range(3))
def test_made_up_texts_in_pieces(seed: int) -> None:
    chance = random.Random(100 + seed)
    for _ in range(60):
        text = " ".join(made_up(chance) for _ in range(4))
        cuts = sorted({0, len(text), *(chance.randrange(len(text)) for _ in range(8))})
        assert tuple(word for start, end in pairwise(cuts) for word in words(text, start, end)) == words(text)
        assert tuple(word for start, end in pairwise(cuts) for word in tagged(text, start, end)) == tagged(text)


def test_scikit_learn_stays_out() -> None:
    program = (
        "import sys; from gn_cli.vietnamese.tokens import tagged; tagged('xã nghèo');"
        "print(sorted({'sklearn', 'pyvi', 'pycrfsuite', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of pyvi's model files to spoil."""
    found = find_spec("pyvi")
    assert found is not None
    assert found.origin is not None
    for name in ("pyvi3.pkl", "pyvipos3.pkl", "words.txt"):
        (tmp_path / name).write_bytes((Path(found.origin).parent / "models" / name).read_bytes())
    monkeypatch.setattr(pyvi_models, "_models", lambda: tmp_path)
    monkeypatch.setattr(tokens, "_faults", {})
    for name in ("_segmenter", "_tagger"):
        monkeypatch.setattr(tokens, name, functools.cache(getattr(tokens, name).__wrapped__))
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("pyvi3.pkl", b"lCRF", b"xCRF"),
        ("pyvi3.pkl", b"CQDB", b"CQDC"),
        ("pyvi3.pkl", b"I_W", b"I_X"),
        ("pyvi3.pkl", b"word.isupper()", b"word.isUpper()"),
        ("pyvi3.pkl", b"__FILE_RESOURCE_DATA__", b"__FILE_RESOURCE_NONE__"),
        ("pyvipos3.pkl", b"FOMC", b"FOMX"),
        ("pyvipos3.pkl", b"word.isfiltered", b"word.isFiltered"),
    ],
)
def test_of_an_unknown_model_pyvi_itself_is_asked(models: Path, file: str, old: bytes, new: bytes) -> None:
    text = f"{unicodedata.normalize('NFD', SENTENCE)}\n  \n\t\n{SENTENCE}"
    before = [tagged(text[: len(text) - len(SENTENCE) - 6]), words(SENTENCE), tagged(SENTENCE)]
    tokens._segmenter.cache_clear()
    tokens._tagger.cache_clear()
    (models / file).write_bytes((models / file).read_bytes().replace(old, new))
    assert why_pyvi_answers()[0].startswith(f"model of {'tags' if 'pos' in file else 'words'} (")
    assert [tagged(text[: len(text) - len(SENTENCE) - 6]), words(SENTENCE), tagged(SENTENCE)] == before
    last_line = len(text) - len(SENTENCE)
    assert [word.text for word in words(text, last_line)] == [word.text for word in words(SENTENCE)]
    assert [word.text for word in words(text, last_line - 5, last_line)] == ["\n", "\n"]


def test_a_model_that_cannot_be_read_is_told_once_under_verbose(
    models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert why_pyvi_answers() == ()
    assert slow_words() is None
    with progress("en", verbose=True):
        assert capsys.readouterr().err == ""
    tokens._segmenter.cache_clear()
    (models / "pyvi3.pkl").write_bytes(b"")
    with progress("en", verbose=False):
        words(SENTENCE)
        assert capsys.readouterr().err == ""
    with progress("en", verbose=True) as told:
        assert told
        told(1, 1, "a.txt")
    told_lines = capsys.readouterr().err.splitlines()
    assert len(told_lines) == 2
    assert "asked line by line, for gn cannot read its model of words (" in told_lines[0]
    assert told_lines[1] == "1/1 a.txt"
    finding = slow_words()
    assert finding
    assert finding in examine(models / "gn.db")


def test_a_missing_model_leaves_it_to_pyvi(models: Path) -> None:
    before = words(SENTENCE)
    tokens._segmenter.cache_clear()
    (models / "words.txt").unlink()
    assert words(SENTENCE) == before
