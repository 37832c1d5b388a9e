import type { StatementFacts } from './facts.ts'

/** Template 1 in Dutch: what visitors are told, a title and the points a to j. */
export function paragraphsNl(facts: StatementFacts): readonly (readonly [title: string, text: string])[] {
  const { institution, tenant, domainPurpose, purposes, isReversible, hasSurveys, hasPostcodeArea, hasBirthDecade } =
    facts
  const oneToOne = purposes.includes('one-to-one-contact')
  const coarse = [
    ...(hasPostcodeArea ? ['de vier cijfers van uw postcode'] : []),
    ...(hasBirthDecade ? ['het decennium waarin u geboren bent'] : []),
  ]
  return [
    [
      'a. Wie is verantwoordelijk?',
      `${institution} is verantwoordelijk voor uw gegevens en beslist waarvoor ze worden gebruikt. Onze contactgegevens staan boven aan deze privacyverklaring.`,
    ],
    [
      'b. Functionaris voor gegevensbescherming',
      'Hebben wij een functionaris voor gegevensbescherming, dan staan de contactgegevens bij die van ons.',
    ],
    [
      'c. Waarvoor, en op welke grond?',
      `Wij laten gegevens over uw bezoek koppelen door een onafhankelijke partij die alleen in onze opdracht werkt, de vertrouwde derde partij. Zij krijgt wat u bij ons opgaf om u te herkennen, zoals naam, adres, e-mailadres, telefoonnummer en geboortedatum. Zij maakt daar een code van die niets over u zegt. Het doel is inzicht in groepen bezoekers: ${domainPurpose}. De grond is ons gerechtvaardigd belang om ons publiek te kennen en ons aanbod daarop af te stemmen. ${
        oneToOne
          ? 'Alleen als u daar toestemming voor gaf, mogen wij u ook persoonlijk benaderen. Die toestemming kunt u altijd intrekken.'
          : 'Uw gegevens worden hier niet gebruikt om u persoonlijk te benaderen.'
      } ${
        hasSurveys ? 'Antwoorden op een enquête delen wij alleen als u daar toestemming voor gaf. ' : ''
      }Bijzondere gegevens, zoals over gezondheid, godsdienst of politiek, worden niet verwerkt.`,
    ],
    [
      'd. Wie krijgt wat?',
      `De vertrouwde derde partij krijgt wat naar u leidt, en ziet niet wat u bezocht. ${tenant} krijgt uw bezoek onder de code${coarse.length === 0 ? '' : `, met ${coarse.join(' en ')}`}, en krijgt nooit uw naam, adres of contactgegevens. Andere instellingen krijgen alleen inzicht in groepen.`,
    ],
    [
      'e. Buiten de Europese Unie',
      'De gegevens blijven binnen de Europese Economische Ruimte. Verandert dat, dan melden wij het hier met de waarborgen erbij.',
    ],
    [
      'f. Hoe lang?',
      'Wat naar u leidt, wordt bewaard zolang wij deelnemen en dat voor het doel nodig is, of tot u laat weten dat het weg moet. Daarna wordt het gewist, ook uit de codes: er komt niets meer bij.',
    ],
    [
      'g. Uw rechten',
      'U mag uw gegevens inzien, verbeteren, laten wissen, de verwerking laten beperken, bezwaar maken, uw gegevens meenemen en een toestemming intrekken. Vraag het ons; wij laten het de vertrouwde derde partij uitvoeren. U mag een kaartje kopen zonder dat uw gegevens worden gedeeld.',
    ],
    [
      'h. Een klacht',
      'Bent u het niet met ons eens, dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens.',
    ],
    [
      'i. Bent u verplicht om gegevens te geven?',
      'Nee. Het delen met de vertrouwde derde partij is geen voorwaarde voor een bezoek. Geeft u geen gegevens, dan telt uw bezoek hooguit mee zonder dat iemand u herkent.',
    ],
    [
      'j. Profielen',
      `Bezoeken onder dezelfde code worden samengeteld: hoe vaak, wat voor soort aanbod, hoe lang geleden. Daaruit ontstaan groepen, zoals mensen die vaak komen. Er worden geen besluiten over u genomen. ${
        isReversible
          ? 'De code kan alleen met de goedkeuring van twee anderen, en alleen voor wie daar toestemming voor gaf, worden teruggebracht naar een persoon.'
          : 'De code kan niet worden teruggerekend naar u.'
      }`,
    ],
  ]
}
