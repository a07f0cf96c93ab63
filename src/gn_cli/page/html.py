"""Makes one self-contained page of a template: styles and scripts inside it, everything from outside forbidden."""

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_ESCAPED = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""The signs that could end or open a script inside an HTML page; in JSON they stand in strings only."""


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("gn_cli.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(template: str, script: str, values: Mapping[str, Any]) -> str:
    """The page of a template with `page.css`, `theme.js` and, where named, a script of its own.

    A content security policy lets the browser run these very texts and load nothing, so that words of an article could
    do no harm even if they were taken for markup.
    """
    style, theme, own = _asset("page.css"), _asset("theme.js"), _asset(script) if script else ""
    scripts = " ".join(_hash(text) for text in (theme, own) if text)
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {scripts}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    return _templates().get_template(template).render(
        **values, policy=policy, style=Markup(style), theme_script=Markup(theme), script=Markup(own)
    )  # fmt: skip


def data(value: object) -> Markup:
    """A value as JSON that may stand inside a script element, whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in _ESCAPED.items():
        text = text.replace(sign, escaped)
    return Markup(text)


def _asset(name: str) -> str:
    return "\n" + _templates().get_template(name).render()


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
