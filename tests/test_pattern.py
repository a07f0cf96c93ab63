"""Patterns look for their literal words first, find what `regex` alone finds, and are kept compiled between runs."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from gn_cli.vietnamese.engines import compile_pattern, from_bytes, in_re, to_bytes
from gn_cli.vietnamese.kept_patterns import KeptPatterns
from gn_cli.vietnamese.pattern import Pattern
from gn_cli.vietnamese.signs import CAPITAL, DIGIT, GAP, LETTER, NUMBER, Signs, signs_of

MARKS = "\u0300-\u036f"
SOURCES = (
    r"(?<!\p{L})(?:tập huấn|bồi dưỡng)(?!\p{L})",
    r"(?P<number>\d{1,3})(?: |\u00a0)(?:lớp|khóa|khoá)",
    r"(?:từ )?ngày \d{1,2}(?P<mark>[/.-])\d",
    r"[Hh]ội nghị|h[oộ]",
    r"(?<!\p{L})(?:tập\s{1,3}huấn(?: bồi)?|lớp[ \u00a0]{1,2}(?:k|\d)|hội\s*nghị|từ\s)",
    r"(?:mở|khai(?= giảng))[^.\n]{0,9}lớp$",
    r"(?<=ở )xã|thôn$",
    r"(?<![\d.])\d+(?:[.,]\d+)?|(?<!\d)12",
    r"a{2,3}b|(?:ca?){1,2}d",
    r"(?<!\p{L})(?:hội )?\p{Lu}\p{Ll}+(?: \p{Lu}+)?",
    r"(?<!\p{L})(?i:lớp \p{Lu}|\p{Lu}\d)",
    r"(?<![\p{L}\d])\d{1,3}(?:\.\d{3})*\s(?:lớp|khóa)|\d{1,2}[/-]\d",
    r"\d{1,3}\s{0,3}(?:lớp|xã|a(?!\p{L})|,)|(?:một|\d{3,})\s+ở",
    r"(?<!\p{L})(?=\d{1,2}\s{1,3}lớp|từ)\w{1,3}\s+(?:lớp|ngày)(?: \p{L})?",
    r"(?<!\p{L})(?=[htHT])(?:hội|tập) \p{L}+",
)


@pytest.mark.parametrize(
    ("source", "signs"),
    [
        (
            r"(?<!\p{L})(?:tập huấn|BỒI dưỡng)\b",
            Signs(("bồi dưỡng", "tập huấn"), ("bồi dưỡng", "tập huấn"), frozenset({LETTER})),
        ),
        (r"(?<![\p{L}\d.])(?=\S)\d{1,3}", Signs((), (NUMBER,), frozenset({LETTER, DIGIT}))),
        (r"\d{1,3} lớp", Signs((" lớp",), (f"{NUMBER} lớp",))),
        (
            r"(?=\d{1,3}\s(?:lớp|người)|hai)\w{1,4} (?:lớp|kỳ)",
            Signs((" kỳ", " lớp"), (f"{NUMBER}{GAP}lớp", f"{NUMBER}{GAP}người", "hai")),
        ),
        (r"(?=[\dh])(?:\d{1,3}|hai)\s{1,3}lớp", Signs(("lớp",), (f"{NUMBER}{GAP}lớp", f"hai{GAP}lớp"))),
        (r"(?P<of>của )?xã \p{Lu}\w+", Signs(("của xã ", "xã "), (f"của xã {CAPITAL}", f"xã {CAPITAL}"))),
        (r"(?<!\p{L})(?:ông )?\p{Lu}\p{Ll}", Signs((), (CAPITAL, f"ông {CAPITAL}"), frozenset({LETTER}))),
        (r"(?i:\p{Lu}|a)b", Signs()),
        (r"(?:hộ|người)?\s{1,3}(?:nghèo|)", Signs((), (GAP, f"hộ{GAP}", f"người{GAP}"))),
        (
            r"(?:tập[ \u00a0]{1,3}huấn|dạy\s*nghề) cho",
            Signs((" cho",), (f"dạy{GAP}nghề cho", "dạynghề cho", f"tập{GAP}huấn cho")),
        ),
        (r"[^a]b*cde+", Signs(("cd",), ())),
        (r"(?P<a>x)(?P=a)", Signs()),
    ],
)
def test_signs_of_a_source(source: str, signs: Signs) -> None:
    assert signs_of(source) == signs


def test_blanks_and_comments_of_a_verbose_source_do_not_count() -> None:
    assert signs_of("tập [ ] huấn # or (not\n | thi", is_verbose=True).needs == ("thi", "tập huấn")


def spans(matches: Any) -> list[Any]:
    return [(match.span(), match.groupdict()) for match in matches]


@settings(deadline=None)
@pytest.mark.parametrize("flags", [0, regex.IGNORECASE])
@pytest.mark.parametrize("source", SOURCES)
@given(words=st.lists(st.sampled_from("tập huấn TẬP Huấn bồi dưỡng 3 12 lớp khóa từ ngày 5/6 7-8 hội nghị Hộ mở khai "
                                      "giảng ở xã thôn 112 1.201 12a 3,5 aab aaab cad cacd . İ".split()), max_size=12,
                      ))  # fmt: skip
def test_the_same_matches_as_regex(source: str, flags: int, words: list[str]) -> None:
    pattern, plain, text = (
        Pattern(source, flags),
        regex.compile(source, flags),
        " ".join(words).replace("nghị ", "nghị  ").replace("ngày ", "ngày\n"),
    )
    assert spans(pattern.finditer(text)) == spans(plain.finditer(text))
    stretches = ((0, 5), (6, len(text)))
    wanted = [found for stretch in stretches for found in spans(plain.finditer(text, *stretch))]
    assert spans(pattern.finditer_in(text, stretches)) == wanted
    # One that is first asked after the text was looked through for the others.
    assert spans(Pattern(source, flags).finditer_in(text, stretches)) == wanted
    assert spans(pattern.finditer(text, 3, 20)) == spans(plain.finditer(text, 3, 20))
    first, plain_first = pattern.search(text), plain.search(text)
    assert (first and first.span()) == (plain_first and plain_first.span())


def test_patterns_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "patterns.bin"
    kept = KeptPatterns(path)
    kept.compiled(r"lớp \d", regex.IGNORECASE)
    kept.write()
    again = KeptPatterns(path)
    match = again.compiled(r"lớp \d", regex.IGNORECASE).search("Mở LỚP 5")
    assert match is not None
    assert match.span() == (3, 8)
    assert again.signs(r"lớp \d", regex.IGNORECASE) == Signs(("lớp ",), (f"lớp {DIGIT}",))
    assert again.made == {}


def test_a_second_run_compiles_nothing(tmp_path: Path) -> None:
    sample = Path(__file__).parent.parent / "data" / "samples" / "phu-tho-chin-lop-2025.txt"
    script = f"""
