import type { AmountKind } from './quantity.ts';

/** A unit of measure. Amounts of one `dimension` convert: base = (amount + offset) × factor. */
export interface Unit {
  /** The normalised name, singular, British spelling: "kilometre per hour". */
  readonly name: string;
  readonly kind: AmountKind;
  /** What it measures, finer than `kind`: "voltage" and "current" are both electricity, "dollar" and "euro" both money. */
  readonly dimension: string;
  /** Base units in one of this unit. */
  readonly factor: number;
  /** Added to an amount before multiplying; only temperature scales have one. */
  readonly offset: number;
}

/** How a unit is written. Words match in any case and take a plural; symbols match as they stand. */
export interface UnitEntry {
  readonly unit: Unit;
  readonly words: readonly string[];
  readonly symbols: readonly string[];
}

type Row = readonly [name: string, factor: number, words?: string, symbols?: string];

function table(kind: AmountKind, dimension: string, rows: readonly Row[]): UnitEntry[] {
  return rows.map(([name, factor, words, symbols]) => ({
    unit: { name, kind, dimension, factor, offset: 0 },
    words: [name, ...split(words)],
    symbols: split(symbols),
  }));
}

function split(list: string | undefined): string[] {
  return list === undefined || list === '' ? [] : list.split(',');
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const foot = 0.3048;
const inch = 0.0254;
const mile = 1609.344;
const litre = 0.001;
const pound = 0.45359237;

/** Base units: metre, square metre, cubic metre, kilogram, second, metre per second, joule, watt, newton, pascal, bit, degree. */
export const unitTable: readonly UnitEntry[] = [
  ...table('length', 'length', [
    ['kilometre', 1000, 'kilometer,kms', 'km,Km,KM'],
    ['metre', 1, 'meter', 'm'],
    ['decimetre', 0.1, 'decimeter', 'dm'],
    ['centimetre', 0.01, 'centimeter,cms', 'cm,CM'],
    ['millimetre', 0.001, 'millimeter', 'mm,MM'],
    ['micrometre', 1e-6, 'micrometer,micron', 'μm,µm,um'],
    ['nanometre', 1e-9, 'nanometer', 'nm'],
    ['picometre', 1e-12, 'picometer', ''],
    ['mile', mile, '', 'mi'],
    ['nautical mile', 1852, '', 'nmi'],
    ['yard', 0.9144, '', 'yd,yds'],
    ['foot', foot, 'feet', 'ft,Ft,′'],
    ['inch', inch, '', 'in,ins,″,”'],
    ['furlong', 201.168],
    ['fathom', 1.8288],
    ['light year', 9460730472580800, 'light-year,lightyear', ''],
    ['astronomical unit', 149597870700, '', 'AU'],
    ['parsec', 3.0856775814913672e16],
  ]),
  ...table('area', 'area', [
    ['square kilometre', 1e6, 'square kilometer', 'km2,km²,sqkm'],
    ['square metre', 1, 'square meter', 'm2,m²,sqm'],
    ['square centimetre', 1e-4, 'square centimeter', 'cm2,cm²'],
    ['square millimetre', 1e-6, 'square millimeter', 'mm2,mm²'],
    ['square mile', mile * mile, '', 'mi2,mi²,sqmi'],
    ['square yard', 0.9144 * 0.9144],
    ['square foot', foot * foot, 'square feet', 'ft2,ft²,sqft'],
    ['square inch', inch * inch, '', 'in2,in²'],
    ['hectare', 1e4, '', 'ha'],
    ['acre', 4046.8564224],
  ]),
  ...table('volume', 'volume', [
    ['cubic kilometre', 1e9, 'cubic kilometer', 'km3,km³'],
    ['cubic metre', 1, 'cubic meter', 'm3,m³'],
    ['cubic centimetre', 1e-6, 'cubic centimeter', 'cm3,cm³,cc,ccm'],
    ['cubic mile', mile ** 3],
    ['cubic yard', 0.9144 ** 3],
    ['cubic foot', foot ** 3, 'cubic feet', 'ft3,ft³'],
    ['cubic inch', inch ** 3, '', 'in3,in³'],
    ['litre', litre, 'liter', 'l,L,ℓ'],
    ['hectolitre', 100 * litre, 'hectoliter', 'hl'],
    ['decilitre', 0.1 * litre, 'deciliter', 'dl'],
    ['centilitre', 0.01 * litre, 'centiliter', 'cl'],
    ['millilitre', 0.001 * litre, 'milliliter', 'ml,mL'],
    ['gallon', 3.785411784 * litre, '', 'gal'],
    ['quart', 0.946352946 * litre, '', 'qt'],
    ['pint', 0.473176473 * litre, '', 'pt'],
    ['fluid ounce', 0.0295735295625 * litre, '', 'floz'],
    ['cup', 0.2365882365 * litre],
    ['tablespoon', 0.01478676478125 * litre, '', 'tbsp'],
    ['teaspoon', 0.00492892159375 * litre, '', 'tsp'],
    ['barrel', 158.987294928 * litre, '', 'bbl,bbls'],
  ]),
  ...table('mass', 'mass', [
    ['tonne', 1000, 'metric ton,metric tonne', 't'],
    ['kiloton', 1e6, 'kilotonne', ''],
    ['megaton', 1e9, 'megatonne', 'Mt'],
    ['ton', 907.18474],
    ['kilogram', 1, 'kilogramme,kilo,kgs', 'kg,Kg,KG'],
    ['gram', 0.001, 'gramme', 'g,gr'],
    ['milligram', 1e-6, 'milligramme', 'mg'],
    ['microgram', 1e-9, 'microgramme', 'μg,µg,mcg,ug'],
    ['pound-mass', pound, 'pound', 'lb,lbs'],
    ['ounce', pound / 16, '', 'oz'],
    ['dram', pound / 256, 'drachma', ''],
    ['stone', 14 * pound],
    ['carat', 0.0002, '', 'ct'],
    ['troy ounce', 0.0311034768],
  ]),
  ...table('duration', 'duration', [
    ['second', 1, '', 'sec,secs'],
    ['millisecond', 0.001, '', 'ms'],
    ['microsecond', 1e-6, '', 'μs,µs'],
    ['nanosecond', 1e-9, '', 'ns'],
    ['minute', minute, '', 'min,mins'],
    ['hour', hour, '', 'hr,hrs,h'],
    ['day', day],
    ['night', day],
    ['week', 7 * day, '', 'wk,wks'],
    ['fortnight', 14 * day],
    ['month', 365.25 * (day / 12), '', 'mth,mths'],
    ['quarter', 365.25 * (day / 4)],
    ['year', 365.25 * day, '', 'yr,yrs'],
    ['decade', 3652.5 * day],
    ['century', 36525 * day, 'centuries', ''],
    ['millennium', 365250 * day, 'millennia', ''],
  ]),
  ...table('speed', 'speed', [
    ['kilometre per hour', 1000 / hour, '', 'kph,kmh,kmph,km/h,km/hr,KPH,km/H'],
    ['mile per hour', mile / hour, '', 'mph,MPH'],
    ['metre per second', 1, '', 'm/s,mps'],
    ['foot per second', foot, '', 'fps'],
    ['knot', 1852 / hour, '', 'kt,kts'],
  ]),
  ...table('angle', 'angle', [
    ['degree', 1, 'deg', '°'],
    ['radian', 180 / Math.PI, '', 'rad'],
    ['turn', 360],
  ]),
  ...table('energy', 'energy', [
    ['joule', 1, '', 'J'],
    ['kilojoule', 1e3, '', 'kJ'],
    ['megajoule', 1e6, '', 'MJ'],
    ['watt hour', 3600, 'watt-hour', 'Wh'],
    ['kilowatt hour', 3.6e6, 'kilowatt-hour', 'kWh,KWh,kwh'],
    ['megawatt hour', 3.6e9, 'megawatt-hour', 'MWh'],
    ['gigawatt hour', 3.6e12, 'gigawatt-hour', 'GWh'],
    ['terawatt hour', 3.6e15, 'terawatt-hour', 'TWh'],
    ['calorie', 4.184, '', 'cal'],
    ['kilocalorie', 4184, '', 'kcal'],
    ['electronvolt', 1.602176634e-19, '', 'eV'],
    ['british thermal unit', 1055.06, '', 'BTU,Btu'],
  ]),
  ...table('force', 'torque', [
    ['newton metre', 1, 'newton meter,newton-metre,newton-meter', 'Nm'],
    ['pound-foot', 1.3558179483, 'pound-feet,pound feet,foot-pound,foot pound,pound foot', 'lb-ft,ft-lb'],
  ]),
  ...table('power', 'power', [
    ['watt', 1, '', 'W'],
    ['kilowatt', 1e3, '', 'kW,KW'],
    ['megawatt', 1e6, '', 'MW'],
    ['gigawatt', 1e9, '', 'GW'],
    ['terawatt', 1e12, '', 'TW'],
    ['milliwatt', 1e-3, '', 'mW'],
    ['horsepower', 745.699872, '', 'hp,HP'],
    ['brake horsepower', 745.699872, '', 'bhp,BHP'],
    ['metric horsepower', 735.49875, '', 'PS'],
  ]),
  ...table('force', 'force', [
    ['newton', 1, '', 'N'],
    ['kilonewton', 1e3, '', 'kN'],
  ]),
  ...table('pressure', 'pressure', [
    ['pascal', 1, '', 'Pa'],
    ['hectopascal', 100, '', 'hPa'],
    ['kilopascal', 1e3, '', 'kPa'],
    ['megapascal', 1e6, '', 'MPa'],
    ['gigapascal', 1e9, '', 'GPa'],
    ['bar', 1e5],
    ['millibar', 100, '', 'mb'],
    ['pound per square inch', 6894.757, '', 'psi'],
    ['millimetre of mercury', 133.322, '', 'mmHg'],
  ]),
  ...table('data', 'data', [
    ['bit', 1],
    ['kilobit', 1e3, '', 'kb,Kb,kbit'],
    ['megabit', 1e6, '', 'Mb,Mbit'],
    ['gigabit', 1e9, '', 'Gb,Gbit'],
    ['byte', 8],
    ['kilobyte', 8e3, '', 'kB,KB'],
    ['megabyte', 8e6, '', 'MB'],
    ['gigabyte', 8e9, 'gig', 'GB'],
    ['terabyte', 8e12, '', 'TB'],
    ['petabyte', 8e15, '', 'PB'],
  ]),
  ...table('data', 'data rate', [
    ['kilobit per second', 1e3, '', 'kbps,Kbps'],
    ['megabit per second', 1e6, '', 'Mbps,mbps'],
    ['gigabit per second', 1e9, '', 'Gbps'],
  ]),
  ...table('electricity', 'voltage', [
    ['volt', 1, '', 'V'],
    ['kilovolt', 1e3, '', 'kV'],
    ['millivolt', 1e-3, '', 'mV'],
  ]),
  ...table('electricity', 'current', [
    ['ampere', 1, 'amp', 'A'],
    ['milliampere', 1e-3, 'milliamp', 'mA'],
  ]),
  ...table('electricity', 'charge', [
    ['coulomb', 1],
    ['ampere hour', 3600, 'amp-hour,ampere-hour,amp hour', 'Ah'],
    ['milliampere hour', 3.6, 'milliamp-hour,milliamp hour', 'mAh'],
  ]),
  ...table('electricity', 'resistance', [
    ['ohm', 1, '', 'Ω'],
    ['kilohm', 1e3, 'kiloohm', 'kΩ'],
  ]),
  ...table('electricity', 'capacitance', [
    ['farad', 1, '', 'F'],
    ['microfarad', 1e-6, '', 'μF,µF'],
  ]),
  ...table('rate', 'frequency', [
    ['hertz', 1, '', 'Hz,hz,HZ'],
    ['kilohertz', 1e3, '', 'kHz,KHz,khz'],
    ['megahertz', 1e6, '', 'MHz,Mhz,mhz'],
    ['gigahertz', 1e9, '', 'GHz,Ghz,ghz'],
    ['revolutions per minute', 1 / minute, 'revolution per minute', 'rpm,RPM'],
  ]),
  ...table('measure', 'sound level', [['decibel', 1, '', 'dB']]),
  ...table('measure', 'luminance', [['nit', 1]]),
  ...table('measure', 'image size', [
    ['pixel', 1, '', 'px'],
    ['megapixel', 1e6, '', 'MP'],
  ]),
  ...table('percent', 'share', [
    ['percentage', 1, 'percent,per cent,percents,pct', '%,pc,Percent'],
    ['basis point', 0.01, '', 'bp,bps'],
    ['percentage point', 1, 'per cent point,percent point,%-point', 'pp'],
  ]),
  ...table('measure', 'point', [['point', 1, '', 'pts']]),
  ...table('frequency', 'time', [['time', 1]]),
];

function scaleOfTemperature(name: string, factor: number, offset: number, words: string, symbols: string): UnitEntry {
  return {
    unit: { name, kind: 'temperature', dimension: 'temperature', factor, offset },
    words: [name, ...split(words)],
    symbols: split(symbols),
  };
}

/** The Celsius, Fahrenheit and Kelvin scales; base unit kelvin. */
export const temperatureTable: readonly UnitEntry[] = [
  scaleOfTemperature('celsius', 1, 273.15, 'celcius,centigrade,degree celsius,degree centigrade,degree c,deg celsius,deg c,° celsius,° c', '℃,°C'),
  scaleOfTemperature('fahrenheit', 5 / 9, 459.67, 'farenheit,degree fahrenheit,degree farenheit,degree f,deg fahrenheit,deg f,° fahrenheit,° f', '℉,°F'),
  scaleOfTemperature('kelvin', 1, 0, 'degree kelvin', 'K'),
];

/** A share written as a fraction: "half of", "two in five". */
export const fractionUnit: Unit = { name: 'fraction', kind: 'percent', dimension: 'share', factor: 100, offset: 0 };

/** The age in years, months, weeks or days. */
export function ageUnit(unit: Unit): Unit {
  return { ...unit, name: `${unit.name} of age`, kind: 'age', dimension: 'age' };
}
