import { closeSync, openSync, writeSync } from 'node:fs'
import { drawn } from './drawn.ts'

const COLUMNS =
  'Relatienummer;Voornaam;Tussenvoegsel;Achternaam;E-mailadres;Telefoon;Straat;Huisnummer;Postcode;Woonplaats;Geboortedatum;Bezoekdatum;Aanvangstijd;Prijs'
const GIVEN =
  'Saskia Jan Pieter Fatima Anne Sofie Daan Lotte Willem Joris Noor Zoë René Chloé Emma Mohammed Johanna Hendrik Ingrid Anne-Marie'.split(
    ' ',
  )
const FAMILY =
  'Vermeulen;Jansen;Bakker;Visser;Smit;Meijer;Mulder;Bos;Peters;Hendriks;Dekker;Brouwer;Dijkstra;Özdemir;Berg;Dijk;Boer;Haan;Leeuwen;Vries'.split(
    ';',
  )
const ENDINGS = ['', '', 'man', 'stra', 'sma', 'huis', 'veld', 'mans', 'kamp', 'meijer', 'hof', 'beek']
const PREFIXES = ['', '', '', '', 'van', 'de', 'van der', 'van den']
const STREETS =
  'Dorpsstraat;Kerkstraat;Lange Voorhout;Prinsengracht;Molenweg;Beethovenlaan;Julianaplein;Schoolstraat;Hoofdweg;Nieuwe Gracht'.split(
    ';',
  )
const CITIES = "Amsterdam;Utrecht;Den Haag;'s-Hertogenbosch;Groningen;Maastricht;Zwolle;Arnhem;Leiden;Haarlem".split(
  ';',
)
const MAIL = ['gmail.com', 'hotmail.com', 'ziggo.nl', 'kpnmail.nl', 'outlook.com', 'live.nl', 'voorbeeld.example']
const BLOCK = 1 << 20

/**
 * Writes an export in which every row is a visitor of its own: fourteen columns, some 130 bytes a row, so that nothing known of the
 * row before helps. Words are as common as in life; everybody is composed.
 */
export function writeVisitorExport(path: string, rows: number): void {
  const draw = drawn(11)
  const of = (words: readonly string[]): string => words[draw(words.length)] ?? ''
  const two = (value: number): string => String(value).padStart(2, '0')
  const file = openSync(path, 'w')
  let text = `${COLUMNS}\r\n`
  for (let row = 1; row <= rows; row++) {
    const given = of(GIVEN)
    const family = `${of(FAMILY)}${of(ENDINGS)}`
    const postcode = `${1000 + draw(8999)} ${String.fromCharCode(65 + draw(26), 66 + draw(3))}`
    const phone =
      draw(4) === 0
        ? `0${of(['20', '30', '70', '10', '50'])}-${2_000_000 + draw(7_000_000)}`
        : `06 ${12_000_000 + draw(70_000_000)}`
    text +=
      `R${row};${given};${of(PREFIXES)};${family};${given[0]?.toLowerCase()}.${row}@${of(MAIL)};${phone};${of(STREETS)};${1 + draw(300)};${postcode};` +
      `${of(CITIES)};${two(1 + draw(28))}-${two(1 + draw(12))}-${1930 + draw(78)};${two(1 + draw(28))}-${two(1 + draw(12))}-2026;20:15;32,50\r\n`
    if (text.length > BLOCK) {
      writeSync(file, text)
      text = ''
    }
  }
  writeSync(file, text)
  closeSync(file)
}
