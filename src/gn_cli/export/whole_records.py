"""The records whole, as `gn extract` writes them: JSON and JSON lines."""

from pathlib import Path

from gn_cli.export.lists import Export, Exported
from gn_cli.records import whole_columns, whole_rows
from gn_cli.render import Output
from gn_cli.render import write as write_rows


def write(export: Export, path: Path) -> Exported:
    """Write the records of the reports with all their evidence."""
    counts = export.begin(("reports",))
    rows = whole_rows(export.told(export.store.records(export.wanted), "reports"))
    output = Output("json" if path.suffix.lower() == ".json" else "jsonl", path, export.bom, export.lang)
    write_rows(rows, whole_columns(), output)
    return Exported((path,), counts)
