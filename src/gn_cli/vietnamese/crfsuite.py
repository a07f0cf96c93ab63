"""CRFsuite's linear-chain models: reading their binary files, and finding the best labels of a sequence."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

_HEADER = struct.Struct("<4sI4s9I")
_FEATURES_HEADER = struct.Struct("<4sII")
_FEATURE = struct.Struct("<IIId")
_STRINGS_HEADER = struct.Struct("<4s5I")
_STRING_HEADER = struct.Struct("<II")
_STATE, _TRANSITION = 0, 1
_BYTE_ORDER_MARK = 0x62445371

Matrix = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class CrfModel:
    """A first-order model. An attribute's weights are pairs (label number, weight); absent weights count as 0."""

    labels: tuple[str, ...]
    weights: dict[str, tuple[tuple[int, float], ...]]
    transitions: Matrix  # [label before][label after]


def _read_strings(blob: bytes, offset: int, count: int) -> list[str]:
    """The strings of a CQDB chunk, in the order of their numbers, found by its table from number to string."""
    magic, _, _, byte_order, table_size, table = _STRINGS_HEADER.unpack_from(blob, offset)
    if magic != b"CQDB" or byte_order != _BYTE_ORDER_MARK or table_size != count:
        raise ValueError(f"no table of {count} strings at byte {offset}")
    strings = []
    for place in struct.unpack_from(f"<{count}I", blob, offset + table):
        _, size = _STRING_HEADER.unpack_from(blob, offset + place)
        begin = offset + place + _STRING_HEADER.size
        strings.append(blob[begin : begin + size - 1].decode())  # the size counts the closing NUL
    return strings


def read_crf_model(blob: bytes) -> CrfModel:
    """The model in the bytes of a CRFsuite file ("lCRF", first order, version 100).

    Raises ValueError, struct.error or IndexError where the bytes are anything else. The layout is that of
    CRFsuite's `crf1d_model.c` and `cqdb.c`; the file's reverse references repeat its features and are not read.
    """
    magic, _, kind, version, _, label_count, attribute_count, features, labels_at, attributes_at, _, _ = (
        _HEADER.unpack_from(blob)
    )
    if (magic, kind, version) != (b"lCRF", b"FOMC", 100):
        raise ValueError(f"not a CRFsuite model: {magic!r} {kind!r} {version}")
    chunk, size, count = _FEATURES_HEADER.unpack_from(blob, features)
    first = features + _FEATURES_HEADER.size
    if chunk != b"FEAT" or size != _FEATURES_HEADER.size + count * _FEATURE.size:
        raise ValueError(f"no features at byte {features}")

    weights: list[list[tuple[int, float]]] = [[] for _ in range(attribute_count)]
    transitions = [[0.0] * label_count for _ in range(label_count)]
    for relation, source, label, weight in _FEATURE.iter_unpack(blob[first : features + size]):
        if relation == _STATE:
            weights[source].append((label, weight))
        elif relation == _TRANSITION:
            transitions[source][label] = weight
        else:
            raise ValueError(f"a feature of unknown kind {relation}")
    return CrfModel(
        labels=tuple(_read_strings(blob, labels_at, label_count)),
        weights=dict(zip(_read_strings(blob, attributes_at, attribute_count), map(tuple, weights), strict=True)),
        transitions=tuple(map(tuple, transitions)),
    )


def most_gained(transitions: Matrix) -> Matrix:
    """[chosen][other]: the most that any two neighbours can add to `other` over `chosen` at one place.

    Where `chosen` is ahead by more than this, no best path has `other` at that place, whatever stands around it. A
    place at an end of the sequence lacks a neighbour; the 0 among the gains stands for that.
    """
    labels = range(len(transitions))

    def gain(chosen: int, other: int) -> float:
        entering = max(0.0, *(transitions[before][other] - transitions[before][chosen] for before in labels))
        leaving = max(0.0, *(transitions[other][after] - transitions[chosen][after] for after in labels))
        return entering + leaving

    return tuple(tuple(gain(chosen, other) for other in labels) for chosen in labels)


def best_path(options: Sequence[Sequence[tuple[int, float]]], transitions: Matrix) -> list[int]:
    """Viterbi's path: one label for each place, out of that place's (label, score) pairs.

    Of equal paths the one CRFsuite takes: the lower label, when the pairs are in the order of labels.
    """
    arriving = tuple(zip(*transitions, strict=True))  # [label after][label before]
    reached = list(options[0])
    origins: list[list[int]] = []
    for after in options[1:]:
        origin, scores = [], []
        for label, score in after:
            gains = arriving[label]
            paths = [path + gains[previous] for previous, path in reached]
            best = max(paths) if len(paths) > 1 else paths[0]
            origin.append(paths.index(best))
            scores.append((label, best + score))
        origins.append(origin)
        reached = scores
    ends = [path for _, path in reached]
    place = ends.index(max(ends))
    labels = [options[-1][place][0]]
    for origin, before in zip(reversed(origins), reversed(options[:-1]), strict=True):
        place = origin[place]
        labels.append(before[place][0])
    labels.reverse()
    return labels
