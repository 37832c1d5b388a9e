/**
 * Headers as ticketing, library, cinema, web-shop and relation systems write them, each with what stands below it, as a kind of
 * `values.ts`. A kind with `!` in front is somebody else's (seller, parcel, organisation): right is that it is not used, or asked.
 */
export const SYSTEMS: Readonly<Record<string, string>> = {
  ticketmatic:
    'Order ID=order|Order created=stamp|Sales channel=channel|Customer ID=relation|Customer first name=given|Customer last name=family|' +
    'Customer email=email|Customer phone=mobile|Street=street|Number=number|Zip=postcode|City=city|Country=country|Event name=show|' +
    'Event start=visitStamp|Event code=offer|Ticket type=kind|Price=price|Seat=seat|Barcode=barcode|Opt-in mailing=yesno',
  spektrix:
    'Customer Id=relation|Title=salutation|First Name=given|Last Name=family|Email Address=email|Mobile Phone=mobile|Home Phone=fixed|' +
    'Billing Address 1=line|Billing Address 2=empty|Billing Town=city|Billing Postcode=postcode|Billing Country=country|Transaction Date=orderStamp|' +
    'Event Name=show|Instance Date=visitStamp|Number Of Tickets=count|Ticket Type Name=kind|Sold By=!staff|Total Price=price',
  activetickets:
    'Ordernr=order|Besteldatum=order date|Relatienr=relation|Voorl.=initials|Tussenv.=prefix|Achternaam=family|Straatnaam=street|Huisnr.=number|' +
    'Huisnr. toev.=addition|Postcode=postcode|Woonplaats=city|Tel. privé=fixed|Tel. mobiel=mobile|E-mail=email|Geb. datum=born|Voorstelling=show|' +
    'Voorst. datum=visit|Aanvangstijd=time|Rang=seat|Aantal=count|Prijssoort=kind|Bedrag=price|Verkoopkanaal=channel|Medewerker=!staff',
  archtics:
    'acct_id=relation|name_first=given|name_last=family|company_name=company|street_addr_1=line|city=city|state=empty|zip=postcode|country=country|' +
    'email_addr=email|phone_cell=mobile|event_name=eventcode|event_date=visit|event_time=time|num_seats=count|section_name=seat|price_code=pricecode|purchase_price=price',
  tessitura:
    'customer_no=relation|fname=given|lname=family|esal1_desc=salutationname|street1=line|city=city|postal_code=postcode|country=country|eaddress=email|phone=mobile|' +
    'order_no=order|order_dt=orderStamp|perf_no=eventno|perf_dt=visitStamp|prod_season_desc=show|num_seats=count|paid_amt=price|MOS=channelword',
  eventim:
    'Auftragsnr=order|Kundennummer=relation|Anrede=salutation|Vorname=given|Nachname=family|Strasse=line|PLZ=postcode|Ort=city|Land=country|E-Mail=email|' +
    'Telefon=mobile|Geburtsdatum=born|Veranstaltung=show|Veranstaltungsdatum=visit|Anzahl=count|Preis=price',
  stager:
    'Bestelling=order|Voornaam=given|Achternaam=family|E-mailadres=email|Postcode=postcode|Geboortedatum=born|Evenement=show|Evenementdatum=visit|' +
    'Tickettype=kind|Aantal tickets=count|Totaalbedrag=price|Besteld op=orderStamp|Nieuwsbrief=yesno',
  weeztix:
    'Order number=order|Ordered at=orderStamp|Buyer firstname=given|Buyer lastname=family|Buyer email=email|Buyer phone=mobile|Buyer zipcode=postcode|' +
    'Buyer housenumber=number|Buyer date of birth=born|Event=show|Event date=visitStamp|Ticket=kind|Ticket barcode=barcode|Scanned at=scan|Paid=price',
  paylogic:
    'Order nr=order|First name=given|Last name=family|Gender=gender|E-mail address=email|Birthdate=born|Address=line|Postal code=postcode|City=city|Country=country|' +
    'Product=kind|Amount=count|Price per ticket=price|Order date=orderStamp|Event date=visit',
  tixly:
    'CustomerNumber=relation|Name=full|Email=email|PhoneNumber=mobile|Zip=postcode|Address=line|City=city|EventName=show|EventDate=visitStamp|' +
    'PriceType=kind|TicketCount=count|Amount=price|PurchaseDate=orderStamp|Sales Person=!staff',
  recreatex:
    'Klantnummer=relation|Klantnaam=full|GSM=mobile|E-mail=email|Straat=street|Nr=number|Bus=addition|Postcode=belgian|Gemeente=city|Land=be|' +
    'Geboortedatum=born|Activiteit=show|Datum activiteit=visit|Tariefgroep=kind|Aantal=count|Totaal=price',
  gantner:
    'Person No.=relation|Surname=family|Forename=given|Date of Birth=born|ZIP Code=postcode|Street=line|Town=city|Mobile No.=mobile|E-Mail=email|' +
    'Check-in=visitStamp|Tariff=kind|Device=terminal|Balance=price',
  museumPos:
    'Datum=visit|Tijd=time|Kassa=terminal|Bonnr=order|Artikel=kindtext|Aantal=count|Bedrag=price|Postcode=postcode|Huisnummer=number|Land van herkomst=country|Museumkaart nr=relation',
  libraryWise:
    'Lenersnummer=relation|Naam=comma|Geslacht=gender|Geb.dat.=born|Straat + nr=line|Postcode=postcode|Plaats=city|E-mail=email|Telefoon=mobile|' +
    'PPN=ppn|Titel=show|Auteur=!author|Uitleendatum=visit|Inleverdatum=later|Vestiging=branch',
  libraryOclc:
    'patron barcode=relation|patron name=comma|date of birth=bornIso|postal code=postcode|email address=email|loan date=visitIso|due date=later|item barcode=barcode|title=show|branch=branch',
  vista:
    'Cinema=branch|Session Date=visit|Session Time=time|Film=show|HOPK=offer|Loyalty Card No=relation|Member First Name=given|Member Last Name=family|' +
    'Member Email=email|Member DOB=born|Ticket Type=kind|Tickets=count|Gross Box Office=price|Screen=seat',
  cineville:
    'pas_id=relation|voornaam=given|achternaam=family|geboortedatum=bornIso|email=email|postcode=postcode|huisnummer=number|bezocht_op=visitStamp|bioscoop=branch|film_id=offer',
  mailchimp:
    'Email Address=email|First Name=given|Last Name=family|Address=full address|Phone Number=mobile|MEMBER_RATING=rating|OPTIN_TIME=stamp|OPTIN_IP=ip|CONFIRM_TIME=stamp|' +
    'LAST_CHANGED=stamp|LEID=ppn|EUID=hex|NOTES=empty|TAGS=tags',
  shopify:
    'Name=ordername|Email=email|Financial Status=status|Paid at=orderStamp|Accepts Marketing=yesno|Currency=currency|Subtotal=price2|Shipping=price3|Total=price|' +
    'Lineitem quantity=count|Lineitem name=show|Lineitem price=unit|Lineitem sku=offer|Billing Name=full|Billing Street=line|Billing Zip=postcode|Billing City=city|Billing Country=country|' +
    'Billing Phone=mobile|Shipping Name=!shipname|Shipping Street=!shipline|Shipping Zip=!shippostcode|Shipping City=!shipcity|Notes=empty|Vendor=branch',
  woocommerce:
    'order_id=order|order_date=orderStamp|order_status=status|customer_id=relation|billing_first_name=given|billing_last_name=family|billing_company=company|' +
    'billing_address_1=line|billing_city=city|billing_postcode=postcode|billing_country=country|billing_email=email|billing_phone=mobile|shipping_first_name=!shipgiven|' +
    'shipping_last_name=!shipfamily|shipping_address_1=!shipline|shipping_postcode=!shippostcode|order_total=price|bezoekdatum=visit',
  salesforce:
    'Contact ID=sfid|Salutation=salutation|First Name=given|Last Name=family|Mailing Street=line|Mailing Zip/Postal Code=postcode|Mailing City=city|' +
    'Mailing Country=country|Phone=fixed|Mobile=mobile|Email=email|Birthdate=born|Contact Owner=!staff|Last Modified Date=stamp|Last Activity=visit',
  eventbrite:
    'Order #=order|Order Date=orderStamp|First Name=given|Surname=family|Email=email|Quantity=count|Ticket Type=kind|Attendee #=barcode|Total Paid=price|' +
    'Event Name=show|Event Start Date=visit|Home Postcode=postcode|Cell Phone=mobile|Birth Date=born|Attendee Status=status',
  spreadsheet1:
    'nr=row|naam=full|adres=full address|tel=mobile|mail=email|datum=visit|aantal pers.=count|opmerkingen=empty',
  spreadsheet2: 'pc=postcode|hnr=number|datum bezoek=visit|tentoonstelling=offer|hoe bij ons terecht gekomen=tags',
  spreadsheet3:
    'Voor- en achternaam=full|Postcode en woonplaats=postcode city|Straat en huisnummer=line|Telefoonnummer=mobile|Emailadres=email|Dag=visit|Kaarten=count',
  spreadsheet4:
    'Familienaam=family|Roepnaam=given|Pc + huisnr=postcode number|Geboren=born|Datum concert=visit|Soort kaart=kind|Betaald=price',
  forms:
    'Tijdstempel=stamp|Wat is uw naam?=full|Wat is uw e-mailadres?=email|Wat is uw postcode?=postcode|Wat is uw huisnummer?=number|' +
    'Wat is uw geboortedatum?=born|Op welke dag bezoekt u ons?=visit|Met hoeveel personen komt u?=count',
  festival:
    'ticket_id=barcode|order_ref=order|holder_name=full|holder_email=email|holder_birthdate=bornIso|postal_code=postcode|house_no=number|event_day=visitIso|ticket_category=kind|scan_gate=seat',
  dutchCrm:
    'DebNr=relation|NaamRegel1=full|Straat/nr=line|PC=postcode|Plaatsnaam=city|Mob.nr.=mobile|Mailadres=email|Gebdat=born|Laatste bezoek=visit|Vriend sinds=later|Incasso=yesno|IBAN=iban',
  school:
    'School=company|Contactpersoon=full|E-mail contactpersoon=email|Telefoon school=!fixed|Postcode school=!shippostcode|Aantal leerlingen=count|Datum rondleiding=visit|Prijs=price',
  stageDoor:
    'Verkoper=!staff|E-mail verkoper=!staffmail|Klant=relation|Naam klant=full|E-mail klant=email|Voorstellingsdatum=visit|Datum=order date|Naam voorstelling=show|Nummer=order|Code=offer|Titel=show2',
  anonymous: 'Veld1=given|Veld2=family|Veld3=email|Veld4=postcode|Veld5=number|Veld6=visit|Veld7=price',
  english:
    'Customer Reference=relation|Full name=full|Street address=line|Post code=postcode|Telephone no.=mobile|Email=email|Date of attendance=visit|Performance=show|Qty=count|Ticket price=price|Discount type=kind',
  nested:
    'id=order|customer.id=relation|customer.name.first=given|customer.name.last=family|customer.contact.email=email|customer.address.zipcode=postcode|customer.address.house_number=number|performance.startsAt=visitStamp|performance.genre=genre|tickets.count=count|amount.cents=cents',
}
