"""RSS and Atom feeds: each entry is an article, as far as the feed carries it."""

from collections.abc import Iterator
from typing import Any

from gn_cli.article import Article
from gn_cli.errors import ReadError
from gn_cli.readers.columns import to_address, to_day, with_title
from gn_cli.readers.encodings import article
from gn_cli.readers.html.page import fragment_text

_ONLY_SUMMARY = "doubt: the feed carries a summary only"
_SUMMARY = 500
"""Letters up to which an entry without a field for its content is taken for a summary."""


def read(data: bytes, name: str) -> Iterator[Article | ReadError]:
    """The articles of the entries; an entry without text is a failure of its own.

    Raises `ReadError`: not XML, XML of another kind, entities of its own, no entries.
    """
    from defusedxml import DefusedXmlException, ElementTree

    try:
        root = ElementTree.fromstring(data, forbid_dtd=True)
    except ElementTree.ParseError as error:
        raise ReadError(f"is not XML: {error}"[:200], "fetch or save it again") from None
    except DefusedXmlException:
        raise ReadError("declares entities of its own, as XML bombs do", "leave it out, or save it again") from None
    except (ValueError, LookupError) as error:
        raise ReadError(f"is not XML: {error}"[:200], "fetch or save it again") from None
    if _name(root) not in ("rss", "feed", "RDF"):
        raise ReadError(f"is XML, but no feed: it begins with <{_name(root)}>"[:200], "gn reads RSS and Atom")
    entries = [element for element in root.iter() if _name(element) in ("item", "entry")]
    if not entries:
        raise ReadError("is a feed without entries", "fetch it again when it has some")
    for number, entry in enumerate(entries, 1):
        where = f"{name}#{_first(entry, 'guid', 'id') or _link(entry) or number}"
        try:
            yield _article(entry, where)
        except ReadError as error:
            yield error.of(where)


def _article(entry: Any, source: str) -> Article:
    whole = _first(entry, "encoded", "content")
    markup = whole or _first(entry, "description", "summary") or ""
    text = fragment_text(markup)
    if not text:
        raise ReadError("has no text in the feed", "fetch its page: gn ingest ADDRESS")
    title = _first(entry, "title")
    title = " ".join(fragment_text(title).split()) if title else None
    day = next(filter(None, (to_day(_first(entry, tag)) for tag in ("pubDate", "published", "date", "updated"))), None)
    notes = (_ONLY_SUMMARY,) if whole is None and len(text) < _SUMMARY else ()
    return article(
        with_title(text, title), source, title=title, published=day, url=to_address(_link(entry)), notes=notes
    )


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _first(entry: Any, *names: str) -> str | None:
    """The words of the first child of one of these names. XHTML written into an Atom entry is markup again."""
    from xml.etree import ElementTree

    for wanted in names:
        for child in entry:
            if _name(child) != wanted:
                continue
            if len(child):
                return "".join(_plain(ElementTree.tostring(inner, encoding="unicode")) for inner in child)
            if child.text and child.text.strip():
                return str(child.text).strip()
    return None


def _plain(markup: str) -> str:
    """Markup without the prefixes that the serializer gives to names of XHTML."""
    return markup.replace("<html:", "<").replace("</html:", "</").replace("ns0:", "")


def _link(entry: Any) -> str | None:
    for child in entry:
        if _name(child) == "link":
            if child.get("href") and child.get("rel", "alternate") == "alternate":
                return str(child.get("href"))
            if child.text and child.text.strip():
                return str(child.text).strip()
    return None
