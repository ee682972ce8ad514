"""Results made visible: renderables for a terminal, JSON, CSV and Markdown. Returns, never prints.

Rich is imported where it is used, so that the other forms do not wait for it.
"""

from treaty.rendering.aid import AidView
from treaty.rendering.info import InfoView
from treaty.rendering.obligations import ObligationsView
from treaty.rendering.outline import OutlineView
from treaty.rendering.printable import printable
from treaty.rendering.provision import ProvisionView
from treaty.rendering.search import SearchView
from treaty.rendering.view import View
from treaty.rendering.vocabularies import PartiesView, TopicsView

__all__ = [
    "AidView",
    "InfoView",
    "ObligationsView",
    "OutlineView",
    "PartiesView",
    "ProvisionView",
    "SearchView",
    "TopicsView",
    "View",
    "printable",
]
