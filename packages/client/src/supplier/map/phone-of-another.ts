const ANOTHER =
  /(?<![\p{L}])(?:moeder|vader|mama|papa|ouders?|partner|echtgeno(?:ot|te)|man|vrouw|zoon|dochter|kind(?:eren)?|zus(?:je|ter)?|broer(?:tje)?|buur(?:man|vrouw|en)?|buren|oma|opa|vriend(?:in)?|verzorg(?:er|ster)|voogd|begeleid(?:er|ster)|mantelzorger|secretar\p{L}+|receptie|assistente?|noodnummer|noodcontact|mother|father|mum|mom|dad|parents?|wife|husband|son|daughter|neighbou?rs?|friend|carer)(?![\p{L}])/iu
const LONGEST = 200

/** Whether a telephone number is somebody else's, as it says itself: "06-12345678 (moeder)", "buurvrouw: 020-1234567". */
export function isOfAnother(text: string): boolean {
  return /[a-z]{2}/i.test(text) && ANOTHER.test(text.slice(0, LONGEST))
}
