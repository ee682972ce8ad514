"""The database in a folder that Datasette opens as a titled explorer.

Beside it stands what Datasette reads of a folder: where the data comes from, what its tables and
columns mean, by what to sort, to count and to name their rows.
"""

from treaty.corpus import Corpus
from treaty.export.provenance import provenance_of
from treaty.export.sqlite import MONEY_TOTALS, MONEY_TOTALS_DESCRIPTION, make_sqlite
from treaty.export.tables import Table, make_tables
from treaty.models import Lexicon
from treaty.rendering.writers import Json, to_json

METADATA = "metadata.json"

# The first of these columns that a table has says what a row is about.
_LABELS = ("label", "title", "heading", "name", "action", "claim")
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


def make_datasette(corpus: Corpus, lexicon: Lexicon) -> dict[str, bytes]:
    """Return the files of the folder by name: the database, named by the agreement, and METADATA.

    Args:
        corpus: The agreement.
        lexicon: The words by which its clauses and obligations are found as well.

    Raises:
        SqliteFeatureMissingError: This Python's SQLite is built without what is needed.
    """
    name = corpus.agreement.id
    metadata = to_json(_metadata(corpus, name))
    return {f"{name}.db": make_sqlite(corpus, lexicon), METADATA: metadata.encode()}


def _metadata(corpus: Corpus, name: str) -> Json:
    provenance = provenance_of(corpus)
    said: dict[str, Json] = {}
    for official in provenance.publications[:1]:
        said |= {"source": f"Official text: {official.publisher}", "source_url": official.url}
    if provenance.licence:
        said |= {"license": provenance.licence}
    if provenance.licence_url:
        said |= {"license_url": provenance.licence_url}
    if provenance.editors:
        said |= {"about": f"Summarised and coded by {provenance.editors}"}
    about: dict[str, Json] = {
        "title": corpus.agreement.title,
        "description": provenance.citation,
        **said,
    }
    tables: dict[str, Json] = {table.name: _table(table) for table in make_tables(corpus)}
    tables[MONEY_TOTALS] = {"description": MONEY_TOTALS_DESCRIPTION}
    return {**about, "databases": {name: {**about, "tables": tables}}}


def _table(table: Table) -> Json:
    columns = [column.name for column in table.columns]
    described: dict[str, Json] = {
        "description": table.description,
        "columns": {column.name: column.description for column in table.columns},
        # A table whose key takes two columns lists what belongs to the rows of another.
        "hidden": len(table.key) > 1,
    }
    if "position" in columns:
        described["sort"] = "position"
    for label in [each for each in _LABELS if each in columns][:1]:
        described["label_column"] = label
    if table.name in _FACETS:
        described["facets"] = _FACETS[table.name]
    return described
