/**
 * Whose a column is, or what it is about: words in front of or behind what it holds ("Factuuradres postcode", "E-mail van de
 * besteller"). `visitor` and `buyer` are the person meant by the standard.
 */
export type Role = 'visitor' | 'buyer' | 'delivery' | 'relative' | 'event' | 'order' | 'ticket' | 'else' | 'plain'

export const ROLE_WORDS: Record<Role, string> = {
  visitor:
    'klt kl klnt rel cust pers bez klant klanten customer contact contactpersoon contactpersonen consumer bezoeker bezoekers visitor relatie patron client member lid leden lener ' +
    'leners pashouder pas holder houder kaarthouder ticketholder cardholder gast guest deelnemer attendee persoon persoons person personal ' +
    'account ticketowner wristbandowner bandowner passowner cardowner kaarteigenaar paseigenaar constituent donateur donor vriend vrienden abonnee subscriber supporter crm debiteur debtor user gebruiker gebruikers profile ' +
    'profiel consument acct cust thuis prive private home woon huis primary primair main mailing eigen persoonlijk personen ' +
    'personaccount cineville museumkaart loyalty membership lidmaatschap',
  buyer:
    'besteller buyer koper purchaser billing bill factuur factuuradres facturatie facturatieadres invoice betaler payer boeker booker orderer opdrachtgever aanvrager billto',
  delivery:
    'aflever afleveradres bezorging bezorg bezorgadres verzend verzendadres shipping ship delivery lever leveradres levering shipto verzending postadres correspondentie correspondentieadres',
  relative:
    'partner ouder ouders parent verzorger voogd kind kinderen child gezinslid begunstigde schenker gever gift cadeau ontvanger recipient introducee ' +
    'gevervan beneficiary guardian docent leerkracht leraar teacher begeleider groepsleider',
  event:
    'vst vrst voorst evt voorstelling voorstellings voorstellingen event evenement evenements show film films productie productie production performance uitvoering ' +
    'tentoonstelling tentoonstellings expositie exhibition expo concert product artikel item lineitem activiteit activiteits session screening ' +
    'vertoning instance eventinstance offer aanbod perf programma programme programmaonderdeel workshop rondleiding tour sessie film lezing cursus optreden congres',
  order:
    'order bestelling bestel transactie transaction boeking boekings booking reservering reserverings reservation aankoop purchase betaling ' +
    'betaal payment sale sales verkoop bon kassabon',
  ticket: 'ticket tickets kaart kaarten kaartje toegangskaart toegangs toegang entree admission seat',
  else:
    'mdw medew verkoper medewerker kassier kassamedewerker kassa seller operator agent cashier employee staff createdby aangemaaktdoor aangemaakt ' +
    'gemaaktdoor gewijzigddoor modifiedby soldby verkochtdoor balie baliemedewerker accountmanager owner eigenaar locatie venue zaal ' +
    'theater location gebouw vestiging filiaal store winkel branch organisator organizer promotor producent artiest artist gezelschap ' +
    'organisatie organisation organization bedrijf bedrijfs company school werkgever werk work zakelijk business  ' +
    'emergency nood noodcontact leverancier supplier vendor kantoor office intern internal ' +
    'oud oude vorig vorige voormalig vroeger previous former behandelaar sender afzender verwerkt bibliotheek bioscoop cinema',
  plain:
    'addr adres address adresgegevens van vande vanhet of de het the uw je jouw your mijn my wat is watisuw watisje watisjouw vulhieruw vuluw whatisyour invullen in ' +
    'verplicht optioneel required optional huidig huidige current new nieuw nieuwe laatste last eerste first eur euro ineuro inclbtw ' +
    'exclbtw incl excl ddmmjjjj ddmmyyyy jjjjmmdd yyyymmdd mmddyyyy mmddjjjj nl iso optineel gegevens info data veld field ' +
    'waarde value tekst text c npe01 entijd andtime nawgegevens naw volledig volledige full gegeven kolom orig origineel',
}
