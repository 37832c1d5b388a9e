import { createCipheriv, timingSafeEqual } from 'node:crypto'
import type { Siv } from '@sluis/ttp-core/pseudonymise'

const BLOCK = 16
const HALF_KEY = 32
/** The only length that pseudonyms need: one whole block and a partial one, so that every item takes the same few steps. */
const PLAINTEXT_LENGTH = 20
const REST = PLAINTEXT_LENGTH - BLOCK

/** AES-256 of each block by itself: the block function that CMAC and CTR are made of. */
type Blocks = (blocks: Uint8Array) => Uint8Array

function blocksUnder(key: Uint8Array): Blocks {
  return (blocks) => {
    const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
    return cipher.update(blocks)
  }
}

/**
 * AES-256-SIV (RFC 5297) of many contents of 20 bytes by Node's own crypto: the same bytes as the core's, at a tenth of the cost,
 * because the block function runs over all items at once: twice for their CMACs, once for their key streams.
 * @throws RangeError for other lengths than a key of 64, associated data of 1 or more, plaintexts of 20 bytes, ciphertexts of 36.
 */
export const nodeSiv: Siv = {
  sealMany: (key, associated, plaintexts) => {
    if (key.length !== 2 * HALF_KEY || associated.length === 0) throw new RangeError('SIV: key or associated data')
    if (plaintexts.some(({ length }) => length !== PLAINTEXT_LENGTH)) throw new RangeError('SIV: plaintext')
    if (plaintexts.length === 0) return []
    const tags = tagsUnder(key, associated, plaintexts)
    const stream = keyStreams(blocksUnder(key.subarray(HALF_KEY)), tags)
    return plaintexts.map((plaintext, item) => {
      const sealed = new Uint8Array(BLOCK + PLAINTEXT_LENGTH)
      sealed.set(tags.subarray(item * BLOCK, (item + 1) * BLOCK))
      const pad = stream.subarray(item * 2 * BLOCK)
      for (let at = 0; at < PLAINTEXT_LENGTH; at += 1) sealed[BLOCK + at] = byte(plaintext, at) ^ byte(pad, at)
      return sealed
    })
  },
  openMany: (key, associated, ciphertexts) => {
    if (key.length !== 2 * HALF_KEY || associated.length === 0) throw new RangeError('SIV: key or associated data')
    if (ciphertexts.some(({ length }) => length !== BLOCK + PLAINTEXT_LENGTH)) throw new RangeError('SIV: ciphertext')
    if (ciphertexts.length === 0) return []
    const claimed = new Uint8Array(ciphertexts.length * BLOCK)
    for (const [item, ciphertext] of ciphertexts.entries()) claimed.set(ciphertext.subarray(0, BLOCK), item * BLOCK)
    const stream = keyStreams(blocksUnder(key.subarray(HALF_KEY)), claimed)
    const plaintexts = ciphertexts.map((ciphertext, item) => {
      const plaintext = new Uint8Array(PLAINTEXT_LENGTH)
      const pad = stream.subarray(item * 2 * BLOCK)
      for (let at = 0; at < PLAINTEXT_LENGTH; at += 1) plaintext[at] = byte(ciphertext, BLOCK + at) ^ byte(pad, at)
      return plaintext
    })
    const tags = tagsUnder(key, associated, plaintexts)
    return plaintexts.map((plaintext, item) => {
      const [from, to] = [item * BLOCK, (item + 1) * BLOCK]
      if (timingSafeEqual(tags.subarray(from, to), claimed.subarray(from, to))) return plaintext
      plaintext.fill(0)
      return undefined
    })
  },
}

function tagsUnder(key: Uint8Array, associated: Uint8Array, plaintexts: readonly Uint8Array[]): Uint8Array {
  const mac = blocksUnder(key.subarray(0, HALF_KEY))
  return tagsOf(mac, xor(double(cmac(mac, new Uint8Array(BLOCK))), cmac(mac, associated)), plaintexts)
}

/** RFC 5297 section 2.4, last step: CMAC(plaintext xorend D) of every item; 16 bytes each, one after the other. */
function tagsOf(mac: Blocks, d: Uint8Array, plaintexts: readonly Uint8Array[]): Uint8Array {
  const firsts = new Uint8Array(plaintexts.length * BLOCK)
  for (const [item, plaintext] of plaintexts.entries()) {
    firsts.set(plaintext.subarray(0, BLOCK), item * BLOCK)
    for (let at = REST; at < BLOCK; at += 1) firsts[item * BLOCK + at] = byte(plaintext, at) ^ byte(d, at - REST)
  }
  const lasts = mac(firsts)
  const subkey = double(double(mac(new Uint8Array(BLOCK))))
  for (const [item, plaintext] of plaintexts.entries()) {
    const start = item * BLOCK
    for (let at = 0; at < BLOCK; at += 1) {
      let padded = at === REST ? 0x80 : 0
      if (at < REST) padded = byte(plaintext, BLOCK + at) ^ byte(d, BLOCK - REST + at)
      lasts[start + at] = byte(lasts, start + at) ^ padded ^ byte(subkey, at)
    }
  }
  return mac(lasts)
}

/** RFC 5297 section 2.5: two blocks of key stream an item, from its tag with two bits cleared. */
function keyStreams(stream: Blocks, tags: Uint8Array): Uint8Array {
  const counters = new Uint8Array(tags.length * 2)
  for (let start = 0; start < tags.length; start += BLOCK) {
    const tag = tags.subarray(start, start + BLOCK)
    for (const [block, offset] of [start * 2, start * 2 + BLOCK].entries()) {
      const counter = counters.subarray(offset, offset + BLOCK)
      counter.set(tag)
      counter[8] = byte(tag, 8) & 0x7f
      counter[12] = byte(tag, 12) & 0x7f
      const view = new DataView(counters.buffer, counters.byteOffset + offset, BLOCK)
      // The cleared top bit leaves room for the sum.
      view.setUint32(12, view.getUint32(12) + block)
    }
  }
  return stream(counters)
}

/** AES-CMAC (RFC 4493) of one message of at least one byte. */
function cmac(mac: Blocks, message: Uint8Array): Uint8Array {
  const whole = Math.ceil(message.length / BLOCK)
  const once = double(mac(new Uint8Array(BLOCK)))
  const complete = message.length === whole * BLOCK
  const last = new Uint8Array(BLOCK)
  last.set(message.subarray((whole - 1) * BLOCK))
  if (!complete) last[message.length - (whole - 1) * BLOCK] = 0x80
  let state: Uint8Array = new Uint8Array(BLOCK)
  for (let block = 0; block < whole - 1; block += 1) {
    state = mac(xor(state, message.subarray(block * BLOCK, (block + 1) * BLOCK)))
  }
  return mac(xor(state, xor(last, complete ? once : double(once))))
}

/** Doubling in GF(2^128), RFC 5297 section 2.3, without a branch on the value. */
function double(block: Uint8Array): Uint8Array {
  const doubled = new Uint8Array(BLOCK)
  for (let at = 0; at < BLOCK; at += 1) doubled[at] = (byte(block, at) << 1) | (byte(block, at + 1) >> 7)
  doubled[BLOCK - 1] = byte(doubled, BLOCK - 1) ^ (0x87 & -(byte(block, 0) >> 7))
  return doubled
}

function xor(left: Uint8Array, right: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: BLOCK }, (_, at) => byte(left, at) ^ byte(right, at))
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0
}
