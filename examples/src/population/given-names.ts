import { faker } from '@faker-js/faker/locale/nl'
import type { Random } from './random.ts'

type Sex = 'female' | 'male'

/** Official names of people born before about 1970, commonest first, each with what its bearers are called. */
const TRADITIONAL: Record<Sex, readonly (readonly [string, ...string[]])[]> = {
  male: [
    ['Johannes', 'Jan', 'Hans', 'Johan', 'Joop'],
    ['Cornelis', 'Cees', 'Kees', 'Cor'],
    ['Hendrik', 'Henk', 'Hendrik', 'Hein'],
    ['Willem', 'Wim', 'Willem'],
    ['Petrus', 'Piet', 'Peter', 'Pierre'],
    ['Jacobus', 'Jaap', 'Koos', 'Jacques', 'Ko'],
    ['Gerardus', 'Gerard', 'Gert', 'Geert'],
    ['Adrianus', 'Ad', 'Arjan', 'Adri', 'Janus'],
    ['Antonius', 'Ton', 'Toon', 'Anton'],
    ['Pieter', 'Piet', 'Pieter'],
    ['Gerrit', 'Gerrit', 'Ger'],
    ['Martinus', 'Martin', 'Rien', 'Tinus'],
    ['Wilhelmus', 'Wim', 'Willem', 'Helmus'],
    ['Franciscus', 'Frans', 'Frank', 'Cis'],
    ['Theodorus', 'Theo', 'Dorus'],
    ['Leonardus', 'Leo', 'Leen', 'Lennart'],
    ['Nicolaas', 'Nico', 'Klaas', 'Claas'],
    ['Josephus', 'Jos', 'Sjef', 'Joep'],
    ['Christiaan', 'Chris', 'Christiaan'],
    ['Albertus', 'Bert', 'Ab', 'Albert'],
    ['Lambertus', 'Bert', 'Bertus', 'Lambert'],
    ['Marinus', 'Rinus', 'Rien', 'Marinus'],
    ['Hubertus', 'Huub', 'Bert', 'Hub'],
    ['Dirk', 'Dirk', 'Dick'],
    ['Frederik', 'Frits', 'Fred', 'Freek'],
    ['Mathijs', 'Thijs', 'Mathijs', 'Matthé'],
    ['Arie', 'Arie', 'Aad'],
    ['Berend', 'Berend', 'Ben'],
    ['Klaas', 'Klaas'],
    ['René', 'René'],
    ['IJsbrand', 'IJsbrand', 'Brand'],
    ['Sjoerd', 'Sjoerd'],
  ],
  female: [
    ['Maria', 'Ria', 'Marie', 'Marijke', 'Mia', 'Rie'],
    ['Johanna', 'Jo', 'Annie', 'Hanneke', 'Joke', 'Jannie'],
    ['Cornelia', 'Corrie', 'Nel', 'Cora', 'Cokkie'],
    ['Wilhelmina', 'Willy', 'Mien', 'Wil', 'Helma'],
    ['Anna', 'Anneke', 'Annie', 'Anja', 'Anna'],
    ['Elisabeth', 'Els', 'Lies', 'Bets', 'Ellie', 'Liesbeth'],
    ['Catharina', 'Toos', 'Rina', 'Karin', 'Trees', 'Tineke'],
    ['Hendrika', 'Riek', 'Henny', 'Hennie', 'Rieka'],
    ['Adriana', 'Adrie', 'Jeanne', 'Ria', 'Ada'],
    ['Petronella', 'Nel', 'Petra', 'Nelly', 'Ella'],
    ['Geertruida', 'Truus', 'Trudy', 'Geertje', 'Ida'],
    ['Margaretha', 'Greet', 'Margriet', 'Gré', 'Margreet'],
    ['Antonia', 'Toos', 'Antoinette', 'Tonnie'],
    ['Jacoba', 'Coby', 'Jacqueline', 'Ko'],
    ['Helena', 'Lena', 'Leny', 'Heleen', 'Ellen'],
    ['Theodora', 'Thea', 'Dora', 'Doortje'],
    ['Gerarda', 'Gerda', 'Gerrie', 'Ger'],
    ['Grietje', 'Greetje', 'Gré', 'Griet'],
    ['Aleida', 'Alie', 'Leida', 'Aly'],
    ['Trijntje', 'Trijn', 'Tineke', 'Trijnie'],
    ['Francisca', 'Cisca', 'Fransje', 'Francien'],
    ['Josephina', 'Jos', 'Josien', 'Fien'],
    ['Martina', 'Tineke', 'Martine', 'Tiny'],
    ['Neeltje', 'Neeltje', 'Nel'],
    ['Thérèse', 'Thérèse', 'Trees'],
    ['Hélène', 'Hélène', 'Leen'],
    ['Christina', 'Stien', 'Christien', 'Ina'],
    ['Sophia', 'Fie', 'Sophie', 'Fietje'],
  ],
}

