import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { providePlatformBase64 } from '../../src/encoding/platform-base64.ts'

interface Base64 {
  toBase64(options?: { alphabet?: 'base64' | 'base64url'; omitPadding?: boolean }): string
}
interface FromBase64 {
  fromBase64(text: string, options?: { alphabet?: 'base64' | 'base64url' }): Uint8Array
}
const own = {
  to: Object.getOwnPropertyDescriptor(Uint8Array.prototype, 'toBase64'),
  from: Object.getOwnPropertyDescriptor(Uint8Array, 'fromBase64'),
}
const restore = (target: object, name: string, descriptor: PropertyDescriptor | undefined): void => {
  Reflect.deleteProperty(target, name)
  if (descriptor !== undefined) Object.defineProperty(target, name, descriptor)
}

describe('base64 of the platform', () => {
  beforeAll(() => {
    Reflect.deleteProperty(Uint8Array.prototype, 'toBase64')
    Reflect.deleteProperty(Uint8Array, 'fromBase64')
    providePlatformBase64()
  })
  afterAll(() => {
    restore(Uint8Array.prototype, 'toBase64', own.to)
    restore(Uint8Array, 'fromBase64', own.from)
  })
  const encode = (bytes: Uint8Array, ...rest: Parameters<Base64['toBase64']>): string =>
    (bytes as unknown as Base64).toBase64(...rest)
  const decode = (...given: Parameters<FromBase64['fromBase64']>): Uint8Array =>
    (Uint8Array as unknown as FromBase64).fromBase64(...given)

  const standard = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

  it('writes and reads back any bytes, also through a view', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(3), fc.boolean(), (bytes, skip, omitPadding) => {
        const view = bytes.subarray(Math.min(skip, bytes.length))
        for (const alphabet of ['base64', 'base64url'] as const) {
          const text = encode(view, { alphabet, omitPadding })
          const padded =
            alphabet === 'base64' ? standard(view) : standard(view).replaceAll('+', '-').replaceAll('/', '_')
          expect(text).toBe(omitPadding ? padded.replace(/=+$/, '') : padded)
          expect(decode(text, { alphabet })).toEqual(Uint8Array.from(view))
        }
      }),
    )
  })

  it.each(['ab!c', 'a', 'ab c', 'ab\n', 'a=bc', 'abcde', 'ab-_'])('refuses %j', (text) => {
    expect(() => decode(text)).toThrow(SyntaxError)
  })

  it('refuses the other alphabet', () => {
    expect(() => decode('ab+/', { alphabet: 'base64url' })).toThrow(SyntaxError)
  })

  it('leaves a platform alone that has the methods', () => {
    const before = Reflect.get(Uint8Array.prototype, 'toBase64')
    providePlatformBase64()
    expect(Reflect.get(Uint8Array.prototype, 'toBase64')).toBe(before)
  })
})
