import type { MappedField } from '../map/fields.ts'

/** A text in both languages. */
export interface Both {
  readonly en: string
  readonly nl: string
}

/** One column of a template: what stands above it, what it is for, and an invented example. */
export interface TemplateField {
  readonly field: MappedField
  /** A name that the recognition takes as certain. */
  readonly header: Both
  readonly about: Both
  /** What an invented visitor would have there; the same in both languages unless it is a word. */
  readonly example: string | Date | Both
  /** `text` keeps the zeros in front; `date` is a day. */
  readonly kind: 'text' | 'date'
  readonly isNeeded?: boolean
}

const day = (text: string): Date => new Date(`${text}T00:00:00Z`)
const same = (text: string): Both => ({ en: text, nl: text })

/** Every column that a template can have, in the order in which people fill them in. */
export const TEMPLATE_FIELDS: readonly TemplateField[] = [
  {
    field: 'relationNumber',
    header: { en: 'Customer number', nl: 'Klantnummer' },
    about: {
      en: 'Your own number of this visitor, if you have one. Never a citizen service number.',
      nl: 'Uw eigen nummer van deze bezoeker, als u dat heeft. Nooit een burgerservicenummer.',
    },
    example: 'K-00042',
    kind: 'text',
  },
  {
    field: 'initials',
    header: { en: 'Initials', nl: 'Voorletters' },
    about: { en: 'All of them, such as A.B.', nl: 'Allemaal, zoals A.B.' },
    example: 'V.',
    kind: 'text',
  },
  {
    field: 'givenName',
    header: { en: 'First name', nl: 'Voornaam' },
    about: { en: 'Instead of, or beside, the initials.', nl: 'In plaats van, of naast, de voorletters.' },
    example: 'Vera',
    kind: 'text',
  },
  {
    field: 'familyNamePrefix',
    header: { en: 'Name prefix', nl: 'Tussenvoegsel' },
    about: { en: 'Such as “van der”.', nl: 'Zoals “van der”.' },
    example: 'van',
    kind: 'text',
  },
  {
    field: 'familyName',
    header: { en: 'Last name', nl: 'Achternaam' },
    about: { en: 'Without first name or initials.', nl: 'Zonder voornaam of voorletters.' },
    example: same('Voorbeeld'),
    kind: 'text',
  },
  {
    field: 'birthDate',
    header: { en: 'Date of birth', nl: 'Geboortedatum' },
    about: {
      en: 'Leave it empty when you do not know it; do not fill in 1 January.',
      nl: 'Laat leeg als u die niet weet; vul geen 1 januari in.',
    },
    example: day('1984-03-17'),
    kind: 'date',
  },
  {
    field: 'email',
    header: { en: 'E-mail', nl: 'E-mail' },
    about: {
      en: 'The visitor’s own address. Leave it empty rather than writing the box office’s.',
      nl: 'Het eigen adres van de bezoeker. Laat het liever leeg dan dat van de kassa in te vullen.',
    },
    example: 'vera@voorbeeld.example',
    kind: 'text',
  },
  {
    field: 'phone',
    header: { en: 'Mobile phone', nl: 'Mobiel' },
    about: {
      en: 'With the 0 in front, or from +31. The column is text, so that Excel keeps the zero.',
      nl: 'Met de 0 ervoor, of vanaf +31. De kolom is tekst, zodat Excel de nul laat staan.',
    },
    example: '06 00000000',
    kind: 'text',
  },
  {
    field: 'postcode',
    header: { en: 'Postcode', nl: 'Postcode' },
    about: { en: 'Such as 1234 AB.', nl: 'Zoals 1234 AB.' },
    example: '1234 AB',
    kind: 'text',
  },
  {
    field: 'houseNumber',
    header: { en: 'House number', nl: 'Huisnummer' },
    about: { en: 'The number alone: 12.', nl: 'Alleen het nummer: 12.' },
    example: '12',
    kind: 'text',
  },
  {
    field: 'houseNumberAddition',
    header: { en: 'House number addition', nl: 'Huisnummertoevoeging' },
    about: {
      en: 'A letter or addition: A, bis, 2-hoog. Without it two homes look like one.',
      nl: 'Een letter of toevoeging: A, bis, 2-hoog. Zonder toevoeging lijken twee woningen één.',
    },
    example: 'bis',
    kind: 'text',
  },
  {
    field: 'country',
    header: { en: 'Country', nl: 'Land' },
    about: { en: 'Empty is the Netherlands.', nl: 'Leeg is Nederland.' },
    example: 'NL',
    kind: 'text',
  },
  {
    field: 'visitDate',
    header: { en: 'Visit date', nl: 'Bezoekdatum' },
    about: {
      en: 'The day of the visit. A row without it stays at home.',
      nl: 'De dag van het bezoek. Een regel zonder blijft thuis.',
    },
    example: day('2026-01-15'),
    kind: 'date',
    isNeeded: true,
  },
  {
    field: 'offerCode',
    header: { en: 'Event code', nl: 'Voorstellingscode' },
    about: {
      en: 'Your code of the exhibition, the performance or the film: capitals, digits, dash. No names.',
      nl: 'Uw code van de tentoonstelling, voorstelling of film: hoofdletters, cijfers, streepje. Geen namen.',
    },
    example: 'DELTA-26',
    kind: 'text',
  },
  {
    field: 'offerGenre',
    header: { en: 'Genre', nl: 'Genre' },
    about: {
      en: 'museum, exhibition, theatre, cabaret, dance, classical-music, pop-music, opera-musical, film, festival, lecture, library, family, other.',
      nl: 'museum, tentoonstelling, toneel, cabaret, dans, klassiek, pop, opera, film, festival, lezing, bibliotheek, jeugd, overig.',
    },
    example: { en: 'exhibition', nl: 'tentoonstelling' },
    kind: 'text',
  },
  {
    field: 'activityType',
    header: { en: 'Activity type', nl: 'Soort activiteit' },
    about: {
      en: 'visit, ticket, reservation, loan, membership.',
      nl: 'bezoek, kaart, reservering, uitlening, lidmaatschap.',
    },
    example: { en: 'ticket', nl: 'kaart' },
    kind: 'text',
  },
  {
    field: 'orderDate',
    header: { en: 'Order date', nl: 'Besteldatum' },
    about: { en: 'The day on which the ticket was bought.', nl: 'De dag waarop het kaartje is gekocht.' },
    example: day('2026-01-02'),
    kind: 'date',
  },
  {
    field: 'channel',
    header: { en: 'Channel', nl: 'Kanaal' },
    about: { en: 'web, email, social, phone, on-site, other.', nl: 'web, e-mail, social, telefoon, kassa, overig.' },
    example: 'web',
    kind: 'text',
  },
  {
    field: 'price',
    header: { en: 'Price', nl: 'Prijs' },
    about: {
      en: 'In euros, for all tickets of this row together: 17,50.',
      nl: 'In euro’s, voor alle kaartjes van deze regel samen: 17,50.',
    },
    example: '17,50',
    kind: 'text',
  },
  {
    field: 'priceKind',
    header: { en: 'Price kind', nl: 'Prijssoort' },
    about: {
      en: 'regular, discount, free, pass, group, other.',
      nl: 'normaal, korting, gratis, museumkaart, groep, overig.',
    },
    example: { en: 'regular', nl: 'normaal' },
    kind: 'text',
  },
  {
    field: 'quantity',
    header: { en: 'Quantity', nl: 'Aantal' },
    about: { en: 'How many tickets; empty is one.', nl: 'Hoeveel kaartjes; leeg is één.' },
    example: '2',
    kind: 'text',
  },
  {
    field: 'objected',
    header: { en: 'Objection', nl: 'Bezwaar' },
    about: {
      en: 'yes for a visitor who objected to sharing: this row never leaves your machine.',
      nl: 'ja bij een bezoeker die bezwaar maakte tegen delen: deze regel verlaat uw computer nooit.',
    },
    example: { en: 'no', nl: 'nee' },
    kind: 'text',
  },
  {
    field: 'contactConsent',
    header: { en: 'Contact consent', nl: 'Toestemming contact' },
    about: {
      en: 'yes when the visitor lets you contact him personally through this collaboration; else no or empty.',
      nl: 'ja als de bezoeker goedvindt dat u hem via deze samenwerking persoonlijk benadert; anders nee of leeg.',
    },
    example: { en: 'no', nl: 'nee' },
    kind: 'text',
  },
]
