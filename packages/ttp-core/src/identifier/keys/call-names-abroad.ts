/**
 * Further groups of given names that one person may go by, a group a line: English, then Spanish, Polish, Italian, Nordic, Turkish and
 * Arabic usage, the last with the spellings of one name in Latin letters. Own list, folded to a-z.
 */
export const GROUPS_ABROAD = `
elizabeth liz lizzy lizzie beth betty betsy eliza libby
margaret peggy maggie meg madge margie
richard dick rick rich richie ricky
james jim jimmy jamie
john jack jackie johnny
catherine katherine kathryn kate katie kathy cathy kitty
edward ted ed eddie ned teddy
david dave davey davy
susan sue susie suzie
deborah debbie deb debra
daniel dan danny
jennifer jen jenny jenn
christopher chris kit
joseph joe joey
barbara barb babs basia
andrew andy drew
alexander alex sandy sasha xander alec
alexandra alex sandra sandy sasha
samuel sam sammy
samantha sam sammie
timothy tim timmy
benjamin ben benny
nathaniel nathan nate nat
jonathan jon jonny
kenneth ken kenny
ronald ron ronnie
donald don donnie
lawrence laurence larry laurie
leonard len lenny
charles charlie chuck
frederick fred freddie freddy
gerald gerry jerry
philip phillip phil filip philippe
vincent vince vinnie
douglas doug
jeffrey jeff geoffrey geoff
cynthia cindy
judith judy
dorothy dot dottie dolly
abigail abby gail
jessica jess jessie
theresa teresa terry tess tessa tere
virginia ginny
pamela pam
steven stephen steve stevie
sofia sophia zofia zosia sofie sophie
francisco paco pancho curro kiko fran
jose pepe chema
dolores lola
ignacio nacho
manuel manolo manu
emmanuel manu
rosario charo
concepcion concha conchita
enrique quique kike
guadalupe lupe
mercedes merche
consuelo chelo
eduardo edu lalo
josefa pepa
francisca paca paqui
rafael rafa
santiago santi
katarzyna kasia kaska
malgorzata gosia malgosia
agnieszka aga
krzysztof krzysiek krzys
aleksandra ola alexandra
aleksander olek aleks sasza
joanna asia
maria marysia mari
magdalena magda
jan janek jas
stanislaw staszek stach
tomasz tomek
piotr piotrek
wojciech wojtek
zbigniew zbyszek
tadeusz tadek
elzbieta ela
jadwiga jadzia
giuseppe beppe peppe pino
francesco franco checco
giovanni gianni nanni vanni
luigi gigi gino
domenico mimmo
vincenzo enzo
salvatore salvo toto
alessandro sandro ale
lorenzo renzo
lars lasse
bengt benke
karl carl kalle charles
nils nisse niels
kristina christina stina
margareta margaretha greta
birgitta gitta
aleksandr aleksander alexandr sasha
mehmet mehmed memo
ibrahim ibo brahim ebrahim
huseyin hussein hussain hoessein husain housein
hasan hassan hassane
mustafa mostafa moustafa mustapha
omar omer umar oumar
rachid rashid
said saeed saied
karim kareem
abdelkader abdulkader abdelqader
abdullah abdellah abdallah
soufiane sofian sofyan soufian
ilias ilyas elias
jamal djamal gamal
tarik tariq tarek
nour noor nur
yasmina yasmine jasmina jasmine
khadija khadijah hadija chadija
zaynab zeinab zeynab
`
