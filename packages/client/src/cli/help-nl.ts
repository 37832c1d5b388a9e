/** What `--help` says in English, in Dutch: the commands of an institution. What is not here stays as it is. */
export const HELP_NL: Readonly<Record<string, string>> = {
  'Usage:': 'Gebruik:',
  'Options:': 'Opties:',
  'Arguments:': 'Argumenten:',
  'Commands:': 'Opdrachten:',
  'deliver, receive and verify audience data through the trusted third party':
    'publieksgegevens leveren, ontvangen en controleren via de vertrouwde derde partij',
  'output the version number': 'toon de versie',
  'display help for command': 'toon deze uitleg',
  'print one JSON object': 'geef één JSON-object',
  'nl or en; else as the terminal says': 'nl of en; anders zoals de terminal zegt',
  'nl or en': 'nl of en',
  'say nothing but errors and the result': 'zeg alleen fouten en de uitkomst',
  'never ask anything, also on a terminal': 'vraag nooit iets, ook niet op een terminal',
  'configuration (or SLUIS_CONFIG)': 'configuratie (of SLUIS_CONFIG)',
  'configuration of this institution (or SLUIS_CONFIG)': 'configuratie van deze instelling (of SLUIS_CONFIG)',
  'join, step by step: make keys, show their fingerprint, enrol, and look whether all is well; run it again to go on':
    'meedoen, stap voor stap: sleutels maken, hun vingerafdruk tonen, inschrijven en nakijken; geef de opdracht nog eens om verder te gaan',
  'address of the service': 'adres van de dienst',
  'identifier of the organisation, as the registrar gave it': 'kenmerk van de organisatie, zoals de registrar het gaf',
  'a name for this installation; else the organisation’s with .1 behind it':
    'een naam voor deze installatie; anders die van de organisatie met .1 erachter',
  'where keys and configuration go; else a folder of your own that every command knows':
    'waar sleutels en configuratie komen; anders een eigen map die elke opdracht kent',
  'protect the key file with the passphrase in this file': 'beveilig het sleutelbestand met de wachtzin in dit bestand',
  'bind this client to these certificates (PEM)': 'verbind deze client aan deze certificaten (PEM)',
  'certificate of the authority that certified the service (PEM)':
    'certificaat van de autoriteit die de dienst certificeerde (PEM)',
  'write the request to a file only': 'schrijf het verzoek alleen naar een bestand',
  'the registrar’s fingerprint, as you heard it; else it is asked for':
    'de vingerafdruk van de registrar, zoals u die hoorde; anders wordt ernaar gevraagd',
  'the registrar’s public key (JWK), where the service gave none':
    'de publieke sleutel van de registrar (JWK), als de dienst er geen gaf',
  'to whom deliveries go, where there are several agreements':
    'naar wie leveringen gaan, als er meer overeenkomsten zijn',
  'and for which domain': 'en voor welk domein',
  'wait so long for the registrar to confirm': 'wacht zo lang op bevestiging door de registrar',
  'look whether this client can work, and if not, why': 'kijk of deze client kan werken, en zo niet, waarom',
  'write an empty spreadsheet with the columns that are known, and an explanation of each with an example':
    'maak een leeg spreadsheet met de bekende kolommen, en van elk uitleg met een voorbeeld',
  'all columns, or those of a small museum: postcode, house number, date, code':
    'alle kolommen, of die van een klein museum: postcode, huisnummer, datum, code',
  'where to; else sluis-visits.xlsx (sluis-bezoeken.xlsx) in this folder':
    'waarheen; anders sluis-bezoeken.xlsx in deze map',
  'say what would happen to a file; nothing leaves this machine':
    'zeg wat er met een bestand zou gebeuren; er verlaat niets deze computer',
  'JSON file that names the field of each column; else the columns are recognised':
    'JSON-bestand dat van elke kolom het veld noemt; anders worden de kolommen herkend',
  'JSON file that names the field of each column': 'JSON-bestand dat van elke kolom het veld noemt',
  'keep what was recognised and answered, for --mapping of the next file':
    'bewaar wat is herkend en geantwoord, voor --mapping bij het volgende bestand',
  'write what became of every identity field, a line of JSON per row':
    'schrijf wat er van elk identiteitsveld werd, een regel JSON per rij',
  'threads that look at the rows of a large text file; else 2, or 1 where there is one processor':
    'draden die naar de rijen van een groot tekstbestand kijken; anders 2, of 1 waar één processor is',
  'write the refused rows to a spreadsheet (.xlsx), with the reasons':
    'schrijf de geweigerde regels naar een spreadsheet (.xlsx), met de redenen',
  'configuration of this institution (or SLUIS_CONFIG), to know its agreement; needs no network':
    'configuratie van deze instelling (of SLUIS_CONFIG), om de overeenkomst te kennen; heeft geen netwerk nodig',
  'country of addresses and phone numbers that name none; else the configuration’s, or NL':
    'land van adressen en telefoonnummers die er geen noemen; anders dat van de configuratie, of NL',
  'country of addresses and phone numbers that name none': 'land van adressen en telefoonnummers die er geen noemen',
  'CSV of any kind, Excel (.xlsx), OpenDocument (.ods) or JSON lines':
    'CSV van elke soort, Excel (.xlsx), OpenDocument (.ods) of JSON-regels',
  'write the refused rows of a file to a spreadsheet, with what is wrong and how to mend it':
    'schrijf de geweigerde regels van een bestand naar een spreadsheet, met wat er mis is en hoe het te herstellen is',
  'where to; else sluis-errors.xlsx (sluis-fouten.xlsx) in this folder':
    'waarheen; anders sluis-fouten.xlsx in deze map',
  'the file; else the one that was checked or sent last': 'het bestand; anders het laatst bekeken of verzonden bestand',
  'say what a code means, why it matters and where to mend it; without a code, list them':
    'zeg wat een code betekent, waarom die ertoe doet en waar u het herstelt; zonder code: noem ze',
  'as a report or an error shows it, such as POSTCODE_FORMAT':
    'zoals een verslag of fout die toont, bijvoorbeeld POSTCODE_FORMAT',
  'deliver a file; run it again to go on after an interruption':
    'lever een bestand; geef de opdracht nog eens om na een onderbreking verder te gaan',
  'a file as `sluis check` takes it; none with --watch': 'een bestand zoals `sluis check` het neemt; geen bij --watch',
  'deliver although the same content was delivered before': 'lever ook als dezelfde inhoud al eerder is geleverd',
  'withdraw a person’s consent to be contacted one to one, at once; who it is is asked, or read from a file':
    'trek de toestemming van een persoon om één op één te worden benaderd direct in; wie het is wordt gevraagd, of gelezen uit een bestand',
  'JSON object of the person’s fields, such as {"email": "…"}; - reads standard input':
    'JSON-object met de velden van de persoon, zoals {"email": "…"}; - leest de standaardinvoer',
  'do everything but announce and send': 'doe alles behalve aankondigen en verzenden',
  'for the calendar: 2026-09, 2026-07..2026-09, visits (the months of the visits) or none; else asked, or the only month':
    'voor de kalender: 2026-09, 2026-07..2026-09, visits (de maanden van de bezoeken) of none (geen); anders gevraagd, of de enige maand',
  'how long to wait for a network or a service that is away':
    'hoe lang te wachten op een netwerk of dienst die er niet is (minuten)',
  'deliver every file that comes into a folder, and move it to sent/ or refused/ in it':
    'lever elk bestand dat in een map komt, en verplaats het daarin naar sent/ of refused/',
  'with --watch: a file is whole when it has not changed for so long, or NAME.done is there':
    'bij --watch: een bestand is compleet als het zo lang (seconden) niet veranderde, of als NAAM.done er is',
  'with --watch: deliver what is there and end': 'bij --watch: lever wat er ligt en stop',
  'print events as lines of JSON, the result last': 'geef gebeurtenissen als regels JSON, de uitkomst als laatste',
  'show what became of your deliveries': 'toon wat er van uw leveringen werd',
  'how many of the latest': 'hoeveel van de laatste',
  'identifier of one delivery, with how well it can be linked; else the latest':
    'kenmerk van één levering, met hoe goed die te koppelen is; anders de laatste',
  'the receipts that this machine keeps': 'de ontvangstbevestigingen die deze computer bewaart',
  'verify every receipt that is kept: signature, place in the log, and that it says what was delivered':
    'controleer elke bewaarde ontvangstbevestiging: handtekening, plaats in het logboek, en of er staat wat is geleverd',
  'ask the service too: for the keys that the log had before, and whether the log only grew':
    'vraag ook de dienst: naar eerdere sleutels van het logboek, en of het logboek alleen groeide',
  'join: make keys, ask the registrar, pin his key':
    'meedoen: sleutels maken, de registrar vragen, zijn sleutel vastleggen',
  'make this client’s keys and a request, and send it to the service':
    'maak de sleutels van deze client en een verzoek, en stuur dat naar de dienst',
  'identifier of the organisation in the directory': 'kenmerk van de organisatie in het register',
  'identifier of this installation, such as museum-1': 'kenmerk van deze installatie, zoals museum-1',
  'where keys and configuration go': 'waar sleutels en configuratie komen',
  'also make the key that opens what is sealed to a tenant':
    'maak ook de sleutel die opent wat voor een afnemer is verzegeld',
  'protect the key files with the passphrase in this file':
    'beveilig de sleutelbestanden met de wachtzin in dit bestand',
  'pin the registrar’s key by its fingerprint, heard out of band, and look whether all is well':
    'leg de sleutel van de registrar vast met de vingerafdruk die u langs een andere weg hoorde, en kijk alles na',
  'folder of the enrolment': 'map van de inschrijving',
  'as you heard it; else it is asked for': 'zoals u die hoorde; anders wordt ernaar gevraagd',
  'the keys of this client': 'de sleutels van deze client',
  'make the next key and ask the registrar to take it over':
    'maak de volgende sleutel en vraag de registrar die over te nemen',
  'a tenant’s sealing key too': 'ook de verzegelsleutel van een afnemer',
  'drop the keys that the directory no longer names': 'laat de sleutels weg die het register niet meer noemt',
  'which key signs now, and which the directory names': 'welke sleutel nu tekent, en welke het register noemt',
  'the page that seals in a browser': 'de pagina die in een browser verzegelt',
  'hold the code of a portal, as it is served to you now, against the digest that the directory names':
    'leg de code van een portaal, zoals die u nu wordt gegeven, naast de samenvatting die het register noemt',
  'the folder of the page; that of the configured service by default':
    'de map van de pagina; anders die van de ingestelde dienst',
  'print a script that completes the words of sluis in your shell':
    'geef een script dat in uw shell de woorden van sluis aanvult',
  'for which shell': 'voor welke shell',
}
