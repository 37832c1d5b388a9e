/** Domains where everybody may have a mailbox: many visitors share one, and that says nothing. */
const DOMAINS = new Set(
  (
    'gmail.com googlemail.com outlook.com outlook.nl outlook.be hotmail.com hotmail.nl hotmail.be hotmail.co.uk hotmail.fr hotmail.de ' +
    'live.com live.nl live.be msn.com icloud.com me.com mac.com yahoo.com yahoo.nl yahoo.co.uk yahoo.fr yahoo.de ymail.com aol.com ' +
    'proton.me protonmail.com pm.me fastmail.com zoho.com tutanota.com startmail.com posteo.net mailbox.org gmx.net gmx.de gmx.com ' +
    'web.de t-online.de freenet.de mail.com mail.ru ziggo.nl kpnmail.nl planet.nl hetnet.nl xs4all.nl upcmail.nl home.nl casema.nl ' +
    'chello.nl quicknet.nl telfort.nl online.nl tele2.nl zonnet.nl wxs.nl versatel.nl freeler.nl solcon.nl caiway.nl caiway.net kabelfoon.nl ' +
    'zeelandnet.nl onsbrabantnet.nl onsnet.nu hccnet.nl glazenkamp.net multiweb.nl t-mobilethuis.nl odido.nl delta.nl deltafiber.nl ' +
    'telenet.be skynet.be proximus.be scarlet.be pandora.be orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it ziggomail.nl ' +
    'mail.nl email.com kpnplanet.nl tiscali.nl 12move.nl dds.nl luna.nl xmsnet.nl unet.nl plex.nl budget.nl kpn.nl hey.com hushmail.com'
  ).split(' '),
)
/** RFC 2606: nobody's mailbox; a whole file of them is an invented one. */
const RESERVED = /(?:^|\.)(?:example|test|invalid|localhost)$|^example\.(?:com|org|net|nl)$/

/** Whether everybody may have a mailbox at this domain. */
export function isProvider(domain: string): boolean {
  return DOMAINS.has(domain)
}

/** Whether no mailbox can be at this domain. */
export function isReserved(domain: string): boolean {
  return RESERVED.test(domain)
}
