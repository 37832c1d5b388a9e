const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/** The constants that tell the checksums apart (BIP 173, BIP 350). */
export const CHECKSUM = { bech32: 1, bech32m: 0x2bc830a3 }

/** Bytes as groups of 5 bits, the last one filled up with zeros. */
export function toGroups(bytes: Uint8Array): number[] {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((group) => Number.parseInt(group.padEnd(5, '0'), 2))
}

/** A text as BIP 173 and BIP 350 describe it, apart from the library, and for malformed contents too. */
export function encodeGroups(prefix: string, groups: readonly number[], constant: number): string {
  const codes = Array.from(prefix, (letter) => letter.charCodeAt(0))
  const head = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)]
  const sum = polymod([...head, ...groups, 0, 0, 0, 0, 0, 0]) ^ constant
  const check = [25, 20, 15, 10, 5, 0].map((shift) => (sum >>> shift) & 31)
  return `${prefix}1${[...groups, ...check].map((group) => LETTERS[group]).join('')}`
}

/** bech32m of bytes. */
export function printBytes(prefix: string, bytes: Uint8Array): string {
  return encodeGroups(prefix, toGroups(bytes), CHECKSUM.bech32m)
}

function polymod(groups: readonly number[]): number {
  let sum = 1
  for (const group of groups) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ group
    for (const [bit, factor] of GENERATOR.entries()) if ((top >>> bit) & 1) sum ^= factor
  }
  return sum >>> 0
}
