import { bilingual } from './language.ts'

/** Why a delivery was refused after it was closed, and what to do: the codes of chapter 15, section 7, that are marked as a refusal. */
export const REFUSALS = bilingual<Readonly<Record<string, string>>>({
  nl: {
    AGREEMENT_MISSING:
      'Op de dag van de controle was er geen verwerkersovereenkomst van kracht. Vraag de registrar, en lever daarna opnieuw aan.',
    PART_MALFORMED:
      'Een verzegeld deel heeft niet de vorm die de standaard voorschrijft. Werk het programma bij waarmee u levert, en lever opnieuw aan.',
    PART_WRONG_KEY:
      'Een deel was verzegeld met een sleutel die niet meer geldt. Lever hetzelfde bestand opnieuw aan: er wordt dan met de nieuwe sleutel verzegeld.',
    PART_CONTEXT_MISMATCH:
      'Een deel hoort bij een andere levering dan waarmee het kwam. Lever het bestand opnieuw aan en verander niets aan wat verzegeld is.',
    PART_UNOPENABLE:
      'Een deel ging niet open: het is onderweg veranderd of verkeerd verzegeld. Lever het bestand opnieuw aan. Gebeurt het weer, meld het dan.',
    PART_SIGNATURE_INVALID:
      'Een deel is niet ondertekend met een sleutel van uw instelling die nu geldt. Kijk bij Sleutels of die van uw computer er nog staat.',
    PART_CONTENT_INVALID:
      'De inhoud van een deel voldoet niet aan de standaard. Controleer het bestand met de huidige versie van het programma en lever opnieuw aan.',
    MANIFEST_INVALID:
      'De lijst van delen is niet door uw instelling ondertekend of klopt niet met wat er kwam. Lever het bestand opnieuw aan.',
  },
  en: {
    AGREEMENT_MISSING:
      'On the day of the check no processor agreement was in force. Ask the registrar, then deliver again.',
    PART_MALFORMED:
      'A sealed part is not in the form that the standard wants. Update the program by which you deliver, and deliver again.',
    PART_WRONG_KEY:
      'A part was sealed to a key that is no longer valid. Deliver the same file again: it is sealed to the new key then.',
    PART_CONTEXT_MISMATCH:
      'A part belongs to another delivery than it came with. Deliver the file again, and change nothing that is sealed.',
    PART_UNOPENABLE:
      'A part did not open: it was changed on its way or sealed wrongly. Deliver the file again. If it happens once more, tell us.',
    PART_SIGNATURE_INVALID:
      'A part is not signed by a key of your institution that is valid now. See under Keys whether that of your computer still stands there.',
    PART_CONTENT_INVALID:
      'The content of a part does not fit the standard. Check the file with the current version of the program and deliver again.',
    MANIFEST_INVALID:
      'The list of parts is not signed by your institution, or does not fit what came. Deliver the file again.',
  },
})
