/**
 * Columns that are known and are no field of the standard: they stay where they are, and nothing is asked about them. Written as
 * `IDENTITY_WORDS`; after `|` stand names that may also be a field, if the values say so.
 */
export const OTHER_WORDS =
  // Whom to address, and how: nothing of it identifies.
  'medeabonnee verzonden verzondenop verstuurd verzenddatum senton sentat senddate sentdate geopend opened geklikt clicked wristbandid wristband wristbandnr wristbandnumber polsbandje polsbandnr polsbandnummer polsbandid chipid rfid nfcid street3 straat3 streetaddr3 streetline3 attendeeno attendeenr attendeenumber attendee# attendeeid createdate creationdate inschrijvingsdatum inschrijvingdatum rijlabels rowlabels respondentid respondentnr respondentnummer respondent responseid collectorid postcodeletters pcletters letterspostcode lastactivity lastactivitydate anummer administratienummer tijdstempel timestamp ingevuldop submittedat completedat startedat ownerid contactowner opportunityowner auftragsnr bestellnummer anrede veranstaltung saldo geboortejaar birthyear yearofbirth geboortemaand geboorteplaats geboorteland nationaliteit nationality staatsangehorigkeit nationalite countryofbirth birthplace placeofbirth aanhef salutation geslacht gender sexe sex mv titulatuur titels title titel voortitel aanspreektitel aanspreekvorm aanspreking anrede ' +
  'briefaanhef academischetitel achtertitel leeftijd age leeftijdscategorie leeftijdsgroep agegroup taal language taalcode locale ' +
  // What is on: free text that never travels.
  'voorstelling voorstellingsnaam voorstellingnaam evenement evenementnaam event eventname eventnaam show shownaam showname film filmtitel ' +
  'filmnaam movie movietitle productie productienaam production productionname performance performancename uitvoering uitvoerende ' +
  'tentoonstellingnaam tentoonstellingsnaam exhibition concertnaam activiteitnaam activiteitomschrijving omschrijving description artikel ' +
  'artikelnaam artikelomschrijving productnaam productname productomschrijving lineitemname itemname boektitel auteur author artiest artist ' +
  'gezelschap regisseur componist dirigent subtitel ondertitel titelvoorstelling serie serienaam reeks isbn titelnr materiaal ' +
  // Where one sat.
  'zaal zaalnaam hall room venue venuename locatie location locatienaam theater cinema bioscoop rang rangnaam vak section sectionname rij ' +
  'row rijnummer rownumber rowname stoel stoelnummer stoelnr seat seatnumber seatno seatnum seats zitplaats plaatsnummer plaatsnr zone ' +
  'rijstoel stoelrij ingang entrance deur gate verdieping vestiging filiaal filiaalnaam branch scherm screen ' +
  // Orders, tickets and payment.
  'ordernummer ordernr orderno orderid order ordernumber bestelnummer bestelnr bestelling bestellingnr transactienummer transactienr ' +
  'transactieid transactionid transactionno transactie boekingsnummer boekingnummer boekingsnr boekingid bookingid bookingnumber bookingref ' +
  'reserveringsnummer reserveringnr reservationid bonnummer bonnr factuurnummer factuurnr invoicenumber invoiceno barcode barcodes ' +
  'ticketnummer ticketnr ticketid ticketno ticketnumber ticketcode kaartid kaartjenummer qrcode qr ean scancode referentie reference ref ' +
  'betalingskenmerk kenmerk paymentid paymentmethod betaalmethode betaalwijze betaling payment iban bic bankrekening rekeningnummer ' +
  'bankrekeningnummer banknaam creditcard kaarttypebetaling valuta currency btw vat btwpercentage btwbedrag btwcode btwtarief taxes tax ' +
  'subtotaal subtotal verzendkosten servicekosten servicefee fee fees transactiekosten administratiekosten reserveringskosten kortingsbedrag ' +
  'discountamount kortingscode discountcode couponcode coupon actiecode promocode vouchercode voucher openstaand saldo balance outstanding ' +
  'kortingspercentage refund refunded terugbetaald grootboek grootboekrekening kostenplaats saldobedrag donatie donation gift fooi ' +
  'line lijn regel regelnummer linenumber volgnummer volgnr rijnr recordid recid uniqueid guid uuid rowid index seq # ' +
  // How things stand.
  'status orderstatus betaalstatus paymentstatus financialstatus fulfillmentstatus ticketstatus scanstatus gescand scanned aanwezig ' +
  'attended noshow geannuleerd cancelled canceled cancelledat bezorgwijze deliverymethod verzendwijze shippingmethod shipping bezorging ' +
  'geprint printed gedownload leverwijze archief actief active inactief geblokkeerd blocked overleden deceased ' +
  // Talk, marketing and administration.
  'opmerking opmerkingen notitie notities memo notes note comment comments remarks toelichting bijzonderheden vrijveld nieuwsbrief newsletter ' +
  'nieuwsbriefoptin newsletteroptin mailing mailings optin acceptsmarketing marketing marketingoptin optintime optinip tags tag labels ' +
  'label segment segmenten groep groepen groups interesses interests voorkeuren voorkeur utmsource utmmedium utmcampaign campagne campaign ' +
  'referrer landingpage ip ipadres ipaddress useragent browser device website url homepage facebook twitter linkedin instagram ' +
  'memberrating rating score leid euid timezone gmtoff dstoff latitude longitude lat lon lng cc region regio provincie province state ' +
  'staat wijk buurt gewijzigd gewijzigdop updatedat modified modifieddate lastmodifieddate lastmodified lastchanged wijzigingsdatum mutatiedatum ' +
  'laatstewijziging confirmtime verwijderd deleted deletedat isdeleted importdatum exportdatum bestandsdatum laatstelogin lastlogin ' +
  'vriendsinds lidsinds membersince inschrijfdatum registratiedatum registrationdate signupdate aanmelddatum startlidmaatschap einddatum ' +
  'eindlidmaatschap enddate geldigtot validuntil validto geldigvan validfrom verloopdatum expirydate expirationdate expiry inleverdatum ' +
  'retourdatum duedate returndate vervaldatum eindtijd endtime annuleringsdatum seizoen season jaar year maand month week weeknummer ' +
  'weekdag weekday dagvandeweek kwartaal quarter ' +
  // Organisations and the people who work there.
  'bedrijf bedrijfsnaam company companyname organisatie organisatienaam organisation organization organizationname firma afdeling department ' +
  'functie jobtitle beroep occupation kvk kvknummer btwnummer vatnumber schoolnaam school werkgever employer vendor leverancier supplier ' +
  'organisator organizer promotor ownerid owner eigenaar medewerker verkoper kassier kassa kassanummer terminal employee cashier operator ' +
  'seller agent agentid createdby aangemaaktdoor modifiedby gewijzigddoor behandeldoor behandelddoor verkochtdoor soldby user accountmanager ' +
  'noodcontact noodnummer emergencycontact partner partnernaam foto photo bestand file bijlage ' +
  'wachtwoord password pin pincode token sleutel ' +
  // Lines of an address below the second. What stands on the second, its values say: postcode and town, or hardly anything.
  'adres3 address3 addressline3 adresregel3 addr3 coadres tav postbus ' +
  'adrestype addresstype adressoort | name naam code nummer number nr no id datum date type soort categorie category product ticket kaart source bron ' +
  'account tarief entree bezoek scan checkin start begin tijd time laatstebezoek datumlaatstebezoek lastvisit laatsteuitleen datumentijd adres2 address2 adresregel2 addressline2 streetaddr2 street2 addr2 mos gemeente moment contact soortbezoeker typebezoeker bezoekerssoort bezoekerstype klanttype doelgroep'
