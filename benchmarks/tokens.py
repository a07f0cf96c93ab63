"""Time of gn's words and tags against pyvi's on the same sentences: `python benchmarks/tokens.py FILE-OR-FOLDER...`.

Prints medians over pairs measured in turn, and on how many sentences the two agree. The first line is each one's start.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

PAIRS = 7


def seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def sentences(paths: list[Path]) -> list[str]:
    files = [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [part for line in lines for part in re.split(r"(?<=[.!?]) ", line) if part.strip()]


def compare(name: str, count: int, ours: Callable[[], Any], pyvis: Callable[[], Any]) -> None:
    first = seconds(ours)
    times = [(seconds(ours), seconds(pyvis)) for _ in range(PAIRS)]
    our_time, pyvi_time = (median(side) for side in zip(*times, strict=True))
    ratio = median(ours / pyvis for ours, pyvis in times)
    print(
        f"{name:<8} gn {our_time / count * 1e6:6.0f} µs a sentence (the first time {first / count * 1e6:.0f}), "
        f"pyvi {pyvi_time / count * 1e6:6.0f} µs, ratio {ratio:.3f}"
    )


def main() -> None:
    texts = sentences([Path(argument) for argument in sys.argv[1:]])
    if not texts:
        sys.exit("usage: python benchmarks/tokens.py FILE-OR-FOLDER...")

    def start_gn() -> None:
        from gn_cli.vietnamese.tokens import words

        words("xã")

    def start_pyvi() -> None:
        from pyvi import ViTokenizer

        ViTokenizer.tokenize("xã")

    print(f"start    gn {seconds(start_gn) * 1000:6.0f} ms, pyvi {seconds(start_pyvi) * 1000:6.0f} ms")
    from pyvi import ViPosTagger, ViTokenizer

    from gn_cli.vietnamese.tokens import tagged, words

    compare("words", len(texts), lambda: [*map(words, texts)], lambda: [*map(ViTokenizer.tokenize, texts)])
    compare(
        "tags",
        len(texts),
        lambda: [*map(tagged, texts)],
        lambda: [ViPosTagger.postagging(ViTokenizer.tokenize(text)) for text in texts],
    )
    same = sum(
        ["_".join(word.text.split()) for word in found] == names and [word.tag for word in found] == list(tags)
        for found, (names, tags) in (
            (tagged(text), ViPosTagger.postagging(ViTokenizer.tokenize(text))) for text in texts
        )
    )
    print(f"the same {same} of {len(texts)} sentences")


if __name__ == "__main__":
    main()
