import { groupsOfName } from '../keys/call-names.ts'
import { foldToLetters } from '../text/fold.ts'

/** Common given names that stand in no call-name group: they tell a given name from a surname in a free-text name. */
export const MORE = new Set(
  (
    'aafke abdullah adam aimee aiden alain alice alina allard amber amelie amira amy anass angelo anil anke annabel annika anniek arjen arnaud ' +
    'arthur arwen astrid ayoub babette bastiaan bauke benthe bianca bjorn boris boy brenda brigitte bilal bram britt bruno casper carmen cas ' +
    'cecile cedric celine chantal charlotte chayenne chloe claire claudia cindy cynthia damian damien dani daphne debby deborah demi denise ' +
    'dennis desiree dewi diana dieuwke dirkjan djoeke dominique doris dylan eline ella ellis eloise elvira emine emre enes erica erwin esmee ' +
    'esther eva evi fabian faye feline femke fenna ferry fien finn fleur floor floris flip fokke folkert froukje gea gerco gina ginny glenn ' +
    'guido gwen hakan hamza heidi henrieke hessel hidde hilde hilda hille iris imke ingrid ine ilse inge ingeborg irene irma isabeau ismail ' +
    'ivo iwan jaimy jara jared jari jarno jasmijn jasper jeffrey jelle jelmer jennifer jens jeroen jesper jesse jessica jet jill jip jitske ' +
    'joanne joey jolanda jolande jolien jordi jordy joshua joost jorik joris josine joyce judith juliette julia julian julie jurre justin ' +
    'kay kayleigh kelly kevin kim kirsten klaasjan kyra lara lars laura leila lianne lieke lieneke lieselot linda linde linnea lisanne lot lotte ' +
    'luc lucas luca luna luuk lynn maaike maarten madelief maik malou mandy mara marc marcel marco margje marije marijn marin mario ' +
    'marjan marjolein mark marleen marlies marloes marnix martine mats maud max mees melanie melissa mehdi merel merijn merlijn milan milou ' +
    'mirjam miriam mirthe mitchell mohand nadia naomi natasja nathalie nienke nick niels nina nine nolan noa noah noor nora norah nynke ' +
    'olaf olga olivia olivier oscar otto owen pascal patrick perry petra phileine philip pien pip puck quinten quirijn rachid raoul ralph ' +
    'ramon raymond regina remco rene renate renee renske ricardo richard rianne riccardo rick robin roel roland romy ron ronald rosa rosalie ' +
    'rosanne roos roosmarijn rowan roy ruben ryan saskia said samira sanne santino selma senna shanna sharon silke silvia simone sjoerd ' +
    'sjoukje sofie sophie stella stephanie suzan sven sven svenja sylvia sylvana tamara tanja teun thea thirza tibbe tijmen tim timo tjeerd tobias ' +
    'tristan tygo ursula valerie vera veerle vivian wendy wesley wessel wies wietske willeke wilco wouter yara yasmin yasmina yassin yente ' +
    'yentl yoeri yorick youri yolanda yvette zoe zoey sami samir bo bobbi rogier roderick maurits jikke oumaima soufiane wytze wybren ype yde ' +
    'hanneke gea dieke dineke elke eelco eelke ernst evelyn fatih ferdi fien freya georgina geraldine gerben gijs gina hilke hiske ineke ' +
    'jantien jeannine jojanneke karlijn kelvin krista leonie lidewij liselotte lonneke loretta manon margo mariska marit meike menno merle ' +
    'michelle mieneke nadine natalie olav pepijn pieterjan reinoud rosemarie sander sandra serge sietske silvan sonja stefanie teuntje tessa ' +
    'thirsa titia tjitske toine udo violet wieke wilfred wieger winston xandra yannick yuri zita'
  ).split(' '),
)

/** True for a common Dutch given or call name; hyphenated names count when their first part does. */
export function isKnownGivenName(name: string): boolean {
  const folded = foldToLetters(name)
  if (MORE.has(folded) || groupsOfName(folded).length > 0) return true
  const hyphen = name.indexOf('-')
  return hyphen > 1 && isKnownGivenName(name.slice(0, hyphen))
}
