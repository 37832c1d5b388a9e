import { bilingual } from './language.ts'

/** What a page says when it cannot be shown: a title, what is wrong, and how to go on. */
export interface Failure {
  readonly title: string
  readonly text: string
}

/** Of the closed table of errors, those that a browser meets; every other is `INTERNAL`. */
export const FAILURES = bilingual<Readonly<Record<string, Failure>>>({
  nl: {
    TOKEN_MISSING: {
      title: 'Log in',
      text: 'U bent niet ingelogd, of uw sessie is afgelopen. Na een half uur zonder gebruik, en in ieder geval na acht uur, logt u opnieuw in.',
    },
    SIGN_IN_INVALID: {
      title: 'Het inloggen is niet gelukt',
      text: 'Het inloggen is afgebroken, duurde te lang, is al gebruikt, of begon in een andere browser. Probeer het opnieuw. Cookies moeten aanstaan.',
    },
    PERSON_UNKNOWN: {
      title: 'U staat niet in het register',
      text: 'U bent ingelogd bij de aanbieder, maar bij dit account hoort hier niemand. Vraag een beheerder van uw instelling om u aan te melden bij de registrar.',
    },
    PERSON_SUSPENDED: {
      title: 'Uw toegang is stopgezet',
      text: 'Uw toegang is stopgezet of uw laatste dag is voorbij. Vraag het de registrar.',
    },
    ORGANISATION_SUSPENDED: {
      title: 'De instelling is stopgezet',
      text: 'De toegang van uw instelling is stopgezet. Vraag het de registrar.',
    },
    SECOND_FACTOR_MISSING: {
      title: 'Er is een tweede factor nodig',
      text: 'Bij uw rol hoort een tweede factor, zoals een code of een sleutel. Log opnieuw in met een tweede factor.',
    },
    SCOPE_MISSING: {
      title: 'Dit hoort niet bij uw rol',
      text: 'Deze pagina hoort niet bij uw rol in deze instelling. Een beheerder van uw instelling kan de registrar om een andere rol vragen.',
    },
    NOT_FOUND: {
      title: 'Deze pagina is er niet',
      text: 'Hier is niets, of het is niet van uw instelling. Controleer het adres of ga terug naar het begin.',
    },
    GRANT_UNSUPPORTED: {
      title: 'Hier wordt niet ingelogd',
      text: 'Bij deze dienst is geen aanbieder voor inloggen ingesteld. Aanleveren kan wel.',
    },
    REQUEST_MALFORMED: {
      title: 'Het formulier is niet goed aangekomen',
      text: 'Er ontbreekt iets, of de pagina stond te lang open. Ga terug, laad de pagina opnieuw en vul het formulier nog eens in.',
    },
    REQUEST_TOO_LARGE: { title: 'Het formulier is te groot', text: 'Er is meer gestuurd dan dit formulier vraagt.' },
    RATE_LIMITED: {
      title: 'Even wachten',
      text: 'Er komen te veel vragen tegelijk. Wacht een minuut en probeer het opnieuw.',
    },
    UNAVAILABLE: {
      title: 'Nu even niet',
      text: 'De dienst of de aanbieder waar u inlogt geeft geen antwoord. Er is niets verloren gegaan. Probeer het over een paar minuten opnieuw.',
    },
    INTERNAL: {
      title: 'Er ging iets mis',
      text: 'Er ging iets mis aan onze kant. Er is niets half gedaan. Probeer het opnieuw, of meld het ons.',
    },
  },
  en: {
    TOKEN_MISSING: {
      title: 'Sign in',
      text: 'You are not signed in, or your session has ended. You sign in again after half an hour without use, and after eight hours in any case.',
    },
    SIGN_IN_INVALID: {
      title: 'The sign-in did not work',
      text: 'The sign-in was broken off, took too long, was used before, or began in another browser. Try again. Cookies have to be on.',
    },
    PERSON_UNKNOWN: {
      title: 'You are not in the directory',
      text: 'You signed in at the provider, but nobody here has this account. Ask an administrator of your institution to have the registrar add you.',
    },
    PERSON_SUSPENDED: {
      title: 'Your access has been stopped',
      text: 'Your access was suspended, or your last day is over. Ask the registrar.',
    },
    ORGANISATION_SUSPENDED: {
      title: 'The institution is suspended',
      text: 'The access of your institution was suspended. Ask the registrar.',
    },
    SECOND_FACTOR_MISSING: {
      title: 'A second factor is needed',
      text: 'Your role needs a second factor, such as a code or a key. Sign in again with a second factor.',
    },
    SCOPE_MISSING: {
      title: 'This is not part of your role',
      text: 'This page is not part of your role at this institution. An administrator of your institution can ask the registrar for another role.',
    },
    NOT_FOUND: {
      title: 'There is no such page',
      text: 'There is nothing here, or it is not your institution’s. Check the address, or go back to the start.',
    },
    GRANT_UNSUPPORTED: {
      title: 'There is no sign-in here',
      text: 'This service has no provider for signing in. Delivering works all the same.',
    },
    REQUEST_MALFORMED: {
      title: 'The form did not arrive well',
      text: 'Something is missing, or the page was open for too long. Go back, load the page again and fill in the form once more.',
    },
    REQUEST_TOO_LARGE: { title: 'The form is too large', text: 'More was sent than this form asks for.' },
    RATE_LIMITED: { title: 'One moment', text: 'There are too many requests at once. Wait a minute and try again.' },
    UNAVAILABLE: {
      title: 'Not right now',
      text: 'The service, or the provider at which you sign in, does not answer. Nothing was lost. Try again in a few minutes.',
    },
    INTERNAL: {
      title: 'Something went wrong',
      text: 'Something went wrong on our side. Nothing was half done. Try again, or tell us.',
    },
  },
})
