/**
 * The words that make prose out of a list of nouns, lower case with typographic apostrophes, for the languages that
 * most web pages are written in.
 */
const stopWordsByLanguage: Readonly<Record<string, string>> = {
  english:
    'a about above after again against all also although am among an and another any are aren’t around as at back be became because ' +
    'been before being between both but by came can can’t could couldn’t did didn’t do does doesn’t doing don’t down during each ' +
    'either else even ever every few for from further get gets getting go goes going got had hadn’t has hasn’t have haven’t having ' +
    'he he’s her here hers herself him himself his how however i i’d i’ll i’m i’ve if in into is isn’t it it’s its itself just ' +
    'last let’s like made make makes many may me might more most much must my myself neither never no nor not now of off often on ' +
    'once one only onto or other others ought our ours ourselves out over own per perhaps put quite rather said same say says ' +
    'she she’s should shouldn’t since so some something soon still such take taken than that that’s the their theirs them ' +
    'themselves then there there’s these they they’re they’ve thing things this those though through thus to together too took ' +
    'toward towards two under until up upon us use used very want was wasn’t way we we’re we’ve well went were weren’t what when ' +
    'where whether which while who whom whose why will with within without won’t would wouldn’t yet you you’re you’ve your yours yourself',
  spanish:
    'al algo algunos ante antes cada como con contra cual cuando de del desde donde dos durante el él ella ellos en entre era es esa ese ' +
    'eso esta está estaba estas este esto estos fue fueron ha habían había han hasta hay la las le les lo los más me mientras mi muy ' +
    'ni no nos o otra otro para pero poco por porque pues que qué quien se según ser si sí sido sin sobre son su sus también tan ' +
    'tanto te tiene tienen todo todos tras tu tus un una uno unos y ya yo',
  portuguese:
    'ao aos as até com da das de dela dele depois do dos e ela elas ele eles em entre era essa esse esta está estão este eu foi foram ' +
    'há isso isto já lhe mais mas me mesmo meu minha muito na não nas nem no nos num numa o os ou para pela pelas pelo pelos por qual ' +
    'quando que quem são se seja sem ser seu seus só sua suas também te tem têm um uma umas uns você vocês à às é',
  french:
    'ai après au aussi autre aux avait avant avec avoir bien ce cela ces cet cette ceux chez comme contre dans de depuis des deux donc ' +
    'dont du elle elles en encore entre est et était été être eu eux fait faire il ils je la le les leur leurs lui ma mais même mes ' +
    'moi moins mon ne non nos notre nous on ont ou où par pas pendant peu plus pour qu que quand qui quoi sa sans se selon ses si son ' +
    'sont sous sur ta te tes toi tous tout toute très tu un une vos votre vous y c’est d’un d’une n’est qu’il qu’elle s’est',
  german:
    'aber alle als also am an auch auf aus bei beim bis bin da damit dann das dass dem den denn der des die dies diese dieser dieses ' +
    'doch dort du durch ein eine einem einen einer eines er es etwas euch für gegen gibt habe haben hat hatte hier ich ihm ihn ihr ' +
    'ihre im immer in ins ist ja jetzt kann kein keine können machen man mehr mein mit müssen nach nicht noch nun nur ob oder ohne ' +
    'schon sehr sei sein seine seit sich sie sind so soll über um und uns unter viele vom von vor war waren was weil wenn wer werden ' +
    'wie wieder will wir wird wurde wurden zu zum zur zwischen',
  italian:
    'ad agli ai al alla alle allo anche ancora avere aveva che chi ci coi col come con contro cui da dagli dai dal dalla dalle degli dei ' +
    'del della delle dello di dopo dove due e ed era essere fa fra fino gli ha hanno ho i il in io la le lei lo loro lui ma mi molto ' +
    'ne nei nel nella nelle nello noi non o ogni per perché però più poi prima qua quando quanto quello quella questa questi questo se ' +
    'sei senza si sia sono sta su sua sue sugli sui sul sulla suo suoi tra tutti tutto un una uno vi è',
  dutch:
    'aan al alle als bij dan dat de deze die dit door dus een en er ga geen had heb hebben heeft het hij hoe hun ik in is je kan ' +
    'kunnen maar meer men met mijn moet na naar niet nog nu of om omdat ook op over te toch tot uit van veel voor waar wat we wel werd ' +
    'wie wij worden wordt zal ze zich zij zijn zo zou',
  nordic:
    'af alle att av den denne der det dette du efter eller en er et etter får för för fra från få han har hon hun hvad hvis hvor i ikke ' +
    'inte ikkje jag jeg kan kommer man med men mer mig mit mycket nå när ni nog når nu och og om på så sig seg sin sitt ska skal som ' +
    'till til til under upp ut vad var vara ved vi vid vil ville være är över',
  polish:
    'ale aby bo był była było były być będzie co czy dla do gdy go i ich ile im inne iż ja jak jako jego jej jest jeszcze już kiedy kto ' +
    'która które którego której który których lub ma mi mnie może można na nad nam nas nie nich niż o od oraz po pod poza przed przez ' +
    'przy są się sobie swoje ta tak także tam te tego tej ten też to tu tych tylko tym u w we więc wszystko z za ze że',
  russian:
    'а без более бы был была были было быть в вам вас ведь весь во вот все всего всех вы где да даже для до его ее если есть еще же за ' +
    'и из или им их к как какой когда кто ли либо между меня мне может мы на над надо нам нас не него нее нет ни них но ну о об ' +
    'однако он она они оно от очень по под после при про с со так такой там тем то того тоже только том тут ты у уже хотя чего чем что ' +
    'чтобы эта эти это этого этот я',
  ukrainian: 'або але був була були було бути від він вона вони все де для до його її із й коли ми на не про та так також те це цей час що щоб як який які я є і у з за',
  turkish: 'ama ancak aynı bana bazı ben bir biz bu çok da daha de değil diye en gibi göre hem her için ile ise kadar ki mi mı mu ne neden o olan olarak oldu olduğu olduğunu sonra şu şey tarafından ve veya ya yani',
  indonesian: 'ada adalah akan anda atau bagi bahwa banyak bisa dalam dan dapat dari dengan di dia hanya harus ini itu jika juga kami karena ke kepada kita lebih mereka oleh pada para saat saya sebagai secara sudah telah tidak tersebut untuk yang',
  vietnamese: 'bị cho có của cũng cùng các đã đang để được hay hơn khi không là lại mà một này nên người nhiều những như phải ra rằng rất sau sẽ tại thì theo trên trong từ và vào về với vì',
  romanian: 'acest această au ca care ce cel cu dar de din după este fi fost în între la mai nu o pe pentru prin sa să sau se si și sunt un unei unui va',
  czech: 'aby ale až bude by byl byla bylo být co do i jak jako je jeho ji jsem jsou k kde když která které který má mezi na nebo není o od po pod podle pro při s se si své tak také to u už v ve však z za ze že',
  hungarian: 'a az azt az át be csak de egy el és ez ezt hogy ha is kell két ki még meg mert mint nem nincs s sem volt vagy van',
  greek: 'αν αλλά από για δεν είναι ένα ένας η θα και κατά με μια μας να ο οι όπως ότι που πως σε στα στη στην στις στο στον της τα τη την τις το τον του τους των ως',
  arabic: 'في من على إلى أن هذا هذه التي الذي الذين ما لا عن مع كان كانت قد هو هي أو ثم بعد قبل بين كما كل لم لن حتى عند منذ و',
  persian: 'از است این آن با برای به بود تا خود در را شد شده که می هم و های یا یک کرد',
  hindi: 'और का की के को है हैं में से पर यह वह था थे थी ने भी तो ही कि एक इस उस लिए साथ कर गया हो नहीं',
  hebrew: 'של את על לא זה הוא היא עם כי גם או אם כל אני יש היה אבל רק בין',
};

