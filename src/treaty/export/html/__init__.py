"""The agreement as one page that needs nothing else: no network, no script to be read.

Text of the data only ever becomes text. The page's policy admits no style and no script but its
own two, by their hashes.
"""

from treaty.export.html.page import make_html

__all__ = ["make_html"]
