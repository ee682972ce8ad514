"""The database in a folder that Datasette opens as a titled explorer.

Beside it stands what Datasette reads of a folder: where the data comes from, what its tables and
columns mean, by what to sort, to count and to name their rows.
"""

from collections.abc import Sequence

from treaty.corpus import Corpus
from treaty.export.provenance import provenance_of, title_of
from treaty.export.sqlite import MONEY_TOTALS, MONEY_TOTALS_DESCRIPTION, make_sqlite
from treaty.export.tables import AGREEMENT, Table, make_tables
from treaty.models import Lexicon
from treaty.rendering.writers import Json, to_json

METADATA = "metadata.json"

# The first of these columns that a table has says what a row is about.
_LABELS = ("label", "partner", "title", "heading", "name", "action", "claim")
# By what the rows of a table are counted on its page.
_FACETS = {
    "clauses": ["part"],
    "obligations": ["strength", "bearer", "modality"],
    "commitments": ["payer", "nature"],
    "shares_of_gdp": ["payer", "nature"],
    "unpriced_support": ["payer", "nature"],
    "entities": ["kind"],
    "claims": ["verdict", "report"],
}


def make_datasette(corpora: Sequence[Corpus], lexicon: Lexicon) -> dict[str, bytes]:
    """Return the files of the folder by name: the database and METADATA.

    The database is named by its agreement; that of several is ``treaty.db``.

    Args:
        corpora: The agreements.
        lexicon: The words by which their clauses and obligations are found as well.

    Raises:
        SqliteFeatureMissingError: This Python's SQLite is built without what is needed.
    """
    name = "treaty" if len(corpora) > 1 else corpora[0].agreement.id
    metadata = to_json(_metadata(corpora, name))
    return {f"{name}.db": make_sqlite(corpora, lexicon), METADATA: metadata.encode()}


def _metadata(corpora: Sequence[Corpus], name: str) -> Json:
    provenance = provenance_of(*corpora)
    said: dict[str, Json] = {}
    if len(corpora) > 1:
        said |= {"source": "Official texts: their addresses stand in publications"}
    else:
        for official in provenance.publications[:1]:
            said |= {"source": f"Official text: {official.publisher}", "source_url": official.url}
    if provenance.licence:
        said |= {"license": provenance.licence}
    if provenance.licence_url:
        said |= {"license_url": provenance.licence_url}
    if provenance.editors:
        said |= {"about": f"Summarised and coded by {provenance.editors}"}
    about: dict[str, Json] = {
        "title": title_of(*corpora),
        "description": provenance.citation,
        **said,
    }
    tables: dict[str, Json] = {table.name: _table(table) for table in make_tables(*corpora)}
    tables[MONEY_TOTALS] = {"description": MONEY_TOTALS_DESCRIPTION}
    return {**about, "databases": {name: {**about, "tables": tables}}}


def _table(table: Table) -> Json:
    columns = [column.name for column in table.columns]
    described: dict[str, Json] = {
        "description": table.description,
        "columns": {column.name: column.description for column in table.columns},
        "hidden": table.is_list,
    }
    # A key that ends with it sorts by it.
    if "position" in columns and table.key[-1] != "position":
        described["sort"] = "position"
    for label in [each for each in _LABELS if each in columns][:1]:
        described["label_column"] = label
    facets = [AGREEMENT.name] if AGREEMENT in table.columns and not table.is_list else []
    facets += _FACETS.get(table.name, [])
    if facets:
        described["facets"] = facets
    return described
