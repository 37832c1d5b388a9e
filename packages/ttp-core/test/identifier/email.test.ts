import { describe, expect, it } from 'vitest'
import { ROWS as EMAILS } from '../../../../test-vectors/build/identifiers/email.ts'
import type { Row } from '../../../../test-vectors/build/identifiers/rows.ts'
import { field } from './support.ts'

describe('email', () => {
  it.each<Row>([
    ...EMAILS,
    [' jan@x.nl ', 'jan@x.nl'],
    ['jan @ x.nl', 'jan@x.nl'],
    ['JAN+TAG@GMAIL.COM', 'jan+tag@gmail.com'],
    ['jan@gmial.com', 'jan@gmial.com'],
    ['Jan Jansen <jan@x.nl>', 'jan@x.nl'],
    ['mailto:jan@x.nl', 'jan@x.nl'],
    ['jan@x.nl.', 'jan@x.nl'],
    ['<jan@x.nl>', 'jan@x.nl'],
    ['"jan@x.nl"', 'jan@x.nl'],
    ['a@b.nl; c@d.nl', 'a@b.nl'],
    ['a@b.nl c@d.nl', 'a@b.nl'],
    ['a@b.nl/c@d.nl', 'a@b.nl'],
    ['jan@münchen.de', 'jan@xn--mnchen-3ya.de'],
    ['jan@MÜNCHEN.de', 'jan@xn--mnchen-3ya.de'],
    ['jan@mu\u0308nchen.de', 'jan@xn--mnchen-3ya.de'],
    ['jan@xn--mnchen-3ya.de', 'jan@xn--mnchen-3ya.de'],
    ['jan\u200b@x.nl', 'jan@x.nl'],
    ["o'brien@x.nl", "o'brien@x.nl"],
    ['a/b@x.nl', 'a/b@x.nl'],
    ['jan@sub.x.co.uk', 'jan@sub.x.co.uk'],
    ['info@museum.nl', 'info@museum.nl'],
    ['jan@@x.nl', '!EMAIL_NO_AT'],
    ['jan@x', '!EMAIL_DOMAIN_INVALID'],
    ['jan@gmail,com', '!EMAIL_DOMAIN_INVALID'],
    ['jan jansen@x.nl', '!EMAIL_SPACE'],
    ['jan.@x.nl', '!EMAIL_LOCAL_INVALID'],
    ['j..an@x.nl', '!EMAIL_LOCAL_INVALID'],
    ['josé@x.nl', '!EMAIL_LOCAL_INVALID'],
    ['jаn@x.nl', '!EMAIL_LOCAL_INVALID'],
    ['@x.nl', '!EMAIL_LOCAL_INVALID'],
    ['jan\ufffd@x.nl', '!ENCODING_DAMAGED'],
    [`${'a'.repeat(65)}@x.nl`, '!EMAIL_LOCAL_INVALID'],
  ])('%s → %s', (raw, expected) => {
    expect(field('email', raw)).toBe(expected)
  })
})