from io import BytesIO
from gn_cli.records import read_records
from gn_cli.vietnamese.kept_patterns import kept
list(read_records([{str(sample)!r}], BytesIO(), []))
print(*(source[:60] for source, _ in kept().made))
"""
    told = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "GN_CACHE_DIR": str(tmp_path), "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True, check=True, encoding="utf-8",
        ).stdout.strip()
        for seed in ("1", "2")
    ]  # fmt: skip
    assert told[0]
    assert told[1] == ""


@pytest.mark.parametrize("spoilt", [b"", b"no patterns", b"\xe9\x00", b"["])
def test_a_spoilt_file_is_left_out(tmp_path: Path, spoilt: bytes) -> None:
    path = tmp_path / "patterns.bin"
    path.write_bytes(spoilt)
    assert KeptPatterns(path).compiled("lớp", 0).search("một lớp") is not None


def test_nothing_is_kept_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    kept = KeptPatterns(tmp_path / "file" / "patterns.bin")
    kept.compiled("lớp", 0)
    kept.write()
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (r"(?<!\p{L})lớp", r"(?<![^\W\d_])lớp"),
        (r"[]\p{M}x]\d{1,3}(?i:a)", f"[]{MARKS}x]\\d{{1,3}}(?i:a)"),
        (r"(?>a)", None),
        (r"\d{1,3}+%", None),
        (r"[*+]\++", r"[*+]\++"),
        (r"(?r)a", None),
        (r"\p{Han}", None),
    ],
)
def test_source_in_the_syntax_of_re(source: str, wanted: str | None) -> None:
    assert in_re(source) == wanted


@pytest.mark.parametrize("source", [*SOURCES, r"(?P<a>x)|(?P<b>\d+)", r"(?>a)b", r"(?<=a|bc)x"])
def test_compiled_pattern_survives_bytes(source: str) -> None:
    compiled = compile_pattern(source, regex.IGNORECASE)
    again = from_bytes(to_bytes(source, regex.IGNORECASE), source)
    text = "Tập huấn 12 lớp khóa; xã abcx 5/6 ab"
    assert type(again) is type(compiled)
    assert spans(again.finditer(text)) == spans(compiled.finditer(text))


def test_look_behinds_of_several_widths_go_to_regex() -> None:
    assert isinstance(compile_pattern(r"(?<=a|bc)x", 0), regex.Pattern)
    assert isinstance(compile_pattern(r"(?<=ab)x", 0), re.Pattern)
