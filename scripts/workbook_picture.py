"""Draws docs/images/workbook.png and workbook.vi.png: the first sheet of `gn export` over the samples.

Some columns are hidden. It needs LibreOffice: `python scripts/workbook_picture.py`.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

import openpyxl
import pypdfium2
from openpyxl.utils import get_column_letter
from PIL import Image, ImageChops
from readme_screens import desk, screen

from gn_cli.export.lists import columns_of
from gn_cli.schema import LANGS

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
SHOWN = (
    "first_date", "province", "district", "province_now", "participants", "bound", "title", "needs_review", "warnings",
    "event_dates_words", "place_words", "participants_words",
)  # fmt: skip
"""The columns of the picture."""
SCALE = 1.9


def prepare(path: Path) -> None:
    """Leave one sheet to be printed on one page, with its grid, letters and numbers, as a screen shows it."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets[1:]:
        book.remove(sheet)
    sheet = book.active
    # Neighbours of one width are one entry of the file.
    widths = {at: one.width for one in sheet.column_dimensions.values() for at in range(one.min, one.max + 1)}
    sheet.column_dimensions.clear()
    for at, column in enumerate(columns_of("trainings"), 1):
        shape = sheet.column_dimensions[get_column_letter(at)]
        shape.width, shape.hidden = widths[at], column.name not in SHOWN
    sheet.print_area = f"A1:{get_column_letter(sheet.max_column)}{sheet.max_row}"
    sheet.print_options.gridLines = sheet.print_options.headings = True
    sheet.oddFooter.left.text = sheet.oddFooter.right.text = None
    sheet.page_margins = openpyxl.worksheet.page.PageMargins(0.3, 0.3, 0.3, 0.3, 0, 0)
    book.save(path)


def picture(path: Path) -> Image.Image:
    """The first page of a workbook, without the paper around it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, "LibreOffice is not installed"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", path.parent, path],
        check=True,
        capture_output=True,
    )
    page = pypdfium2.PdfDocument(path.with_suffix(".pdf"))[0].render(scale=SCALE).to_pil().convert("RGB")
    paper = Image.new("RGB", page.size, "white")
    left, top, right, bottom = ImageChops.difference(page, paper).getbbox()
    return page.crop((left - 8, top - 8, right + 8, bottom + 8))


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    for lang in LANGS:
        with desk() as folder, tempfile.TemporaryDirectory() as apart:
            screen(f"gn ingest data/samples && gn export workbook.xlsx --lang {lang}", folder)
            made = Path(apart) / "workbook.xlsx"
            shutil.copy(folder / "workbook.xlsx", made)
            prepare(made)
            ending = "" if lang == "en" else f".{lang}"
            drawn = picture(made).quantize(64)
            drawn.save(IMAGES / f"workbook{ending}.png", optimize=True)
