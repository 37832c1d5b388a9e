import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import * as auditor from '../../src/roles/auditor.ts'
import * as common from '../../src/roles/common.ts'
import * as enrol from '../../src/roles/enrol.ts'
import * as identity from '../../src/roles/identity.ts'
import * as person from '../../src/roles/person.ts'
import * as pseudonymise from '../../src/roles/pseudonymise.ts'
import * as registrar from '../../src/roles/registrar.ts'
import * as rows from '../../src/roles/rows.ts'
import * as supplier from '../../src/roles/supplier.ts'
import * as tenant from '../../src/roles/tenant.ts'
import { reachableFrom } from './module-graph.ts'

const ROLES = { supplier, rows, identity, pseudonymise, tenant, auditor, registrar, person, enrol, common } as const
type Role = keyof typeof ROLES
const ROLE_NAMES = Object.keys(ROLES) as Role[]

/** What each role may export; every other role must not. */
const RESERVED: Record<string, { names: readonly string[]; roles: readonly Role[] }> = {
  'read a private sealing key': { names: ['parsePrivateSealKey'], roles: ['tenant', 'registrar', 'person', 'enrol'] },
  'open a part': { names: ['openPart'], roles: ['identity', 'pseudonymise', 'tenant', 'person'] },
  'seal parts': { names: ['sealPart'], roles: ['supplier', 'identity', 'pseudonymise', 'person'] },
  'seal what a tenant asks of its own pseudonyms': { names: ['sealRewrap'], roles: ['tenant'] },
  'derive keys': {
    names: ['deriveKey', 'SecretKey', 'openSeed', 'sealSeed', 'keyEncryptionKey'],
    roles: ['identity', 'pseudonymise'],
  },
  'join the shares of a root': {
    names: ['combineShares', 'parseShare', 'printShare'],
    roles: ['identity', 'pseudonymise'],
  },
  'sign the protocol of a ceremony': { names: ['signCeremony'], roles: ['registrar'] },
  'make an engine’s keys': { names: ['sealKeyFromSeed', 'signKeyFromSeed'], roles: ['identity', 'pseudonymise'] },
  'make or open pseudonyms': {
    names: [
      'deriveIrreversible',
      'innerValue',
      'wrapInner',
      'unwrapInner',
      'encryptSubject',
      'decryptSubject',
      'rewrap',
      'translate',
      'innerKey',
      'wrapKey',
      'reversibleKey',
      'deriveInnerKey',
      'deriveWrapKey',
      'deriveReversibleKey',
    ],
    roles: ['pseudonymise'],
  },
  'read a printed pseudonym': { names: ['parsePseudonym'], roles: ['pseudonymise', 'tenant', 'person'] },
  'link identities': { names: ['linkageToken', 'linkageTokens', 'TOKEN_FAMILY'], roles: ['identity'] },
  'normalise identities': {
    names: ['canonicaliseIdentity', 'canonicaliseField'],
    roles: ['supplier', 'rows', 'identity'],
  },
  'read identities': {
    names: ['parseIdentityContent'],
    roles: ['supplier', 'identity'],
  },
  'read activities': { names: ['parseActivityContent'], roles: ['supplier', 'tenant'] },
  'read subject numbers': { names: ['parseSubjectContent', 'parseSubjectNumber'], roles: ['identity', 'pseudonymise'] },
  'sign the log': { names: ['signCheckpoint'], roles: ['pseudonymise'] },
  'compute the tree of the log': { names: ['appendLeaves'], roles: ['pseudonymise', 'auditor'] },
  'sign the directory': { names: ['signDirectory'], roles: ['registrar'] },
  'read who was revealed': { names: ['parseRevelationContent'], roles: ['person'] },
  'reveal somebody': { names: ['padRevelation'], roles: ['identity'] },
  'select whom to reveal': { names: ['revealSelection'], roles: ['person'] },
  'sign requests and approvals': { names: ['signRequest', 'signApproval'], roles: ['person'] },
  'ask for enrolment': { names: ['signEnrolment', 'signRollover'], roles: ['enrol'] },
  'sign manifests': { names: ['signManifest'], roles: ['supplier'] },
}

describe.each(Object.entries(RESERVED))(
  'only their own roles %s [PART-2, PART-17, CONV-19]',
  (_what, { names, roles }) => {
    it.each(names.map((name) => [name]))('%s', (name) => {
      const having = ROLE_NAMES.filter((role) => name in ROLES[role])
      for (const role of having) expect(roles).toContain(role)
      expect(having.length, `${name} is exported somewhere`).toBeGreaterThan(0)
    })
  },
)

