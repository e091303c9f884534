"""``NamedTuple``, as in ``typing``, for the two hundred frozen values of newslint.

``typing.NamedTuple`` compiles the annotation of each field when a class is made, to see that it is a type: with 150
classes that took 11 of the 165 ms of a run on one file. Annotations are left to the type checker here, which takes
this one for that of ``typing``. Modules that use it postpone annotations (``from __future__ import annotations``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    _OWN = frozenset(("__module__", "__annotations__"))

    class _Record(type):
        """Makes a class of named tuples of a class statement: its annotated names are the fields."""

        def __new__(cls, name, bases, namespace):
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = namespace.get("__annotations__", {})
            given = [field for field in fields if field in namespace]
            if given != list(fields)[len(fields) - len(given) :]:
                raise TypeError(f"{name}: a field without a default follows one with a default")
            defaults = [namespace[field] for field in given]
            made = namedtuple(name, fields, defaults=defaults, module=namespace["__module__"])
            made.__annotations__ = fields
            for key, value in namespace.items():
                if key not in _OWN and key not in fields:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Record):
        """A tuple whose items have names; see ``typing.NamedTuple``."""
