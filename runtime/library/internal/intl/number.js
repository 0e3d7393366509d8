'use strict'

const { isObject, locale, option, number, refuse, optionsOf, join } = require('internal/intl/options')

const { defineProperty } = Object

const symbols = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', CAD: 'CA$', AUD: 'A$', NZD: 'NZ$', CNY: 'CN¥', INR: '₹', KRW: '₩', BRL: 'R$', MXN: 'MX$', ILS: '₪', VND: '₫', HKD: 'HK$', TWD: 'NT$', PHP: '₱', XAF: 'FCFA', XOF: 'F\u202fCFA', XPF: 'CFPF', XCD: 'EC$' }
const narrow = { CAD: '$', AUD: '$', NZD: '$', MXN: '$', HKD: '$', TWD: '$', CNY: '¥', XCD: '$', RUB: '₽', UAH: '₴', TRY: '₺', PLN: 'zł', CZK: 'Kč', SEK: 'kr', NOK: 'kr', DKK: 'kr', HUF: 'Ft', NGN: '₦', ARS: '$', CLP: '$', COP: '$', SGD: '$' }
const names = { USD: ['US dollar', 's'], EUR: ['euro', 's'], GBP: ['British pound', 's'], JPY: ['Japanese yen', ''], CAD: ['Canadian dollar', 's'], AUD: ['Australian dollar', 's'], CHF: ['Swiss franc', 's'], CNY: ['Chinese yuan', ''], INR: ['Indian rupee', 's'], MXN: ['Mexican peso', 's'] }
const digits = { JPY: 0, KRW: 0, VND: 0, CLP: 0, ISK: 0, XAF: 0, XOF: 0, XPF: 0, UGX: 0, PYG: 0, RWF: 0, VUV: 0, KMF: 0, GNF: 0, DJF: 0, BIF: 0, BHD: 3, KWD: 3, OMR: 3, TND: 3, IQD: 0, JOD: 3, LYD: 3 }

// Units: of the short, the narrow, and the long form, in singular and plural.
const units = {
  kilometer: [' km', 'km', 'kilometer'], meter: [' m', 'm', 'meter'], centimeter: [' cm', 'cm', 'centimeter'], millimeter: [' mm', 'mm', 'millimeter'],
  mile: [' mi', 'mi', 'mile'], foot: [' ft', '′', 'foot', 'feet'], inch: [' in', '″', 'inch', 'inches'], yard: [' yd', 'yd', 'yard'],
  kilogram: [' kg', 'kg', 'kilogram'], gram: [' g', 'g', 'gram'], pound: [' lb', '#', 'pound'], ounce: [' oz', 'oz', 'ounce'],
  liter: [' L', 'L', 'liter'], milliliter: [' mL', 'mL', 'milliliter'],
  bit: [' bit', 'bit', 'bit'], byte: [' byte', 'B', 'byte'], kilobyte: [' kB', 'kB', 'kilobyte'], megabyte: [' MB', 'MB', 'megabyte'], gigabyte: [' GB', 'GB', 'gigabyte'], terabyte: [' TB', 'TB', 'terabyte'], petabyte: [' PB', 'PB', 'petabyte'],
  celsius: ['°C', '°C', 'degree Celsius', 'degrees Celsius'], fahrenheit: ['°F', '°', 'degree Fahrenheit', 'degrees Fahrenheit'], degree: [' deg', '°', 'degree'], percent: ['%', '%', 'percent', 'percent'],
  second: [' sec', 's', 'second'], minute: [' min', 'm', 'minute'], hour: [' hr', 'h', 'hour'], day: [[' day', ' days'], 'd', 'day'], week: [[' wk', ' wks'], 'w', 'week'], month: [[' mth', ' mths'], 'm', 'month'], year: [[' yr', ' yrs'], 'y', 'year'], millisecond: [' ms', 'ms', 'millisecond'],
  'kilometer-per-hour': [' km/h', 'km/h', 'kilometer per hour', 'kilometers per hour'], 'mile-per-hour': [' mph', 'mph', 'mile per hour', 'miles per hour'], 'meter-per-second': [' m/s', 'm/s', 'meter per second', 'meters per second']
}

const compactNames = [['', ''], ['K', ' thousand'], ['M', ' million'], ['B', ' billion'], ['T', ' trillion']]

