import { because as b, type Explanation } from './explanation.ts'

/** Why what is wrong with columns and their mapping matters. */
export const MAPPING_EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  NO_COLUMN_RECOGNISED: b(
    'A file without a field that is known delivers nothing.',
    'Een bestand zonder bekend veld levert niets.',
    'columns header',
  ),
  MAPPING_ABSENT: b(
    'Without the mapping that was meant, columns would be guessed that somebody had already decided.',
    'Zonder de bedoelde koppeling zouden kolommen worden geraden waarover al is beslist.',
    'columns',
  ),
  MAPPING_UNREADABLE: b(
    'A mapping decides what leaves the house; half of one must not decide.',
    'Een koppeling bepaalt wat het huis verlaat; een halve mag dat niet.',
    'columns',
    ['{columns: email}', '{"columns": {"E-mail": "email"}}'],
  ),
  MAPPING_UNKNOWN_FIELD: b(
    'What is mapped to nothing would be left out without a word.',
    'Wat aan niets is gekoppeld, zou zonder een woord wegvallen.',
    'columns',
    ['"E-mail": "mail"', '"E-mail": "email"'],
  ),
  LABEL_COLUMN_MISSING: b(
    'Accuracy can only be measured against labels.',
    'Nauwkeurigheid is alleen tegen labels te meten.',
    'header',
  ),
  MAPPING_COLUMN_MISSING: b(
    'The export changed: what stood in this column would silently be missing.',
    'De export is veranderd: wat in deze kolom stond, zou stil ontbreken.',
    'columns export',
    ['"E-mail" in the mapping, “Mailadres” in the file', '"Mailadres": "email"'],
  ),
  MAPPING_SPECIAL_CATEGORY: b(
    'Articles 9 and 10 of the GDPR forbid processing them without a ground, and this collaboration has none.',
    'De artikelen 9 en 10 van de AVG verbieden ze zonder grond te verwerken, en dit verband heeft er geen.',
    'leave layout',
  ),
  QUESTION_OPEN: b(
    'A wrong guess about an identity can never be undone after pseudonymisation.',
    'Een verkeerde gok over een identiteit is na het pseudonimiseren nooit meer terug te draaien.',
    'answer',
  ),
  SURVEY_CONSENT_CONSTANT: b(
    'Consent is given by a person, not by a file: each must be provable for itself.',
    'Toestemming geeft een mens, niet een bestand: elke moet op zichzelf aantoonbaar zijn.',
    'columns',
  ),
  QUESTION_COLUMN: b(
    'Names of columns do not always tell whose address or number stands below them.',
    'Kolomnamen zeggen niet altijd wiens adres of nummer eronder staat.',
    'answer columns',
    ['Contact', 'Contact: e-mail of the visitor'],
  ),
  QUESTION_WHOSE: b(
    'The birth date of a child beside the mail address of a parent makes a person who does not exist.',
    'De geboortedatum van een kind naast het mailadres van een ouder maakt iemand die niet bestaat.',
    'answer columns',
    ['Kind geboortedatum', 'Kind geboortedatum: ignore'],
  ),
  DATE_SERIAL: b(
    'Spreadsheets count days from 1900 or from 1904; read wrongly all dates are four years off.',
    'Spreadsheets tellen dagen vanaf 1900 of 1904; verkeerd gelezen zijn alle datums vier jaar mis.',
    'answer asDate',
    ['46082', '2026-03-01'],
  ),
  QUESTION_ADDRESS: b(
    'The address that pays may be an employer’s; visitors would live where they work.',
    'Het adres dat betaalt kan dat van een werkgever zijn; bezoekers zouden wonen waar zij werken.',
    'answer columns',
  ),
  QUESTION_PERSONS: b(
    'Two people taken for one get the name of the one and the birth date of the other.',
    'Twee mensen die voor één worden gehouden, krijgen de naam van de een en de geboortedatum van de ander.',
    'answer',
    ['Naam 1;Naam 2', 'a row for each visitor'],
  ),
  QUESTION_EMAILS: b(
    'The addresses may be of two people; the visits of the one would be counted as the other’s.',
    'De adressen kunnen van twee mensen zijn; bezoeken van de een zouden als die van de ander tellen.',
    'answer',
    ['a@museum.example; b@museum.example', 'a@museum.example'],
  ),
  VISIT_DATE_UNMAPPED: b(
    'Without the day of the visit nobody can tell whether the agreement was in force, or compare months.',
    'Zonder de dag van het bezoek weet niemand of de overeenkomst gold, en zijn maanden niet te vergelijken.',
    'columns export',
  ),
  OBJECTION_COLUMN_UNMAPPED: b(
    'Whoever objected must not be in the delivery; unmapped the column protects nobody.',
    'Wie bezwaar maakte, mag niet in de levering zitten; niet gekoppeld beschermt de kolom niemand.',
    'columns words',
    ['"Bezwaar" not mapped', '"Bezwaar": "objected"'],
  ),
  PERMISSION_COLUMN_UNUSED: b(
    'Consent to letters or to conditions is none to contact by others, and who wants no letters did not object to what is delivered here: whoever knows the column decides.',
    'Toestemming voor post of voorwaarden is er geen voor contact door anderen, en wie geen post wil maakte geen bezwaar tegen wat hier wordt geleverd: wie de kolom kent beslist.',
    'columns words',
    ['"Nieuwsbrief opt-in" not mapped', '"Bezwaar AVG": "objected"'],
  ),
  SPECIAL_CATEGORY_COLUMN: b(
    'It is not used; but an export that goes about with it is a risk of its own.',
    'Zij wordt niet gebruikt; maar een export die ermee rondgaat is op zichzelf een risico.',
    'layout dropColumn',
    ['Dieetwensen', ''],
  ),
  DATE_ORDER_ASSUMED: b(
    '3-4-1980 is the third of April or the fourth of March: a wrong guess makes another person.',
    '3-4-1980 is drie april of vier maart: een verkeerde gok maakt er een ander mens van.',
    'answer dates asDate',
    ['3-4-1980', '1980-04-03'],
  ),

  MAPPING_COLUMN_RENAMED: b(
    'A column with another name may be another column.',
    'Een kolom met een andere naam kan een andere kolom zijn.',
    'answer columns',
    ['E-mail', 'E-mailadres'],
  ),
  MAPPING_COLUMN_NEW: b(
    'A new column may be a better one; it stays here until somebody says so.',
    'Een nieuwe kolom kan een betere zijn; zij blijft hier totdat iemand dat zegt.',
    'answer columns',
  ),
  MAPPING_CONTENT_CHANGED: b(
    'Columns that moved give a postcode for a town, and nobody notices afterwards.',
    'Verschoven kolommen geven een postcode voor een plaats, en achteraf merkt niemand het.',
    'answer shift columns',
  ),
}