/** Function word to the numbers of the languages that have it. */
const languagesByWord = new Map<string, number[]>();
Object.values(stopWordsByLanguage).forEach((list, language) => {
  for (const word of list.split(' ')) languagesByWord.set(word, [...(languagesByWord.get(word) ?? []), language]);
});

/** How many languages there are. */
export const languageCount = Object.keys(stopWordsByLanguage).length;

const noLanguages: readonly number[] = [];

/** The numbers, from 0, of the languages that a lower-case word with typographic apostrophes is a function word of. */
export function languagesOf(word: string): readonly number[] {
  return languagesByWord.get(word) ?? noLanguages;
}

const scriptWithoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const functionCharacters = /[\p{Script=Hiragana}的了是在和有不这這我他她们們就也都而与與及被把对對于於从從]/gu;
const koreanParticle = /[은는이가을를의에로와과도다고]$/u;

/** Whether a word is written in a script that sets no spaces between words. */
export function lacksSpaces(word: string): boolean {
  return scriptWithoutSpaces.test(word);
}

/** About how many words and function words a run without spaces holds: a word is about two characters there. */
export function countUnspaced(run: string): { words: number; stops: number } {
  return { words: Math.max(1, run.length / 2), stops: (run.match(functionCharacters)?.length ?? 0) / 3 };
}

/** Whether a Korean word ends in a particle or verb ending, which does the work of a function word. */
export function hasKoreanParticle(word: string): boolean {
  return koreanParticle.test(word);
}
