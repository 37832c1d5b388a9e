import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

/** The database roles, one for each trust domain, one for clerical review, and one that only reads the log. */
export const ROLES = [
  'ttp_registry',
  'ttp_intake',
  'ttp_identity',
  'ttp_reviewer',
  'ttp_pseudonymise',
  'ttp_release',
  'ttp_reveal',
  'ttp_portal',
  'ttp_keys',
  'ttp_audit',
  'ttp_log_reader',
] as const
export type Role = (typeof ROLES)[number]

/** Gives every role a password of its own, kept in the data folder (mode 0600), and returns each role's URL. */
export async function giveRolesPasswords(directory: string, ownerUrl: string): Promise<Readonly<Record<Role, string>>> {
  const file = join(directory, 'role-passwords.json')
  const passwords = await readPasswords(file)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    for (const role of ROLES) {
      await client.query(`alter role ${role} password ${client.escapeLiteral(passwords[role])}`)
    }
  } finally {
    await client.end()
  }
  const url = (role: Role): string => {
    const address = new URL(ownerUrl)
    address.username = role
    address.password = passwords[role]
    return address.href
  }
  return Object.fromEntries(ROLES.map((role) => [role, url(role)])) as Record<Role, string>
}

/** Those of the file; roles that are newer than it get one now. */
async function readPasswords(file: string): Promise<Readonly<Record<Role, string>>> {
  const known = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Partial<Record<Role, string>>,
    () => ({}) as Partial<Record<Role, string>>,
  )
  if (ROLES.every((role) => known[role] !== undefined)) return known as Record<Role, string>
  const made = ROLES.map((role) => [role, known[role] ?? randomBytes(24).toString('base64url')])
  const passwords = Object.fromEntries(made) as Record<Role, string>
  await writeFile(file, JSON.stringify(passwords), { mode: 0o600 })
  return passwords
}
