import { bilingual } from './language.ts'

/** Texts of the calendar. */
export const CALENDAR = bilingual({
  nl: {
    title: 'Kalender',
    intro: 'Welke maanden zijn aangeleverd, en welke ontbreken nog?',
    why: 'Wij kunnen de bezoekdata niet lezen: die zijn versleuteld voor de ontvanger. De kalender gaat daarom uit van de maanden die u bij het aanleveren opgeeft. Een levering zonder opgegeven maanden telt hier niet mee.',
    none: 'Er is geen overeenkomst van kracht, dus er ontbreekt ook niets.',
    unannounced: (count: number) =>
      count === 1
        ? 'Eén ontvangen levering is zonder opgegeven maanden.'
        : `${count} ontvangen leveringen zijn zonder opgegeven maanden.`,
    missingCount: (count: number) =>
      count === 0
        ? 'Er ontbreken geen maanden.'
        : count === 1
          ? 'Er ontbreekt één maand.'
          : `Er ontbreken ${count} maanden.`,
    states: { delivered: 'aangeleverd', underway: 'begonnen', missing: 'ontbreekt', running: 'loopt nog' },
    taskTitle: (month: string) => `${month} ontbreekt`,
    taskText: 'Lever de export van deze maand aan. De instellingen van de vorige keer gelden nog.',
    show: 'Bekijk de kalender',
  },
  en: {
    title: 'Calendar',
    intro: 'Which months were delivered, and which are still missing?',
    why: 'We cannot read the dates of visits: they are sealed to the recipient. So the calendar goes by the months that you announce when you deliver. A delivery without announced months does not count here.',
    none: 'No agreement is in force, so nothing is missing.',
    unannounced: (count: number) =>
      count === 1
        ? 'One delivery was received without announced months.'
        : `${count} deliveries were received without announced months.`,
    missingCount: (count: number) =>
      count === 0 ? 'No months are missing.' : count === 1 ? 'One month is missing.' : `${count} months are missing.`,
    states: { delivered: 'delivered', underway: 'begun', missing: 'missing', running: 'still running' },
    taskTitle: (month: string) => `${month} is missing`,
    taskText: 'Deliver the export of this month. The settings of last time still hold.',
    show: 'Show the calendar',
  },
})
