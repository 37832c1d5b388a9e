"""Ed25519: public keys and signatures that hold (chapter 2, section 8; RFC 8032 section 5.1)."""

from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PRIME = 2**255 - 19
D = -121665 * pow(121666, -1, PRIME) % PRIME
ROOT_OF_MINUS_ONE = pow(2, (PRIME - 1) // 4, PRIME)

ORDER = 2**252 + 27742317777372353535851937790883648493
NEUTRAL = (0, 1)

Point = tuple[int, int]


def decode_point(data: bytes) -> Point | None:
    """The point of an encoding (RFC 8032 section 5.1.3), or None."""
    if len(data) != 32:
        return None
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= PRIME:
        return None
    u, v = (y * y - 1) % PRIME, (D * y * y + 1) % PRIME
    x = u * pow(v, 3, PRIME) * pow(u * pow(v, 7, PRIME), (PRIME - 5) // 8, PRIME) % PRIME
    if v * x * x % PRIME != u:
        x = x * ROOT_OF_MINUS_ONE % PRIME
    if v * x * x % PRIME != u or (x == 0 and sign == 1):
        return None
    return (PRIME - x if x & 1 != sign else x, y)


@cache
def is_public_key(data: bytes) -> bool:
    """IsPublicKey: the encoding of a point of prime order (ENCO-12)."""
    point = decode_point(data)
    return point is not None and point != NEUTRAL and _multiply(ORDER, point) == NEUTRAL


def holds(public: bytes, signature: bytes, message: bytes) -> bool:
    """SignatureHolds (ENCO-20); the library compares R with [S]B - [k]A byte by byte and refuses an S not below the order."""
    if len(signature) != 64 or signature[:32] == NEUTRAL[1].to_bytes(32, "little"):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def _multiply(factor: int, point: Point) -> Point:
    result = NEUTRAL
    for bit in f"{factor:b}":
        result = _add(result, result)
        if bit == "1":
            result = _add(result, point)
    return result


def _add(one: Point, other: Point) -> Point:
    (x1, y1), (x2, y2) = one, other
    product = D * x1 * x2 * y1 * y2 % PRIME
    return (
        (x1 * y2 + x2 * y1) * pow(1 + product, -1, PRIME) % PRIME,
        (y1 * y2 + x1 * x2) * pow(1 - product, -1, PRIME) % PRIME,
    )
