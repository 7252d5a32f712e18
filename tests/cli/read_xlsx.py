"""Reads a workbook as another program does (openpyxl) and prints what is in it as JSON."""
import datetime
import json
import sys

import openpyxl

def plain(cell):
    value = cell.value
    if isinstance(value, (datetime.datetime, datetime.date)):
        return {"day": value.strftime("%Y-%m-%d"), "format": cell.number_format}
    return value


book = openpyxl.load_workbook(sys.argv[1])
sheets = {}
for sheet in book:
    rows = [[plain(cell) for cell in row] for row in sheet.iter_rows()]
    sheets[sheet.title] = {
        "heads": rows[0] if rows else [],
        "rows": rows[1:],
        "kinds": sorted({cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row}),
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "width": sheet.column_dimensions["A"].width,
        "heights": [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)],
        "repeated": sheet.print_title_cols,
        "fit": bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage),
        "charts": [
            {
                "kind": type(chart).__name__,
                "values": [series.val.numRef.f for series in chart.series],
                "step": (chart.y_axis if chart.y_axis else chart.x_axis).majorUnit,
            }
            for chart in sheet._charts
        ],
    }
properties = book.properties
json.dump(
    {
        "names": book.sheetnames,
        "sheets": sheets,
        "title": properties.title,
        "author": properties.creator,
        "created": properties.created.strftime("%Y-%m-%dT%H:%M:%SZ"),
    },
    sys.stdout,
)
