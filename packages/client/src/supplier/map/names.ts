import type { MappedField } from './fields.ts'

/**
 * What Dutch and English exports and common ticketing, cinema, library and relation systems call their columns, in the folded form
 * of `foldName`. A name before `|` says it by itself; one after it says it only when the values agree.
 */
const WORDS: Record<MappedField, string> = {
  relationNumber:
    'relationnumber relationno relatienummer relatienr relatieno relatieid relatiecode klantnummer klantnr klantid klantcode ' +
    'debiteurnummer debiteurnr debiteurennummer customernumber customerid customerno customernr customercode clientid clientnumber ' +
    'contactid contactnummer personid persoonid persoonsid persoonsnummer lidnummer lidnr lidid ledennummer lidmaatschapsnummer ' +
    'membernumber memberid memberno membershipnumber membershipid pasnummer pasnr pashoudernummer passnumber kaartnummer ' +
    'museumkaartnummer patronid patronnumber patronno constituentid constituentno constituentnumber accountid accountnumber ' +
    'abonneenummer lenersnummer lenernummer lenerid lenerspasnummer bezoekernummer bezoekerid gebruikersid userid relnr | relatie klant customer',
  fullName:
    'fullname volledigenaam naamvolledig klantnaam customername naamklant contactnaam contactname bestellernaam relatienaam ' +
    'bezoekernaam tenaamstelling displayname membername naamlid lidnaam pashouder | name naam besteller koper buyer attendee bezoeker',
  givenName: 'givenname firstname voornaam voornamen roepnaam forename prenom vorname fname givennames',
  initials: 'initials voorletters voorletter initialen initiaal',
  familyNamePrefix:
    'familynameprefix infix tussenvoegsel tussenvoegsels tussenv tussenvgsl tv voorvoegsel voorvoegsels voorv nameprefix surnameprefix lastnameprefix | prefix middlename',
  familyName: 'familyname lastname surname achternaam geslachtsnaam familienaam nachname lname anaam',
  birthDate:
    'birthdate dateofbirth dob geboortedatum gebdatum gebdat gebdt geboortedag datumgeboorte birthday birthdt geboortedat bdate | geboren geboorte born',
  email:
    'email mail emailadres emailaddress mailadres mailaddress epost emailprive emailbesteller emailklant emailcontact email1 primaryemail useremail',
  phone:
    'phone phonenumber phoneno telefoon telefoonnummer telefoonnr telefoonno telnr telnummer telno tel telephone telephonenumber mobile ' +
    'mobiel mobielnummer mobielnr mobieltelefoonnummer mobieletelefoon mobilephone mobilenumber mobileno gsm gsmnummer gsmnr cellphone ' +
    'cell telefoonmobiel telmobiel telefoonprive telprive telefoonvast vastnummer vasttelefoonnummer telefoonthuis homephone telefoon1 ' +
    'telefoon2 phone1 phone2 telefoonnummer1 telefoonnummer2 landline',
  postcode: 'postcode postalcode postcd postkode zip zipcode pc6 postcodehuisadres plz | pc',
  houseNumber:
    'housenumber housenr houseno huisnummer huisnr huisno hnr huisnummers streetnumber streetno straatnummer | nummer number nr',
  houseNumberAddition:
    'housenumberaddition housenumberextension housenumbersuffix housenumberext huisnummertoevoeging huisnrtoevoeging huisnummertoev ' +
    'huisnrtoev hnrtoev hnrtoevoeging huisletter toevoeging toev huisnrtv huisnummerext | addition extension suffix ext',
  addressLine:
    'addressline addressline1 adresregel adresregel1 address1 adres1 straatenhuisnummer straathuisnummer straathuisnr straatennummer ' +
    'streetaddress straatnr woonadres huisadres | address adres',
  street: 'street straat straatnaam streetname strasse rue | address1 adresstraat',
  city: 'city town plaats woonplaats plaatsnaam stad suburb locality cityname ort ville | gemeente',
  country: 'country countrycode land landcode landnaam woonland countryname countryiso',
  visitDate:
    'visitdate dateofvisit bezoekdatum datumbezoek eventdate voorstellingsdatum voorstellingdatum datumvoorstelling performancedate ' +
    'performancedatetime speeldatum showdate showdatetime visitedat bezochtop scandatum scandate scannedat checkindate checkedinat ' +
    'entrydate entreedatum toegangsdatum uitleendatum leendatum loandate filmdatum vertoningsdatum screeningdate sessiondate festivaldag ' +
    'festivaldatum datumuitvoering activiteitdatum evenementdatum dagbezoek bezoekdag | datum date dag datumtijd datetime startdate eventstart tijdstip',
  visitTime:
    'visittime bezoektijd bezoektijdstip aanvangstijd begintijd starttime starttijd scantijd eventtime performancetime | tijd time aanvang tijdslot timeslot',
  orderDate:
    'orderdate orderdatum besteldatum aankoopdatum datumaankoop datumbestelling purchasedate purchasedat transactiedatum transactiondate ' +
    'verkoopdatum saledate bookingdate boekdatum boekingsdatum reserveringsdatum reservationdate orderedat bookedat | createdat besteldop',
  offerCode:
    'offercode productcode eventcode eventid voorstellingscode voorstellingcode voorstellingid voorstellingsnummer tentoonstellingscode ' +
    'tentoonstellingcode expocode productiecode productieid productioncode performancecode performanceid filmcode filmid showcode showid ' +
    'activiteitcode itemcode aanbodcode objectcode mediumcode | code product artikelcode productid',
  offerGenre: 'offergenre genre genrecode discipline hoofdgenre | category categorie soort rubriek',
  activityType:
    'activitytype activiteittype soortactiviteit transactietype transactiontype soorttransactie | type activiteit',
  basis: 'basis databasis | bron',
  channel:
    'channel kanaal verkoopkanaal saleschannel bestelkanaal orderchannel bookingchannel boekingskanaal | verkooppunt source',
  priceCents: 'pricecents prijscenten prijsincenten bedragcenten bedragincenten amountcents amountincents',
  price:
    'price prijs ticketprijs ticketprice kaartprijs entreeprijs orderbedrag totaalprijs totalprice stuksprijs unitprice bedragineuro | bedrag amount totaal total betaald paid',
  priceKind:
    'pricekind prijstype prijssoort pricetype kaartsoort kaarttype tickettype ticketsoort prijscategorie tariefsoort tarieftype ratetype | tarief rate korting',
  quantity:
    'quantity aantal aantalkaarten aantaltickets aantalkaartjes qty numberoftickets numtickets ticketcount aantalpersonen aantalbezoekers | tickets kaarten personen seats stuks',
  questionnaire: 'questionnaire vragenlijst',
  surveyConsent:
    'surveyconsent toestemmingenquete enquetetoestemming toestemmingonderzoek toestemmingvragenlijst consentsurvey',
  surveyConsentAt: 'surveyconsentat toestemmingop tijdstiptoestemming datumtoestemming consentat consentdate',
  surveyConsentText: 'surveyconsenttext versietoestemming toestemmingversie toestemmingstekst consentversion',
  visitMotive: 'visitmotive bezoekmotief redenbezoek bezoekreden',
  visitCompany: 'visitcompany gezelschap metwie gezelschapbezoek',
  satisfaction: 'satisfaction rapportcijfer tevredenheid waardering',
  recommendation: 'recommendation aanbeveling nps npsscore',
  visitFrequency: 'visitfrequency bezoekfrequentie',
  cultureFrequency: 'culturefrequency cultuurfrequentie',
  travelMode: 'travelmode vervoermiddel vervoerwijze vervoer',
  ageBand: 'ageband leeftijdsgroep leeftijdscategorie leeftijdsklasse',
  educationLevel: 'educationlevel opleidingsniveau opleiding',
  heardVia: 'heardvia gehoordvia bekendvia',
  tripKind: 'tripkind soortuitje',
  cateringUse: 'cateringuse horecagebruik',
  shopUse: 'shopuse winkelgebruik',
  priceOpinion: 'priceopinion prijsoordeel',
  returnIntent: 'returnintent herhaalintentie',
  objected:
    'objected objection bezwaar bezwaargemaakt optout optedout nietdelen nietdelenmetderden geendelen donotshare bezwaardelen avgbezwaar bezwaaravg gdprobjection gdproptout bezwaargegevensdeling',
  contactConsent:
    'contactconsent consentcontact contactoptin optincontact consenttocontact maycontact permissiontocontact onetoonecontact contactpermission ' +
    'contacttoestemming toestemmingcontact toestemmingbenaderen benaderen benaderbaar magbenaderdworden magbenaderen optinbenaderen eenopeencontact',
}