describe.each(ROLE_NAMES)('the role %s', (role) => {
  it('has an entry of the package', () => {
    expect(packageJson.exports[`./${role}`]).toEqual({
      'sluis-source': `./src/roles/${role}.ts`,
      default: `./dist/roles/${role}.js`,
    })
  })

  it('exports these names and no other [PART-2, CONV-19]', async () => {
    await expect(`${Object.keys(ROLES[role]).sort().join('\n')}\n`).toMatchFileSnapshot(`allowed/${role}.txt`)
  })
})

it('there is no entry but the roles, and the one that checks them all against the test vectors', () => {
  expect(Object.keys(packageJson.exports).sort()).toEqual(
    [...ROLE_NAMES, 'conformance'].map((role) => `./${role}`).sort(),
  )
})

it('no role can reach the operations of conformance, which hold every role’s', () => {
  for (const role of ROLE_NAMES) {
    expect([...reachableFrom(role)].filter((module) => module.startsWith('conformance/'))).toEqual([])
  }
  expect([...reachableFrom('conformance')]).toContain('conformance/operations.ts')
})

/** Folders and files of src/ that a role must not even load, whatever it exports. */
const OUT_OF_REACH: Record<Role, readonly RegExp[]> = {
  supplier: [
    /^keys\//,
    /^linkage\//,
    /^pseudonym\//,
    /^envelope\/open/,
    /^envelope\/content\/(?:pseudonym|subject|attribute)/,
  ],
  // No key, no directory, no part, no package that has to do with them: it is loaded in each thread that looks at rows.
  rows: [
    /^(?:approval|audit|custody|directory|enrolment|envelope|jwk|keys|linkage|log|manifest|pseudonym|receipt|statement)\//,
    /^(?:jose|zod|@noble|@scure)/,
  ],
  identity: [/^pseudonym\/(?!types)/, /^activity\//, /^envelope\/content\/(?:activity|pseudonym)/],
  pseudonymise: [
    /^identifier\//,
    /^linkage\//,
    /^activity\//,
    /^envelope\/content\/(?:identity|activity)/,
    /^libphonenumber/,
  ],
  tenant: [/^keys\//, /^linkage\//, /^identifier\//, /^pseudonym\/(?!printed-form|epoch-of|types)/, /^libphonenumber/],
  auditor: [
    /^envelope\/seal/,
    /^envelope\/open/,
    /^keys\//,
    /^linkage\//,
    /^identifier\//,
    /^pseudonym\//,
    /^activity\//,
    /^envelope\/content\/(?!rows)/,
  ],
  person: [
    /^keys\//,
    /^linkage\//,
    /^identifier\//,
    /^pseudonym\/(?!printed-form|types)/,
    /^activity\//,
    /^envelope\/content\/(?!rows|selection|revelation|pseudonym|change-list|rewrap)/,
  ],
  registrar: [
    /^envelope\/seal/,
    /^envelope\/open/,
    /^keys\//,
    /^linkage\//,
    /^identifier\//,
    /^pseudonym\//,
    /^activity\//,
    /^envelope\/content\/(?!rows)/,
  ],
  enrol: [
    /^envelope\/seal/,
    /^envelope\/open/,
    /^keys\//,
    /^linkage\//,
    /^identifier\//,
    /^pseudonym\//,
    /^activity\//,
    /^envelope\/content\/(?!rows)/,
  ],
  common: [
    /^envelope\/seal/,
    /^envelope\/open/,
    /^keys\//,
    /^linkage\//,
    /^identifier\//,
    /^pseudonym\//,
    /^activity\//,
    /^envelope\/content\/(?!rows)/,
  ],
}

describe('module graphs', () => {
  it.each(ROLE_NAMES)('%s does not reach what is not its own [PART-2, PART-17, CONV-19]', (role) => {
    const reached = [...reachableFrom(role)]
    expect(reached.length).toBeGreaterThan(20)
    for (const pattern of OUT_OF_REACH[role])
      expect(
        reached.filter((name) => pattern.test(name)),
        String(pattern),
      ).toEqual([])
  })

  it('are read well enough to see what is there', () => {
    expect([...reachableFrom('pseudonymise')]).toEqual(
      expect.arrayContaining(['keys/derive-key.ts', 'pseudonym/irreversible.ts', 'jose']),
    )
    expect([...reachableFrom('identity')]).toEqual(
      expect.arrayContaining(['linkage/token.ts', 'identifier/is-canonical.ts', 'envelope/open.ts']),
    )
    expect([...reachableFrom('tenant')]).toEqual(
      expect.arrayContaining(['pseudonym/printed-form.ts', 'envelope/open.ts']),
    )
  })

  it.each(ROLE_NAMES)('%s runs in a browser: no module of Node, no package but those that the core may use', (role) => {
    const packages = [...reachableFrom(role)].filter((name) => !name.endsWith('.ts'))
    for (const name of packages)
      expect(name).toMatch(
        /^(?:@noble\/(?:ciphers|curves|hashes)\/|@scure\/base$|jose$|libphonenumber-js|shamir-secret-sharing$)/,
      )
  })
})
