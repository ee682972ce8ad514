"""A whole agreement in the formats of other programs: a corpus in, text, bytes or files out.

Pure: reads no file, no clock and no terminal. The same data gives the same bytes.
"""

from treaty.export.formats import (
    ExportFormat,
    Shape,
    get_export_format,
    make_export,
    make_export_of_several,
)

__all__ = ["ExportFormat", "Shape", "get_export_format", "make_export", "make_export_of_several"]
