/** Providers where everything behind a plus is the user's own tag. */
export const PLUS = new Set(
  (
    'gmail.com outlook.com outlook.nl outlook.be hotmail.com hotmail.nl hotmail.be live.com live.nl live.be msn.com icloud.com fastmail.com ' +
    'fastmail.fm proton.me zoho.com zoho.eu tutanota.com posteo.net posteo.de mailbox.org runbox.com pobox.com hey.com startmail.com soverin.net'
  ).split(' '),
)
/** Domains that are names of one mailbox. */
export const SAME: Readonly<Record<string, string>> = {
  'googlemail.com': 'gmail.com',
  'me.com': 'icloud.com',
  'mac.com': 'icloud.com',
  'protonmail.com': 'proton.me',
  'protonmail.ch': 'proton.me',
  'pm.me': 'proton.me',
}
export const ROLES = new Set(
  (
    'info kassa receptie noreply no-reply donotreply do-not-reply niet-beantwoorden contact administratie admin balie webmaster postmaster ' +
    'hostmaster abuse sales verkoop kaartverkoop tickets ticket ticketing ticketservice reserveringen reservering reserveren reservation ' +
    'reservations boekingen boeking booking bookings bestellingen bestelling orders order facturen factuur invoice finance financien ' +
    'boekhouding crediteuren debiteuren secretariaat office kantoor mail email e-mail post hallo hello support service klantenservice ' +
    'helpdesk marketing communicatie pr pers press events evenementen educatie onderwijs groepen groepsbezoek museum theater bibliotheek ' +
    'bestuur directie team welkom welcome bezoek bezoekers publieksservice publiek winkel webshop shop vrienden donateurs leden ' +
    'ledenadministratie school planning frontdesk frontoffice backoffice desk hr personeel vrijwilligers root test nieuwsbrief newsletter algemeen'
  ).split(' '),
)
/** Roles whatever follows them: kassa2, info.utrecht. */
const DESKS = new Set('info kassa receptie noreply balie reserveringen administratie secretariaat'.split(' '))

/**
 * Key under which the spellings of one mailbox agree: Gmail's dots and tags gone, a plus tag dropped for providers known
 * to have it, names of one provider joined.
 * @param email canonical email.
 */
export function emailKey(email: string): string {
  const at = email.lastIndexOf('@')
  const typed = email.slice(at + 1)
  const domain = SAME[typed] ?? typed
  let local = email.slice(0, at)
  if (PLUS.has(domain)) local = dropTag(local)
  if (domain === 'gmail.com') local = local.replaceAll('.', '')
  return `${local}@${domain}`
}

/** Weaker key: the plus tag dropped whatever the provider; equal to `emailKey` when there is none. */
export function emailKeyWithoutTag(email: string): string {
  const key = emailKey(email)
  const at = key.lastIndexOf('@')
  return dropTag(key.slice(0, at)) + key.slice(at)
}

/** True for a role address (info, kassa, noreply …): it belongs to an organisation, not to a person. */
export function emailIsShared(email: string): boolean {
  const local = email.slice(0, email.lastIndexOf('@'))
  if (ROLES.has(local) || local.startsWith('noreply') || local.startsWith('no-reply')) return true
  let end = 0
  while (end < local.length && !endsWord(local.charCodeAt(end))) end++
  return DESKS.has(local.slice(0, end))
}

/** Digits and `+ - . _`. */
function endsWord(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || unit === 43 || unit === 45 || unit === 46 || unit === 95
}

function dropTag(local: string): string {
  const plus = local.indexOf('+')
  return plus > 0 ? local.slice(0, plus) : local
}
