import { besideTheVisitor } from './cases/beside-the-visitor.ts'
import { byHand } from './cases/by-hand.ts'
import { contactAndColumns } from './cases/contact-and-columns.ts'
import { content } from './cases/content.ts'
import { cutShort } from './cases/cut-short.ts'
import { dates } from './cases/dates.ts'
import { encodings } from './cases/encodings.ts'
import { excel } from './cases/excel.ts'
import { forms } from './cases/forms.ts'
import { institutions } from './cases/institutions.ts'
import { namesAndAddresses } from './cases/names-and-addresses.ts'
import { neighbours } from './cases/neighbours.ts'
import { nested } from './cases/nested.ts'
import { persons } from './cases/persons.ts'
import { sellers } from './cases/sellers.ts'
import { smallAndMixed } from './cases/small-and-mixed.ts'
import { spreadsheets } from './cases/spreadsheets.ts'
import { systems } from './cases/systems.ts'
import { ticketOffices } from './cases/ticket-offices.ts'
import { traps } from './cases/traps.ts'
import { unseen } from './cases/unseen.ts'
import { unseenSystems } from './cases/unseen-systems.ts'
import { wrongFiles } from './cases/wrong-files.ts'
import type { Case } from './expected.ts'

/** The whole corpus, in the order of the README. */
export const CASES: readonly Case[] = [
  ...encodings,
  ...forms,
  ...excel,
  ...dates,
  ...persons,
  ...institutions,
  ...nested,
  ...content,
  ...traps,
  ...systems,
  ...smallAndMixed,
  ...neighbours,
  ...unseen,
  ...unseenSystems,
  ...ticketOffices,
  ...besideTheVisitor,
  ...sellers,
  ...namesAndAddresses,
  ...contactAndColumns,
  ...byHand,
  ...cutShort,
  ...wrongFiles,
  ...spreadsheets,
]
