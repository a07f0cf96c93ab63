"""The model files that pyvi brings, read without pyvi, scikit-learn or anything else that a pickle names."""

import codecs
import importlib.util
import io
import pickle
from pathlib import Path
from typing import Any

from gn_cli.vietnamese.crfsuite import CrfModel

# What the models may ask of a word, those with thousands of values first.
_WORD_FEATURES = (
    "word.lower():", "-1:word.lower():", "+1:word.lower():", "bias",
    "word.isupper()", "word.istitle()", "word.isdigit()",
    "-1:word.istitle()", "-1:word.isupper()", "-1:word.bi_gram()", "-2:word.tri_gram()",
    "+1:word.istitle()", "+1:word.isupper()", "+1:word.bi_gram()", "+2:word.tri_gram()",
)  # fmt: skip
_TAG_FEATURES = (
    "word.lower():", "-1:word.lower():", "+1:word.lower():", "-2:word.lower():", "+2:word.lower():", "BOS", "EOS",
    "bias", "word.istitle()", "word.isdigit()", "word[:1].isdigit()", "word[:3].isupper()", "word.isfiltered",
    "-1:word.istitle()", "-1:word[:1].isdigit()", "-1:word[:3].isupper()", "-2:word.istitle()", "-2:word.isupper()",
    "+1:word.istitle()", "+1:word[:1].isdigit()", "+1:word.isupper()", "+2:word.istitle()", "+2:word.isupper()",
)  # fmt: skip


class _Stub:
    """Stands for whatever object a pickle asks for, and keeps the state it is given."""

    def __new__(cls, *_: object) -> "_Stub":
        return object.__new__(cls)

    def __setstate__(self, state: object) -> None:
        self.state = state


class _Unpickler(pickle.Unpickler):
    """Opens pyvi's pickles without running anything out of them but the decoding of bytes."""

    def find_class(self, module: str, name: str) -> Any:
        return codecs.encode if (module, name) == ("_codecs", "encode") else _Stub


def _models() -> Path:
    found = importlib.util.find_spec("pyvi")
    if found is None or found.origin is None:
        raise FileNotFoundError("pyvi is not installed")
    return Path(found.origin).parent / "models"


def _read_pickled_model(path: Path, features: tuple[str, ...]) -> CrfModel:
    pickled: Any = _Unpickler(io.BytesIO(path.read_bytes())).load()
    model = CrfModel(pickled.state["modelfile"].state["__FILE_RESOURCE_DATA__"])
    unknown = [attribute for attribute in model.attributes if not attribute.startswith(features)]
    if unknown:
        raise ValueError(f"an unknown feature: {unknown[0]}")
    return model


def read_word_model() -> CrfModel:
    """The model that divides text into words. Raises whatever a file may that is not as expected."""
    return _read_pickled_model(_models() / "pyvi3.pkl", _WORD_FEATURES)


def read_tag_model() -> CrfModel:
    """The model of the words' parts of speech. Raises as `read_word_model`."""
    return _read_pickled_model(_models() / "pyvipos3.pkl", _TAG_FEATURES)


def read_word_list() -> list[bytes]:
    """The dictionary beside the models: words in UTF-8, their syllables divided by spaces, in the order of bytes."""
    return sorted((_models() / "words.txt").read_bytes().split(b"\n"))
