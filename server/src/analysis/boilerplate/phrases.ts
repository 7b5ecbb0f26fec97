/**
 * What web pages say around an article, by purpose: wordings that any site may use, none that names one.
 * All patterns are matched against lower-case text.
 */
export const phrasePatterns = {
  account:
    /\b(?:log ?in|log ?out|sign ?(?:in|up|out)|register(?: now| here| for free)?$|my account|create (?:an|your|a free)? ?account|forgot(?:ten)? (?:your )?password|password|username|your profile|already (?:a member|have an account|a subscriber|subscribed)|welcome back|manage (?:account|subscription))\b/u,
  navigation:
    /\b(?:skip to|jump to|back to (?:top|home|article|all)|go to|toggle|menu|main navigation|site ?map|search(?: for)?$|search (?:this|the) site|home ?page|breadcrumbs?|previous(?: post| article| story| page)?$|next(?: post| article| story| page)?$|load more|show (?:more|less|all)|see (?:all|more)|view (?:all|more)|browse|scroll|expand|collapse|close$|open in|return to|table of contents|select (?:a|your)|choose (?:a|your))\b/u,
  share:
    /\b(?:share|tweet|retweet|pin it|like us|follow (?:us|me|along)|email (?:this|to|article|a link)|print(?: this| article| page)?$|copy link|copy url|copied|bookmark|save (?:article|for later|this)|send (?:to|this)|whats ?app|facebook|twitter|linkedin|pinterest|instagram|reddit|telegram|youtube|tumblr|tiktok|flipboard|threads|bluesky|mastodon|snapchat|connect with us|stay connected|find us|google\+|rss)\b/u,
  subscribe:
    /\b(?:subscrib\w*|newsletters?|in(?:to)? your inbox|your inbox|email address|e-?mail alerts?|free trial|membership|become a (?:member|supporter|patron)|unlimited access|real[- ]time updates|get (?:the )?(?:latest|updates|alerts|notified|breaking|our)|stay (?:informed|up to date|updated|in the loop|tuned)|sign up|notifications?|enter your (?:e-?mail|name)|unsubscribe|opt[- ]out|delivered|alerts)\b/u,
  support:
    /\b(?:donat(?:e|ion|ions)|support (?:us|our|independent|quality|the|local)|your support|contribut(?:e|ion) (?:whatever|to|now|today|here|from)|please (?:contribute|consider|support|donate)|help us|patreon|buy (?:us|me) a coffee|tip jar|crowdfund\w*|funded by readers|we rely on)\b/u,
  legal:
    /(?:©|\(c\) ?\d{4}|\b(?:cookies?|privacy|terms (?:of|and|&)|terms$|all rights reserved|copyright|gdpr|ccpa|do not sell|consent|disclaimer|trademarks?|user agreement|licen[cs]ed under|legal(?: notice)?$|imprint|accessibility|advertis(?:e with|ing policy)|code of (?:conduct|ethics)|corrections? policy|editorial (?:policy|guidelines|standards)|powered by|not responsible for|we may (?:earn|receive)|affiliate|commission)\b)/u,
  comments:
    /\b(?:comments?|leave a (?:reply|comment)|post a comment|add a comment|join the (?:conversation|discussion)|reply|replies|required fields|will not be published|be the first to|upvote|disqus|log in to (?:comment|reply)|report abuse|flag|moderat(?:ed|ion)|likes?$|feedback)\b/u,
  related:
    /\b(?:related(?: (?:articles?|stories|posts?|news|topics?|content|coverage|links?|reading|videos?))?:?$|related (?:articles?|stories|posts?|topics?|content|links?)|you (?:may|might)(?: also)? (?:like|enjoy|be interested)|more (?:from|on|in|stories|news|articles|like|about|to explore)|most (?:read|popular|viewed|shared|recent|commented|discussed)|recommended|trending|popular (?:now|posts?|stories|articles|this)|recently|latest (?:news|stories|posts?|articles|from|videos?|headlines)|top (?:stories|news|posts|picks|videos)|editor[’']?s[’']? (?:picks?|choice)|up next|what to read next|read next|don[’']t miss|in case you missed|also on|you may have missed|similar (?:articles|posts|stories)|featured|in this (?:section|article|story)|in other news|must[- ]read|special coverage|around the web|from the web|explore more|keep reading|continue reading|read the full)\b/u,
  teaser: /^\W*(?:see|read|watch|listen|view|also|more|must|recommended|related|don[’']t miss|check out|click|explore|learn|discover)\b[ -]*(?:also|more|now|next|this|here|read|see|it|full|story|article|the full|:)/u,
  advertisement:
    /(?:\badvertise?ments?\b|^\W*ads?\W*$|\b(?:sponsored|promoted|paid (?:content|post)|ad[- ]?free|partner content|story continues|continue reading below|scroll (?:down )?(?:to|for)|article continues|ad blocker|remove ads|report (?:this )?ad)\b)/u,
  byline:
    /^\W*(?:(?:written |posted |published |reported |story |edited |reviewed |fact[- ]checked |medically reviewed |photos? |words |text )?by\b|(?:author|editor|reporter|contributor|correspondent|writer|staff)s?\b|(?:guest|staff|senior|contributing|associate|managing|news|web|freelance|special) (?:writer|reporter|editor|correspondent|author|contributor|producer|desk)|about the authors?)/u,
  biography:
    /\b(?:is (?:a|an|the|our) (?:\w+[ -]){0,5}(?:writer|reporter|journalist|editor|author|correspondent|contributor|columnist|blogger|producer|professor|founder|freelancer?|expert|enthusiast)\b|(?:reporter|editor|correspondent|writer|journalist) (?:at|for|with)|has written for|(?:he|she|they) (?:covers|writes|lives|enjoys|holds a|graduated|joined|has been writing)|previously (?:worked|wrote|covered)|when (?:he|she)[’']?s not|contact (?:him|her|them|the author)|follow (?:him|her|them)|view all posts|all posts by|more (?:posts )?by)\b/u,
  dated:
    /\b(?:published|updated|posted|last (?:updated|modified|reviewed|edited)|first published|modified|created)\b(?:\W|$)|\b(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago\b|\b\d+[ -]?min(?:ute)?s?[ -]?read\b|\bread(?:ing)? time\b/u,
  media:
    /(?:\b(?:photo(?:graph)?s?|image|picture|video|credit|courtesy|getty|reuters|shutterstock|istock|unsplash|file photo|illustration|source|screenshot|ap|afp|epa) ?(?:credits?|by|courtesy|:|\/|via|from|of)|\b(?:getty|shutterstock|istock|unsplash|wikimedia|alamy|pexels|pixabay|adobe stock)\b|^\W*(?:photos?|images?|pictures?|videos?|credits?|gallery|slideshow|watch|listen|play|caption|full ?screen|image \d+|\d+ (?:of|\/) \d+)\b)/u,
  shop:
    /\b(?:add to (?:cart|bag|basket|wishlist)|buy now|shop(?: now| all)?|checkout|your cart|wish ?list|free shipping|in stock|out of stock|price|order now|sale|off$|coupons?|promo code|discount|book (?:now|a demo|a call)|get started|request a (?:demo|quote)|free (?:quote|consultation|download)|download (?:the )?(?:app|now|our)|app store|google play|get the app|try (?:it )?(?:for )?free|contact (?:us|sales|support)|call us|learn more|find out more)\b/u,
  technical:
    /\b(?:javascript|your browser|enable (?:cookies|javascript)|loading|please wait|refresh|not supported|error|404|page not found|something went wrong|captcha|alternate text|placeholder|advert|iframe|embed(?:ded)?|view this post)\b/u,
  site:
    /^\W*(?:home|about(?: us)?|contact(?: us)?|news|world|politics|business|sports?|tech(?:nology)?|science|health|entertainment|opinions?|lifestyle|culture|arts?|travel|food|style|fashion|education|weather|video|videos|photos|podcasts?|events|jobs|careers|help|support|faqs?|blog|press|local|national|international|markets|finance|money|economy|real estate|classifieds|obituaries|archives?|advertise|authors?|tags?|categor(?:y|ies)|topics?|sections?|more|menu|search|settings|languages?|english|resources|products?|services?|solutions|pricing|company|team|partners|community|forums?|reviews?|guides?|features?|magazine|live|tv|radio|games|crossword|horoscopes?|shop|store|sitemap|feedback)\W*$/u,
} as const satisfies Readonly<Record<string, RegExp>>;

/** A purpose that page furniture has. */
export type Purpose = keyof typeof phrasePatterns;

/** Words that call on the reader to do something with the page, when they open a line; lower case. */
export const callingVerbs: ReadonlySet<string> = new Set(
  (
    'add apply ask browse buy call check choose click close contact continue copy create discover donate download email enable ' +
    'enter explore find follow get give go join learn leave like listen load log login manage open order pin play post print ' +
    'read register reply report request save search see select send share shop show sign skip start stay submit subscribe ' +
    'support switch tap toggle try tweet unlock update upgrade use view visit vote watch write'
  ).split(' '),
);
