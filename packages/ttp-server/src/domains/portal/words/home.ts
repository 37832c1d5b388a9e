import { bilingual } from './language.ts'

/** Texts of the first page, and of the choice of an institution. */
export const HOME = bilingual({
  nl: {
    welcome: 'Bezoekgegevens aanleveren',
    intro:
      'Hier leveren musea, podia, festivals, bioscopen en bibliotheken hun bezoekgegevens aan. Wat naar een persoon leidt, wordt in uw eigen browser versleuteld voordat het vertrekt.',
    signInTitle: 'Voor mensen van een instelling',
    signInText:
      'Log in om te zien wat er is aangeleverd, wat er nog ontbreekt en wie er bij uw instelling toegang heeft.',
    noSignIn:
      'Bij deze dienst is geen inloggen ingesteld. De pagina’s van een instelling worden hier dus niet getoond.',
    yours: (name: string) => `${name}: wat nu?`,
    nothing: 'U hoeft nu niets te doen.',
    deliverTitle: 'Lever uw eerste bestand aan',
    deliverText:
      'Uw instelling heeft nog niets aangeleverd. Een spreadsheet met postcode, huisnummer en datum is genoeg om te beginnen.',
    openTitle: 'Maak een levering af',
    openText: (count: number) =>
      `${count === 1 ? 'Eén levering is' : `${count} leveringen zijn`} begonnen en niet afgesloten. Wat niet is afgesloten, telt niet mee. Ga verder op de computer waarop u begon.`,
    refusedTitle: 'Een levering is geweigerd',
    refusedText: 'De nieuwste levering kon niet worden verwerkt. Bekijk de reden en lever opnieuw aan.',
    show: 'Bekijken',
    lastTitle: 'De laatste levering',
    noAgreementTitle: 'Er is geen overeenkomst van kracht',
    noAgreementText: 'Zonder verwerkersovereenkomst kan er niets worden aangeleverd. Neem contact op met de registrar.',
    signedOut: 'U bent uitgelogd',
    signedOutText:
      'Op deze computer is uw sessie hier beëindigd. Bij de aanbieder waar u inlogt, kunt u nog ingelogd zijn: sluit de browser als anderen hem ook gebruiken.',
    alsoOutText:
      'Uw sessie hier is beëindigd. U gaat nu naar de aanbieder waar u inlogt, om ook daar uit te loggen: anders kan wie na u komt zonder wachtwoord naar binnen.',
    alsoOut: 'Ook uitloggen bij de aanbieder',
    stillIn: 'U bent nog ingelogd',
    stillInText: 'Kies boven aan de pagina Uitloggen als u klaar bent.',
    toStart: 'Naar het begin',
    uploadAway: 'Aanleveren kan nu niet met deze pagina',
    uploadAwayText:
      'De code van de pagina is niet die welke de registrar in het register heeft genoemd. Daarom wordt zij niet aangeboden; er is niets van u verstuurd. Meld het bij de dienst. Met de opdracht sluis kunt u wel aanleveren.',
    choose: 'Voor welke instelling komt u?',
    chooseText:
      'Uw account hoort bij meer dan één instelling. Kies er een; u kunt later wisselen door opnieuw in te loggen.',
    chooseButton: 'Verder',
    registrarTitle: 'Verzoeken van instellingen',
    registrarText: 'Bekijk wat instellingen vragen over de rollen van hun mensen.',
  },
  en: {
    welcome: 'Delivering visit data',
    intro:
      'Here museums, stages, festivals, cinemas and libraries deliver their visit data. What leads to a person is sealed in your own browser before it leaves.',
    signInTitle: 'For people of an institution',
    signInText: 'Sign in to see what was delivered, what is still missing and who at your institution has access.',
    noSignIn: 'This service has no provider for signing in, so the pages of an institution are not shown here.',
    yours: (name: string) => `${name}: what now?`,
    nothing: 'There is nothing that you need to do now.',
    deliverTitle: 'Deliver your first file',
    deliverText:
      'Your institution has not delivered anything yet. A spreadsheet with postcode, house number and date is enough to begin.',
    openTitle: 'Finish a delivery',
    openText: (count: number) =>
      `${count === 1 ? 'One delivery was' : `${count} deliveries were`} begun and not closed. What is not closed does not count. Go on at the computer where you began.`,
    refusedTitle: 'A delivery was refused',
    refusedText: 'The newest delivery could not be processed. See the reason and deliver again.',
    show: 'Show',
    lastTitle: 'The last delivery',
    noAgreementTitle: 'No agreement is in force',
    noAgreementText: 'Nothing can be delivered without a processor agreement. Contact the registrar.',
    signedOut: 'You are signed out',
    signedOutText:
      'Your session here has ended on this computer. At the provider where you sign in you may still be signed in: close the browser if others use it too.',
    alsoOutText:
      'Your session here has ended. You go on to the provider where you sign in, to sign out there as well: else whoever comes after you gets in without a password.',
    alsoOut: 'Sign out at the provider too',
    stillIn: 'You are still signed in',
    stillInText: 'Choose Sign out at the top of the page when you are done.',
    toStart: 'To the start',
    uploadAway: 'You cannot deliver by this page now',
    uploadAwayText:
      'The code of the page is not the one that the registrar named in the directory. So it is not served; nothing of yours was sent. Tell the service. You can deliver by the command sluis.',
    choose: 'For which institution are you here?',
    chooseText:
      'Your account belongs to more than one institution. Choose one; you can change later by signing in again.',
    chooseButton: 'Continue',
    registrarTitle: 'Requests of institutions',
    registrarText: 'See what institutions ask about the roles of their people.',
  },
})
