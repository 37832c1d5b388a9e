import { addressLine, C, lineParts, nameParts } from '../columns.ts'
import type { Case } from '../expected.ts'
import { fullName, type Visit, visits } from '../people.ts'
import { type Column, col } from '../table.ts'
import { csvCase } from './build.ts'

const people = visits(24)
const unused = (name: string, cell: Column['cell'], verdict = 'none|ask'): Column =>
  col(name, verdict, cell, () => ({}))
const surname = (name: string, verdict = 'familyName'): Column =>
  col(
    name,
    verdict,
    (v) => [v.familyNamePrefix, v.familyName].filter(Boolean).join(' '),
    (v) => ({ ...(v.familyNamePrefix && { familyNamePrefix: v.familyNamePrefix }), familyName: v.familyName }),
  )
const amount = ({ priceCents }: Visit): Record<string, number> => ({ priceCents })

/** Exports of web shops that are used everywhere. */
export const webShops: Case[] = [
  csvCase(
    'shop-event-platform.csv',
    [
      unused('Order #', (_, at) => String(9_301_442_100 + at * 3)),
      col(
        'Order Date',
        'orderDate',
        (v) => `${v.orderDate} 11:20:31+01:00`,
        ({ orderDate }) => ({ orderDate }),
      ),
      C.given('First Name'),
      surname('Last Name'),
      C.email('Email'),
      C.quantity('Quantity'),
      unused('Ticket Type', () => 'Early bird', 'priceKind|ask|none'),
      unused('Order Type', () => 'Online', 'none|ask|channel'),
      col('Total Paid', 'price|ask', (v) => (v.priceCents / 100).toFixed(2), amount),
      unused('Fees', () => '1.18', 'none'),
      unused('Attendee Status', () => 'Checked In', 'none'),
      col(
        'Event Date',
        'visitDate|ask',
        (v) => v.visitDate,
        ({ visitDate }) => ({ visitDate }),
      ),
      C.city('Home City'),
      C.tightPostcode('Home Zip'),
      unused('Billing Zip', () => '', 'none|ask|postcode'),
    ],
    people,
    {
      pattern: 'system',
      why: 'An American event platform: home and billing address, fees, types of tickets in words of its own.',
      answers: {
        'column unsure @Order #': 'ignore',
        'column unsure @Ticket Type': 'ignore',
        'column unsure @Order Type': 'ignore',
        'column unsure @Total Paid': 'price',
        'column unsure @Event Date': 'visitDate',
        'two addresses': 'home',
      },
      amend: () => [],
    },
    { delimiter: ',' },
  ),
  csvCase(
    'shop-plugin.csv',
    [
      unused('Order Number', (_, at) => String(10_233 + at)),
      unused('Order Status', () => 'Completed', 'none'),
      col(
        'Order Date',
        'orderDate',
        (v) => `${v.orderDate} 09:44`,
        ({ orderDate }) => ({ orderDate }),
      ),
      C.given('First Name (Billing)'),
      surname('Last Name (Billing)'),
      unused('Company (Billing)', () => '', 'none'),
      col('Address 1&2 (Billing)', 'addressLine|ask', addressLine, lineParts),
      C.city('City (Billing)'),
      C.tightPostcode('Postcode (Billing)'),
      col(
        'Country Code (Billing)',
        'country',
        () => 'NL',
        () => ({ country: 'NL' }),
      ),
      C.email('Email (Billing)'),
      col('Phone (Billing)', 'phone', (v) => v.phone),
      unused('Shipping Method Title', () => 'E-ticket', 'none'),
      unused('SKU', (v) => v.offerCode, 'offerCode|ask|none'),
      unused('Item Name', () => 'Avondopenstelling', 'none'),
      col('Quantity (- Refund)', 'quantity|ask', (v) => String(v.quantity)),
      col('Order Total Amount', 'price|ask', (v) => (v.priceCents / 100).toFixed(2), amount),
      col(
        'Event Start',
        'visitDate|ask',
        (v) => v.visitDate,
        ({ visitDate }) => ({ visitDate }),
      ),
    ],
    people,
    {
      pattern: 'system',
      why: 'A web shop’s plug-in: whose a column is stands in brackets behind its name.',
      answers: {
        'column unsure @SKU': 'offerCode',
        'column unsure @Quantity (- Refund)': 'quantity',
        'column unsure @Order Total Amount': 'price',
        'column unsure @Event Start': 'visitDate',
        'column unsure @Address 1&2 (Billing)': 'addressLine',
      },
      amend: () => [],
    },
    { delimiter: ',' },
  ),
  csvCase(
    'shop-dotted-names.csv',
    [
      unused('orderid', (_, at) => String(55_010 + at)),
      col(
        'createdts',
        'orderDate|ask',
        (v) => `${v.orderDate}T10:00:00.000Z`,
        ({ orderDate }) => ({ orderDate }),
      ),
      C.relation('contact.id'),
      C.given('contact.firstname'),
      surname('contact.lastname'),
      C.email('contact.email'),
      C.tightPostcode('contact.zip'),
      unused('event.name', () => 'Late Night', 'none'),
      col(
        'event.startts',
        'visitDate|ask',
        (v) => `${v.visitDate}T${v.visitTime}:00.000`,
        ({ visitDate, visitTime }) => ({ visitDate, visitTime }),
      ),
      { ...C.code('event.code'), verdict: 'offerCode|ask' },
      unused('tickettype.name', () => 'Standaard', 'priceKind|ask|none'),
      col('price', 'price', (v) => (v.priceCents / 100).toFixed(2), amount),
    ],
    people,
    {
      pattern: 'system',
      why: 'A ticketing service’s names with dots and without capitals.',
      answers: {
        'column unsure @createdts': 'orderDate',
        'column unsure @event.startts': 'visitDate',
        'column unsure @event.code': 'offerCode',
        'column unsure @tickettype.name': 'ignore',
      },
      amend: () => [],
    },
  ),
  csvCase(
    'shop-bookings.csv',
    [
      unused('Booking number', (_, at) => `2026-${3300 + at}`),
      col('Customer', 'fullName', fullName, (v) => nameParts(v)),
      C.email('Email address'),
      col(
        'Start',
        'visitDate|ask',
        (v) => `${v.visitDate} ${v.visitTime}`,
        ({ visitDate, visitTime }) => ({ visitDate, visitTime }),
      ),
      col('Participants', 'quantity|ask', (v) => String(v.quantity)),
      col('Total gross', 'price|ask', (v) => (v.priceCents / 100).toFixed(2), amount),
      unused('Total net', (v) => (v.priceCents / 109).toFixed(2)),
      unused('Source', () => 'Website', 'channel|ask|none'),
      unused('Created on', (v) => v.orderDate, 'orderDate|ask|none'),
    ],
    people,
    {
      pattern: 'system',
      why: 'A booking tool for workshops: start, participants, gross and net.',
      answers: {
        'column unsure @Start': 'visitDate',
        'column unsure @Participants': 'quantity',
        'column unsure @Total gross': 'price',
        'column unsure @Total net': 'ignore',
        'column unsure @Source': 'ignore',
        'column unsure @Created on': 'ignore',
      },
      amend: () => [],
    },
    { delimiter: ',' },
  ),
]
