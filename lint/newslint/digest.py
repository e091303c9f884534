"""Keys, and the BLAKE2 that they are made of: as ``hashlib`` has it, without OpenSSL (3 ms of every start)."""

try:
    from _blake2 import blake2b
except ImportError:  # a Python that takes it from elsewhere
    from hashlib import blake2b

__all__ = ["blake2b", "key_of"]


def key_of(*parts: str) -> int:
    """The signed 64-bit blake2b key of some strings (signed because SQLite and Arrow integers are)."""
    data = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
