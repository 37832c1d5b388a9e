import { signDocument } from '../document/index.ts'
import type { SigningKey } from '../jwk/index.ts'
import type { Ceremony } from './ceremony.ts'
import { parseCeremony } from './ceremony.ts'

/** The protocol of a ceremony, checked and signed. Throws CEREMONY_INVALID. */
export async function signCeremony(ceremony: Ceremony, key: SigningKey): Promise<string> {
  return signDocument('sluis-ceremony', parseCeremony(ceremony), key)
}
