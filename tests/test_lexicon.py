"""The files of words are read quickly and as TOML has them."""

import tomllib

import pytest

from gn_cli.lexicon import lists_of, pairs_of, text_of


@pytest.mark.parametrize("name", ["bodies.toml", "places.toml"])
def test_lists_are_those_of_the_file(name: str) -> None:
    read = tomllib.loads(text_of(name))
    assert lists_of(name) == {key: tuple(words) for key, words in read.items() if isinstance(words, list)}


def test_pairs_are_those_of_the_file() -> None:
    assert pairs_of("places.toml") == tomllib.loads(text_of("places.toml"))["outlets"]
