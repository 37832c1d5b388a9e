import { DIGEST_HEX, NAME_ID, READABLE } from '../document/form.ts'
import { CoreError } from '../errors.ts'
import type { Agreement, DirectoryDomain, DomainName, PrivacyStatement, Translation } from './directory.ts'
import { form, readDate, readOptionalDate, readSet } from './form.ts'

const MAX_EPOCH = 65_535
const MAX_TEMPLATE = 65_535
const MAX_QUESTIONNAIRES = 20
const MAX_PERSONS_PER_DAY = 1_000_000
const PREFIX = /^[a-z]{2,10}$/
const ATTRIBUTES = ['postcode4', 'birthDecade'] as const
const PURPOSES = ['market-insight', 'one-to-one-contact'] as const

/** A pseudonym domain of the directory. Throws DIRECTORY_INVALID. */
export function readDomain(value: unknown, where: string): DirectoryDomain {
  const required = ['id', 'tenant', 'mode', 'purpose', 'epoch', 'prefix', 'attributes']
  const members = form.object(value, where, required, ['reveal'])
  const attributes = readSet(members.attributes, `${where}.attributes`, 0, ATTRIBUTES)
  return {
    id: form.text(members.id, `${where}.id`, NAME_ID),
    tenant: form.text(members.tenant, `${where}.tenant`, NAME_ID),
    mode: form.oneOf(members.mode, `${where}.mode`, ['irreversible', 'reversible']),
    purpose: form.text(members.purpose, `${where}.purpose`, READABLE),
    epoch: form.integer(members.epoch, `${where}.epoch`, 1, MAX_EPOCH),
    prefix: form.text(members.prefix, `${where}.prefix`, PREFIX),
    attributes,
    ...(Object.hasOwn(members, 'reveal') ? { reveal: readReveal(members.reveal, `${where}.reveal`) } : {}),
  }
}

function readReveal(value: unknown, where: string): { readonly personsPerDayMax: number } {
  const { personsPerDayMax } = form.object(value, where, ['personsPerDayMax'])
  return { personsPerDayMax: form.integer(personsPerDayMax, `${where}.personsPerDayMax`, 1, MAX_PERSONS_PER_DAY) }
}

/** An agreement of the directory. Throws DIRECTORY_INVALID. */
export function readAgreement(value: unknown, where: string): Agreement {
  const required = ['id', 'institution', 'tenant', 'domain', 'inForceFrom', 'anonymousVisits', 'purposes']
  const members = form.object(value, where, required, ['inForceUntil', 'questionnaires', 'privacyStatement'])
  return {
    id: form.text(members.id, `${where}.id`, NAME_ID),
    institution: form.text(members.institution, `${where}.institution`, NAME_ID),
    tenant: form.text(members.tenant, `${where}.tenant`, NAME_ID),
    domain: form.text(members.domain, `${where}.domain`, NAME_ID),
    inForceFrom: readDate(members.inForceFrom, `${where}.inForceFrom`),
    ...readOptionalDate(members, 'inForceUntil', where),
    anonymousVisits: form.boolean(members.anonymousVisits, `${where}.anonymousVisits`),
    purposes: readSet(members.purposes, `${where}.purposes`, 1, PURPOSES),
    ...(Object.hasOwn(members, 'questionnaires')
      ? { questionnaires: readQuestionnaires(members.questionnaires, `${where}.questionnaires`) }
      : {}),
    ...(Object.hasOwn(members, 'privacyStatement')
      ? { privacyStatement: readStatement(members.privacyStatement, `${where}.privacyStatement`) }
      : {}),
  }
}

/** Names, known here or not: a directory that agrees on a newer questionnaire must not stop whoever has never heard of it. */
function readQuestionnaires(value: unknown, where: string): readonly string[] {
  const names = form.list(value, where, 1, MAX_QUESTIONNAIRES, (name, at) => form.text(name, at, NAME_ID))
  if (new Set(names).size !== names.length) throw new CoreError('DIRECTORY_INVALID', where)
  return names
}

function readStatement(value: unknown, where: string): PrivacyStatement {
  const members = form.object(value, where, ['template', 'nl', 'en'])
  return {
    template: form.integer(members.template, `${where}.template`, 1, MAX_TEMPLATE),
    nl: form.text(members.nl, `${where}.nl`, DIGEST_HEX),
    en: form.text(members.en, `${where}.en`, DIGEST_HEX),
  }
}

/** A translation of the directory. Throws DIRECTORY_INVALID. */
export function readTranslation(value: unknown, where: string): Translation {
  const required = ['id', 'from', 'to', 'purpose', 'inForceFrom']
  const members = form.object(value, where, required, ['inForceUntil'])
  return {
    id: form.text(members.id, `${where}.id`, NAME_ID),
    from: readDomainName(members.from, `${where}.from`),
    to: readDomainName(members.to, `${where}.to`),
    purpose: form.text(members.purpose, `${where}.purpose`, READABLE),
    inForceFrom: readDate(members.inForceFrom, `${where}.inForceFrom`),
    ...readOptionalDate(members, 'inForceUntil', where),
  }
}

function readDomainName(value: unknown, where: string): DomainName {
  const { tenant, domain } = form.object(value, where, ['tenant', 'domain'])
  return {
    tenant: form.text(tenant, `${where}.tenant`, NAME_ID),
    domain: form.text(domain, `${where}.domain`, NAME_ID),
  }
}
