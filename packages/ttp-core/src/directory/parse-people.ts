import { NAME_ID } from '../document/form.ts'
import { parseSignKey } from '../jwk/index.ts'
import type { Person } from './directory.ts'
import { form, readOptionalDate, readSet } from './form.ts'
import { PERSON_ROLES } from './roles.ts'

const MAX_KEYS = 20
const ACCOUNT = /^(?:[0-9a-f]{64})?$/

/** A person of the directory. Throws DIRECTORY_INVALID or KEY_FORM_INVALID. */
export function readPerson(value: unknown, where: string): Person {
  const required = ['id', 'organisation', 'account', 'roles', 'keys', 'status']
  const members = form.object(value, where, required, ['validUntil'])
  return {
    id: form.text(members.id, `${where}.id`, NAME_ID),
    organisation: form.text(members.organisation, `${where}.organisation`, NAME_ID),
    account: form.text(members.account, `${where}.account`, ACCOUNT),
    roles: readSet(members.roles, `${where}.roles`, 1, PERSON_ROLES),
    keys: form.list(members.keys, `${where}.keys`, 0, MAX_KEYS, parseSignKey),
    status: form.oneOf(members.status, `${where}.status`, ['active', 'suspended']),
    ...readOptionalDate(members, 'validUntil', where),
  }
}
