"""How a value becomes text in a document: the one place that knows Jinja.

Text of the data only ever becomes text. Every expression of a template passes through
:func:`safe`, then through the escaping of its format; a template cannot forget either.

A template says its own words as the source does: ``_("by {author}", author=report.author)``. Not
through Jinja's extension for it, which puts values into a message without asking anybody. What a
catalogue has is taken as the template's own, markup and all.
"""

from collections.abc import Callable, Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from treaty import language
from treaty.rendering.printable import printable

# The characters that XML 1.0 forbids and that are no controls.
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


def safe(text: str) -> str:
    r"""Return a text on one line of which every character may stand in HTML and in XML 1.0.

    >>> safe("a\x00b\uffff\u202e"), safe("<b>\n&")
    ('a�b��', '<b> &')
    """
    return printable(text).translate(_NO_CHARACTERS)


def fill(
    name: str, context: Mapping[str, object], as_written: Callable[[str], str] = escape
) -> str:
    """Return a template of the folder ``templates`` filled with values.

    Args:
        name: File name of the template.
        context: What the template names.
        as_written: Escapes a text for the format; what HTML and XML need if left out.

    Raises:
        UndefinedError: The template names what the context or a record does not have.
        TypeError: A value is missing, and the template does not say what then.
    """

    def finalize(value: object) -> Markup:
        if isinstance(value, Markup):
            return value
        if value is None:
            raise TypeError(f"{name} writes a value that is missing")
        return Markup(as_written(safe(str(value))))  # noqa: S704 - escaped by what is called

    def put(message: str, values: Mapping[str, object]) -> Markup:
        said = Markup(message)  # noqa: S704 - of a template or of a catalogue of ours
        return said.format(**{n: finalize(v) for n, v in values.items()}) if values else said

    def gettext(message: str, **values: object) -> Markup:
        return put(language._(message), values)

    def pgettext(of: str, message: str, /, **values: object) -> Markup:
        return put(language.pgettext(of, message), values)

    def ngettext(one: str, several: str, number: int, **values: object) -> Markup:
        return put(language.form_of(one, several, number), {"n": number, **values})

    environment = Environment(
        loader=PackageLoader("treaty.export"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"_": gettext, "pgettext": pgettext, "ngettext": ngettext}
    return environment.get_template(name).render(context)
