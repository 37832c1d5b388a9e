import { describe, expect, it } from 'vitest'
import { parseDirectory } from '../../src/directory/index.ts'
import { CoreError } from '../../src/errors.ts'
import { directory, keys } from './fixture.ts'

type Json = Record<string, never> & Record<string, unknown>

/** The code with which the directory is refused after `change`, which gets a copy to do with as it likes. */
function codeAfter(change: (copy: never) => void): string {
  const copy = structuredClone(directory) as never
  change(copy)
  try {
    parseDirectory(copy)
    return 'ACCEPTED'
  } catch (error) {
    return error instanceof CoreError ? error.code : String(error)
  }
}

/** Every object in the directory, with its path. */
function* objectsIn(value: unknown, path: (string | number)[] = []): Generator<(string | number)[]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield path
  for (const [name, item] of Object.entries(value)) yield* objectsIn(item, [...path, name])
}
const at = (root: unknown, path: (string | number)[]) =>
  path.reduce<unknown>((value, name) => (value as Json)[name], root) as Json

describe('a directory', () => {
  it('is taken as it is', () => {
    expect(parseDirectory(structuredClone(directory))).toEqual(directory)
    expect(codeAfter(() => {})).toBe('ACCEPTED')
  })

  it('holds no member that is unknown, and every member that is required, at every depth [CONV-7, DIRE-1]', () => {
    const paths = [...objectsIn(directory)]
    expect(paths.length).toBeGreaterThan(30)
    for (const path of paths) {
      expect(
        codeAfter((copy) => void Object.assign(at(copy, path), { extra: 1 })),
        path.join('.'),
      ).toMatch(/INVALID$/)
      for (const name of Object.keys(at(directory, path))) {
        const code = codeAfter((copy) => void Reflect.deleteProperty(at(copy, path), name))
        const optional = ['inForceUntil', 'validUntil', 'certificates', 'reveal'].includes(name)
        expect(code, [...path, name].join('.')).toMatch(optional ? /^(ACCEPTED|DIRECTORY_NOT_UNIQUE)$/ : /INVALID$/)
      }
    }
  })

  it('holds no value of another form, at any depth [CONV-7, ENCO-13]', () => {
    for (const path of objectsIn(directory)) {
      for (const name of Object.keys(at(directory, path))) {
        for (const value of [undefined, null, {}, 1.5, -1, '\u0000', 'x'.repeat(500)]) {
          const code = codeAfter((copy) => void Object.assign(at(copy, path), { [name]: value }))
          expect(code, [...path, name, String(value)].join('.')).toMatch(/^(DIRECTORY|KEY_FORM|LOG_KEY)_/)
        }
      }
    }
  })

  it.each<[string, (copy: typeof directory & { [name: string]: never }) => void]>([
    ['identifier with capitals', (d) => void Object.assign(d.organisations[0] ?? {}, { id: 'Museum' })],
    ['name with a line break', (d) => void Object.assign(d.organisations[0] ?? {}, { name: 'A\nB' })],
    [
      'name that turns the reading direction',
      (d) => void Object.assign(d.organisations[0] ?? {}, { name: 'A\u202eB' }),
    ],
    [
      'client that is an e-mail address',
      (d) => void Object.assign(d.organisations[0]?.clients[0] ?? {}, { clientId: 'a@b.nl' }),
    ],
    [
      'date that is not in the calendar',
      (d) => void Object.assign(d.agreements[0] ?? {}, { inForceFrom: '2026-02-30' }),
    ],
    [
      'agreement that ends before it begins',
      (d) => void Object.assign(d.agreements[0] ?? {}, { inForceUntil: '2025-12-31' }),
    ],
    ['prefix with a digit', (d) => void Object.assign(d.domains[0] ?? {}, { prefix: 'reach1' })],
    ['epoch 0', (d) => void Object.assign(d.domains[0] ?? {}, { epoch: 0 })],
    ['version 2 without a digest', (d) => void Object.assign(d, { version: 2 })],
    ['version 1 with a digest', (d) => void Object.assign(d, { previousDigest: 'a'.repeat(64) })],
    ['issuer that is no URL', (d) => void Object.assign(d, { issuer: 'ttp.example' })],
    ['log under another name than its key', (d) => void Object.assign(d.log, { origin: 'other.example/log' })],
    ['tenant without a sealing key', (d) => void Object.assign(d.organisations[2] ?? {}, { sealKeys: [] })],
    [
      'institution with a sealing key',
      (d) => void Object.assign(d.organisations[0] ?? {}, { sealKeys: [keys.sealKey(50)] }),
    ],
    [
      'scope twice',
      (d) => void Object.assign(d.organisations[0]?.clients[1] ?? {}, { scopes: ['log:read', 'log:read'] }),
    ],
    ['scope unknown', (d) => void Object.assign(d.organisations[0]?.clients[1] ?? {}, { scopes: ['all'] })],
    [
      'auditor who delivers',
      (d) => void Object.assign(d.organisations[3]?.clients[0] ?? {}, { scopes: ['delivery:write'] }),
    ],
    ['engine without a signing key', (d) => void Object.assign(d.engines.key, { sign: [] })],
    ['engine without a sealing key', (d) => void Object.assign(d.engines.identity, { seal: [] })],
  ])('is refused with an %s [DIRE-1, DIRE-3]', (_what, change) => {
    expect(codeAfter(change)).toMatch(/^(DIRECTORY_INVALID|LOG_KEY_INVALID)$/)
  })

  it.each<[string, (copy: typeof directory) => void]>([
    ['organisation', (d) => void Object.assign(d.organisations[1] ?? {}, { id: 'museum-a' })],
    ['client', (d) => void Object.assign(d.organisations[1]?.clients[0] ?? {}, { clientId: 'museum-a-1' })],
    ['domain', (d) => void Object.assign(d.domains[1] ?? {}, { id: 'reach' })],
    ['prefix', (d) => void Object.assign(d.domains[1] ?? {}, { prefix: 'reach' })],
    ['agreement', (d) => void Object.assign(d.agreements[1] ?? {}, { id: 'agreement-1' })],
    ['period', (d) => void Object.assign(d.agreements[1] ?? {}, { inForceFrom: '2026-06-30' })],
    ['open-ended period', (d) => void Object.assign(d.agreements[1] ?? {}, { inForceFrom: '2025-01-01' })],
    [
      'key within one client',
      (d) => void Object.assign(d.organisations[0]?.clients[1] ?? {}, { keys: [keys.signKey(11), keys.signKey(11)] }),
    ],
  ])('is refused with the same %s twice [DIRE-3, DIRE-6]', (_what, change) => {
    expect(codeAfter(change)).toBe('DIRECTORY_NOT_UNIQUE')
  })

  it.each<[string, (copy: typeof directory) => void]>([
    ['a tenant that is not there', (d) => void Object.assign(d.domains[0] ?? {}, { tenant: 'nobody' })],
    ['an institution as the tenant of a domain', (d) => void Object.assign(d.domains[1] ?? {}, { tenant: 'museum-a' })],
    ['an institution that is not there', (d) => void Object.assign(d.agreements[0] ?? {}, { institution: 'nobody' })],
    ['a tenant as an institution', (d) => void Object.assign(d.agreements[0] ?? {}, { institution: 'audience' })],
    ['a domain that is not there', (d) => void Object.assign(d.agreements[0] ?? {}, { domain: 'none' })],
    ['a domain of another tenant', (d) => void Object.assign(d.agreements[0] ?? {}, { tenant: 'auditor-c' })],
  ])('is refused when it names %s [DIRE-3]', (_what, change) => {
    expect(codeAfter(change)).toBe('DIRECTORY_REFERENCE_UNKNOWN')
  })

  it.each<[string, (copy: typeof directory) => void]>([
    [
      'two organisations',
      (d) => void Object.assign(d.organisations[1]?.clients[0] ?? {}, { keys: [keys.signKey(10)] }),
    ],
    [
      'two clients of one organisation',
      (d) => void Object.assign(d.organisations[0]?.clients[1] ?? {}, { keys: [keys.signKey(10)] }),
    ],
    [
      'an engine and a client',
      (d) => void Object.assign(d.organisations[1]?.clients[0] ?? {}, { keys: [keys.signKey(2)] }),
    ],
  ])('is refused when %s share a signing key [PART-16, DIRE-3]', (_what, change) => {
    expect(codeAfter(change)).toBe('DIRECTORY_KEY_SHARED')
  })

  it.each<[string, (copy: typeof directory) => void]>([
    [
      'a client that delivers and reads releases',
      (d) => void Object.assign(d.organisations[0]?.clients[0] ?? {}, { scopes: ['delivery:write', 'release:read'] }),
    ],
    [
      'an auditor that delivers and reads releases, by two clients',
      (d) =>
        void Object.assign(d.organisations[3] ?? {}, {
          clients: [
            { clientId: 'c-1', scopes: ['delivery:write'], keys: [keys.signKey(60)], status: 'active' },
            { clientId: 'c-2', scopes: ['release:read'], keys: [keys.signKey(61)], status: 'active' },
          ],
        }),
    ],
    [
      'an institution that reads releases',
      (d) => void Object.assign(d.organisations[0]?.clients[1] ?? {}, { scopes: ['release:read'] }),
    ],
    [
      'a tenant that delivers',
      (d) => void Object.assign(d.organisations[2]?.clients[0] ?? {}, { scopes: ['delivery:write'] }),
    ],
    [
      'a tenant that reads deliveries',
      (d) => void Object.assign(d.organisations[2]?.clients[0] ?? {}, { scopes: ['delivery:read'] }),
    ],
    [
      'an identity engine with the tenant’s key',
      (d) => void Object.assign(d.organisations[2] ?? {}, { sealKeys: [keys.sealKey(1)] }),
    ],
    [
      'a key engine with the tenant’s key',
      (d) => void Object.assign(d.organisations[2] ?? {}, { sealKeys: [keys.sealKey(3)] }),
    ],
    ['engines that share a sealing key', (d) => void Object.assign(d.engines.key, { seal: [keys.sealKey(1)] })],
    ['engines that share a signing key', (d) => void Object.assign(d.engines.key, { sign: [keys.signKey(2)] })],
  ])('is refused when it would open both gates: %s [PART-16, DIRE-3, DIRE-4, DIRE-5]', (_what, change) => {
    expect(codeAfter(change)).toBe('DIRECTORY_OPENS_BOTH_GATES')
  })

  it.each<[string, (copy: typeof directory) => void]>([
    ['agreements in any order of their periods', (d) => void (d.agreements as unknown[]).reverse()],
    [
      'agreements of the same days for another domain',
      (d) => void (d.agreements as unknown[]).push({ ...d.agreements[0], id: 'agreement-9', domain: 'panel' }),
    ],
    [
      'a domain of one name with two tenants',
      (d) => {
        const sealKeys = [keys.sealKey(70)]
        ;(d.organisations as unknown[]).push({ ...d.organisations[2], id: 'other', clients: [], sealKeys })
        ;(d.domains as unknown[]).push({ ...d.domains[0], tenant: 'other', prefix: 'other' })
      },
    ],
  ])('takes %s [DIRE-3, DIRE-6]', (_what, change) => {
    expect(codeAfter(change)).toBe('ACCEPTED')
  })

  it('looks at the holders of keys before it looks at references [DIRE-3]', () => {
    const change = (d: typeof directory) => {
      Object.assign(d.organisations[1]?.clients[0] ?? {}, { keys: [keys.signKey(10)] })
      Object.assign(d.domains[0] ?? {}, { tenant: 'nobody' })
    }
    expect(codeAfter(change)).toBe('DIRECTORY_KEY_SHARED')
  })

  it('names the place of what is wrong, and no value [CONV-15, DIRE-2]', () => {
    const copy = structuredClone(directory)
    Object.assign(copy.organisations[1] ?? {}, { name: 'secret\u0007' })
    expect(() => parseDirectory(copy)).toThrow(
      expect.objectContaining({ where: 'organisations[1].name', message: 'DIRECTORY_INVALID' }),
    )
  })
})
