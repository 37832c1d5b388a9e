import { CLIENT_ID, DIGEST_BASE64URL, DIGEST_HEX, NAME_ID, READABLE, TIMESTAMP } from '../document/form.ts'
import { parseSealKey, parseSignKey } from '../jwk/index.ts'
import { checkDirectory } from './check.ts'
import type { Directory, DirectoryClient, EngineKeys, Organisation } from './directory.ts'
import { form, readOptionalDate, readSet } from './form.ts'
import { readLog } from './log-keys.ts'
import { readAgreement, readDomain, readTranslation } from './parse-agreements.ts'
import { readPerson } from './parse-people.ts'
import { readPortal } from './parse-portal.ts'
import { SCOPES } from './scopes.ts'

const MAX_VERSION = 2_147_483_647
const MAX_KEYS = 20
const MAX_CERTIFICATES = 5
const MAX_LIST = 20_000
const NONE = /^$/
const ISSUER = /^https?:\/\/[a-zA-Z0-9.:[\]-]+(?:\/[a-zA-Z0-9._~/-]*)?$/
const MEMBERS = [
  'schema',
  'version',
  'previousDigest',
  'issuedAt',
  'issuer',
  'log',
  'engines',
  'organisations',
  'domains',
  'agreements',
  'translations',
  'people',
]

/**
 * A directory that follows its schema (no unknown member), whose references exist and in which nobody can open both gates.
 * Throws DIRECTORY_INVALID, KEY_FORM_INVALID, LOG_KEY_INVALID and the codes of `checkDirectory`, with the place.
 */
export function parseDirectory(value: unknown): Directory {
  const members = form.object(value, 'directory', MEMBERS, ['portal'])
  form.oneOf(members.schema, 'schema', ['sluis-directory/1'])
  const version = form.integer(members.version, 'version', 1, MAX_VERSION)
  const engines = form.object(members.engines, 'engines', ['identity', 'key'])
  const directory: Directory = {
    schema: 'sluis-directory/1',
    version,
    previousDigest: form.text(members.previousDigest, 'previousDigest', version === 1 ? NONE : DIGEST_HEX),
    issuedAt: form.text(members.issuedAt, 'issuedAt', TIMESTAMP),
    issuer: form.text(members.issuer, 'issuer', ISSUER),
    log: readLog(members.log),
    engines: {
      identity: readEngine(engines.identity, 'engines.identity'),
      key: readEngine(engines.key, 'engines.key'),
    },
    organisations: form.list(members.organisations, 'organisations', 0, MAX_LIST, readOrganisation),
    domains: form.list(members.domains, 'domains', 0, MAX_LIST, readDomain),
    agreements: form.list(members.agreements, 'agreements', 0, MAX_LIST, readAgreement),
    translations: form.list(members.translations, 'translations', 0, MAX_LIST, readTranslation),
    people: form.list(members.people, 'people', 0, MAX_LIST, readPerson),
    ...(Object.hasOwn(members, 'portal') ? { portal: readPortal(members.portal) } : {}),
  }
  checkDirectory(directory)
  return directory
}

function readEngine(value: unknown, where: string): EngineKeys {
  const members = form.object(value, where, ['seal', 'sign'])
  return {
    seal: form.list(members.seal, `${where}.seal`, 1, MAX_KEYS, parseSealKey),
    sign: form.list(members.sign, `${where}.sign`, 1, MAX_KEYS, parseSignKey),
  }
}

function readOrganisation(value: unknown, where: string): Organisation {
  const members = form.object(value, where, ['id', 'name', 'kind', 'status', 'clients', 'sealKeys'])
  return {
    id: form.text(members.id, `${where}.id`, NAME_ID),
    name: form.text(members.name, `${where}.name`, READABLE),
    kind: form.oneOf(members.kind, `${where}.kind`, ['institution', 'tenant', 'auditor']),
    status: form.oneOf(members.status, `${where}.status`, ['active', 'suspended']),
    clients: form.list(members.clients, `${where}.clients`, 0, MAX_KEYS, readClient),
    sealKeys: form.list(members.sealKeys, `${where}.sealKeys`, 0, MAX_KEYS, parseSealKey),
  }
}

function readClient(value: unknown, where: string): DirectoryClient {
  const members = form.object(value, where, ['clientId', 'scopes', 'keys', 'status'], ['validUntil', 'certificates'])
  const scopes = readSet(members.scopes, `${where}.scopes`, 1, SCOPES)
  return {
    clientId: form.text(members.clientId, `${where}.clientId`, CLIENT_ID),
    scopes,
    keys: form.list(members.keys, `${where}.keys`, 1, MAX_KEYS, parseSignKey),
    status: form.oneOf(members.status, `${where}.status`, ['active', 'suspended']),
    ...readOptionalDate(members, 'validUntil', where),
    ...(Object.hasOwn(members, 'certificates')
      ? { certificates: form.list(members.certificates, `${where}.certificates`, 1, MAX_CERTIFICATES, readThumbprint) }
      : {}),
  }
}

const readThumbprint = (value: unknown, where: string): string => form.text(value, where, DIGEST_BASE64URL)
