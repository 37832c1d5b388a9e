import type { ApprovableRequest } from '@sluis/ttp-core/person'
import type { Language } from '../supplier/findings.ts'

const WORDS = {
  en: {
    made: 'The request waits for the approvals of two others. Give them its identifier.',
    none: 'There are no requests.',
    mayBeContacted: 'persons may be contacted; of the others nothing is said.',
    asks: 'asks',
    purpose: 'Purpose',
    ground: 'Legal ground',
    persons: 'Persons',
    until: 'May be answered until',
  },
  nl: {
    made: 'Het verzoek wacht op de goedkeuring van twee anderen. Geef hun het nummer.',
    none: 'Er zijn geen verzoeken.',
    mayBeContacted: 'personen mogen worden benaderd; over de anderen wordt niets gezegd.',
    asks: 'vraagt',
    purpose: 'Doel',
    ground: 'Grondslag',
    persons: 'Personen',
    until: 'Te beantwoorden tot',
  },
} as const

/** The words of the commands in one language. */
export function revealWords(language: Language): (typeof WORDS)[Language] {
  return WORDS[language]
}

/** What an approver reads before deciding: who asks for what, for how many, why and until when. */
export function requestText(request: ApprovableRequest, language: Language): string {
  const words = WORDS[language]
  const lines = [
    `${request.requester} ${words.asks}: ${request.act}${placeOf(request)}`,
    `${words.purpose}: ${request.purpose}`,
  ]
  if (request.act !== 'key-destruction') {
    lines.push(`${words.ground}: ${request.legalGround}`, `${words.persons}: ${request.selection.count}`)
  }
  return [...lines, `${words.until}: ${request.expiresAt}`].join('\n')
}

function placeOf(request: ApprovableRequest): string {
  if (request.act === 'reveal') return `, ${request.institution}, ${request.tenant}/${request.domain}`
  if (request.act === 'key-destruction') return `, ${Object.values(request.key).join(' ')}`
  const { from, to } = request
  return `, ${from.tenant}/${from.domain} → ${to.tenant}/${to.domain}`
}
