"""What the READMEs show is what the commands show."""

import difflib
import doctest
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.vi.md")

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

sys.path.insert(0, str(ROOT / "scripts"))
from readme_screens import desk, with_screens  # noqa: E402


@pytest.mark.parametrize("name", READMES)
def test_the_screens_are_real(name: str) -> None:
    written = (ROOT / name).read_text(encoding="utf-8")
    with desk() as folder:
        shown = with_screens(written, folder)
    changes = "\n".join(difflib.unified_diff(written.splitlines(), shown.splitlines(), name, "shown", lineterm="", n=0))
    assert not changes, f"{changes}\nscripts/readme_screens.py {name} writes the new screens in, if they are right"


@pytest.mark.parametrize("name", READMES)
def test_the_python_lines_run(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = "\n".join(re.findall(r"^```pycon\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    assert blocks
    with desk() as folder:
        from gn_cli.ingest import ingest
        from gn_cli.store import Store

        monkeypatch.chdir(folder)
        with Store.open(Path("gn.db"), write=True) as store:
            ingest(["data/samples"], store, stdin=sys.stdin.buffer if hasattr(sys.stdin, "buffer") else None)  # type: ignore[arg-type]
        test = doctest.DocTestParser().get_doctest(blocks, {}, name, name, 0)
        runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
        runner.run(test)
        assert runner.summarize(verbose=False).failed == 0


@pytest.mark.parametrize("name", READMES)
def test_links_inside_the_project_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (ROOT / target).exists(), target


def test_both_readmes_have_the_same_parts() -> None:
    english, vietnamese = (
        re.findall(r"^(#+) ", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE) for name in READMES
    )
    assert english == vietnamese
