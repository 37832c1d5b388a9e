import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { format, inspect } from 'node:util'
import { serialize } from 'node:v8'
import { describe, expect, it } from 'vitest'
import { toHex } from '../../src/encoding/index.ts'
import { CoreError } from '../../src/errors.ts'
import { SecretKey } from '../../src/keys/index.ts'

const bytes = Uint8Array.from({ length: 32 }, (_, index) => 0xa0 + index)
const key = SecretKey.from(bytes)

describe('a secret key', () => {
  it('prints in no way that code prints by accident [KEYS-6, SECU-18]', () => {
    const sink: string[] = []
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        sink.push(chunk.toString())
        done()
      },
    })
    const log = new Console(stream, stream)
    log.log(key, '%s', key)
    log.log('%o %O %j', key, key, key)
    log.dir(key, { showHidden: true, depth: null })
    log.table([key])
    const error = new Error(`with ${String(key)}`, { cause: key })
    const outputs = [
      String(key),
      `${String(key)}`,
      JSON.stringify(key),
      JSON.stringify({ nested: [key] }),
      inspect(key, { showHidden: true, depth: null, getters: true, showProxy: true }),
      inspect({ nested: new Map([[key, key]]) }, { showHidden: true, depth: null }),
      format('%s %j %o', key, key, key),
      inspect(error, { depth: null }),
      error.stack ?? '',
      Object.entries(key).join(),
      Reflect.ownKeys(key).join(),
      JSON.stringify(Object.getOwnPropertyDescriptors(key)),
      inspect(structuredClone(key), { showHidden: true, depth: null }),
      inspect({ ...key }, { showHidden: true, depth: null }),
      ...sink,
    ]
    for (const output of outputs) expectNoSecret(output)
    expect(String(key)).toBe('[secret]')
    expect(JSON.stringify({ key })).toBe('{"key":"[secret]"}')
    expect(inspect(key)).toBe('[secret]')
  })

  it('does not leave the process by structured clone [KEYS-6]', () => {
    expect(structuredClone(key)).toEqual({})
    expect(serialize(key).includes(Buffer.from(bytes))).toBe(false)
  })

  it('copies the bytes that it is made from', () => {
    const own = Uint8Array.from(bytes)
    const copied = SecretKey.from(own)
    own.fill(0)
    expect(copied.lend(toHex)).toBe(toHex(bytes))
  })

  it('lends nothing once destroyed, and zeroes its bytes [KEYS-7]', () => {
    const doomed = SecretKey.from(bytes)
    const kept = doomed.lend((lent) => lent)
    expect(toHex(kept)).toBe(toHex(bytes))
    doomed.destroy()
    doomed.destroy()
    expect(toHex(kept)).toBe('00'.repeat(32))
    expect(() => doomed.lend((lent) => lent)).toThrow('KEY_DESTROYED')
    expectNoSecret(inspect(doomed, { showHidden: true }))
  })

  it('is 16 to 64 bytes long [KEYS-5]', () => {
    for (const length of [0, 15, 65]) {
      expect(() => SecretKey.from(new Uint8Array(length))).toThrow('KEY_LENGTH_INVALID')
    }
    for (const length of [16, 32, 64]) expect(SecretKey.from(new Uint8Array(length))).toHaveLength(length)
  })

  it('stays out of the errors of what borrows it [KEYS-6, SECU-18]', () => {
    try {
      key.lend(() => {
        throw new CoreError('SIV_UNOPENABLE', 'seed')
      })
      expect.unreachable()
    } catch (error) {
      expectNoSecret(inspect(error, { showHidden: true, depth: null }))
    }
  })
})

/** Neither the hex, nor the base64, nor the decimal form of any four bytes in a row. */
function expectNoSecret(output: string): void {
  for (let start = 0; start + 4 <= bytes.length; start += 1) {
    const part = bytes.subarray(start, start + 4)
    expect(output.toLowerCase()).not.toContain(toHex(part))
    expect(output).not.toContain([...part].join(','))
    expect(output).not.toContain([...part].join(', '))
  }
  expect(output).not.toContain(Buffer.from(bytes).toString('base64').slice(0, 8))
}
