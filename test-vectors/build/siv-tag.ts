import { createCipheriv } from 'node:crypto'

const BLOCK = 16

/** The tag of AES-SIV (RFC 5297) over associated data and an empty plaintext, which no operation makes. In hex. */
export function tagOfNothing(key: string, ad: string): string {
  const mac = Buffer.from(key, 'hex').subarray(0, 32)
  const start = double(cmac(mac, Buffer.alloc(BLOCK)))
  const mixed = xor(start, cmac(mac, Buffer.from(ad, 'hex')))
  const padded = Buffer.alloc(BLOCK)
  padded[0] = 0x80
  return cmac(mac, xor(double(mixed), padded)).toString('hex')
}

/** AES-CMAC (RFC 4493) with a key of 32 bytes. */
function cmac(key: Buffer, message: Buffer): Buffer {
  const one = double(encrypt(key, Buffer.alloc(BLOCK)))
  const whole = message.length > 0 && message.length % BLOCK === 0
  const padded = whole ? Buffer.from(message) : Buffer.alloc(Math.floor(message.length / BLOCK) * BLOCK + BLOCK)
  if (!whole) {
    message.copy(padded)
    padded[message.length] = 0x80
  }
  let state: Buffer = Buffer.alloc(BLOCK)
  for (let at = 0; at < padded.length; at += BLOCK) {
    const last = at + BLOCK === padded.length
    const block = padded.subarray(at, at + BLOCK)
    state = encrypt(key, xor(state, last ? xor(block, whole ? one : double(one)) : block))
  }
  return state
}

function encrypt(key: Buffer, block: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-ecb', key, null)
  return cipher.setAutoPadding(false).update(block)
}

/** Twice a block in the field of RFC 5297 section 2.3. */
function double(block: Buffer): Buffer {
  const number = BigInt(`0x${block.toString('hex')}`) << 1n
  const reduced = number >> 128n ? (number & (2n ** 128n - 1n)) ^ 0x87n : number
  return Buffer.from(reduced.toString(16).padStart(2 * BLOCK, '0'), 'hex')
}

function xor(left: Buffer, right: Buffer): Buffer {
  return Buffer.from(left.map((byte, at) => byte ^ (right[at] ?? 0)))
}