interface Known {
  readonly field: MappedField
  readonly sure: boolean
}
const KNOWN = new Map<string, Known>()
for (const [field, text] of Object.entries(WORDS) as [MappedField, string][]) {
  const [sure = '', unsure = ''] = text.split(' | ')
  KNOWN.set(field.toLowerCase(), { field, sure: true })
  for (const word of sure.split(' ')) if (word && !KNOWN.has(word)) KNOWN.set(word, { field, sure: true })
  for (const word of unsure.split(' ')) if (word && !KNOWN.has(word)) KNOWN.set(word, { field, sure: false })
}

/** Whose field it is: taken off the front or the back of a name before it is looked up again. */
const OWNER =
  /^(?:klant|customer|contact|contactpersoon|bezoeker|visitor|billing|factuur|factuuradres|besteller|buyer|koper|relatie|patron|client|member|lid|lener|pashouder|holder|gast|guest|adres|address|persoon|person|primary|user|deelnemer|attendee)(?=.)/
const OWNER_BEHIND = /(?:klant|customer|contact|bezoeker|besteller|relatie|patron|lid|lener|prive|thuis)$/

/** Lower case, without accents, spaces and punctuation: "E-mailadres (privé)" → "emailadresprive". */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

/** The field that a column's name speaks of, and how clearly (0 to 1); undefined if the name is not known. */
export function fieldByName(column: string): { readonly field: MappedField; readonly confidence: number } | undefined {
  const folded = foldName(column)
  const whole = KNOWN.get(folded)
  if (whole) return { field: whole.field, confidence: whole.sure ? 1 : 0.75 }
  const bare = KNOWN.get(folded.replace(OWNER, '')) ?? KNOWN.get(folded.replace(OWNER_BEHIND, ''))
  return bare && { field: bare.field, confidence: bare.sure ? 0.9 : 0.7 }
}