// A decimal is { negative, digits, point }: 0.digits * 10 ** point.
function decimal (v) {
  const negative = typeof v === 'bigint' ? v < 0n : v < 0 || Object.is(v, -0)
  let text = String(v).replace(/^-/, '')
  let exponent = 0
  const e = text.indexOf('e')
  if (e >= 0) { exponent = Number(text.slice(e + 1)); text = text.slice(0, e) }
  const dot = text.indexOf('.')
  let point = (dot < 0 ? text.length : dot) + exponent
  let all = text.replace('.', '')
  const zeros = /^0*/.exec(all)[0].length
  all = all.slice(zeros)
  point -= zeros
  all = all.replace(/0+$/, '')
  return { negative, digits: all, point: all === '' ? 0 : point }
}

// round keeps n digits, halves going away from zero.
function round (d, n) {
  if (n >= d.digits.length) return d
  if (n < 0) return { ...d, digits: '', point: 0 }
  const up = d.digits[n] >= '5'
  let kept = d.digits.slice(0, n)
  let { point } = d
  if (up) {
    const more = String(BigInt('1' + kept) + 1n)
    if (more[0] === '2') { kept = '1' + more.slice(1); point++ } else kept = more.slice(1)
  }
  kept = kept.replace(/0+$/, '')
  return { ...d, digits: kept, point: kept === '' ? 0 : point }
}

const toFraction = (d, n) => round(d, d.point + n)

// plainDigits writes a decimal with at least so many digits behind the point.
function plainDigits (d, least) {
  const integer = d.point <= 0 ? '0' : d.digits.slice(0, d.point).padEnd(d.point, '0')
  let fraction = d.point < 0 ? '0'.repeat(d.digits === '' ? 0 : -d.point) + d.digits : d.digits.slice(Math.max(d.point, 0))
  fraction = fraction.padEnd(least, '0')
  return [integer, fraction]
}

class NumberFormat {
  #o
  #bound

  constructor (locales, options) {
    this.#o = numberOptions(locale(locales), optionsOf(options))
  }

