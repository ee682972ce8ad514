from collections import Counter

import pytest
from tests.export.leaves import coded_in

from treaty.export.tables import make_tables


@pytest.fixture(scope="module")
def tables(corpus):
    return {table.name: table for table in make_tables(corpus)}


def column(table, name):
    at = [column.name for column in table.columns].index(name)
    return [row[at] for row in table.rows]


def test_nothing_that_is_coded_is_missing(corpus, tables):
    held = Counter(value for table in tables.values() for row in table.rows for value in row)
    assert Counter(coded_in(corpus)) - held == Counter()


def test_a_key_tells_the_rows_of_a_table_apart(tables):
    for table in tables.values():
        keys = list(zip(*(column(table, name) for name in table.key), strict=True))
        assert len(keys) == len(set(keys)), table.name


def test_every_link_leads_to_a_row(tables):
    for table in tables.values():
        for each in table.columns:
            if each.refers_to is not None:
                (key,) = tables[each.refers_to].key
                linked = {value for value in column(table, each.name) if value is not None}
                assert linked <= set(column(tables[each.refers_to], key)), (table.name, each.name)


def test_a_column_holds_what_it_promises(tables):
    for table in tables.values():
        for each in table.columns:
            values = column(table, each.name)
            assert not each.is_required or None not in values, (table.name, each.name)
            if each.allowed:
                allowed = {*each.allowed, *([] if each.is_required else [None])}
                assert set(values) <= allowed, (table.name, each.name)


def test_the_order_is_that_of_the_text(corpus, tables):
    assert column(tables["clauses"], "clause") == [each.clause for each in corpus.clauses]
    assert column(tables["obligations"], "id") == [each.id for each in corpus.obligations]
    for name in ("clauses", "obligations", "topics", "claims", "entities"):
        rows = len(tables[name].rows)
        assert column(tables[name], "position") == list(range(1, rows + 1))


def test_the_strength_is_the_derived_one(corpus, tables):
    table = tables["obligations"]
    assert dict(zip(column(table, "id"), column(table, "strength"), strict=True)) == {
        each.id: corpus.strength_of(each).value for each in corpus.obligations
    }


def test_what_both_bear_stands_under_each(corpus, tables):
    table = tables["obligation_bearers"]
    found = set(zip(column(table, "obligation"), column(table, "participant"), strict=True))
    ids = [participant.id for participant in corpus.agreement.participants]
    assert found == {
        (each.id, id_)
        for each in corpus.obligations
        for id_ in (ids if each.bearer in ("both", "either") else [each.bearer])
    }
