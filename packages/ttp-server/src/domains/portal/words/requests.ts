import { bilingual } from './language.ts'

/** Texts of the registrar's page. */
export const REQUESTS = bilingual({
  nl: {
    title: 'Verzoeken van instellingen',
    intro:
      'Bel de instelling op een nummer dat u kent voordat u iets verandert. Wie hier inlogt namens een instelling, kan een ander zijn.',
    apply:
      'Verander het concept van het register, onderteken en publiceer het met sluis-server registrar. Zeg daarna hier wat ervan geworden is: dat verandert zelf niets.',
    none: 'Er wachten geen verzoeken.',
    by: 'Gevraagd door',
    applied: 'Is uitgevoerd',
    refused: 'Is afgewezen',
  },
  en: {
    title: 'Requests of institutions',
    intro:
      'Call the institution on a number that you know before you change anything. Whoever signs in for an institution may be somebody else.',
    apply:
      'Change the draft of the directory, sign and publish it with sluis-server registrar. Then say here what became of it: that itself changes nothing.',
    none: 'No requests wait.',
    by: 'Asked by',
    applied: 'It was applied',
    refused: 'It was refused',
  },
})
