import { because as b, type Explanation } from './explanation.ts'

/** Why what goes wrong between this machine and the service matters. */
export const CLIENT_EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  CONFIG_UNREADABLE: b(
    'The configuration says who you are and to whom you deliver.',
    'De configuratie zegt wie u bent en aan wie u levert.',
    'config path',
  ),
  CONFIG_MISSING: b(
    'Without a configuration nothing is known of service, tenant or key.',
    'Zonder configuratie is niets bekend van dienst, afnemer of sleutel.',
    'config',
  ),
  OPTION_MISSING: b(
    'A program that waits for an answer at night waits for ever.',
    'Een programma dat ’s nachts op antwoord wacht, wacht eeuwig.',
    'again',
  ),
  CONFIG_INVALID: b(
    'A setting that is wrong could send data to the wrong party.',
    'Een onjuiste instelling kan gegevens naar de verkeerde partij sturen.',
    'config',
    ['"country": "Nederland"', '"country": "NL"'],
  ),
  URL_NOT_SAFE: b(
    'Over http anybody on the way could read and change the tokens.',
    'Over http kan iedereen onderweg de toegangsbewijzen lezen en veranderen.',
    'config registrar',
    ['http://ttp.example', 'https://ttp.example'],
  ),
  WITHDRAWAL_FINDS_NOBODY: b(
    'A withdrawal that finds nobody would look done, and the person would be contacted again.',
    'Een intrekking die niemand vindt lijkt gedaan, en de persoon wordt toch weer benaderd.',
    'again',
    ['{"city": "Utrecht"}', '{"email": "anna@mail.example"}'],
  ),
  WITHDRAWAL_NOT_NEEDED: b(
    'Only where people can be contacted is there a consent to withdraw; sent elsewhere it would change nothing.',
    'Alleen waar mensen kunnen worden benaderd is er toestemming in te trekken; elders zou het niets veranderen.',
    'config registrar',
  ),
  KEY_FILE_UNREADABLE: b(
    'Without its key this machine is nobody to the service.',
    'Zonder sleutel is deze computer voor de dienst niemand.',
    'path registrar',
  ),
  KEY_FILE_OPEN: b(
    'Whoever can read the private key can deliver in your name.',
    'Wie de privésleutel kan lezen, kan in uw naam leveren.',
    'path',
    ['mode 0644', 'mode 0600'],
  ),
  KEY_PASSPHRASE_WRONG: b(
    'The key stays shut rather than be guessed.',
    'De sleutel blijft liever dicht dan dat er wordt geraden.',
    'config',
  ),
  CERTIFICATE_UNREADABLE: b(
    'The connection would come about without proof of who is who.',
    'De verbinding zou tot stand komen zonder bewijs van wie wie is.',
    'config path network',
  ),
  CLOCK_WRONG: b(
    'Proofs of identity hold for seconds; with a wrong clock they are too early or too late.',
    'Bewijzen van identiteit gelden seconden; met een verkeerde klok zijn zij te vroeg of te laat.',
    'doctor network',
  ),
  CLOCK_UNCOMPARED: b(
    'A clock that nobody compared may still be wrong; then proofs of identity are refused.',
    'Een klok die niet is vergeleken, kan nog steeds verkeerd lopen; dan worden bewijzen van identiteit geweigerd.',
    'doctor network',
  ),
  CLIENT_OUTDATED: b(
    'An old form of message could be understood wrongly.',
    'Een oude vorm van bericht kan verkeerd worden begrepen.',
    'doctor',
  ),
  PROXY_UNUSED: b(
    'The connection would go past the proxy and be cut off there.',
    'De verbinding zou buiten de proxy om gaan en daar worden afgebroken.',
    'network doctor',
  ),
  ENROLMENT_EXISTS: b(
    'A key that is overwritten can never sign again for what it began.',
    'Een overschreven sleutel kan nooit meer tekenen voor wat ermee begon.',
    'path',
  ),
  ENROLMENT_MISSING: b(
    'There is nothing that the registrar could have confirmed.',
    'Er is niets dat de registrar kan hebben bevestigd.',
    'config',
  ),
  REGISTRAR_KEY_MISSING: b(
    'Everything that is trusted rests on this key.',
    'Alles wat wordt vertrouwd, rust op deze sleutel.',
    'registrar',
  ),
  REGISTRAR_FINGERPRINT_DIFFERS: b(
    'Somebody may stand between you and the registrar and give you his own key.',
    'Er kan iemand tussen u en de registrar staan die u zijn eigen sleutel geeft.',
    'registrar',
  ),
  SIGN_IN_FAILED: b(
    'Nobody may act before it is clear who acts.',
    'Niemand mag handelen voordat duidelijk is wie handelt.',
    'again network',
  ),
  KEY_NOT_IN_DIRECTORY: b(
    'The service only hears keys that the registrar has signed.',
    'De dienst luistert alleen naar sleutels die de registrar heeft getekend.',
    'registrar doctor',
  ),
  NETWORK_UNREACHABLE: b(
    'Nothing is lost: what was sealed waits here.',
    'Er is niets verloren: wat is verzegeld, wacht hier.',
    'again doctor network',
  ),
  ANSWER_UNEXPECTED: b(
    'Something else than the service answered, often a proxy with a page of its own.',
    'Iets anders dan de dienst antwoordde, vaak een proxy met een eigen pagina.',
    'doctor network',
  ),
  AGREEMENT_NOT_IN_FORCE: b(
    'Without an agreement nobody may process on your behalf (article 28 of the GDPR).',
    'Zonder overeenkomst mag niemand namens u verwerken (artikel 28 AVG).',
    'registrar',
  ),
  DELIVERY_RUNNING: b(
    'Two at once would deliver everything twice.',
    'Twee tegelijk zouden alles dubbel leveren.',
    'again',
  ),
  RECORDS_SPENT: b(
    'Records that were read once cannot be sealed again to another key.',
    'Records die al gelezen zijn, kunnen niet opnieuw voor een andere sleutel worden verzegeld.',
    'program again',
  ),
  DELIVERY_REFUSED: b(
    'A delivery counts as a whole or not at all.',
    'Een levering telt in haar geheel of helemaal niet.',
    'registrar',
  ),
  RESOLVER_MISSING: b(
    'Measuring the linkage needs the linkage itself, which the client does not carry.',
    'De koppeling meten vraagt de koppeling zelf, en die heeft de client niet bij zich.',
    'program',
  ),
  RECEIPT_PENDING: b(
    'The receipt is your proof; until it is there keep the file.',
    'De ontvangstbevestiging is uw bewijs; bewaar het bestand tot zij er is.',
    'again',
  ),
  RECEIPT_MISMATCH: b(
    'A receipt that says something else may hide that rows were lost or added.',
    'Een bevestiging die iets anders zegt, kan verbergen dat er regels weg of bij zijn.',
    'registrar',
  ),
  FORK_UNREADABLE: b(
    'Evidence that the log told two stories must be whole to convince anybody.',
    'Bewijs dat het logboek twee verhalen vertelde, moet heel zijn om te overtuigen.',
    'path registrar',
  ),
  STATE_UNWRITABLE: b(
    'What cannot be written down cannot be gone on with after a power cut.',
    'Wat niet kan worden opgeschreven, kan na stroomuitval niet verder.',
    'path',
  ),
  ABORTED: b(
    'Nothing was delivered by half: the next run goes on where this one stopped.',
    'Er is niets half geleverd: de volgende keer gaat verder waar deze stopte.',
    'again',
  ),

  OPTION_INVALID: b(
    'A value that is guessed could deliver to the wrong party or period.',
    'Een geraden waarde kan aan de verkeerde partij of over de verkeerde periode leveren.',
    'help',
  ),
  DIRECTORY_UNSEEN: b(
    'Without the key of the log nobody can tell a genuine receipt from a forged one.',
    'Zonder de sleutel van het logboek is een echte bevestiging niet van een valse te onderscheiden.',
    'online registrar',
  ),
}
