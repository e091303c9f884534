"""Connected components: what belongs together when pairs of it do."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def connected(edges: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """The components that edges make, in the order in which their nodes are first met; an edge (a, a) is a node."""
    parent: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    for a, b in edges:
        first, second = root(a), root(b)
        if first != second:
            parent[second] = first
    found: dict[Node, list[Node]] = {}
    for node in parent:
        found.setdefault(root(node), []).append(node)
    return list(found.values())
