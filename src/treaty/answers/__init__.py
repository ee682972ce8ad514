"""The questions that can be asked of an agreement, one subject a file.

A question takes a corpus and returns a frozen record or a tuple of them. The fields of a record are
what leaves the program, by their names and in their order: as JSON, CSV, plain lines and Markdown,
in the JSON Schema of the answer, and in the Python API. Pure: no file, no clock, no terminal, and
nothing is worded for display.

Nothing is imported here: a search reads the filters and must not wait for the models.
"""
