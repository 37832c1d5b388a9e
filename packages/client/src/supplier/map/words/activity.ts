import type { MappedField } from '../fields.ts'
import type { IDENTITY_WORDS } from './identity.ts'
import type { SURVEY_WORDS } from './survey.ts'

/** What exports call the columns that say what, when and how, and those that hold a row or a consent; written as `IDENTITY_WORDS`. */
export const ACTIVITY_WORDS: Record<
  Exclude<MappedField, keyof typeof IDENTITY_WORDS | keyof typeof SURVEY_WORDS>,
  string
> = {
  visitDate:
    'scanat attendedon eventattendedon dagtijdbezoek datumtijdbezoek dagentijdbezoek bezoekdatumtijd datedelarepresentation daterepresentation datedespectacle datumbesuch aanvangevenement aanvangvoorstelling aanvangconcert aanvangfilm aanvangactiviteit begindatumactiviteit startactiviteit datumdervorstellung datumderveranstaltung vorstellungam datumuur besykdatum besuchsdatum datedevisite scanmoment momentscan veranstaltungsdatum vorstellungsdatum auffuhrungsdatum dateofattendance attendancedate attendeddate dateattended eventday festivalday datbezoek bezoekdat datvoorstelling ' +
    'datumworkshop visitdate dateofvisit bezoekdatum datumbezoek eventdate voorstellingsdatum voorstellingdatum datumvoorstelling performancedate ' +
    'performancedatetime speeldatum showdate showdatetime visitedat bezochtop scandatum scandate scannedat checkindate checkedinat ' +
    'entrydate entreedatum toegangsdatum uitleendatum uitgeleendop geleendop leendatum loandate filmdatum vertoningsdatum screeningdate sessiondate festivaldag ' +
    'festivaldatum datumuitvoering activiteitdatum evenementdatum dagbezoek bezoekdag perfdt perfdate performancedt instancestart ' +
    'eventinstancestart eventinstancedate eventstartdate eventstart eventdatetime startdatumvoorstelling datumactiviteit dagvanbezoek ' +
    'admissiondate validationdate scantime checkintime gescandop datumscan concertdatum datumconcert uitvoeringsdatum bezoekmoment ' +
    'checkoutdate datumuitlening uitleendat boekingsdatumbezoek sessionstart screeningdatetime arrivaldate aankomstdatum tijdslotdatum slotdate ' +
    'datumtijdvoorstelling voorstellingstart starts startsat eventstarts datumevenement eventdatum startevent speeldag | ' +
    'datum date dag datumtijd datumuur datetime startts startdate startdatum begindatum tijdstip start begin moment timestamp beginn scannedin checkedin tijdslot timeslot dagdatum aanvang bezoek scan checkin besteed datumbesteed datumingewisseld ingewisseld redeemed redeemdate redeemedat datumverzilverd verzilverd datuminwisseling datumactiviteit voorstellingop laatstebezoek datumlaatstebezoek lastvisit laatstebezoekdatum laatsteuitleen datumentijd',
  visitTime:
    'aanv uhrzeit beginuur heure visittime bezoektijd bezoektijdstip aanvangstijd begintijd starttime starttijd scantijd eventtime performancetime voorstellingstijd ' +
    'aanvangsttijd screeningtime sessiontime tijdvak entreetijd checkintijd showtime aanvangsuur uur | ' +
    'tijd time aanvang tijdslot timeslot tijdstip start begin beginn',
  orderDate:
    'gekochtop aangekochtop bestelltam bestelldatum kaufdatum gekauftam orderdate orderdatum besteldatum aankoopdatum datumaankoop datumbestelling purchasedate purchasedat transactiedatum transactiondate ' +
    'verkoopdatum saledate bookingdate boekdatum boekingsdatum reserveringsdatum reservationdate orderedat bookedat datumverkoop ' +
    'datumtransactie datumorder datumreservering datumboeking orderdt salesdate dateofpurchase dateordered betaaldatum paymentdate ' +
    'paidat datumbetaling orderplaced kassadatum bondatum | ' +
    'createdat createddate besteldop datum date aanmaakdatum datumaangemaakt aangemaakt created createdts createdon invoicedate factuurdatum dateadded',
  offerCode:
    'offercode productcode eventcode eventid voorstellingscode voorstellingcode voorstellingid voorstellingsnummer voorstellingsid voorstellingnr ' +
    'tentoonstellingscode tentoonstellingcode expocode productiecode productieid productienummer productioncode performancecode performanceid ' +
    'perfcode perfno perfid filmcode filmid showcode showid activiteitcode activiteitscode activiteitid itemcode aanbodcode objectcode ' +
    'mediumcode evenementcode evenementid concertcode concertid seasoncode expositiecode eventinstanceid sessionid hopk articlecode | ' +
    'code product artikelcode productid artikelnummer sku tentoonstelling expositie ppn expo',
  offerGenre:
    'offergenre genre genrecode discipline hoofdgenre genrenaam genreomschrijving hoofddiscipline eventgenre | category categorie soort rubriek type',
  activityType:
    'activitytype activiteittype soortactiviteit transactietype transactiontype soorttransactie activiteitsoort activiteitstype | type activiteit activity soort',
  basis: 'basis databasis | bron',
  channel:
    'channel kanaal verkoopkanaal saleschannel bestelkanaal orderchannel bookingchannel boekingskanaal distributiekanaal distributionchannel ' +
    'saleschannelname kanaalnaam modeofsale orderkanaal verkoopwijze herkomstorder | mos verkooppunt source bron origin saleslocation',
  priceCents:
    'bedragcent prijscent amountcent pricecent pricecents prijscenten prijsincenten bedragcenten bedragincenten amountcents amountincents totalcents totaalcenten',
  price:
    'priis tickettypeprice montantttc montant betrag preis paidamt amt amountdue prix grossboxoffice totalgross gross brutobedrag grossamount totaalbruto boxoffice ticketomzet price prijs ticketprijs ticketprice kaartprijs entreeprijs orderbedrag totaalprijs totalprice stuksprijs unitprice bedragineuro ' +
    'lineitemprice totaalbedrag totalamount ordertotal ordertotaal verkoopprijs amountpaid paidamount betaaldbedrag brutoprijs grossprice ' +
    'facevalue regelbedrag regeltotaal linetotal prijsperkaart prijsperticket priceperticket omzet blockpurchaseprice purchaseprice prijsincl ' +
    'bedragincl ticketamount entreebedrag nettobedrag | bedr bedrag amount totaal total betaald paid paidamt amt gross totalgross grossamount grosstotal brutobedrag tarief revenue entree',
  priceKind:
    'plaintarif preisart preiskategorie preisgruppe tariff tariffname tarif tarifgruppe pricecode prijscode tariefcode pricekind prijstype prijssoort pricetype kaartsoort kaarttype tickettype ticketsoort prijscategorie tariefsoort tarieftype ratetype ' +
    'tariefnaam tariefgroep kortingssoort kortingstype pricetypename tickettypename tariefcategorie toegangssoort entreesoort kaartsoortnaam ' +
    'ticketcategorie pricecategory tickettarief soortkaart soortticket typekaart | ' +
    'soortbezoeker typebezoeker bezoekerssoort bezoekerstype klanttype doelgroep tarief rate korting type soort ticket kaart discount categorie category product entree ticketnaam',
  quantity:
    'noofpax nopax numberofpax pax aantalkrt aantalkrtn anz nbplaces nombredeplaces nbbillets nombredebillets anzahl menge numseatspur aantalleerlingen aantaldeelnemers aantalgasten ticketscount tickettotal participants participantcount numberofparticipants hoeveelpersonen numberofguests noofpersons quantity aantal aantalkaarten aantaltickets aantalkaartjes qty numberoftickets numtickets ticketcount aantalpersonen aantalbezoekers ' +
    'numseats lineitemquantity ticketquantity aantalplaatsen aantalstoelen numberofseats numberofpersons aantalpers aant aantalstuks hoeveelheid ' +
    'aantalst aantalexemplaren aantaluitgeleend aantaluitleningen aantalgeleend aantaltitels noftickets noftix admissions partysize groepsgrootte totaalaantalkaarten | tal tickets kaarten personen seats stuks participants guests bezoekers amount leerlingen gasten deelnemers',
  objected:
    'bezwaargegevensdelen bezwaardelengegevens bezwaarverwerking objected objection bezwaar bezwaargemaakt optout optedout nietdelen nietdelenmetderden geendelen donotshare bezwaardelen avgbezwaar ' +
    'bezwaaravg gdprobjection gdproptout bezwaargegevensdeling bezwaartegendelen bezwaargegevens nietdelenmet gegevensnietdelen ' +
    'donotsharedata shareoptout optoutdelen geentoestemmingdelen privacybezwaar bezwaarprofilering bezwaaronderzoek optoutonderzoek dsoptout',
  contactConsent:
    'contactconsent consentcontact contactoptin optincontact consenttocontact maycontact permissiontocontact onetoonecontact contactpermission ' +
    'contacttoestemming toestemmingcontact toestemmingbenaderen benaderen benaderbaar magbenaderdworden magpermailbenaderdworden magpermailbenaderen magbenaderen optinbenaderen eenopeencontact',
}
