"""The quality that was reached stays: counts a field are pinned in `score_floor.json`, with the gold's fingerprint.

`python tests/test_scores.py` writes the counts as they stand; raise the floor in the change that earned it.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from corpus import GOLD, SAMPLES

from gn_cli.evaluate import evaluate

FLOOR = Path(__file__).parent / "score_floor.json"
SETS = {"samples": SAMPLES, "seeds": GOLD / "seeds", "dev": GOLD / "dev"}


def fingerprint(folder: Path) -> str:
    """A hash of the texts and gold records of a folder: counts are comparable only where it is equal."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def counts(folder: Path) -> dict[str, list[int]]:
    """Right, spurious and missed items a field."""
    return {score.field: [score.right, score.spurious, score.missed] for score in evaluate(folder).scores}


def measured(folder: Path) -> dict[str, Any]:
    return {"fingerprint": fingerprint(folder), "counts": counts(folder)}


@pytest.mark.parametrize("name", SETS)
def test_no_field_falls_below_its_floor(name: str) -> None:
    if not SETS[name].is_dir():
        pytest.skip(f"the gold reports ({name}) do not lie beside this checkout")
    floor = json.loads(FLOOR.read_text(encoding="utf-8"))[name]
    if floor["fingerprint"] != fingerprint(SETS[name]):
        pytest.fail(f"the reports of {name} changed: measure them anew with python tests/test_scores.py")
    now = counts(SETS[name])
    fallen = {
        field: {"floor": was, "now": now[field]}
        for field, was in floor["counts"].items()
        if now[field][0] < was[0] or now[field][1] + now[field][2] > was[1] + was[2]
    }
    assert fallen == {}


if __name__ == "__main__":
    table = {name: measured(folder) for name, folder in SETS.items() if folder.is_dir()}
    FLOOR.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
