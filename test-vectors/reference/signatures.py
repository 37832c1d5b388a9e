"""Ed25519 over bytes (RFC 8032, no pre-hash, no context)."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import edwards25519


def sign(seed: bytes, message: bytes) -> bytes:
    """The signature by the key of a seed of 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


holds = edwards25519.holds
