"""Points of edwards25519, as far as the check of a public key needs them (RFC 8032 section 5.1)."""

PRIME = 2**255 - 19
D = -121665 * pow(121666, -1, PRIME) % PRIME
ROOT_OF_MINUS_ONE = pow(2, (PRIME - 1) // 4, PRIME)

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


def has_small_order(point: Point) -> bool:
    """Whether the order of a point divides 8: three doublings give the neutral element."""
    for _ in range(3):
        point = _double(point)
    return point == (0, 1)


def _double(point: Point) -> Point:
    x, y = point
    product = D * x * x * y * y % PRIME
    return (
        2 * x * y * pow(1 + product, -1, PRIME) % PRIME,
        (y * y + x * x) * pow(1 - product, -1, PRIME) % PRIME,
    )
