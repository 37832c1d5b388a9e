import { describe, expect, it } from 'vitest'
import { field } from './support.ts'

describe('street', () => {
  it.each([
    ['KERKSTRAAT', 'Kerkstraat'],
    ['Mcdonaldlaan', 'McDonaldlaan'],
    ['MCDONALDLAAN', 'McDonaldlaan'],
    ['kerkstraat', 'Kerkstraat'],
    ['J.P. COENSTRAAT', 'J.P. Coenstraat'],
    ['J.Schaapmanstraat', 'J. Schaapmanstraat'],
    ['2E HELMERSSTRAAT', '2e Helmersstraat'],
    ['Plein 1940', 'Plein 1940'],
    ["Husson's Hoek", "Husson's Hoek"],
    ['BURGEMEESTER DE VLUGTLAAN', 'Burgemeester de Vlugtlaan'],
    ['van goghstraat', 'Van Goghstraat'],
    ['IJBURGLAAN', 'IJburglaan'],
    ['ANNIE ROMEIN-VERSCHOORKADE', 'Annie Romein-Verschoorkade'],
    ["RUE DE L'ÉGLISE", "Rue de l'Église"],
    ['Kerkstr.', 'Kerkstr.'],
    ["'S-GRAVELANDSEWEG", "'s-Gravelandseweg"],
    ['12', '!PLACE_WITHOUT_LETTERS'],
    ['jan@x.nl', '!IS_EMAIL'],
    ['Kerkstraat\ufffd', '!ENCODING_DAMAGED'],
    ['-', '-'],
  ])('%s → %s', (raw, expected) => {
    expect(field('street', raw)).toBe(expected)
  })
})

describe('city', () => {
  it.each([
    ['AMSTERDAM', 'Amsterdam'],
    ["'S-GRAVENHAGE", "'s-Gravenhage"],
    ['s gravenhage', "'s-Gravenhage"],
    ['’s-Gravenhage', "'s-Gravenhage"],
    ['S-HERTOGENBOSCH', "'s-Hertogenbosch"],
    ['den haag', 'Den Haag'],
    ['ALPHEN AAN DEN RIJN', 'Alphen aan den Rijn'],
    ['Alphen a/d Rijn', 'Alphen aan den Rijn'],
    ['Capelle a.d. IJssel', 'Capelle aan den IJssel'],
    ['Ouderkerk a/d Amstel', 'Ouderkerk aan de Amstel'],
    ['KATWIJK A/Z', 'Katwijk aan Zee'],
    ['ijmuiden', 'IJmuiden'],
    ['IJSSELSTEIN', 'IJsselstein'],
    ['Ĳmuiden', 'IJmuiden'],
    ['Hengelo (gld)', 'Hengelo (Gld)'],
    ['BERGEN (NH)', 'Bergen (NH)'],
    ['1234 AB Amsterdam', 'Amsterdam'],
    ['Súdwest-Fryslân', 'Súdwest-Fryslân'],
    ['1e Exloërmond', '1e Exloërmond'],
    ["'T HARDE", "'t Harde"],
    ['HET BILDT', 'Het Bildt'],
    ['Wijk Bij Duurstede', 'Wijk bij Duurstede'],
    ['3500', '!PLACE_WITHOUT_LETTERS'],
    ['Amsterdam 1', '!CHARACTER_NOT_ALLOWED'],
    ['LÃ¼beck', '!ENCODING_DAMAGED'],
    ['onbekend', '-'],
  ])('%s → %s', (raw, expected) => {
    expect(field('city', raw)).toBe(expected)
  })
})

describe('country', () => {
  it.each([
    ['NL', 'NL'],
    ['nl', 'NL'],
    ['NLD', 'NL'],
    ['N.L.', 'NL'],
    ['Nederland', 'NL'],
    ['NEDERLAND', 'NL'],
    ['Holland', 'NL'],
    ['The Netherlands', 'NL'],
    ['België', 'BE'],
    ['BELGIE', 'BE'],
    ['Belgique', 'BE'],
    ['Duitsland', 'DE'],
    ['Germany', 'DE'],
    ['Deutschland', 'DE'],
    ['Großbritannien', 'GB'],
    ['UK', 'GB'],
    ['Engeland', 'GB'],
    ['USA', 'US'],
    ['Verenigde Staten', 'US'],
    ['VS', 'US'],
    ['Türkiye', 'TR'],
    ['Curaçao', 'CW'],
    ['Ivoorkust', 'CI'],
    ['Frankrijk', 'FR'],
    ['B', 'BE'],
    ['D', 'DE'],
    ['Zwitserland', 'CH'],
    ['Oekraïne', 'UA'],
    ['Atlantis', '!COUNTRY_UNKNOWN'],
    ['ZZ', '!COUNTRY_UNKNOWN'],
    ['31', '!COUNTRY_UNKNOWN'],
    ['', '-'],
  ])('%s → %s', (raw, expected) => {
    expect(field('country', raw)).toBe(expected)
  })
})
