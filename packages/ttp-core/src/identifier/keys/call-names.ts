import { GROUPS_ABROAD } from './call-names-abroad.ts'

/**
 * Groups of given names that one person may go by: the baptismal names, the call names and their spellings. A name may
 * stand in several groups (Hans: Johannes and Hendrik would be closed transitively otherwise). Own list of common Dutch
 * usage, folded to a-z; men and women apart.
 */
const GROUPS = `
johannes jan hans johan hannes jannes joannes janus jantje johnny john han joop hansje jon johnnie jean ivan juan giovanni
jan janneman jannes jantinus
jacobus jaap jacob koos cobus sjaak jacques co ko jack sjakie jaco koosje jakob james
jozef josef joseph jos sjef joep jef joop jo josephus jozeph sjefke giuseppe
cornelis cor kees corneel cees nelis keesje corne cornelius case
willem wim willy bill pim wil willemjan wilhelmus guillaume helmus helm wilhelm william will willie billy mus
hendrik henk hein henny rik henri hendrikus henricus harrie harry driek heintje hendricus heinrich henry
gerardus gerard gerrit ger geert gerhard gerhardus gerben gerry sjraar gerrie gert geurt gerritjan
gerrit gert gerrie ger gerritje
antonius anton toon ton antoon teun tony antoine toni tonny antonie antonio theun tonnie anthonie anthony
petrus piet peter pieter pete pim peer pier pierre pietje pedro piotr
paulus paul pauwel pol pablo pavel
adrianus adri arie ad aad adriaan janus arjan adriaen sjaan jaan ariaan adrian ari arjen
martinus martin tinus maarten rinus tijn mart marten martijn tien marinus
marinus rinus rien marijn marien
nicolaas nico klaas niek nicolas claas klaus nick niels nicholas niklaas nik
theodorus theo dorus thijs theodoor ted dirk do fedor teddy
matthijs thijs mathijs matthias mathias ties tijs matheus mattheus theeuw matthew matteo mattias thys matthys
bernardus bernard ben bert barend nard berend benno bernd bernhard nardus
albertus albert bert appie ab aldert bertus albrecht
lambertus bert lambert bertus bart lammert
hubertus bert huub huib hub hubert bertus huibert
robertus robert rob bob robbert bert robin robbie roberto
egbertus egbert bert eg
norbertus norbert bert
engelbertus engelbert bert engel
bartholomeus bart barthold meeuwis bartel mees bartje
franciscus frans frank francois sus cis franz france francis francesco francisco ciske
leonardus leo leon leendert len lennart lenard leonard leen nard lenny
laurentius laurens lau lou louw laurent rens lauwrens lourens lorenz lars laurenz
ludovicus lodewijk louis lou ludo lo lodewikus wiek
aloysius louis alois lowie luis
alexander alex lex sander xander sacha sascha aleksander alexandre ale aleksandr alessandro alejandro
andreas andries dries andre drees andrew andrea anders andrzej andrei
augustinus guus stijn august guustaaf augustijn tinus
augustus guus august gust
gustaaf guus gustav staf gus gustavus
constantijn stan stijn con constant constantinus
stanislaus stan stanley
stephanus stefan steven stef stephan fons stijn steef stephen steffen stephane etienne
christiaan chris christian christianus kris krijn carsten
christoffel chris stoffel toffel christophe christopher kristof
dirk dick rik diederik dirkje derk dik diedrik dietrich
hermanus herman harm manus hermannus menno harmen mannes
everardus evert eef everhard ever
engelbert bert engel
gijsbertus gijs bert gijsbert gijsbrecht gijsje
gabriel gaby gab
michael michiel chiel michel mike mick machiel mischa miguel mikhail michal
daniel daan dan danny daniël
david dave davy daaf
benjamin ben benno benny
emanuel manuel emmanuel maan manu
frederik fred frits freek fre ferdy fedde frederikus fredericus rik friedrich frederick freddy
ferdinand ferdi nand fer fernand
rudolf rudi ruud rolf dolf roelof rudy ruedi rudolph
roelof roel roef
adolf dolf adolph
rutger rut rutgerus
simon siem sem siemen symen seimen
samuel sam sem sammy
salomon sal sallo
sebastiaan bas sebas bastiaan sebastian bastian
reinier rein reindert renier reinder rene reinout
reinout rein reinoud
ruben rube reuben
thomas tom tommie tomas thom tommy
jeroen hieronymus
jeremias jerry jeremy
joris george sjors georgius jurgen jurriaan georg joeri jorge jerzy giorgio
jurriaan jur juriaan jurjen
joachim jochem joch chiem jochum
jonathan jon joni
victor vic viktor
vincent vince vinnie vincentius cent
valentijn tijn valentinus
edward ed eddy eduard ward edo eddie edwardus teddy
edwin ed win
edmund ed edmond
emiel miel emil emile
maximiliaan max maxim maximilian
maurits mau maurice mauritius moritz ries
karel carel carolus karl charles carl kareltje carlo carlos
koenraad koen coen conrad coenraad coert koert kurt konrad
eugenius eugene gene sjeen
wouter walter wout wolter wouterus wauter
walterus walter wout wolter
arnoldus arnold nol arnoud aart arend noud arno aernout nolleke
alphonsus fons alfons alphons
alfred fred alf
gerolf rolf
ignatius ig nace
isaac izak sjaak iz
hugo huug hugh
ernst ernest erny
erik eric erick erich ericus
mohammed mohamed muhammad mohammad muhammed mo moh mohamad mahomed mehmet mohand
ahmed achmed ahmad ahmet
youssef yusuf joesoef yousef yussuf youssouf joesef
ibrahim ibrahima brahim abraham bram ebrahim
abraham bram aab braham
hassan hasan hassen
hussein houssein huseyin hoesein hossein husain
omar umar omer
ali aly
mustafa moustafa mostafa mustapha mostapha
karim kareem
abdel abdul abdoel
maria marie ria mia riet rie marieke mieke marijke miep mies marietje maike mary mariet miet marja marya maryam mariam meryem mariken mitzi maaike
johanna anna hanna joke anneke jo jannie hannie janna jans sjaan annie hanneke janneke jopie jannetje johanneke jenny joanna jeanne jo jeanette joan jannigje jantje jantina jantine hans hannah
anna an anneke annie anja anne annelies ans anouk antje anita ann annet annette ankie annemieke annetje anny hanna hannah ana
antonia toos tonia antje tonny toni teuna tony teuntje antoinette antonetta tonnie antoinetta
elisabeth els bep lies betty elly elisa lisa liesbeth ellie liesje bets elsje lizzy beth lisette liza elize elise elsbeth betsy lijsbeth lijsje elizabeth bettie ilse else elsa liesbet
catharina trien toos kaat ina katrien karin catrien kitty trijn rina trijntje cato toos karen katja catherine katharina trees nienke cathy carina katinka katrijn tineke trijnie katarina ekaterina catherina
cornelia corrie nel cor neel nelly kee keetje lia neeltje corry nellie cora knelia corna
wilhelmina mien willy mina miep wil helma minnie willemien wilma willemijn mientje wim mineke willie helmi wilmina minke willemina
hendrika riek henny rika ria henriette drika henrica rieka heintje jet hennie hendrikje hendrina drieka henrike riekie
jacoba coba co jaapje cobie jacqueline ko jacomina koosje ko jacobje koba jacobina
geertruida truus geertje trudy gertrud truida geert trui geertrui trudie gertrude truusje gertruda truitje
gerarda gerda grada gera gerry gerrie
gerritje gerrie gerda gerritdina gerridina
petronella nel petra nelly pietje petronel ella pietertje petronilla pieternel nellie petie elly
adriana jaan ada adrie sjaan janna ariane jana adri arjanne adrienne
johannamaria jomarie
margaretha greet gretha margriet greta marga griet margreet rita grietje marg margot margo margje gre greetje margret margarita meta daisy maggie margarete margarethe
magdalena leen lena magda helena madelon madeleine lenie malena leentje
helena leen lena heleen helen ellen helene elena ilona lenie lenneke eleen ella leni
theresia trees thea resi tess therese trees theresa resie treesje trezia tessa
theodora thea dora door doortje theadora dorien
dorothea thea dora door doortje thea dorien dorothee dorthea dorothy dorette thei
alida alie lida aaltje ali lies lidy
aleida aal alie leida aaltje aleid alijda leida
aaltje alie aal aly
bernardina dien dina bernardine nardie
berendina dien dina diny beerta
gerardina dien dina diny gerdina gerdien
christina stien tina chris kristina stina stijntje christine tineke krista christa chrisje kirsten kristine
clasina sien klaasje clazina klazien ina
francisca cisca fransje sisca franciska fran frances france ciska siska francine francesca
frederika frea rika frederike freda rie fritzi
elisabetha els bets
engelina engeltje lien
carolina lien carla lina caroline karolien lientje line carolien karoline carry
paulina lien paula pauline paulien
leonora nora leonoor noor eleonora elleonora noortje
josephina fien jose josefien josien josephine josina sjefke fientje josefina josine
jozina jos josina zina
albertina bertha tina bertine bep
huberta bertha huberdina bep hubertina
lamberta bertha lambertina bep
bertha bep berta bertie
barbara babs baar barbera bar
agatha aagje agaath aag
agnes agnies neeske angeniet
angela engel angelique angelina angeliek
alexandra sandra alex xandra sacha lexie aleksandra sascha
susanna suze suus sanne sanna susan suzanne zanna sus suzanna susanne zus
sara saar sarah saartje sarina zara
rachel ragel raquel rachelle
rebecca becca bekka rebekka beck
louisa lou wies louise loes wiesje lowies luise lieske
aloysia wies loes
lucia lucie luus luz lus lucy
ludovica wies loes
mathilda til tilly mathilde thilda thil matilda tilda
mechtilda til mechteld mechel machteld
jeannette jeanette nettie sjaan janet jeanet jeannet jannet
antoinette nettie net toos
ida ietje ieda iet
isabella bella isabel isa ella isabelle belle
monica moniek monique mona monika
nicolette nicole nicola nikki nicolien cole niki
nicolasina sien nicolien klaasje
patricia pat tricia patries patty
roberta bertie robin
veronica vera vroni veronique ronnie veronika
victoria vicky viki toria
yvonne ivonne vonne yvon
emma em emmy emme
emilia emmy mila emily milia emilie
eva eef eefje evelien eve eveline
everdina eef dien diny eefje everdine ever
annamaria annemarie annemieke marianne annemarij
marianne janne mariana marijanne
fatima fatma fatema fatiha faatima
aisha aicha ayse aysha aischa
khadija khadisja hatice chadija
zeynep zainab zineb zaynab
`

const ALL = GROUPS.trim().concat('\n', GROUPS_ABROAD.trim()).split('\n')

export const MEMBERSHIP = new Map<string, number[]>()
for (const [group, line] of ALL.entries()) {
  for (const name of new Set(
    line
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .split(' '),
  )) {
    const known = MEMBERSHIP.get(name)
    if (known === undefined) MEMBERSHIP.set(name, [group])
    else known.push(group)
  }
}
const NONE: readonly number[] = []

/** Groups of one folded given name, ascending; empty for a name outside the list. */
export function groupsOfName(folded: string): readonly number[] {
  return MEMBERSHIP.get(folded) ?? NONE
}

/** Members per group, for the set of initials a person may go by. */
const INITIALS: readonly string[] = ALL.map((line) =>
  [...new Set(line.split(' ').map((name) => name.charAt(0)))].sort().join(''),
)

/** First letters that occur in a group. */
export function initialsOfGroup(group: number): string {
  return INITIALS[group] ?? ''
}
