import json
import re

from tests.export.leaves import leaves

from treaty.export import ExportFormat, make_export

UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def read(corpus):
    return json.loads(make_export(corpus, ExportFormat.JSON))


def read_lines(corpus):
    lines = make_export(corpus, ExportFormat.JSONL).decode().split("\n")
    assert lines.pop() == ""
    return [json.loads(line) for line in lines]


def test_the_document_is_the_data_with_what_follows_from_it(corpus):
    document = read(corpus)
    dumped = corpus.coded.model_dump(mode="json")
    assert document["agreement"] == dumped["agreement"]
    assert document["codebook"] == corpus.codebook.model_dump(mode="json")
    assert document["reports"] == dumped["reports"]["reports"]
    assert document["silences"] == dumped["silences"]["silences"]
    for written, clause in zip(document["clauses"], corpus.clauses, strict=True):
        assert written.pop("part") == clause.clause.split(".")[0]
        for obligation, each in zip(written["obligations"], clause.obligations, strict=True):
            assert obligation.pop("strength") == corpus.strength_of(each).value
            assert obligation.pop("clause") == clause.clause
            assert obligation.pop("part") == clause.clause.split(".")[0]
        assert written == clause.model_dump(mode="json")


def test_an_amount_is_written_digit_by_digit(corpus):
    for written, each in zip(read(corpus)["commitments"], corpus.commitments, strict=True):
        assert re.fullmatch(r"[0-9]+(\.[0-9]+)?", written["amount"])
        assert (
            type(each).model_validate({k: v for k, v in written.items() if k != "clause"}) == each
        )


def test_each_line_is_a_record_that_says_what_it_is(corpus):
    records = read_lines(corpus)
    assert all(next(iter(record)) == "record" for record in records)
    assert sorted(r["position"] for r in records) == [*range(1, len(records) + 1)]
    by_kind = {}
    for record in sorted(records, key=lambda record: record["position"]):
        by_kind.setdefault(record["record"], []).append(record)
    assert [r["clause"] for r in by_kind["clause"]] == [each.clause for each in corpus.clauses]
    assert {r["id"]: r["strength"] for r in by_kind["obligation"]} == {
        each.id: corpus.strength_of(each).value for each in corpus.obligations
    }
    assert [r["id"] for r in by_kind.get("claim", [])] == [
        claim.id for report in corpus.reports for claim in report.claims
    ]


def fields_with_values(value, path=()):
    match value:
        case dict():
            for key, inner in value.items():
                yield from fields_with_values(inner, (*path, key))
        case list():
            for inner in value:
                yield from fields_with_values(inner, path)
        case _ if value is not None:
            yield path


def test_the_first_hundred_lines_show_every_field_to_readers_that_look_no_further(corpus):
    # As Polars does: of a field that has no value there it takes no column, or one of nulls.
    records = read_lines(corpus)
    assert set(fields_with_values(records[:100])) == set(fields_with_values(records))


def test_the_lines_say_all_that_the_document_says(corpus):
    said = set(map(str, leaves(read_lines(corpus))))
    assert set(map(str, leaves(read(corpus)))) <= said


def test_nothing_drives_a_terminal(hostile):
    for form in (ExportFormat.JSON, ExportFormat.JSONL, ExportFormat.MARKDOWN):
        assert not UNSAFE.search(make_export(hostile, form).decode())
