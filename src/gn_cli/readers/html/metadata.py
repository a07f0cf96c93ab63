"""What a page says about itself: title, day of publication, address."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from gn_cli.readers.columns import to_address, to_day


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own words about itself; what it does not tell is `None`."""

    title: str | None = None
    published: date | None = None
    url: str | None = None


_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(?P<url>https?://[^\s>]{1,2000})")
_PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "og:article:published_time", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "dc.date.issued", "dc.date", "dc.date.created",
    "dcterms.issued", "dcterms.created", "article.published", "sailthru.date", "parsely-pub-date",
    "article_date_original",
)  # fmt: skip


def find_metadata(root: Any, markup: str) -> Metadata:
    """The metadata of a page, from its meta tags, JSON-LD, `<time>` and the note a browser leaves in saved pages."""
    metas = dict(_metas(root))
    told = list(_json_ld(root))
    title = metas.get("og:title") or next((str(item["headline"]) for item in told if item.get("headline")), None)
    if not title:
        title = next((element.text_content() for element in root.iter("title")), None) or metas.get("title")
    saved = _SAVED_FROM.search(markup[:2000])
    canonical = next(
        (link.get("href") for link in root.iter("link") if link.get("rel", "").lower() == "canonical"), None
    )
    return Metadata(
        " ".join(title.split()) or None if title else None,
        _published(root, metas, told),
        to_address(canonical) or to_address(metas.get("og:url")) or to_address(saved["url"] if saved else None),
    )


def _metas(root: Any) -> Iterator[tuple[str, str]]:
    for meta in reversed(list(root.iter("meta"))):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            yield name.lower(), content


def _published(root: Any, metas: dict[str, str], told: list[dict[str, Any]]) -> date | None:
    values = [metas[name] for name in _PUBLISHED if name in metas]
    values += [str(item["datePublished"]) for item in told if item.get("datePublished")]
    for element in root.iter("time", "span", "div", "p"):
        if element.tag == "time" or element.get("itemprop") == "datePublished":
            values += filter(None, (element.get("datetime"), element.get("content")))
    return next(filter(None, map(to_day, values)), None)


def _json_ld(root: Any) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD that describe an article, whatever they are wrapped in."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            items = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(4):
            items = [inner for item in items for inner in (item if isinstance(item, list) else [item])]
            items += [inner for item in items if isinstance(item, dict) for inner in item.pop("@graph", ())]
        yield from (item for item in items if isinstance(item, dict) and "datePublished" in item)


_SITE = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{2,60})$")


def without_site(title: str) -> str:
    """A page's title without the site's name behind it: "Tập huấn ở Ea Kar - Báo Đắk Lắk điện tử"."""
    match = _SITE.search(title)
    return title[: match.start()] if match and match.start() >= 20 else title
