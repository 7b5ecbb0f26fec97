/** Lines that sites put over an article, made up for training in the shapes that such lines have. */

/** What a banner says of cookies and consent. */
const consents: readonly string[] = [
  'This website uses cookies.', 'We and our partners store and read information on your device.', 'Cookies help us to deliver our services.',
  'By continuing to browse this site you agree to our use of cookies.', 'We value your privacy.', 'Your privacy matters to us.',
  'We use cookies and similar technologies to personalise content and to measure our audience.', 'Our site needs cookies to work as it should.',
  'We use cookies to remember your settings and to count visits.', 'We use essential cookies to make this site work and optional ones to understand how it is used.',
  'Before you go on: please tell us which cookies we may set.', 'With your consent we process data such as the pages that you visit.',
  'This page asks for your consent to the use of your data.', 'To give you a better reading experience we use cookies.',
  'If you stay on this page we assume that you accept our cookies.', 'We have updated our privacy policy.', 'You can change your choice at any time in the privacy settings.',
  'Read how we use your data in our cookie policy.', 'We use cookies for statistics and to show advertisements that suit you.',
  'Some of our partners process your data on the ground of legitimate interest.', 'Some cookies are placed by third parties whose services appear on our pages.',
  'Esta página utiliza cookies para mejorar el servicio.', 'Ce site utilise des cookies pour mesurer son audience.', 'Diese Website verwendet Cookies.',
  'Questo sito utilizza cookie tecnici e di terze parti.', 'Este site usa cookies para melhorar a navegação.',
];

/** What a banner lets the reader choose. */
const choices: readonly string[] = [
  'Accept', 'OK', 'Got it', 'I agree', 'Accept cookies Reject', 'Accept Decline', 'Accept all Reject all', 'Allow all Allow selection Deny', 'Agree and close',
  'Cookie settings', 'Settings Accept', 'Learn more', 'More options Agree', 'Find out more Dismiss', 'Manage options Consent', 'Continue without accepting',
  'Privacy settings', 'Customise Reject Accept', 'Close', 'Save my choices', 'Aceptar Configurar', 'Tout accepter Paramétrer', 'Alle akzeptieren Einstellungen', 'Accetta Rifiuta',
];

/** The way to other parts of the site, one line or several words in one. */
const ways: readonly string[] = [
  'Skip to main content', 'Skip to navigation', 'Menu', 'Toggle navigation', 'Open menu Search', 'Search this site', 'Home', 'Back to all articles', 'Log in Register',
  'Home World Business Culture Sport', 'Home | About us | Contact | Archive', 'News Opinion Features Reviews Events', 'Politics Economy Science Health Travel',
  'Front page Region Culture Letters', 'Latest Most read Video Live', 'Home > News > Region', 'Home / Articles / Economy', 'Topics Authors Issues About Donate',
  'English Español Français', 'Today’s paper E-paper Archive', 'Edition: International', 'Sign in My account Subscribe', 'Weather Traffic Jobs Property',
  'Previous article Next article', 'Inicio Noticias Deportes Cultura', 'Startseite Politik Wirtschaft Kultur', 'Accueil Monde Économie Sports',
];

/** What a site asks of its readers. */
const requests: readonly string[] = [
  'Share this article', 'Share on Facebook Tweet Email', 'Share Save Print', 'Share: Facebook Twitter WhatsApp', 'Copy link Email Print', 'Follow us on Twitter', 'Like us on Facebook',
  'Listen to this article', 'Share this story with a friend.', 'Send this page by email', 'Tell your friends about this article!', 'Save this article for later',
  'Subscribe to our weekly newsletter.', 'Sign up and get the news in your inbox every morning.', 'Get our free newsletter', 'Become a member and read without limits.',
  'You have two free articles left this month.', 'Support independent reporting: donate today.', 'Download our app for the latest headlines.', 'Turn on notifications so that you miss nothing.',
  'Please disable your ad blocker to support our work.', 'Please enable JavaScript to use all functions of this page.', 'Advertisement', 'Article continues below', 'Register for free to read on.',
];

/** At most this many lines stand over an article. */
const mostPrompts = 3;
const consentShare = 0.45;
const choiceShare = 0.7;
const secondShare = 0.25;

/** One to three lines of the kinds that stand over articles: banners for consent, the way through the site, requests to the reader. */
export function drawPrompts(random: () => number): string[] {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)];
  const drawBanner = (): string => {
    const said = random() < secondShare ? `${pick(consents)} ${pick(consents)}` : pick(consents);
    return random() < choiceShare ? `${said} ${pick(choices)}` : said;
  };
  const count = 1 + Math.floor(random() * mostPrompts);
  return Array.from({ length: count }, () => (random() < consentShare ? drawBanner() : pick(random() < 0.5 ? ways : requests)));
}
