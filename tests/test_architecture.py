"""The rooms of docs/architecture.md: which module may import which, and what only one room may do. Read from syntax."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "gn_cli"
MODULES = {
    ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SOURCE.rglob("*.py"))
}

# room -> the rooms it may import, beside itself
LANGUAGE = {"vietnamese", "units"}
RECORD = {"article", "report", "errors"}
ROOMS: dict[str, set[str]] = {
    "gn_cli": set(),
    "__main__": {"app"},
    "errors": set(),
    "article": set(),
    "report": set(),
    "lexicon": set(),
    "vietnamese": {"lexicon"},
    "units": {"vietnamese"},
    "extract": RECORD | LANGUAGE | {"lexicon"},
    "schema": {"report", "errors", "lexicon"},
    "readers": {"article", "errors", "extract", "vietnamese"},
    "likeness": {"article"},
    "store": RECORD | LANGUAGE | {"schema", "gn_cli"},
    "sources": {"gn_cli", "article", "errors", "readers", "fetch", "schema"},
    "fetch": {"errors"},
    "ingest": RECORD | {"sources", "fetch", "likeness", "extract", "store"},
    "evaluate": RECORD | LANGUAGE | {"readers", "extract", "schema"},
    "records": {"report", "schema", "ingest", "sources"},
    "traced": {"report", "schema"},
    "doctor": {"gn_cli", "errors", "readers", "store", "vietnamese"},
    "captions": {"schema", "lexicon"},
    "wordings": {"schema", "lexicon", "captions"},
    "stats": LANGUAGE | {"errors", "schema", "store", "captions"},
    "frames": {"schema", "store"},
    "render": RECORD
    | {"schema", "captions", "wordings", "records", "ingest", "sources", "traced", "doctor", "evaluate"},
    "page": RECORD | LANGUAGE | {"gn_cli", "lexicon", "schema", "store", "captions", "wordings", "traced", "render"},
    "commands": {
        "article",
        "browse",
        "captions",
        "errors",
        "extract",
        "store",
        "ingest",
        "sources",
        "fetch",
        "readers",
        "doctor",
        "evaluate",
        "export",
        "records",
        "stats",
        "render",
        "page",
        "units",
    },
    "export": {"gn_cli", "errors", "captions", "wordings", "schema", "store", "records", "render"},
    "browse": {"errors", "export", "schema", "store"},
    "app": {"gn_cli", "commands", "errors", "render"},
}

# library -> the modules that may import it; a trailing dot means all below
LIBRARIES = {
    "typer": ("gn_cli.app", "gn_cli.commands."),
    "click": (),
    "jinja2": ("gn_cli.page.",),
    "markupsafe": ("gn_cli.page.",),
    "rich": ("gn_cli.render.",),
    "pandas": ("gn_cli.frames",),
    "numpy": (),
    "sklearn": (),
    "pyvi": ("gn_cli.vietnamese.",),
    "sqlite3": ("gn_cli.store.",),
    "datasette": ("gn_cli.browse",),
    "uvicorn": ("gn_cli.browse",),
    "xlsxwriter": ("gn_cli.export.workbook",),
    "pyarrow": ("gn_cli.export.parquet",),
    "regex": ("gn_cli.extract.", "gn_cli.vietnamese.", "gn_cli.units."),
}
HEAVY = {"pandas", "pyvi", "rich", "xlsxwriter", "pyarrow", "datasette", "uvicorn", "gn_cli.extract"}
"""Imported inside the function that needs them, so that a quick command stays quick."""


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else module


def is_below(module: str, places: tuple[str, ...]) -> bool:
    return any(module == place.rstrip(".") or (place.endswith(".") and module.startswith(place)) for place in places)


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """The modules a file imports, and whether at its top (the imports for type checkers left out)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        node
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    inside = {
        node
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.Lambda))
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if node in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, node not in inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"a relative import in {path}"
            assert node.module
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                yield (submodule if submodule in MODULES else node.module), node not in inside


def test_every_module_belongs_to_a_room() -> None:
    assert {room_of(module) for module in MODULES} <= set(ROOMS)


@pytest.mark.parametrize("module", MODULES)
def test_a_room_imports_only_the_rooms_it_may(module: str) -> None:
    room = room_of(module)
    for imported, _ in imports(MODULES[module]):
        if imported.split(".")[0] == "gn_cli":
            assert room_of(imported) in ROOMS[room] | {room}, f"{module} imports {imported}"


@pytest.mark.parametrize("module", MODULES)
def test_a_library_is_known_to_its_room_only(module: str) -> None:
    for imported, _ in imports(MODULES[module]):
        allowed = LIBRARIES.get(imported.split(".")[0])
        assert allowed is None or is_below(module, allowed), f"{module} imports {imported}"


@pytest.mark.parametrize("module", MODULES)
def test_what_is_heavy_is_imported_where_it_is_needed(module: str) -> None:
    for imported, at_top in imports(MODULES[module]):
        heavy = any(imported == name or imported.startswith(name + ".") for name in HEAVY)
        assert not (heavy and at_top and room_of(module) != "extract"), f"{module} imports {imported} at its top"


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("gn_cli.commands")])
def test_a_command_knows_only_typer_and_the_options_at_its_top(module: str) -> None:
    ours = [name for name, at_top in imports(MODULES[module]) if at_top and name.startswith("gn_cli")]
    assert set(ours) <= {"gn_cli.commands._options"}


def test_a_field_never_imports_another_field() -> None:
    """Fields share `atoms`, `rule`, `context` and small modules of the room; what gathers them may know them all."""
    fields = set()
    for imported, _ in imports(MODULES["gn_cli.extract"]):
        if imported.startswith("gn_cli.extract."):
            fields.add(imported.split(".")[2])
    # Sections and bodies (names of offices) are no fields of the record: every field may ask what they know.
    fields -= {"context", "rule", "sections", "bodies"}
    gatherers = {"trainings", "certainty"}
    for module, path in MODULES.items():
        if not module.startswith("gn_cli.extract."):
            continue
        own = module.split(".")[2]
        for imported, _ in imports(path):
            if own in fields - gatherers and imported.startswith("gn_cli.extract."):
                assert imported.split(".")[2] not in fields - {own}, f"{module} imports {imported}"


SQL = re.compile(r"^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|WITH|PRAGMA)\s[^a-z]*\S", re.MULTILINE)


@pytest.mark.parametrize("module", [module for module in MODULES if room_of(module) != "store"])
def test_sql_is_the_store_s(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert not [text for text in texts if SQL.search(text)]


@pytest.mark.parametrize("module", [module for module in MODULES if room_of(module) != "render"])
def test_only_render_prints(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    called = [node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    assert "print" not in called


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("gn_cli.commands.")])
def test_a_command_catches_nothing(module: str) -> None:
    if module.endswith("_options"):
        pytest.skip("turns a wrong date into wrong usage")
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Try)]


def test_rules_know_neither_clock_nor_network() -> None:
    for module, path in MODULES.items():
        if room_of(module) in ("extract", "vietnamese", "units"):
            outside = {imported.split(".")[0] for imported, _ in imports(path)}
            assert not outside & {"time", "socket", "urllib", "http", "requests", "subprocess"}, module
            assert not re.search(r"\b(date\.today|datetime\.now)\(", path.read_text(encoding="utf-8")), module


@pytest.mark.parametrize("module", MODULES)
def test_a_file_says_what_it_is_for_and_stays_readable(module: str) -> None:
    text = MODULES[module].read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), module
    assert text.startswith('"""'), module
    assert text.count("\n") <= 450, module
