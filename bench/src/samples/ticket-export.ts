import { closeSync, openSync, writeSync } from 'node:fs'
import { drawn } from './drawn.ts'

const COLUMNS =
  'Ordernummer;Orderdatum;Status;Relatienummer;Aanhef;Voornaam;Tussenvoegsel;Achternaam;E-mailadres;Mobiel;Straat;Huisnummer;Toevoeging;Postcode;' +
  'Woonplaats;Land;Geboortedatum;Voorstellingscode;Voorstelling;Genre;Zaal;Bezoekdatum;Aanvangstijd;Rang;Rij;Stoel;Prijssoort;Prijs;Kanaal;' +
  'Betaalwijze;Transactiekosten;Korting;Actiecode;Opmerking;Gescand;Scantijd;Kassa;Factuurnummer;Grootboek;BTW;Netto;Campagne;Taal;Apparaat;' +
  'Gemaakt op;Gewijzigd op;Seizoen;Serie;Barcode;Groep'
const GIVEN = 'Saskia Jan Pieter Fatima Anne Sofie Daan Lotte Willem Joris Noor Zoë René Chloé Emma Mohammed'.split(' ')
const FAMILY =
  'Vermeulen;Jansen;Bakker;Visser;Smit;Meijer;Mulder;Bos;Peters;Hendriks;Dekker;Brouwer;Dijkstra;Özdemir'.split(';')
const BLOCK = 1 << 20

/**
 * Writes the export of a theatre's ticketing system: fifty columns, a row per ticket, one to five tickets in an order; semicolons,
 * UTF-8, decimal commas. Everybody in it is composed.
 * @returns rows written, once the file has at least `bytes`.
 */
export function writeTicketExport(path: string, bytes: number): number {
  const draw = drawn(7)
  const two = (value: number): string => String(value).padStart(2, '0')
  const word = (): string => Array.from({ length: 6 }, () => String.fromCharCode(97 + draw(26))).join('')
  const file = openSync(path, 'w')
  let [written, rows, text] = [0, 0, `${COLUMNS}\r\n`]
  while (written + text.length < bytes) {
    const day = `${two(1 + draw(28))}-${two(1 + draw(12))}`
    const name = `${word()}.${word()}`
    const visitor = [
      `R${100_000 + draw(900_000)};Mevr.;${GIVEN[draw(GIVEN.length)]};;${FAMILY[draw(FAMILY.length)]}${word()}`,
      `${name}@${word()}.example;06 ${12_000_000 + draw(80_000_000)};Lange ${word()}straat;${1 + draw(300)};;${1000 + draw(8999)} AB`,
      `Utrecht;Nederland;${day}-${1940 + draw(65)}`,
    ].join(';')
    const show = `VST-${draw(900)};"De ${word()} van ""${word()}""";Toneel;Grote zaal;${day}-2026;20:15`
    for (let ticket = draw(5); ticket >= 0; ticket--) {
      rows++
      text +=
        `${200_000 + rows};${day}-2026 12:${two(draw(60))};Betaald;${visitor};${show};1e rang;${draw(30)};${draw(40)};Normaal;32,50;Website;` +
        `iDEAL;2,50;;;;ja;19:58;Balie 2;F2026-${rows};8010;9%;29,82;nieuwsbrief;nl-NL;mobiel;2026-03-01T10:12:00;2026-03-01T10:12:05;` +
        `2025/2026;;${draw(1 << 24)}${rows};\r\n`
    }
    if (text.length > BLOCK) {
      written += writeSync(file, text)
      text = ''
    }
  }
  writeSync(file, text)
  closeSync(file)
  return rows
}
