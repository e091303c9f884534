"""Named tuples that leave their annotations to the type checker are those of ``typing`` in all else."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from newslint.record import NamedTuple


class Place(NamedTuple):
    """A place."""

    line: int
    column: int = 1
    kind: NoSuchType | None = None  # type: ignore[name-defined]  # noqa: F821

    @property
    def shown(self) -> str:
        """As it is shown."""
        return f"{self.line}:{self.column}"


def test_fields_defaults_and_methods() -> None:
    place = Place(3, kind=None)
    assert place == (3, 1, None)
    assert place._fields == ("line", "column", "kind")
    assert place._replace(column=4).shown == "3:4"
    assert Place.__doc__ == "A place."
    assert repr(place) == "Place(line=3, column=1, kind=None)"
    assert pickle.loads(pickle.dumps(place)) == place
    with pytest.raises(TypeError):
        Place()  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        place.line = 4  # type: ignore[misc]


def test_a_field_without_default_behind_one_with() -> None:
    namespace: dict[str, Any] = {"__module__": __name__, "__annotations__": {"a": "int", "b": "int"}, "a": 1}
    with pytest.raises(TypeError, match="without a default"):
        type(NamedTuple)("Wrong", (NamedTuple,), namespace)  # type: ignore[call-overload]
