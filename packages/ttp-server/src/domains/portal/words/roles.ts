import type { PersonRole } from '@sluis/ttp-core/common'
import { bilingual } from './language.ts'

/** Roles of people in words. */
export const ROLES = bilingual<Readonly<Record<PersonRole, string>>>({
  nl: {
    'institution-administrator': 'beheerder van de instelling',
    operator: 'operator',
    registrar: 'registrar',
    'key-custodian': 'bewaarder van een sleuteldeel (codes)',
    'identity-custodian': 'bewaarder van een sleuteldeel (personen)',
    'reveal-requester': 'mag om persoonlijk benaderen vragen',
    'reveal-approver': 'mag zo’n vraag goedkeuren',
    'clerical-reviewer': 'beoordelaar van twijfelgevallen',
    auditor: 'controleur',
    'data-protection-officer': 'functionaris voor gegevensbescherming',
  },
  en: {
    'institution-administrator': 'administrator of the institution',
    operator: 'operator',
    registrar: 'registrar',
    'key-custodian': 'custodian of a share (codes)',
    'identity-custodian': 'custodian of a share (persons)',
    'reveal-requester': 'may ask for personal contact',
    'reveal-approver': 'may approve such a request',
    'clerical-reviewer': 'reviewer of doubtful cases',
    auditor: 'auditor',
    'data-protection-officer': 'data protection officer',
  },
})
