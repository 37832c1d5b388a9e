/**
 * Countries by ISO 3166-1: alpha-2 code, alpha-3 code, and the names by which Dutch exports call them (Dutch, English,
 * German, French and everyday ones), folded to a-z. Names from the Unicode CLDR and ISO lists.
 */
const TABLE = `
ad and andorra vorstendomandorra andorre
ae are verenigdearabischeemiraten unitedarabemirates uae vereinigtearabischeemirate emiratsarabesunis
af afg afghanistan islamitischemiraatafghanistan
ag atg antiguaenbarbuda antiguabarbuda antiguaandbarbuda antiguaundbarbuda antiguaetbarbuda
ai aia anguilla
al alb albanie albania republiekalbanie albanien
am arm armenie armenia republiekarmenie armenien
ao ago angola republiekangola
aq ata antarctica antarktis antarctique
ar arg argentinie argentina argentijnserepubliek argentinien argentine
as asm amerikaanssamoa americansamoa amerikanischsamoa samoaamericaines
at aut oostenrijk austria republiekoostenrijk osterreich autriche a
au aus australie australia gemenebestvanaustralie australien
aw abw aruba
ax ala aland alandislands
az aze azerbeidzjan azerbaijan republiekazerbeidzjan aserbaidschan azerbaidjan
ba bih bosnieenherzegovina bosniaherzegovina bosnieherzegovina bosniaandherzegovina bosnienundherzegowina
  bosnieherzegovine
bb brb barbados barbade
bd bgd bangladesh volksrepubliekbangladesh bangladesch
be bel belgie belgium koninkrijkbelgie belgien belgique vlaanderen wallonie b
bf bfa burkinafaso
bg bgr bulgarije bulgaria republiekbulgarije bulgarien bulgarie
bh bhr bahrein bahrain koninkrijkbahrein
bi bdi burundi republiekburundi
bj ben benin republiekbenin
bl blm saintbarthelemy stbarthelemy
bm bmu bermuda bermudes
bn brn brunei bruneidarussalam
bo bol bolivia plurinationalestaatbolivia bolivie bolivien
bq bes caribischnederland caribbeannetherlands bonairesinteustatiusensaba bonairesinteustatiusandsaba bonaire
  bonairesainteustacheetsaba
br bra brazilie brazil federalerepubliekbrazilie brasilien bresil
bs bhs bahamas gemenebestvandebahamas
bt btn bhutan koninkrijkbhutan bhoutan
bv bvt bouveteiland bouvetisland bouvetinsel ilebouvet
bw bwa botswana republiekbotswana
by blr belarus republiekwitrusland witrusland bielorussie
bz blz belize
ca can canada kanada
cc cck cocoseilanden cocoskeelingislands kokosinseln ilescocos
cd cod congokinshasa democratischerepubliekcongo democraticrepublicofthecongo congo kongo
  republiquedemocratiqueducongo
cf caf centraalafrikaanserepubliek centralafricanrepublic zentralafrikanischerepublik republiquecentrafricaine
cg cog congobrazzaville republiekcongo republicofthecongo republikkongo republiqueducongo
ch che zwitserland switzerland zwitsersebondsstaat schweiz suisse svizzera
ci civ ivoorkust cotedivoire republiekivoorkust ivorycoast elfenbeinkuste
ck cok cookeilanden cookislands cookinseln ilescook
cl chl chili chile republiekchili
cm cmr kameroen cameroon republiekkameroen kamerun cameroun
cn chn china volksrepubliekchina peoplesrepublicofchina chine
co col colombia republiekcolombia kolumbien colombie
cr cri costarica republiekcostarica
cu cub cuba republiekcuba kuba
cv cpv kaapverdie capeverde republiekkaapverdie kapverde capvert
cw cuw curacao
cx cxr christmaseiland christmasisland kersteiland weihnachtsinsel ilechristmas
cy cyp cyprus republiekcyprus zypern chypre
cz cze tsjechie czechia tsjechischerepubliek czechrepublic tschechischerepublik tschechien republiquetcheque
de deu duitsland germany bondsrepubliekduitsland deutschland allemagne brd d duitslandbrd
dj dji djibouti republiekdjibouti dschibuti
dk dnk denemarken denmark koninkrijkdenemarken danemark danmark
dm dma dominica gemenebestdominica dominique
do dom dominicaanserepubliek dominicanrepublic dominikanischerepublik republiquedominicaine
dz dza algerije algeria democratischevolksrepubliekalgerije algerien algerie
ec ecu ecuador republiekecuador equateur
ee est estland estonia republiekestland estonie
eg egy egypte egypt arabischerepubliekegypte agypten
eh esh westelijkesahara westernsahara westsahara saharaoccidental
er eri eritrea staateritrea erythree
es esp spanje spain koninkrijkspanje spanien espagne espana e
et eth ethiopie ethiopia federaledemocratischerepubliekethiopie athiopien
fi fin finland republiekfinland finnland finlande suomi
fj fji fiji republiekfiji fidschi fidji
fk flk falklandeilanden falklandislands falklandislandsmalvinas falklandinseln ilesmalouines
fm fsm micronesia federalestatenvanmicronesie micronesie micronesiafederatedstatesof mikronesien
fo fro faeroer faroeislands faroer ilesferoe
fr fra frankrijk france franserepubliek frankreich f
ga gab gabon republiekgabon gabun
gb gbr verenigdkoninkrijk unitedkingdom verenigdkoninkrijkvangrootbrittannieennoordierland uk greatbritain
  vereinigteskonigreich grossbritannien royaumeuni engeland england schotland scotland wales noordierland
  northernireland grootbrittannie britain verenigdkoninkrijkvk vk unitedkingdomofgreatbritainandnorthernireland
gd grd grenada grenade
ge geo georgie georgia georgien
gf guf fransguyana frenchguiana franzosischguayana guyanefrancaise
gg ggy guernsey guernesey
gh gha ghana republiekghana
gi gib gibraltar
gl grl groenland greenland gronland
gm gmb gambia republiekgambia republicofthegambia thegambia gambie
gn gin guinee guinea republiekguinee
gp glp guadeloupe
gq gnq equatoriaalguinea equatorialguinea republiekequatoriaalguinea aquatorialguinea guineeequatoriale
gr grc griekenland greece helleenserepubliek griechenland grece hellas el
gs sgs zuidgeorgiaenzuidelijkesandwicheilanden southgeorgiasouthsandwichislands
  zuidgeorgiaendezuidelijkesandwicheilanden southgeorgiaandthesouthsandwichislands
  sudgeorgienunddiesudlichensandwichinseln georgiedusudetlesilessandwichdusud
gt gtm guatemala republiekguatemala
gu gum guam
gw gnb guineebissau guineabissau republiekguineebissau
gy guy guyana cooperatieverepubliekguyana
hk hkg hongkongsarvanchina hongkongsarchina hongkong
hm hmd heardenmcdonaldeilanden heardmcdonaldislands heardislandandmcdonaldislands heardundmcdonaldinseln
  ilesheardetmacdonald
hn hnd honduras republiekhonduras
hr hrv kroatie croatia republiekkroatie kroatien croatie
ht hti haiti republiekhaiti
hu hun hongarije hungary hongaarserepubliek ungarn hongrie magyarorszag
id idn indonesie indonesia republiekindonesie indonesien
ie irl ierland ireland ierserepubliek irland irlande eire
il isr israel staatisrael
im imn isleofman maneiland inselman iledeman
in ind india republiekindia indien inde
io iot britsindischeoceaanterritorium britishindianoceanterritory britsindischeoceaan
  britischesterritoriumimindischenozean oceanindienbritannique
iq irq irak iraq republiekirak
ir irn iran islamitischerepubliekiran islamicrepublicofiran
is isl ijsland iceland ijslandserepubliek island islande
it ita italie italy italiaanserepubliek italien italia i
je jey jersey
jm jam jamaica jamaika jamaique
jo jor jordanie jordan hasjemitischkoninkrijkjordanie jordanien
jp jpn japan japon
ke ken kenia kenya republiekkenia
kg kgz kirgizie kyrgyzstan kirgizischerepubliek kirgisistan kirghizistan
kh khm cambodja cambodia koninkrijkcambodja kambodscha cambodge
ki kir kiribati republiekkiribati
km com comoren comoros uniedercomoren komoren comores
kn kna saintkittsennevis stkittsnevis federatiesaintkittsennevis saintkittsandnevis stkittsundnevis
  saintchristopheetnieves
kp prk noordkorea northkorea democratischevolksrepubliekkorea nordkorea coreedunord
kr kor zuidkorea southkorea republiekkorea korearepublicof republicofkorea sudkorea coreedusud korea
kw kwt koeweit kuwait staatkoeweit koweit
ky cym kaaimaneilanden caymanislands kaimaninseln ilescaimans
kz kaz kazachstan kazakhstan republiekkazachstan kasachstan
la lao laos laodemocratischevolksrepubliek laopeoplesdemocraticrepublic
lb lbn libanon lebanon libaneserepubliek liban
lc lca saintlucia stlucia saintelucie
li lie liechtenstein vorstendomliechtenstein
lk lka srilanka democratischesocialistischerepublieksrilanka
lr lbr liberia republiekliberia
ls lso lesotho koninkrijklesotho
lt ltu litouwen lithuania republieklitouwen litauen lituanie
lu lux luxemburg luxembourg groothertogdomluxemburg l
lv lva letland latvia republiekletland lettland lettonie
ly lby libie libya staatlibie libyen libye
ma mar marokko morocco koninkrijkmarokko maroc
mc mco monaco vorstendommonaco
md mda moldavie moldova republiekmoldavie moldovarepublicof moldawien
me mne montenegro
mf maf saintmartin stmartin sintmaartenfransdeel sintmaartenfranseantillen collectiviteitvansintmaarten
  saintmartinfrenchpart saintmartinpartiefrancaise
mg mdg madagaskar madagascar republiekmadagaskar
mh mhl marshalleilanden marshallislands republiekdermarshalleilanden marshallinseln ilesmarshall
mk mkd noordmacedonie northmacedonia republieknoordmacedonie therepublicofnorthmacedonia nordmazedonien
  macedoinedunord macedonie macedonia
ml mli mali republiekmali
mm mmr myanmarbirma myanmarburma republiekvandeunievanmyanmar myanmar burma birma
mn mng mongolie mongolia mongolei
mo mac macausarvanchina macaosarchina macao
mp mnp noordelijkemarianen northernmarianaislands nordlichemarianen ilesmariannesdunord
mq mtq martinique
mr mrt mauritanie mauritania islamitischerepubliekmauritanie mauretanien
ms msr montserrat
mt mlt malta republiekmalta malte
mu mus mauritius republiekmauritius maurice
mv mdv maldiven maldives republiekdermaldiven malediven
mw mwi malawi republiekmalawi
mx mex mexico verenigdemexicaansestaten mexiko mexique
my mys maleisie malaysia malaisie
mz moz mozambique republiekmozambique mosambik
na nam namibie namibia republieknamibie
nc ncl nieuwcaledonie newcaledonia neukaledonien nouvellecaledonie
ne ner niger republiekniger
nf nfk norfolk norfolkisland norfolkinsel ilenorfolk
ng nga nigeria federalerepublieknigeria
ni nic nicaragua republieknicaragua
nl nld nederland netherlands koninkrijkdernederlanden thenetherlands netherlandskingdomofthe niederlande paysbas
  holland nederlands paisesbajos paesibassi ned nedeland nederlandnl
no nor noorwegen norway koninkrijknoorwegen norwegen norvege norge
np npl nepal federaledemocratischerepublieknepal
nr nru nauru republieknauru
nu niu niue
nz nzl nieuwzeeland newzealand neuseeland nouvellezelande
om omn oman sultanaatoman
pa pan panama republiekpanama
pe per peru republiekperu perou
pf pyf franspolynesie frenchpolynesia franzosischpolynesien polynesiefrancaise
pg png papoeanieuwguinea papuanewguinea onafhankelijkestaatpapoeanieuwguinea papuaneuguinea papouasienouvelleguinee
ph phl filipijnen philippines republiekderfilipijnen philippinen
pk pak pakistan islamitischerepubliekpakistan
pl pol polen poland republiekpolen pologne polska
pm spm saintpierreenmiquelon stpierremiquelon saintpierreandmiquelon saintpierreundmiquelon saintpierreetmiquelon
pn pcn pitcairneilanden pitcairnislands pitcairn pitcairninseln ilespitcairn
pr pri puertorico portorico
ps pse palestijnsegebieden palestinianterritories staatpalestina palestina stateofpalestine palestine staatpalastina
pt prt portugal portugeserepubliek
pw plw palau republiekpalau palaos
py pry paraguay republiekparaguay
qa qat qatar staatqatar katar
re reu reunion
ro rou roemenie romania roemeenserepubliek rumanien roumanie
rs srb servie serbia republiekservie serbien serbie
ru rus rusland russia russischefederatie russianfederation russischefoderation russland russie
rw rwa rwanda republiekrwanda ruanda
sa sau saoediarabie saudiarabia koninkrijksaudiarabie saudiarabie saudiarabien arabiesaoudite
sb slb salomonseilanden solomonislands salomonen ilessalomon
sc syc seychellen seychelles republiekderseychellen
sd sdn soedan sudan republieksoedan soudan
se swe zweden sweden koninkrijkzweden schweden suede sverige
sg sgp singapore republieksingapore singapur singapour
sh shn sinthelena sthelena sainthelena saintehelene
si svn slovenie slovenia republiekslovenie slowenien
sj sjm spitsbergenenjanmayen svalbardjanmayen svalbardandjanmayen svalbardundjanmayen svalbardetilejanmayen
sk svk slowakije slovakia slowaakserepubliek slowakei slovaquie
sl sle sierraleone republieksierraleone
sm smr sanmarino republieksanmarino saintmarin
sn sen senegal republieksenegal
so som somalie somalia federalerepublieksomalie
sr sur suriname republieksuriname
ss ssd zuidsoedan southsudan republiekzuidsoedan sudsudan soudandusud
st stp saotomeenprincipe saotomeprincipe democratischerepublieksaotomeenprincipe saotomeandprincipe saotomeundprincipe
  saotomeetprincipe
sv slv elsalvador republiekelsalvador
sx sxm sintmaarten sintmaartennederlandsdeel landsintmaarten sintmaartendutchpart saintmartinpartieneerlandaise
sy syr syrie syria syrischearabischerepubliek syrianarabrepublic syrienarabischerepublik
sz swz eswatini koninkrijkeswatini swaziland royaumedeswatini
tc tca turksencaicoseilanden turkscaicosislands turksandcaicosislands turksundcaicosinseln ilesturquesetcaiques
td tcd tsjaad chad republiektsjaad tschad tchad
tf atf fransegebiedenindezuidelijkeindischeoceaan frenchsouthernterritories fransezuidelijkegebieden
  franzosischesudundantarktisgebiete terresaustralesfrancaises
tg tgo togo togoleserepubliek
th tha thailand koninkrijkthailand thailande
tj tjk tadzjikistan tajikistan republiektadzjikistan tadschikistan tadjikistan
tk tkl tokelau
tl tls oosttimor timorleste democratischerepubliektimorleste osttimor
tm tkm turkmenistan turkmeenserepubliek
tn tun tunesie tunisia republiektunesie tunesien tunisie
to ton tonga koninkrijktonga
tr tur turkije turkiye republiekturkije turkey turkei turquie
tt tto trinidadentobago trinidadtobago republiektrinidadentobago trinidadandtobago trinidadundtobago triniteettobago
tv tuv tuvalu
tw twn taiwan taiwanprovinceofchina
tz tza tanzania verenigderepubliektanzania unitedrepublicoftanzania tansaniavereinigterepublik tansania
  republiqueuniedetanzanie
ua ukr oekraine ukraine
ug uga oeganda uganda republiekoeganda ouganda
um umi kleineafgelegeneilandenvandeverenigdestaten usoutlyingislands amerikaansekleinereafgelegeneilanden
  unitedstatesminoroutlyingislands ilesmineureseloigneesdesetatsunis
us usa verenigdestaten unitedstates verenigdestatenvanamerika unitedstatesofamerica vereinigtestaatenvonamerika
  vereinigtestaaten etatsunisdamerique vs america amerika
uy ury uruguay oostelijkerepubliekuruguay
uz uzb oezbekistan uzbekistan republiekoezbekistan usbekistan ouzbekistan
va vat vaticaanstad vaticancity holyseevaticancitystate vatikanstadt saintsiegevatican
vc vct saintvincentendegrenadines stvincentgrenadines saintvincentandthegrenadines stvincentunddiegrenadinen
  saintvincentetlesgrenadines
ve ven venezuela bolivariaanserepubliekvenezuela
vg vgb britsemaagdeneilanden britishvirginislands virginislandsbritish britischejungferninseln ilesviergesbritanniques
vi vir amerikaansemaagdeneilanden usvirginislands virginislandsus amerikanischejungferninseln ilesviergesamericaines
vn vnm vietnam socialistischerepubliekvietnam
vu vut vanuatu republiekvanuatu
wf wlf wallisenfutuna wallisfutuna wallisandfutuna wallisundfutuna wallisetfutuna
ws wsm samoa onafhankelijkestaatsamoa
xk xkk kosovo republiekkosovo
ye yem jemen yemen republiekjemen
yt myt mayotte
za zaf zuidafrika southafrica republiekzuidafrika sudafrika afriquedusud
zm zmb zambia republiekzambia sambia zambie
zw zwe zimbabwe republiekzimbabwe simbabwe
`

export const CODES = new Set<string>()
export const NAMES = new Map<string, string>()
for (const line of TABLE.trim().split(/\n(?! )/)) {
  const names = line.split(/\s+/)
  const code = (names[0] ?? '').toUpperCase()
  CODES.add(code)
  for (const name of names) NAMES.set(name, code)
}

/** True for an assigned ISO 3166-1 alpha-2 code in capitals. */
export function isCountryCode(code: string): boolean {
  return CODES.has(code)
}

/** Alpha-2 code for a folded name or code; undefined when unknown. */
export function countryByName(folded: string): string | undefined {
  return NAMES.get(folded)
}