  get format () {
    if (!this.#bound) {
      this.#bound = v => join(numberParts(this.#o, numeric(v)))
      defineProperty(this.#bound, 'name', { value: '' })
    }
    return this.#bound
  }

  formatToParts (v) { return numberParts(this.#o, numeric(v)) }

  formatRange (a, b) {
    if (a === undefined || b === undefined) throw new TypeError('Invalid argument')
    const first = this.format(a)
    const last = this.format(b)
    if (first === last) return '~' + first
    const { style } = this.#o
    if (style !== 'decimal') throw new RangeError(`Intl.NumberFormat: ranges of style ${style} are not offered here`)
    return `${first}–${last}`
  }

  resolvedOptions () { return resolvedNumber(this.#o) }
}

// A value that can be written: a Number, or a BigInt.
function numeric (v) {
  if (typeof v === 'bigint') return v
  if (isObject(v)) {
    v = v[Symbol.toPrimitive] || typeof v.valueOf === 'function' ? primitive(v) : Number(v)
    if (typeof v === 'bigint') return v
  }
  return Number(v)
}

function primitive (v) {
  const inner = v.valueOf()
  return isObject(inner) ? String(v) : inner
}

function numberOptions (tag, given) {
  const of = 'NumberFormat'
  const o = { locale: tag }
  refuse(given, of, { numberingSystem: ['latn'], roundingMode: ['halfExpand'], roundingIncrement: ['1'], trailingZeroDisplay: ['auto'], roundingPriority: ['auto'] })
  o.style = option(given, 'style', ['decimal', 'percent', 'currency', 'unit'], 'decimal', of)
  const currency = option(given, 'currency', null, undefined, of)
  if (currency !== undefined && !/^[a-z]{3}$/i.test(currency)) throw new RangeError(`Invalid currency code : ${currency}`)
  if (o.style === 'currency' && currency === undefined) throw new TypeError('Currency code is required with currency style.')
  const display = option(given, 'currencyDisplay', ['code', 'symbol', 'narrowSymbol', 'name'], 'symbol', of)
  const sign = option(given, 'currencySign', ['standard', 'accounting'], 'standard', of)
  const unit = option(given, 'unit', null, undefined, of)
  if (o.style === 'unit' && unit === undefined) throw new TypeError("Invalid unit argument for Intl.NumberFormat() ''")
  if (unit !== undefined && !Object.hasOwn(units, unit)) throw new RangeError(`Invalid unit argument for Intl.NumberFormat() '${unit}'`)
  const unitDisplay = option(given, 'unitDisplay', ['short', 'narrow', 'long'], 'short', of)
  if (o.style === 'currency') Object.assign(o, { currency: currency.toUpperCase(), currencyDisplay: display, currencySign: sign })
  if (o.style === 'unit') Object.assign(o, { unit, unitDisplay })
  if (o.style === 'currency' && display === 'name' && !names[o.currency]) throw new RangeError(`Intl.NumberFormat: the name of ${o.currency} is not offered here`)
  o.notation = option(given, 'notation', ['standard', 'scientific', 'engineering', 'compact'], 'standard', of)

  o.minimumIntegerDigits = number(given, 'minimumIntegerDigits', 1, 21, 1)
  const leastSignificant = given.minimumSignificantDigits
  const mostSignificant = given.maximumSignificantDigits
  const own = o.style === 'currency' && o.notation === 'standard' ? digits[o.currency] ?? 2 : 0
  const most = o.style === 'currency' ? own : o.style === 'percent' ? 0 : 3
  let min = number(given, 'minimumFractionDigits', 0, 100, undefined)
  let max = number(given, 'maximumFractionDigits', 0, 100, undefined)
  if (leastSignificant !== undefined || mostSignificant !== undefined) {
    o.minimumSignificantDigits = number(given, 'minimumSignificantDigits', 1, 21, 1)
    o.maximumSignificantDigits = number(given, 'maximumSignificantDigits', o.minimumSignificantDigits, 21, 21)
  } else if (min !== undefined || max !== undefined) {
    if (min === undefined) min = Math.min(own, max)
    else if (max === undefined) max = Math.max(most, min)
    else if (min > max) throw new RangeError('maximumFractionDigits value is out of range.')
    Object.assign(o, { minimumFractionDigits: min, maximumFractionDigits: max })
  } else if (o.notation === 'compact') {
    Object.assign(o, { minimumFractionDigits: 0, maximumFractionDigits: 0, minimumSignificantDigits: 1, maximumSignificantDigits: 2, compactRounding: true })
  } else {
    Object.assign(o, { minimumFractionDigits: own, maximumFractionDigits: most })
  }
  const compactDisplay = option(given, 'compactDisplay', ['short', 'long'], 'short', of)
  if (o.notation === 'compact') o.compactDisplay = compactDisplay
  const grouping = given.useGrouping
  if (grouping === undefined) o.useGrouping = o.notation === 'compact' ? 'min2' : 'auto'
  else if (grouping === true || grouping === 'always') o.useGrouping = 'always'
  else if (!grouping) o.useGrouping = false
  else if (grouping === 'true' || grouping === 'false') o.useGrouping = o.notation === 'compact' ? 'min2' : 'auto'
  else o.useGrouping = option(given, 'useGrouping', ['min2', 'auto', 'always'], 'auto', of)
  o.signDisplay = option(given, 'signDisplay', ['auto', 'never', 'always', 'exceptZero', 'negative'], 'auto', of)
  return o
}

function resolvedNumber (o) {
  const shown = { locale: o.locale, numberingSystem: 'latn', style: o.style }
  for (const name of ['currency', 'currencyDisplay', 'currencySign', 'unit', 'unitDisplay', 'minimumIntegerDigits', 'minimumSignificantDigits', 'maximumSignificantDigits', 'minimumFractionDigits', 'maximumFractionDigits', 'useGrouping', 'notation', 'compactDisplay', 'signDisplay']) {
    if (o[name] !== undefined) shown[name] = o[name]
  }
  return Object.assign(shown, { roundingMode: 'halfExpand', roundingIncrement: 1, trailingZeroDisplay: 'auto', roundingPriority: o.compactRounding ? 'morePrecision' : 'auto' })
}

// rounded applies the options' digits.
function rounded (o, d) {
  if (o.compactRounding) {
    const least = d.point >= 2 ? d.point : 2
    return [round(d, least), 0]
  }
  if (o.maximumSignificantDigits !== undefined) {
    const r = round(d, o.maximumSignificantDigits)
    const point = r.digits === '' ? 1 : r.point
    return [r, Math.max(0, o.minimumSignificantDigits - point)]
  }
  return [toFraction(d, o.maximumFractionDigits), o.minimumFractionDigits]
}

function numberParts (o, v) {
  const parts = []
  const put = (type, value) => parts.push({ type, value })
  let negative = typeof v === 'bigint' ? v < 0n : v < 0 || Object.is(v, -0)
  let zero = false
  let one = false
  if (typeof v === 'number' && !Number.isFinite(v)) {
    negative = v < 0
    zero = Number.isNaN(v)
    put(...(Number.isNaN(v) ? ['nan', 'NaN'] : ['infinity', '∞']))
  } else {
    let d = decimal(v)
    if (o.style === 'percent' && d.digits !== '') d = { ...d, point: d.point + 2 }
    let exponent = 0
    let result
    if (o.notation === 'standard') {
      result = rounded(o, d)
    } else {
      const step = o.notation === 'scientific' ? 1 : 3
      const exponentOf = d => {
        const n = d.digits === '' ? 0 : Math.floor((d.point - 1) / step) * step
        return o.notation === 'compact' ? Math.min(Math.max(n, 0), 12) : n
      }
      exponent = exponentOf(d)
      result = rounded(o, { ...d, point: d.digits === '' ? 0 : d.point - exponent })
      const again = exponentOf({ ...result[0], point: result[0].point + exponent })
      if (result[0].digits !== '' && again !== exponent) { // 999,999 is 1M
        exponent = again
        result = rounded(o, { ...d, point: d.point - exponent })
      }
    }
    const [r, least] = result
    zero = r.digits === ''
    let [integer, fraction] = plainDigits(r, least)
    integer = integer.padStart(o.minimumIntegerDigits, '0')
    one = integer === '1' && fraction === '' && exponent === 0
    const grouped = o.useGrouping && integer.length > 3 && !(o.useGrouping === 'min2' && integer.length < 5)
    if (grouped) {
      const first = integer.length % 3 || 3
      put('integer', integer.slice(0, first))
      for (let i = first; i < integer.length; i += 3) {
        put('group', ',')
        put('integer', integer.slice(i, i + 3))
      }
    } else {
      put('integer', integer)
    }
    if (fraction !== '') {
      put('decimal', '.')
      put('fraction', fraction)
    }
    if (o.notation === 'compact' && exponent > 0) {
      const name = compactNames[exponent / 3][o.compactDisplay === 'long' ? 1 : 0]
      if (name.startsWith(' ')) put('literal', ' ')
      put('compact', name.trimStart())
    } else if (o.notation === 'scientific' || o.notation === 'engineering') {
      put('exponentSeparator', 'E')
      if (exponent < 0) put('exponentMinusSign', '-')
      put('exponentInteger', String(Math.abs(exponent)))
    }
  }

  let mark = ''
  switch (o.signDisplay) {
    case 'auto': mark = negative ? '-' : ''; break
    case 'always': mark = negative ? '-' : '+'; break
    case 'exceptZero': mark = zero ? '' : negative ? '-' : '+'; break
    case 'negative': mark = negative && !zero ? '-' : ''; break
  }
  const signed = mark === '' ? [] : [{ type: mark === '-' ? 'minusSign' : 'plusSign', value: mark }]
  switch (o.style) {
    case 'percent':
      return [...signed, ...parts, { type: 'percentSign', value: '%' }]
    case 'unit': {
      const [short, narrow, long, longs] = units[o.unit]
      let text = o.unitDisplay === 'narrow' ? narrow : o.unitDisplay === 'short' ? short : ' ' + (one ? long : longs ?? long + 's')
      if (Array.isArray(text)) text = text[one ? 0 : 1]
      const space = text.startsWith(' ') ? [{ type: 'literal', value: ' ' }] : []
      return [...signed, ...parts, ...space, { type: o.unit === 'percent' && o.unitDisplay !== 'long' ? 'percentSign' : 'unit', value: text.trimStart() }]
    }
    case 'currency': {
      if (o.currencyDisplay === 'name') {
        const [name, plural] = names[o.currency]
        return [...signed, ...parts, { type: 'literal', value: ' ' }, { type: 'currency', value: name + (one ? '' : plural) }]
      }
      let symbol = o.currencyDisplay === 'code' ? o.currency : symbols[o.currency] ?? o.currency
      if (o.currencyDisplay === 'narrowSymbol') symbol = narrow[o.currency] ?? symbol
      const money = [{ type: 'currency', value: symbol }]
      if (/[A-Za-z]$/.test(symbol)) money.push({ type: 'literal', value: '\u00a0' })
      if (o.currencySign === 'accounting' && mark === '-') {
        return [{ type: 'literal', value: '(' }, ...money, ...parts, { type: 'literal', value: ')' }]
      }
      return [...signed, ...money, ...parts]
    }
  }
  return [...signed, ...parts]
}

module.exports = { NumberFormat, numberOptions, numberParts }
