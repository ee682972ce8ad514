"""The relevance queries as three readers answer them: the engine, the page and the database."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database
from tests.reading import read_yaml
from tests.shipped import accord, index_of_accord, lexicon

from treaty.export import ExportFormat, make_export
from treaty.search import admit, parse_query, search

QUERIES = read_yaml(Path(__file__).with_name("queries.yaml"))
ACCORD = accord()
LEXICON = lexicon()
INDEX = index_of_accord()


def ask_engine(text, limit=None):
    """Return what ``treaty search`` finds."""
    admitted = admit(INDEX, INDEX.scope(), lambda: [ACCORD], parse_query(text))
    return search(INDEX, text, admitted=admitted, limit=limit)


def page():
    return make_export(ACCORD, ExportFormat.HTML, LEXICON).decode()


# Asks the open page everything at once, as a reader would one by one: by typing.
ASK_PAGE = """
const form = document.getElementById("filter");
return arguments[0].map((query) => {
  form.elements.q.value = query;
  form.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll("#answers .likeliest a")].map((a) => a.hash.slice(1));
});
"""


def ask_database(queries, path):
    """Return for each query the clauses that ``sqlite-utils search accord.db clauses`` finds."""
    path.write_bytes(make_export(ACCORD, ExportFormat.SQLITE, LEXICON))
    with closing(sqlite3.connect(path)) as connection:
        clauses = Database(connection)["clauses"]
        return [[row["clause"] for row in clauses.search(each, quote=True)] for each in queries]


def recall(answers):
    """Return how much of what must be found stands among the first five, and rightly nothing."""
    shares, silent = [], []
    for query, found in zip(QUERIES, answers, strict=True):
        must = set(query["must"])
        if must:
            shares.append(len(must & set(found[:5])) / len(must))
        elif "silence" not in query:
            silent.append(not found)
    return sum(shares) / len(shares), sum(silent) / len(silent)
