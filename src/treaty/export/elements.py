"""Elements of HTML and XML in which text stays text.

Whatever is not an element is escaped when the tree is written, so no text becomes markup.
"""

from xml.etree.ElementTree import Element

from treaty.rendering.printable import printable

# The characters that XML 1.0 forbids and that are no controls.
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


def safe(text: str) -> str:
    r"""Return a text on one line of which every character may stand in HTML and in XML 1.0.

    >>> safe("a\x00b\uffff\u202e"), safe("<b>\n&")
    ('a�b��', '<b> &')
    """
    return printable(text).translate(_NO_CHARACTERS)


def element(
    name: str, attributes: dict[str, str] | None = None, *children: "Element | str"
) -> Element:
    """Make an element of attributes and of children, which are elements or plain text.

    >>> from xml.etree.ElementTree import tostring
    >>> tostring(element("p", {"id": "a"}, "1 < 2, ", element("b", None, "so"), "!"))
    b'<p id="a">1 &lt; 2, <b>so</b>!</p>'
    """
    made = Element(name, {key: safe(value) for key, value in (attributes or {}).items()})
    for child in children:
        append(made, child)
    return made


def append(parent: Element, child: "Element | str") -> None:
    """Add an element or plain text behind what an element already holds."""
    if isinstance(child, Element):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + safe(child)
    else:
        parent.text = (parent.text or "") + safe(child)
