"""CRFsuite's linear-chain models: reading their binary files, and finding the best labels of a sequence."""

import re
import struct
from collections.abc import Collection, Sequence

_HEADER = struct.Struct("<4sI4s9I")
_CHUNK = struct.Struct("<4sII")
_FEATURE = struct.Struct("<IIId")
_STRINGS_HEADER = struct.Struct("<4s5I")
_STRING = re.compile(rb"(?s).{8}([^\0]*+)\0")  # behind its number and its length
_NUMBER = struct.Struct("<I")
_STATE = 0
"""The relation of an attribute to a label; the other one is that of a label to a label."""
_BYTE_ORDER_MARK = 0x62445371

Matrix = tuple[tuple[float, ...], ...]


def _read_strings(blob: bytes, offset: int, count: int) -> list[str]:
    """The strings of a CQDB chunk, in the order of their numbers, which is the order they stand in."""
    magic, _, _, byte_order, table_size, table = _STRINGS_HEADER.unpack_from(blob, offset)
    if magic != b"CQDB" or byte_order != _BYTE_ORDER_MARK or table_size != count:
        raise ValueError(f"no table of {count} strings at byte {offset}")
    first, *_, last = struct.unpack_from(f"<{count}I", blob, offset + table)
    end = offset + last + _NUMBER.size * 2 + _NUMBER.unpack_from(blob, offset + last + _NUMBER.size)[0]
    strings = _STRING.findall(blob, offset + first, end)
    if len(strings) != count:
        raise ValueError(f"not {count} strings in a row at byte {offset}")
    return list(map(bytes.decode, strings))


class CrfModel:
    """The model in the bytes of a CRFsuite file ("lCRF", first order, version 100); absent weights count as 0.

    `transitions[label before][label after]`; labels by their numbers. `attributes` are the names of what a place may
    show; what one weighs is read when it is asked for. Raises ValueError, struct.error or IndexError where the bytes
    are anything else. The layout is that of CRFsuite's `crf1d_model.c` and `cqdb.c`.
    """

    def __init__(self, blob: bytes) -> None:
        magic, _, kind, version, _, label_count, attribute_count, *places = _HEADER.unpack_from(blob)
        features, labels, attributes, of_labels, of_attributes = places
        if (magic, kind, version) != (b"lCRF", b"FOMC", 100):
            raise ValueError(f"not a CRFsuite model: {magic!r} {kind!r} {version}")
        for place, name in ((features, b"FEAT"), (of_labels, b"LFRF"), (of_attributes, b"AFRF")):
            if _CHUNK.unpack_from(blob, place)[0] != name:
                raise ValueError(f"no {name!r} at byte {place}")
        self._blob, self._of_attributes = blob, of_attributes
        self._features, self._end = features + _CHUNK.size, features + _CHUNK.unpack_from(blob, features)[1]
        self.labels = tuple(_read_strings(blob, labels, label_count))
        self.attributes = {name: number for number, name in enumerate(_read_strings(blob, attributes, attribute_count))}
        transitions = [dict(self._weights(of_labels, label)) for label in range(label_count)]
        self.transitions: Matrix = tuple(
            tuple(after.get(label, 0.0) for label in range(label_count)) for after in transitions
        )

    def weights(self, attribute: str) -> list[tuple[int, float]]:
        """Pairs (label number, weight), in the order of labels; none of an attribute the model does not have."""
        number = self.attributes.get(attribute)
        return [] if number is None else self._weights(self._of_attributes, number)

    def lead(self, label: str, over: str) -> dict[str, float]:
        """How far each attribute puts one label ahead of another."""
        signs = [(name == label) - (name == over) for name in self.labels]
        leads = [0.0] * len(self.attributes)
        for relation, attribute, target, weight in _FEATURE.iter_unpack(self._blob[self._features : self._end]):
            if relation == _STATE:
                leads[attribute] += signs[target] * weight
        return dict(zip(self.attributes, leads, strict=True))

    def _weights(self, references: int, number: int) -> list[tuple[int, float]]:
        """The target labels and weights of the features that a table of references lists under a number."""
        (place,) = _NUMBER.unpack_from(self._blob, references + _CHUNK.size + number * _NUMBER.size)
        (count,) = _NUMBER.unpack_from(self._blob, place)
        features = struct.unpack_from(f"<{count}I", self._blob, place + _NUMBER.size)
        places = [self._features + feature * _FEATURE.size for feature in features]
        return [_FEATURE.unpack_from(self._blob, place)[2:] for place in places]


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


def sure_stretch(doubtful: Collection[int], count: int, at_start: bool, at_end: bool) -> tuple[int, int]:
    """The first and last of `count` places in a cut-out whose answers hold for the whole sequence.

    A place that is not doubtful has the same answer whatever its neighbours' answers are: from there on, nothing beyond
    it matters. The two places at a cut do not count, for they do not see the two neighbours pyvi describes them by.
    """
    first = 0 if at_start else next((place for place in range(2, count - 2) if place not in doubtful), count)
    last = count - 1 if at_end else next((place for place in range(count - 3, 1, -1) if place not in doubtful), -1)
    return first, last
