import type { IdentityField } from '@sluis/ttp-core/rows'

/**
 * What Dutch and English exports call the columns that say who, in the folded form of `foldName`. A name before `|` says it by
 * itself; one after it says it only when the values agree, and may stand at several fields.
 */
export const IDENTITY_WORDS: Record<IdentityField, string> = {
  relationNumber:
    'abonnr abonr relatiekey klantkey customerkey kundennummer kundennr numeroclient nclient noclient numclient ndeclient debnr debno debnummer patronbarcode borrowernumber borrowerid lezersnummer lezersnr bibliotheekpasnummer biebpasnr ' +
    'consumerid consumernumber customerreference clientreference customerref relationnumber relationno relatienummer relatienr relatieno relatieid relatiecode klantnummer klantnr klantid klantcode klantno ' +
    'debiteurnummer debiteurnr debiteurennummer debiteurid customernumber customerid customerno customernr customercode customer# clientid ' +
    'clientnumber clientnr contactid contactnummer contactnr contactnumber personid persoonid persoonsid persoonnr persoonsnummer lidnummer ' +
    'lidnr lidid ledennummer ledennr lidmaatschapsnummer lidmaatschapnummer lidmaatschapnr membernumber memberid memberno ' +
    'membershipnumber membershipid membershipno pasnummer pasnr pashoudernummer passnumber museumkaartnummer museumkaartnr patronid ' +
    'patronnumber patronno constituentid constituentno constituentnumber accountid accountnumber acctid accountno abonneenummer abonneenr ' +
    'abonnementsnummer lenersnummer lenernummer lenersnr lenernr lenerid lenerspasnummer lenerspasnr bezoekernummer bezoekerid bezoekersnummer ' +
    'gebruikersid userid relnr cinevillepasnummer cinevillenummer cinevillepas vriendennummer vriendnummer donateursnummer donateurnummer ' +
    'loyaltycardno loyaltycardnumber loyaltyid loyaltynumber cardholderid cardnumber subscriberid supporterid guestid visitorid ' +
    'masterpersonid crmid externalcustomerid externalclientid | ' +
    'verkooprelatie rel relatie klant customer kaartnummer kaartnr pas nummer number nr code id persoon lid member lener cardno contact account',
  fullName:
    'surnameinitials surnameandinitials nameinitials nameandinitials initialsandsurname naamregel1 naamvoornaam naamenvoornaam voornaamnaam voornaamennaam voornaamplusnaam kundenname naamenvoorletters voorlettersenachternaam naamvoorletters fullname volledigenaam naamvolledig klantnaam customername naamklant contactnaam contactname bestellernaam relatienaam ' +
    'bezoekernaam bezoekersnaam tenaamstelling displayname membername naamlid lidnaam pashouder kaarthouder ticketholder cardholder ' +
    'cardholdername namefull voornaamenachternaam voorenachternaam vooraachternaam naamenvoornaam voornaamachternaam achternaamvoornaam ' +
    'achternaamenvoornaam achternaamvoorletters firstnamelastname firstandlastname lastnamefirstname namelastfirstmi namelastfirst ' +
    'sortname lenersnaam leners hoeheetu hoeheetje wieheeft opnaam opnaamvan ' +
    '| wie holder hoofdabonnee hoofdboeker name naam boeker besteller koper buyer attendee bezoeker klant customer relatie persoon lid member lener gast guest contact contactpersoon deelnemer pas houder',
  givenName:
    'foarnamme foarnammen givenname firstname voornaam voornamen roepnaam forename prenom vorname fname givennames vnm namefirst voornaams christianname ' +
    'callingname rufname vnaam voorn voornm',
  initials:
    'initials vrltrs vltrs voorltrs voorlet voorletters voorletter initialen initiaal voorl vl initial voorlttrs | letters',
  familyNamePrefix:
    'familynameprefix infix nameinfix tussenvoegsel tussenvoegsels tussenv tussenvgsl tv tussen voorvoegsel voorvoegsels voorv nameprefix surnameprefix ' +
    'lastnameprefix tussenvgl tussenvoegs tsv tussenvoeg tussenvgs voegsel voorvgsl | prefix middlename middle',
  familyName:
    'familyname efternamme nomdefamille anm familiennaam familienname lastname surname achternaam geslachtsnaam familienaam nachname lname anaam achtern namelast nom secondname achternm ' +
    'familynm achternaamzondertussenvoegsel | naam name',
  birthDate:
    'neele nele geburtsdatum geburtstag datedenaissance verjaardag bertedatum birthdate dateofbirth dob geboortedatum gebdatum gebdat gebdt geboortedag datumgeboorte birthday birthdt geboortedat bdate gebdtm ' +
    'geboortedt geboren geborenop wanneerbentugeboren geboortedatumlener dtgeboorte | geboorte born geb datum date dag',
  email:
    'email emailid mailid emailadresse adresseemail adresseelectronique courriel mail emailadres emailaddress mailadres mailaddress epost emailprive emailbesteller emailklant emailcontact email1 primaryemail ' +
    'useremail emailaddr eaddress epostadres elektronischpostadres mailbox epostadresse emailadr eml contactmail | gebruikersnaam username login inlognaam account',
  phone:
    'mobieletelnr mobieletel telmob telportable tillefoan tillefoannumer telefoan numerodetelephone portable mobnr mobno mobilnummer telefonnummer mobieltel phone phonenumber phoneno telefoon telefoonnummer telefoonnr telefoonno telnr telnummer telno tel telephone telephonenumber mobile ' +
    'mobiel mobielnummer mobielnr mobieltelefoonnummer mobieletelefoon mobieltelefoon mobilephone mobilenumber mobileno gsm gsmnummer gsmnr cellphone ' +
    'cell telefoonmobiel telmobiel telefoonprive telprive telefoonvast vastnummer vasttelefoonnummer telefoonthuis homephone telefoon1 ' +
    'telefoon2 phone1 phone2 telefoonnummer1 telefoonnummer2 landline telefoonnummermobiel telefoonnummerprive telefoonnummervast ' +
    'telefoonoverdag telefoonavond daytimephone eveningphone 06nummer 06nr mob handy telefon phonehome phonecell phonemobile phoneday telthuis telwerk tel1 tel2 mobiletel hometel worktel telmobile telhome',
  postcode:
    'pc6hnr pchnr pc6huisnr pc6nr postcodehnr postcodehuisnr codepostal pccijfers postcodecijfers cijferspostcode postkoade postleitzahl 4pc zippostalcode zippostcode postcodezip postcode postnummer postnr postalcode postcd postkode zip zipcode pc6 pc4 postcodehuisadres plz postalzip postcodecijfers zippostal ' +
    'postcodevolledig wijkcode pcode postcodehuisnummer postcodeenhuisnummer postcodeplaats postcodewoonplaats postcodeenplaats ' +
    'postcodeenwoonplaats pcplaats pcwoonplaats pchuisnr pcnr | pc cp post postal adres2 address2 adresregel2 addressline2 streetaddr2 street2 addr2',
  houseNumber:
    'husnumer husnr huisnummerincltoevoeging huisnrincltoev huisnrincltoevoeging huisnummerincltoev huisnummermettoevoeging huisnrmettoev huisnummerinclusieftoevoeging huisnrinclusieftoevoeging huisnummerinclletter numerodemaison housenumber housenr houseno huisnummer huisnr huisno hnr huisnummers streetnumber streetno straatnummer hsnr housenum huisnum ' +
    'huisnummertoevoeging1 huisnummerentoevoeging huisnummerplustoevoeging huisnrentoevoeging hausnummer huisnummerplus | nummer number nr no n numero street2 streetaddr2',
  houseNumberAddition:
    'housenoext housenrext huisnrtvg hnrtvg toevhuisnr huislttr bte boite huisnrtoev housenumberaddition housenumberextension housenumbersuffix housenumberext huisnummertoevoeging huisnrtoevoeging huisnummertoev ' +
    'hnrtoev hnrtoevoeging huisletter toevoeging toev huisnrtv huisnummerext huisnrext hnrext hnrtv huisltr hsnrtoev huisnummeraanvulling ' +
    'huisnummersuffix numberaddition nummertoevoeging busnummer busnr toevoeginghuisnummer toevoeginghuisnr housenumberaddon housenumberadd | addition extension suffix ext bus add letter',
  addressLine:
    'straathuisnummerplaats straathuisnummerwoonplaats straathuisnummerpostcodeplaats straathuisnummerpostcodewoonplaats straatnummerplaats straatnrplaats adrespostcodeplaats adrespostcodewoonplaats adres1straat1 address1street1 adresse adresse1 adresnr adresennr adresplusnr adresennummer adresenhuisnummer adresmethuisnummer addressline addressline1 adresregel adresregel1 address1 adres1 straatenhuisnummer straathuisnummer straathuisnr straatennummer ' +
    'streetaddress straatnr woonadres huisadres straatplushuisnummer straatnaamenhuisnummer straatnaamhuisnummer straatnaamnummer straatnummers ' +
    'streetaddr1 streetaddr street1 addr1 addr volledigadres adresvolledig fulladdress mailingstreet thuisadres postadres straatnaamennummer ' +
    'adresgegevens bezoekadres streetnumberandname | address adres naw waarwoontu',
  street:
    'street voie nomvoie straat str straatnaam strassenname strjitte streetname strasse rue straatnm strt | address1 adresstraat adres1',
  city:
    'wnpl wnplts wplts city wenplak localite wohnort town plaats woonplaats plaatsnaam stad suburb locality cityname ort ville woonpl wpl plaatsnm mailingcity residence ' +
    'homecity | gemeente municipality commune',
  country:
    'landregio adres1landregio landherkomst herkomstland landvanherkomst countryoforigin country countrycode pays land landcode landnaam woonland countryname countryiso landiso iso2 countrycd landcd countryregion | herkomst',
}
