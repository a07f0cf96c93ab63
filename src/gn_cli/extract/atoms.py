"""Regex fragments shared by the fields: blanks, dashes, capitals, numbers. Fragments for `rule.verbose` patterns."""

BLANK = r"[ \t\u00a0\u2002-\u200b\u202f]"
"""One blank as pages print it: space, no-break space, thin spaces, zero-width space."""

GAP = rf"{BLANK}{{1,3}}"
"""What stands between two words."""

GLUE = rf"{BLANK}{{0,3}}"
"""A gap that may be missing: around slashes, dashes, percent signs."""

DASH = r"[-‐‑‒–—−]"
"""A hyphen or dash of any length."""

CAPITALISED = r"\p{Lu}[\p{L}\p{M}’']{0,8}"
"""One syllable that starts with a capital (Sơn, TH, H’Hen)."""

SYLLABLE = r"[\p{L}\p{M}’']{1,9}"
"""One syllable in any case."""

COUNT = r"(?:\d{1,3}(?:[.\u00a0 ]\d{3}){1,3}|\d{1,7})(?![\d])"
"""A whole number as printed: 45, 2208, 2.208, 16 600."""

DECIMAL = r"\d{1,9}(?:[.,]\d{1,4})?(?!\d)"
"""A number with at most one decimal mark: 26,04 or 10.89."""
