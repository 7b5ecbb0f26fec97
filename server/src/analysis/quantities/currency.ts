import type { Unit, UnitEntry } from './unit.ts';

type Row = readonly [name: string, code: string, words: string, symbols: string];

/** Normalised name, ISO 4217 code, words (singular), symbols and abbreviations that stand before or after the amount. */
const rows: readonly Row[] = [
  ['dollar', 'USD', 'dollar,us dollar,u.s. dollar,american dollar,united states dollar,buck,usd', '$,US$,$US,U.S.$,USD$,＄'],
  ['euro', 'EUR', 'euro,eur', '€,e'],
  ['pound sterling', 'GBP', 'pound sterling,british pound,sterling,quid,gbp', '£,UK£,GB£,PS'],
  ['japanese yen', 'JPY', 'yen,japanese yen', '¥,JP¥,￥,Y='],
  ['chinese yuan', 'CNY', 'yuan,chinese yuan,renminbi,kuai,yuan renminbi,rmb,cny', '元,CN¥'],
  ['indian rupee', 'INR', 'indian rupee', '₹,Rs'],
  ['rupee', '', 'rupee', ''],
  ['australian dollar', 'AUD', 'australian dollar,aussie dollar', 'A$,AU$,AUD$,$A'],
  ['canadian dollar', 'CAD', 'canadian dollar', 'C$,CA$,CAD$,CDN$,$C'],
  ['new zealand dollar', 'NZD', 'new zealand dollar', 'NZ$,NZD$,$NZ'],
  ['hong kong dollar', 'HKD', 'hong kong dollar', 'HK$,HKD$'],
  ['singapore dollar', 'SGD', 'singapore dollar,singaporean dollar', 'S$,SG$,SGD$'],
  ['new taiwan dollar', 'TWD', 'taiwan dollar,new taiwan dollar', 'NT$,NTD'],
  ['swiss franc', 'CHF', 'swiss franc', 'SFr,Sfr'],
  ['franc', '', 'franc,french franc,belgian franc', ''],
  ['russian ruble', 'RUB', 'ruble,rouble,russian ruble,russian rouble', '₽'],
  ['south korean won', 'KRW', 'won,south korean won,korean won', '₩'],
  ['brazilian real', 'BRL', 'reais,brazilian real', 'R$'],
  ['mexican peso', 'MXN', 'mexican peso', 'MX$,MXN$,MEX$'],
  ['peso', '', 'peso,philippine peso,argentine peso,chilean peso', '₱'],
  ['south african rand', 'ZAR', 'rand,south african rand', 'R'],
  ['turkish lira', 'TRY', 'turkish lira', '₺'],
  ['lira', '', 'lira,lire', ''],
  ['swedish krona', 'SEK', 'swedish krona,swedish kronor', ''],
  ['norwegian krone', 'NOK', 'norwegian krone,norwegian kroner', ''],
  ['danish krone', 'DKK', 'danish krone,danish kroner', ''],
  ['krona', '', 'krona,kronor,krone,kroner', ''],
  ['polish zloty', 'PLN', 'zloty,zlotys,polish zloty', 'zł'],
  ['czech koruna', 'CZK', 'koruna,czech koruna', 'Kč'],
  ['hungarian forint', 'HUF', 'forint,hungarian forint', ''],
  ['ukrainian hryvnia', 'UAH', 'hryvnia,hryvnias,ukrainian hryvnia', '₴'],
  ['shekel', 'ILS', 'shekel,israeli shekel,new israeli shekel', '₪,NIS'],
  ['malaysian ringgit', 'MYR', 'ringgit,malaysian ringgit', 'RM'],
  ['thai baht', 'THB', 'baht,thai baht', '฿'],
  ['indonesian rupiah', 'IDR', 'rupiah,indonesian rupiah', 'Rp'],
  ['vietnamese dong', 'VND', 'dong,vietnamese dong', '₫'],
  ['pakistani rupee', 'PKR', 'pakistani rupee', ''],
  ['sri lankan rupee', 'LKR', 'sri lankan rupee', 'ரூ'],
  ['bangladeshi taka', 'BDT', 'taka,bangladeshi taka', '৳'],
  ['afghan afghani', 'AFN', 'afghani,afghan afghani', '؋'],
  ['saudi riyal', 'SAR', 'riyal,saudi riyal', ''],
  ['iranian rial', 'IRR', 'rial,iranian rial', ''],
  ['dirham', 'AED', 'dirham,emirati dirham,uae dirham', 'Dh,Dhs'],
  ['kuwaiti dinar', 'KWD', 'kuwaiti dinar', ''],
  ['iraqi dinar', 'IQD', 'iraqi dinar', ''],
  ['dinar', '', 'dinar', ''],
  ['egyptian pound', 'EGP', 'egyptian pound', 'E£'],
  ['nigerian naira', 'NGN', 'naira,nigerian naira', '₦'],
  ['kenyan shilling', 'KES', 'kenyan shilling,kenya shilling', 'KSh,Ksh'],
  ['shilling', '', 'shilling', ''],
  ['ghanaian cedi', 'GHS', 'cedi,ghanaian cedi', '₵,GH₵'],
  ['croatian kuna', 'HRK', 'kuna,croatian kuna', 'kn'],
  ['costa rican colon', 'CRC', 'colon,colón,colones,costa rican colón', '₡'],
  ['georgian lari', 'GEL', 'lari,georgian lari', '₾'],
  ['lao kip', 'LAK', 'kip,lao kip', '₭'],
  ['kazakhstani tenge', 'KZT', 'tenge,kazakhstani tenge', '₸'],
  ['mongolian tugrik', 'MNT', 'tugrik', '₮'],
  ['finnish markka', 'FIM', 'finnish markka,markka', ''],
  ['german mark', 'DEM', 'german mark,deutsche mark,deutschmark,d-mark', ''],
  ['netherlands guilder', 'NLG', 'guilder,dutch guilder,netherlands guilder', ''],
  ['peseta', 'ESP', 'peseta', ''],
  ['bitcoin', 'BTC', 'bitcoin', '₿,BTC'],
  ['ether', 'ETH', 'ether', 'ETH'],
];

/** Parts of a currency: what of it, how many make one, and how they are written. */
const parts: readonly (readonly [name: string, whole: string, factor: number, words: string, symbols: string])[] = [
  ['cent', 'dollar', 0.01, 'cent', '¢,c'],
  ['penny', 'pound sterling', 0.01, 'penny,pence,pennies', 'p'],
  ['satoshi', 'bitcoin', 1e-8, 'satoshi', ''],
  ['sen', 'malaysian ringgit', 0.01, 'sen', ''],
];

function split(list: string): string[] {
  return list === '' ? [] : list.split(',');
}

function money(name: string, dimension: string, factor: number): Unit {
  return { name, kind: 'money', dimension, factor, offset: 0 };
}

/** Every currency: words follow the amount, symbols and codes stand on either side. A currency is its own dimension. */
export const currencyTable: readonly UnitEntry[] = [
  ...rows.map(([name, code, words, symbols]) => ({
    unit: money(name, name, 1),
    words: split(words),
    symbols: [...split(code), ...split(symbols)],
  })),
  ...parts.map(([name, whole, factor, words, symbols]) => ({ unit: money(name, whole, factor), words: split(words), symbols: split(symbols) })),
];
