import { bilingual } from './language.ts'

/** What the service answers a program, or the upload page, that delivers: the codes of chapter 15, section 7, that no page of the gateway and no refusal has. */
export const ANSWERS = bilingual<Readonly<Record<string, string>>>({
  nl: {
    DELIVERY_DUPLICATE:
      'Precies dit bestand is al aangeleverd; bij Leveringen staat het bewijs. Lever het alleen nog eens aan als dat de bedoeling is.',
    DELIVERY_EXISTS:
      'Er is al een andere levering met dit nummer. Het programma hoort voor elke levering een nieuw nummer te maken: begin opnieuw.',
    DELIVERY_CLOSED:
      'De levering is al afgesloten en neemt niets meer aan. Wat er nog bij moet, levert u als nieuw bestand aan.',
    DELIVERY_INCOMPLETE: 'Er ontbreken delen. Ga verder waar u was: het programma vraagt welke, en stuurt alleen die.',
    CHUNK_CHANGED:
      'Een deel kwam voor de tweede keer, maar met een andere inhoud. Dat mag niet. Begin deze levering opnieuw.',
    CHUNK_TOO_LARGE:
      'Een verzegeld deel is te groot. Werk het programma bij, of laat het minder regels per deel nemen.',
    REQUEST_TIMEOUT: 'Het versturen duurde te lang. Probeer het opnieuw over een snellere verbinding.',
    CLIENT_ASSERTION_INVALID:
      'De dienst herkent de sleutel van uw browser of programma niet. Kijk of de klok van de computer gelijk loopt, en bij Sleutels of de sleutel er nog staat.',
    CLIENT_ASSERTION_REPLAYED:
      'Een ondertekend verzoek kwam twee keer. Probeer het opnieuw; gebeurt het vaker, meld het dan: misschien gebruikt iemand een kopie.',
    CLIENT_CERTIFICATE_INVALID:
      'Bij deze aansluiting hoort een certificaat, en dat ontbreekt, is verlopen of is een ander. Vraag uw beheerder om het geldige.',
    CLIENT_SUSPENDED:
      'De sleutel waarmee u levert is stopgezet, of de laatste dag is voorbij. Vraag de registrar, of schrijf opnieuw in.',
    TOKEN_INVALID:
      'De toegang van het programma is verlopen of ingetrokken. Probeer het opnieuw; blijft het zo, kijk dan bij Sleutels.',
    ENROLMENT_INVALID:
      'De aanvraag voor een sleutel klopt niet van vorm of is te oud. Maak een nieuwe, met de namen die de registrar u gaf.',
    ENROLMENT_QUEUE_FULL:
      'Er wachten te veel aanvragen op de registrar. Probeer het later, of geef de uwe als bestand af.',
    SIGN_IN_REPLAYED: 'Dit inloggen is al eens gebruikt. Log opnieuw in.',
    PERSON_AMBIGUOUS:
      'Uw account hoort bij meer dan één persoon in het register. Zeg voor wie u komt (optie --person).',
  },
  en: {
    DELIVERY_DUPLICATE:
      'This very file was delivered already; the receipt is under Deliveries. Deliver it once more only if you mean to.',
    DELIVERY_EXISTS:
      'There is another delivery of this number already. The program should make a new number for each delivery: begin anew.',
    DELIVERY_CLOSED:
      'The delivery is closed already and takes nothing more. What is still to come, you deliver as a new file.',
    DELIVERY_INCOMPLETE: 'Parts are missing. Go on where you were: the program asks which ones, and sends only those.',
    CHUNK_CHANGED: 'A part came a second time with another content. That is not allowed. Begin this delivery anew.',
    CHUNK_TOO_LARGE: 'A sealed part is too large. Update the program, or let it take fewer rows in a part.',
    REQUEST_TIMEOUT: 'Sending took too long. Try again over a faster connection.',
    CLIENT_ASSERTION_INVALID:
      'The service does not know the key of your browser or program. See whether the clock of the computer is right, and under Keys whether the key still stands there.',
    CLIENT_ASSERTION_REPLAYED:
      'A signed request came twice. Try again; if it happens more often, tell us: somebody may be using a copy.',
    CLIENT_CERTIFICATE_INVALID:
      'This connection needs a certificate, and it is missing, expired or another one. Ask your administrator for the valid one.',
    CLIENT_SUSPENDED:
      'The key by which you deliver was suspended, or its last day is over. Ask the registrar, or enrol anew.',
    TOKEN_INVALID:
      'The access of the program has expired or was withdrawn. Try again; if it stays so, look under Keys.',
    ENROLMENT_INVALID:
      'The request for a key is not of the right form, or too old. Make a new one, with the names that the registrar gave you.',
    ENROLMENT_QUEUE_FULL: 'Too many requests wait for the registrar. Try later, or hand yours over as a file.',
    SIGN_IN_REPLAYED: 'This sign-in was used before. Sign in again.',
    PERSON_AMBIGUOUS:
      'Your account belongs to more than one person in the directory. Say for whom you come (option --person).',
  },
})
