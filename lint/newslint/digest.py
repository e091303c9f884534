"""BLAKE2 as ``hashlib`` has it, without OpenSSL, which ``hashlib`` loads for other digests: 3 ms of every start."""

try:
    from _blake2 import blake2b
except ImportError:  # a Python that takes it from elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
