import type { StatementFacts } from './facts.ts'

/** Template 1 in English: what visitors are told, a title and the points a to j. */
export function paragraphsEn(facts: StatementFacts): readonly (readonly [title: string, text: string])[] {
  const { institution, tenant, domainPurpose, purposes, isReversible, hasSurveys, hasPostcodeArea, hasBirthDecade } =
    facts
  const oneToOne = purposes.includes('one-to-one-contact')
  const coarse = [
    ...(hasPostcodeArea ? ['the four digits of your postcode'] : []),
    ...(hasBirthDecade ? ['the decade in which you were born'] : []),
  ]
  return [
    [
      'a. Who is responsible?',
      `${institution} is responsible for your data and decides what they are used for. Our contact details stand at the top of this privacy statement.`,
    ],
    ['b. Data protection officer', 'If we have a data protection officer, the contact details stand beside ours.'],
    [
      'c. What for, and on what ground?',
      `We have data about your visit linked by an independent party that works on our instructions alone, the trusted third party. It gets what you told us by which you can be recognised, such as name, address, e-mail address, telephone number and birth date. It makes of that a code that says nothing about you. The purpose is insight into groups of visitors: ${domainPurpose}. The ground is our legitimate interest in knowing our audience and fitting our offer to it. ${
        oneToOne
          ? 'Only if you consented may we also contact you personally. You can withdraw that consent at any time.'
          : 'Your data are not used here to contact you personally.'
      } ${hasSurveys ? 'Answers to a survey are shared only if you consented to that. ' : ''}Special data, such as on health, religion or politics, are not processed.`,
    ],
    [
      'd. Who gets what?',
      `The trusted third party gets what leads to you, and does not see what you visited. ${tenant} gets your visit under the code${coarse.length === 0 ? '' : `, with ${coarse.join(' and ')}`}, and never gets your name, address or contact details. Other institutions get insight into groups alone.`,
    ],
    [
      'e. Outside the European Union',
      'The data stay within the European Economic Area. If that changes, we say so here, with the safeguards.',
    ],
    [
      'f. How long?',
      'What leads to you is kept as long as we take part and the purpose needs it, or until you say that it has to go. Then it is erased, from the codes too: nothing is added any more.',
    ],
    [
      'g. Your rights',
      'You may see your data, correct them, have them erased, have the processing restricted, object, take your data along and withdraw a consent. Ask us; we have the trusted third party carry it out. You may buy a ticket without your data being shared.',
    ],
    ['h. A complaint', 'If you do not agree with us, you can lodge a complaint with the Autoriteit Persoonsgegevens.'],
    [
      'i. Do you have to give data?',
      'No. Sharing with the trusted third party is no condition of a visit. If you give no data, your visit counts at most without anybody recognising you.',
    ],
    [
      'j. Profiles',
      `Visits under the same code are counted together: how often, what kind of offer, how long ago. That makes groups, such as people who come often. No decisions are taken about you. ${
        isReversible
          ? 'The code can be led back to a person only with the approval of two others, and only for whoever consented to it.'
          : 'The code cannot be computed back to you.'
      }`,
    ],
  ]
}
