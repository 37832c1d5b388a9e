import { readFileSync } from 'node:fs'

export const HEADINGS = ['Sees', 'Holds', 'Must never see', 'May call'] as const

export interface TrustDomain {
  readonly process: string
  readonly role: string
  readonly schemas: readonly string[]
  readonly core: readonly string[]
}

export interface Card {
  readonly headings: readonly string[]
  readonly roles: readonly string[]
  readonly schemas: readonly string[]
  /** `schema.table` → privileges, of tables outside the domain's own schemas. */
  readonly mayCall: ReadonlyMap<string, readonly string[]>
}

const server = new URL('../../', import.meta.url)

export const trustDomains = JSON.parse(readFileSync(new URL('../../spec/trust-domains.json', server), 'utf8')) as {
  readonly domains: Readonly<Record<string, TrustDomain>>
  readonly delegates: Readonly<Record<string, { readonly domain: string; readonly process: string }>>
  readonly readers: Readonly<
    Record<
      string,
      { readonly process: string; readonly schemas: readonly string[]; readonly privileges: readonly string[] }
    >
  >
}

/** Reads a domain's card. A heading runs until the next one. */
export function readCard(domain: string): Card {
  const text = readFileSync(new URL(`src/domains/${domain}/DOMAIN.md`, server), 'utf8')
  const sections = new Map(
    [...text.matchAll(/^- ([A-Z][a-z ]+): ([\s\S]*?)(?=\n- |\n*$(?![\s\S]))/gm)].map(([, name, body]) => [
      name ?? '',
      body ?? '',
    ]),
  )
  const holds = sections.get('Holds') ?? ''
  const held = [...holds.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name ?? '')
  const calls = [...(sections.get('May call') ?? '').matchAll(/`([a-z_]+\.[a-z_]+) \(([a-z, |]+)\)`/g)]
  return {
    headings: [...sections.keys()],
    roles: held.filter((name) => name.startsWith('ttp_')),
    schemas: held.filter((name) => !name.startsWith('ttp_')),
    mayCall: new Map(
      calls.map(([, table, privileges]) => [
        table ?? '',
        (privileges ?? '')
          .split(/[,|]\s*/)
          .map((name) => name.trim())
          .sort(),
      ]),
    ),
  }
}
