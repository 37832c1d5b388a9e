import { FILLERS } from '../../../packages/ttp-core/src/identifier/contact/phone-filler.ts'
import { PLUS, ROLES, SAME } from '../../../packages/ttp-core/src/identifier/keys/email.ts'
import type { Fields } from '../../../test-vectors/build/frame.ts'

export function contactTable(): Fields {
  return {
    phoneFillers: [...FILLERS],
    mailDomainsWithTags: [...PLUS],
    mailDomainsOfOneMailbox: { ...SAME },
    mailRoles: [...ROLES],
  }
}
