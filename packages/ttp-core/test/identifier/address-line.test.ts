import { describe, expect, it } from 'vitest'
import { identity } from './support.ts'

/** Parts of an address line, as "street|number|addition|postcode|city". */
function line(raw: string): string {
  const found = identity({ addressLine: raw })
  return [found.street, found.houseNumber, found.houseNumberAddition, found.postcode, found.city]
    .map((part) => part ?? '')
    .join('|')
}

describe('addressLine: street|number|addition|postcode|city', () => {
  it.each([
    ['Kerkstraat 12', 'Kerkstraat|12|||'],
    ['KERKSTRAAT 12A', 'Kerkstraat|12|A||'],
    ['Plein 1940 2', 'Plein 1940|2|||'],
    ['1e Kruisweg 36', '1e Kruisweg|36|||'],
    ['Laan 1940-1945 37', 'Laan 1940-1945|37|||'],
    ["Plein '40-'45 12", "Plein '40-'45|12|||"],
    ['Laan van 1813 5', 'Laan van 1813|5|||'],
    ['Boulevard 1945 33', 'Boulevard 1945|33|||'],
    ['Kerkstraat 12 bis', 'Kerkstraat|12|BIS||'],
    ['Kerkstraat 12-hs', 'Kerkstraat|12|HS||'],
    ['Kerkstraat 12 A III', 'Kerkstraat|12|AIII||'],
    ['Kerkstraat 12 a-2', 'Kerkstraat|12|A2||'],
    ['Kerkstraat 12 t/o 14', 'Kerkstraat|12|TO14||'],
    ['Kerkstraat t/o 14', 'Kerkstraat|14|TO||'],
    ['Kerkstraat 12-14', 'Kerkstraat|12|14||'],
    ['Kerkstraat 12 1-hoog', 'Kerkstraat|12|1HOOG||'],
    ['2e Helmersstraat 12 3hoog', '2e Helmersstraat|12|3HOOG||'],
    ['Kerkstraat 12 2e verdieping', 'Kerkstraat|12|2EVERDIEPING||'],
    ['Kerkstraat 12 boven', 'Kerkstraat|12|BOVEN||'],
    ['Kerkstraat 12 appartement 4', 'Kerkstraat|12|APPARTEMENT4||'],
    ['Kerkstraat nr. 12', 'Kerkstraat|12|||'],
    ['Kerkstraat12', 'Kerkstraat|12|||'],
    ['Kerkstraat 3-0072', 'Kerkstraat|3|0072||'],
    ['Kerkstraat 23 B 03', 'Kerkstraat|23|B03||'],
    ['Kerkstraat 12, 1234 AB Amsterdam', 'Kerkstraat|12||1234AB|Amsterdam'],
    ['Kerkstraat 12 1234AB Amsterdam', 'Kerkstraat|12||1234AB|Amsterdam'],
    ['Kerkstraat 12, Amsterdam', 'Kerkstraat|12|||Amsterdam'],
    ['Kerkstraat 12, boven', 'Kerkstraat|12|BOVEN||'],
    ["'s-Gravelandseweg 10", "'s-Gravelandseweg|10|||"],
    ['Rijksweg A2 12', 'Rijksweg A2|12|||'],
    ['Laan van Nieuw Oost-Indië 12 HS', 'Laan van Nieuw Oost-Indië|12|HS||'],
    ['J.P. Coenstraat 3', 'J.P. Coenstraat|3|||'],
    ['12 Rue de la Paix', 'Rue de la Paix|12|||'],
    ['221B Baker Street', 'Baker Street|221|B||'],
    ['Kerkstraat', 'Kerkstraat||||'],
    ['Postbus 123', 'Postbus|123|||'],
    ['postbus 00123', 'Postbus|123|||'],
    ['Antwoordnummer 10', 'Antwoordnummer|10|||'],
    ['Kerkstraat\n12', 'Kerkstraat|12|||'],
  ])('%s → %s', (raw, expected) => {
    expect(line(raw)).toBe(expected)
  })

  it('knows a post-office box, also in the street column', () => {
    expect(identity({ addressLine: 'Postbus 123' }).postOfficeBox).toBe(true)
    expect(identity({ street: 'Postbus', houseNumber: '123' }).postOfficeBox).toBe(true)
    expect(identity({ street: 'Postbus 123' })).toEqual({ street: 'Postbus', houseNumber: '123', postOfficeBox: true })
  })

  it('splits a street column that holds the number, and leaves one whose number is part of the name', () => {
    expect(identity({ street: 'Kerkstraat 12a' })).toEqual({
      street: 'Kerkstraat',
      houseNumber: '12',
      houseNumberAddition: 'A',
    })
    expect(identity({ street: 'Plein 1940', houseNumber: '2' })).toEqual({ street: 'Plein 1940', houseNumber: '2' })
  })
})
