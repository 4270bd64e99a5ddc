"""XLSX: a sheet of events under a row of names and a row of HXL hashtags, and a sheet of sources.

Every text is written as a text, so that nothing is run as a formula and nothing is changed; what
XML can't hold becomes the replacement character.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from ..table import event_rows, hxl_tag, writable
from ..writing import replacing

if TYPE_CHECKING:
    from ..situation import Situation

SUFFIX = ".xlsx"
LONGEST_CELL = 32_767


def write(situation: "Situation", path: Path) -> None:
    """Write all events as one sheet."""
    columns, rows = event_rows(situation)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("events")
    sheet.freeze_panes = "A3"
    sheet.append([_cell(sheet, column, bold=True) for column in columns])
    sheet.append([_cell(sheet, hxl_tag(column)) for column in columns])
    for row in rows:
        sheet.append([_cell(sheet, row[column]) for column in columns])
    about = book.create_sheet("about")
    for name, value in (("title", situation.title), *sorted(situation.settings.items())):
        about.append([_cell(about, name, bold=True), _cell(about, value)])
    for name, digest in sorted(situation.digests.items()):
        about.append([_cell(about, name), _cell(about, f"sha256 {digest}")])
    with replacing(path) as temporary:
        book.save(temporary)


def _cell(sheet: WriteOnlyWorksheet, value: Any, *, bold: bool = False) -> WriteOnlyCell:
    """Make a cell; a text is one even where it begins with an equals sign."""
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value=value)
    cell = WriteOnlyCell(sheet, value=writable(value)[:LONGEST_CELL])
    cell.data_type = "s"
    if value.startswith("="):
        cell.quotePrefix = True
    if bold:
        cell.font = Font(bold=True)
    return cell
