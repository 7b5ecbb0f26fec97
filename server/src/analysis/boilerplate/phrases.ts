/**
 * Phrases as regular expressions for texts in lower case, by where they must stand; a comma and a space part them. Of an expression that is
 * more than a text to be found, `requiredLiterals` says where it need be tried.
 */
export interface PhraseLists {
  /** Between bounds of words. */
  readonly words?: string;
  /** At a line's start, marks before them aside. */
  readonly openings?: string;
  /** All of a line, marks around them aside. */
  readonly lines?: string;
  readonly anywhere?: string;
}

/** Says of somebody that they are a writer or the like, with an article: four expressions of which each begins with words are found at once, one for all of them is not. */
function isWriter(article: string): string {
  const writers = 'writer|reporter|journalist|editor|author|correspondent|contributor|columnist|blogger|producer|professor|founder|freelancer?|expert|enthusiast';
  return String.raw`is ${article} (?:\w+[ -]){0,5}(?:${writers})`;
}

/** What web pages say around an article, by purpose: wordings that any site may use, none that names one. */
export const phrases = {
  account: {
    words:
      'log ?in, log ?out, sign ?(?:in|up|out), register(?: now| here| for free)?$, my account, create (?:an|your|a free)? ?account, ' +
      'forgot(?:ten)? (?:your )?password, password, username, your profile, ' +
      'already (?:a member|have an account|a subscriber|subscribed), welcome back, manage (?:account|subscription)',
    anywhere:
      'iniciar sesi[oó]n, inicia sesi[oó]n, reg[ií]strate, contraseña, entrar$, cadastr, se connecter, connexion, mot de passe, ' +
      's’inscrire, anmelden, registrieren, passwort, einloggen, accedi$, registrati, inloggen, войти, вход$, регистрация, ログイン, 会員登録, ' +
      '新規登録, 登录, 注册, 로그인, giriş yap, zaloguj',
  },
  navigation: {
    words:
      'skip to, jump to, back to (?:top|home|article|all), go to, toggle, menu, main navigation, site ?map, search(?: for)?$, ' +
      'search (?:this|the) site, home ?page, breadcrumb, breadcrumbs, previous(?: post| article| story| page)?$, ' +
      'next(?: post| article| story| page)?$, load more, show (?:more|less|all), see (?:all|more), view (?:all|more), browse, scroll, ' +
      'expand, collapse, close$, open in, return to, table of contents, select (?:a|your), choose (?:a|your)',
    anywhere:
      'buscar, búsqueda, pesquisar, rechercher, recherche$, suche[nr]?$, cerca$, zoeken, поиск, 検索, メニュー, ページ, 次の, 前の, もっと見る, 一覧, トップ, ' +
      '搜索, 首页, 검색, ver más, ver mais, leer más, leia mais, ler mais, lire la suite, voir plus, mehr anzeigen, weiterlesen, ' +
      'leggi (?:tutto|anche), mostra altro, lees meer, читать (?:далее|также|полностью), подробнее, показать еще, siguiente, anterior$, ' +
      'próxim[ao], weiter$, zurück, suivant, précédent, successivo, volver, voltar, inicio$, início$, startseite, accueil',
  },
  share: {
    words:
      'share, tweet, retweet, pin it, like us, follow (?:us|me|along), email (?:this|to|article|a link), ' +
      'print(?: this| article| page)?$, copy link, copy url, copied, bookmark, save (?:article|for later|this), send (?:to|this), ' +
      'whats ?app, facebook, twitter, linkedin, pinterest, instagram, reddit, telegram, youtube, tumblr, tiktok, flipboard, threads, ' +
      String.raw`bluesky, mastodon, snapchat, connect with us, stay connected, find us, google\+, rss`,
    anywhere:
      'compart(?:ir|e|ilhe|ilhar), partager, teilen, condividi, delen$, поделиться, シェア, ツイート, フォロー, 分享, 공유, paylaş, udostępnij, ' +
      'síguenos, siga[- ]nos, suivez[- ]nous, folgen sie, seguici, вконтакте, одноклассники, vkontakte, weibo, 微博, 微信',
  },
  subscribe: {
    words:
      String.raw`subscrib\w*, newsletter, newsletters, in(?:to)? your inbox, your inbox, email address, e-?mail alerts?, free trial, membership, ` +
      'become a (?:member|supporter|patron), unlimited access, real[- ]time updates, ' +
      'get (?:the )?(?:latest|updates|alerts|notified|breaking|our), stay (?:informed|up to date|updated|in the loop|tuned), sign up, ' +
      'notification, notifications, enter your (?:e-?mail|name), unsubscribe, opt[- ]out, delivered, alerts',
    anywhere:
      'suscr[ií]b, assin(?:e|ar|atura), abonn, newsletter, iscriviti, aanmelden, подпис, 購読, 登録, メルマガ, 订阅, 구독, abone ol',
  },
  support: {
    words:
      'donat(?:e|ion|ions), support (?:us|our|independent|quality|the|local), your support, ' +
      'contribut(?:e|ion) (?:whatever|to|now|today|here|from), please (?:contribute|consider|support|donate), help us, patreon, ' +
      String.raw`buy (?:us|me) a coffee, tip jar, crowdfund\w*, funded by readers, we rely on`,
  },
  legal: {
    words:
      'cookie, cookies, privacy, terms (?:of|and|&), terms$, all rights reserved, copyright, gdpr, ccpa, do not sell, consent, ' +
      'disclaimer, trademark, trademarks, user agreement, licen[cs]ed under, legal(?: notice)?$, imprint, accessibility, ' +
      'advertis(?:e with|ing policy), code of (?:conduct|ethics), corrections? policy, editorial (?:policy|guidelines|standards), ' +
      'powered by, not responsible for, we may (?:earn|receive), affiliate, commission',
    anywhere:
      String.raw`©, \(c\) ?\d{4}, aviso legal, pol[ií]tica de, t[eé]rminos, termos de, todos os direitos, todos los derechos, derechos reservados, ` +
      'mentions légales, tous droits, conditions générales, impressum, datenschutz, nutzungsbedingungen, agb$, tutti i diritti, ' +
      'note legali, informativa, privacybeleid, все права, политика конфиденциальности, пользовательское, プライバシー, 利用規約, 著作権, 無断, お問い合わせ, ' +
      '運営会社, 版权, 隐私, 개인정보, tüm hakları, wszelkie prawa, ciasteczk, plików cookie',
  },
  comments: {
    words:
      'comment, comments, leave a (?:reply|comment), post a comment, add a comment, join the (?:conversation|discussion), reply, ' +
      'replies, required fields, will not be published, be the first to, upvote, disqus, log in to (?:comment|reply), report abuse, ' +
      'flag, moderat(?:ed|ion), likes?$, feedback',
    anywhere:
      'comentarios?, comentários?, comentar, comente, commentaires?, commenter, répondre, kommentare?, antworten, commenti, commento, ' +
      'rispondi, reacties, reageer, комментари, ответить, コメント, 返信, 评论, 댓글, yorum, komentarz, responder$, ' +
      'dejar? un(?:a)? (?:comentario|respuesta), deixe um(?:a)? (?:comentário|resposta)',
  },
  related: {
    words:
      'related(?: (?:articles?|stories|posts?|news|topics?|content|coverage|links?|reading|videos?))?:?$, ' +
      'related (?:articles?|stories|posts?|topics?|content|links?), you (?:may|might)(?: also)? (?:like|enjoy|be interested), ' +
      'more (?:from|on|in|stories|news|articles|like|about|to explore), most (?:read|popular|viewed|shared|recent|commented|discussed), ' +
      'recommended, trending, popular (?:now|posts?|stories|articles|this), recently, ' +
      'latest (?:news|stories|posts?|articles|from|videos?|headlines), top (?:stories|news|posts|picks|videos), ' +
      "editor[’']?s[’']? (?:picks?|choice), up next, what to read next, read next, don[’']t miss, in case you missed, also on, " +
      'you may have missed, similar (?:articles|posts|stories), featured, in this (?:section|article|story), in other news, ' +
      'must[- ]read, special coverage, around the web, from the web, explore more, keep reading, continue reading, read the full',
    anywhere:
      'relacionad[oa]s, te puede interesar, tamb[ie]én te, más le[ií]d, mais lid, lo más, últimas noticias, últimas notícias, ' +
      'leia também, veja (?:também|mais), lee también, à lire aussi, lire aussi, articles? (?:liés|similaires), les plus lus, ' +
      'auch interessant, das könnte sie, mehr zum thema, meistgelesen, lesen sie auch, ähnliche, articoli correlati, ' +
      'potrebbe interessarti, leggi anche, i più letti, lees ook, gerelateerd, читайте также, похожие, популярн, вам также, ' +
      'новости по теме, 関連記事, おすすめ, 人気記事, ランキング, 最新記事, 新着, 相关, 推荐, 热门, 관련, 인기, ilgili, powiązane, czytaj (?:też|także|również), ' +
      'zobacz (?:też|także|również), läs (?:också|mer|även), les også, læs også',
  },
  teaser: {
    openings:
      String.raw`(?:see|read|watch|listen|view|also|more|must|recommended|related|don[’']t miss|check out|click|explore|learn|discover)\b[ -]*(?:also|more|now|next|this|here|read|see|it|full|story|article|the full|:)`,
  },
  advertisement: {
    words:
      'advertise?ments?, sponsored, promoted, paid (?:content|post), ad[- ]?free, partner content, story continues, ' +
      'continue reading below, scroll (?:down )?(?:to|for), article continues, ad blocker, remove ads, report (?:this )?ad',
    lines: 'ad, ads',
    anywhere:
      'publicidad, publicidade, publicité, anzeige$, werbung, pubblicità, advertentie, реклама, スポンサー, 広告, 广告, 광고, reklam[ay]?$, ' +
      'annons$, annonse$',
  },
  byline: {
    openings:
      String.raw`by\b, (?:written|posted|published|reported|story|edited|reviewed|fact[- ]checked|medically reviewed|photos?|words|text) by\b, ` +
      String.raw`authors?\b, editors?\b, reporters?\b, contributors?\b, correspondents?\b, writers?\b, staffs?\b, ` +
      '(?:guest|staff|senior|contributing|associate|managing|news|web|freelance|special) (?:writer|reporter|editor|correspondent|author|contributor|producer|desk), ' +
      String.raw`about the authors?, por\b[: ], par\b[: ], von\b[: ], di\b[: ], door\b[: ], av\b[: ], af\b[: ], автор\b[: ], текст\b[: ], 文\b[: ], ` +
      String.raw`記者\b[: ], 作者\b[: ], redacci[oó]n\b[: ], reda[cç]ão\b[: ], rédaction\b[: ], redaktion\b[: ], redazione\b[: ]`,
    anywhere: 'фото, автор:',
  },
  biography: {
    words:
      `${isWriter('a')}, ${isWriter('an')}, ${isWriter('the')}, ${isWriter('our')}, ` +
      '(?:reporter|editor|correspondent|writer|journalist) (?:at|for|with), has written for, ' +
      '(?:he|she|they) (?:covers|writes|lives|enjoys|holds a|graduated|joined|has been writing), previously (?:worked|wrote|covered), ' +
      "when (?:he|she)[’']?s not, contact (?:him|her|them|the author), follow (?:him|her|them), view all posts, all posts by, " +
      'more (?:posts )?by',
  },
  dated: {
    words:
      'published, updated, posted, last (?:updated|modified|reviewed|edited), first published, modified, created, ' +
      String.raw`(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago, \d+[ -]?min(?:ute)?s?[ -]?read, read(?:ing)? time`,
    anywhere:
      'publicad[oa], publié, actualizad[oa], atualizad[oa], mis à jour, veröffentlicht, aktualisiert, pubblicato, aggiornato, ' +
      String.raw`gepubliceerd, опубликован, обновлен, 投稿日, 更新日, 公開, 发布, 更新, 입력, 수정, hace \d, há \d, il y a \d, vor \d+ (?:min|stun|tag), ` +
      String.raw`\d+ (?:мин|час|дн), 分前, 時間前, 日前`,
  },
  media: {
    words: 'getty, shutterstock, istock, unsplash, wikimedia, alamy, pexels, pixabay, adobe stock',
    openings:
      String.raw`photos?\b, images?\b, pictures?\b, videos?\b, credits?\b, gallery\b, slideshow\b, watch\b, listen\b, play\b, caption\b, ` +
      String.raw`full ?screen\b, image \d+\b, \d+ of \d+\b, \d+ / \d+\b`,
    anywhere:
      String.raw`\b(?:photo(?:graph)?s?|image|picture|video|credit|courtesy|getty|reuters|shutterstock|istock|unsplash|file photo|illustration|source|screenshot|ap|afp|epa) ?(?:credits?|by|courtesy|:|\/|via|from|of)`,
  },
  shop: {
    words:
      'add to (?:cart|bag|basket|wishlist), buy now, shop(?: now| all)?, checkout, your cart, wish ?list, free shipping, in stock, ' +
      'out of stock, price, order now, sale, off$, coupon, coupons, promo code, discount, book (?:now|a demo|a call), get started, ' +
      'request a (?:demo|quote), free (?:quote|consultation|download), download (?:the )?(?:app|now|our), app store, google play, ' +
      'get the app, try (?:it )?(?:for )?free, contact (?:us|sales|support), call us, learn more, find out more',
  },
  technical: {
    words:
      'javascript, your browser, enable (?:cookies|javascript), loading, please wait, refresh, not supported, error, 404, ' +
      'page not found, something went wrong, captcha, alternate text, placeholder, advert, iframe, embed(?:ded)?, view this post',
  },
  site: {
    lines:
      'home, about, about us, contact, contact us, news, world, politics, business, sport, sports, tech, technology, science, health, ' +
      'entertainment, opinion, opinions, lifestyle, culture, art, arts, travel, food, style, fashion, education, weather, video, videos, ' +
      'photos, podcast, podcasts, events, jobs, careers, help, support, faq, faqs, blog, press, local, national, international, markets, ' +
      'finance, money, economy, real estate, classifieds, obituaries, archive, archives, advertise, author, authors, tag, tags, ' +
      'category, categories, topic, topics, section, sections, more, menu, search, settings, language, languages, english, resources, ' +
      'product, products, service, services, solutions, pricing, company, team, partners, community, forum, forums, review, reviews, ' +
      'guide, guides, feature, features, magazine, live, tv, radio, games, crossword, horoscope, horoscopes, shop, store, sitemap, ' +
      'feedback',
  },
} as const satisfies Readonly<Record<string, PhraseLists>>;

/** A purpose that page furniture has. */
export type Purpose = keyof typeof phrases;

/** Words that call on the reader to do something with the page, when they open a line; lower case. */
export const callingVerbs: ReadonlySet<string> = new Set(
  (
    'add apply ask browse buy call check choose click close contact continue copy create discover donate download email enable ' +
    'enter explore find follow get give go join learn leave like listen load log login manage open order pin play post print ' +
    'read register reply report request save search see select send share shop show sign skip start stay submit subscribe ' +
    'support switch tap toggle try tweet unlock update upgrade use view visit vote watch write'
  ).split(' '),
);
