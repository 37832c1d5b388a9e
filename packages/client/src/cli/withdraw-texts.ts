import type { Language } from '../supplier/findings.ts'

/** The words of `sluis withdraw`. */
export const WITHDRAW_TEXTS = {
  en: {
    intro:
      'Withdraw a person’s consent to be contacted one to one by your institution. Say what you know; leave the rest empty. It is sealed on this machine and kept nowhere.',
    sure: 'Withdraw the consent of this person?',
    withdrawn: 'Withdrawn; receipt',
    holds:
      'From now on nobody is revealed to you who is reached by what you gave, until that person consents anew. Whether the person is known the service tells nobody. Change it in your own system too: the next export counts as consent if it says so.',
  },
  nl: {
    intro:
      'Trek de toestemming in van een persoon om door uw instelling één op één te worden benaderd. Vul in wat u weet; laat de rest leeg. Het wordt op deze computer verzegeld en nergens bewaard.',
    sure: 'De toestemming van deze persoon intrekken?',
    withdrawn: 'Ingetrokken; ontvangstbevestiging',
    holds:
      'Vanaf nu krijgt u niemand te zien die te bereiken is met wat u opgaf, tot die persoon opnieuw toestemming geeft. Of de persoon bekend is, vertelt de dienst aan niemand. Pas het ook in uw eigen systeem aan: de volgende export telt als toestemming als die dat zegt.',
  },
} as const satisfies Record<Language, object>