/** Born about 1960 to 1995: called by their first name as it stands. */
const MIDDLE: Record<Sex, readonly string[]> = {
  male: [
    ...['Marcel', 'Peter', 'Erik', 'Richard', 'Robert', 'Jeroen', 'Dennis', 'Martijn', 'Michel', 'Bas', 'Patrick'],
    ...['Ronald', 'Edwin', 'Frank', 'Marco', 'Paul', 'Rob', 'Mark', 'Arjan', 'Remco', 'Wouter', 'Niels', 'Jasper'],
    ...['Maarten', 'Sander', 'Bart', 'Raymond', 'André', 'Vincent', 'Ruud', 'Stefan', 'Tim', 'Jan-Willem', 'Koen'],
    ...['Michiel', 'Rutger', 'Joris', 'Daniël', 'Danny', 'Chris', 'Harm', 'Pieter-Jan', 'Job', 'Arnoud', 'François'],
  ],
  female: [
    ...['Monique', 'Ingrid', 'Sandra', 'Linda', 'Petra', 'Esther', 'Marjolein', 'Saskia', 'Yvonne', 'Miranda', 'Anja'],
    ...['Mirjam', 'Karin', 'Nicole', 'Wendy', 'Marloes', 'Femke', 'Annemarie', 'Kim', 'Suzanne', 'Astrid', 'Manon'],
    ...['Carla', 'Diana', 'Judith', 'Simone', 'Marieke', 'Ilse', 'Renate', 'Danielle', 'Joëlle', 'Claudia', 'Brigitte'],
    ...['Anne-Marie', 'Inge', 'Mariëlle', 'Daniëlle', 'Annelies', 'Jolanda', 'Rianne', 'Eefje', 'Maaike', 'Desirée'],
  ],
}

/** Of families that came from elsewhere in the last century. */
const MIGRANT: Record<Sex, readonly string[]> = {
  male: [
    ...['Mohamed', 'Mohammed', 'Ahmed', 'Mehmet', 'Mustafa', 'Youssef', 'Hassan', 'Ali', 'Ibrahim', 'Omar', 'Rachid'],
    ...['Murat', 'Özgür', 'Emre', 'Piotr', 'Tomasz', 'Rajesh', 'Anand', 'Minh', 'Jürgen', 'José', 'Łukasz', 'Wesley'],
  ],
  female: [
    ...['Fatima', 'Aïcha', 'Ayşe', 'Emine', 'Samira', 'Naima', 'Hatice', 'Khadija', 'Zeynep', 'Malika', 'Nadia'],
    ...['Agnieszka', 'Małgorzata', 'Priya', 'Shanti', 'Linh', 'Mónica', 'Gülşen', 'Sharon', 'Jennifer', 'Inès', 'Olga'],
  ],
}

const locale = faker.rawDefinitions.person?.first_name
/** Children of today: the library's own lists, without what is not a plain name. */
const MODERN: Record<Sex, readonly string[]> = {
  female: (locale?.female ?? []).filter((name) => /^\p{Lu}[\p{L}-]+$/u.test(name)),
  male: (locale?.male ?? []).filter((name) => /^\p{Lu}[\p{L}-]+$/u.test(name) && !name.includes('Ã')),
}

/** Commoner names stand in front: the square of the draw thins out the tail. */
function early<T>(list: readonly T[], random: Random): T {
  const item = list[Math.floor(random.next() ** 2 * list.length)]
  return item ?? random.pick(list)
}

/** The names of one person: official ones and what the person is called. */
export function drawGivenNames(
  random: Random,
  sex: Sex,
  birthYear: number,
  migrant: boolean,
): { officialNames: string[]; callName: string } {
  if (migrant) {
    const name = early(MIGRANT[sex], random)
    return { officialNames: [name], callName: name }
  }
  const traditionalShare = birthYear < 1950 ? 0.95 : birthYear < 1970 ? 0.6 : birthYear < 1990 ? 0.2 : 0.04
  const names: string[] = []
  let callName: string
  if (random.chance(traditionalShare)) {
    const [official, ...called] = early(TRADITIONAL[sex], random)
    names.push(official)
    callName = random.chance(0.15) || called.length === 0 ? official : early(called, random)
  } else {
    callName = birthYear < 1996 ? early(MIDDLE[sex], random) : early(MODERN[sex], random)
    names.push(callName)
  }
  const more = random.weighted([
    [0, birthYear < 1970 ? 40 : 60],
    [1, 35],
    [2, birthYear < 1970 ? 20 : 6],
    [3, 3],
  ])
  for (let i = 0; i < more; i++) names.push(early(TRADITIONAL[sex], random)[0])
  return { officialNames: names, callName }
}

/** `J.P.` of the official names; a digraph stays together (`Th.`, `IJ.`). */
export function initialsOf(officialNames: readonly string[]): string {
  return officialNames.map((name) => `${/^(?:Th|Ch|Ph|IJ)(?=[a-zéèë])/u.exec(name)?.[0] ?? name.slice(0, 1)}.`).join('')
}
