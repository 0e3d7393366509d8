'use strict'

// Intl for the one locale en-US, and for the time zones UTC and the machine's own:
// https://tc39.es/ecma402/. What is not here throws an error that says so; there is
// no Segmenter, DisplayNames, Locale or DurationFormat.

const { defineProperty } = Object
const isObject = v => (typeof v === 'object' && v !== null) || typeof v === 'function'

// locale returns the one that is meant.
function locale (locales) {
  if (locales === undefined) return 'en-US'
  const list = canonical(locales)
  if (list.length === 0) return 'en-US'
  if (list[0] === 'en-US' || list[0] === 'en') return list[0]
  throw new RangeError(`The locale ${list[0]} is not offered here: Intl knows en-US only`)
}

function canonical (locales) {
  if (locales === undefined) return []
  if (locales === null) throw new TypeError('Cannot convert undefined or null to object')
  const list = typeof locales === 'string' ? [locales] : Array.from(locales)
  return [...new Set(list.map(tag => {
    if (typeof tag !== 'string' && !isObject(tag)) throw new TypeError('Incorrect locale information provided')
    tag = String(tag)
    if (!/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag)) throw new RangeError('Incorrect locale information provided')
    return tag.split('-').map((part, i, parts) => {
      if (i === 0) return part.toLowerCase()
      if (parts.slice(0, i).some(p => p.length === 1)) return part.toLowerCase()
      if (part.length === 4 && /^[a-z]/i.test(part)) return part[0].toUpperCase() + part.slice(1).toLowerCase()
      return part.length === 2 ? part.toUpperCase() : part.toLowerCase()
    }).join('-')
  }))]
}

function supportedLocalesOf (locales) {
  return canonical(locales).filter(tag => tag === 'en-US' || tag === 'en')
}

// option reads an option as the standard does.
function option (options, name, values, missing, of) {
  let v = options[name]
  if (v === undefined) return missing
  v = String(v)
  if (values && !values.includes(v)) throw new RangeError(`Value ${v} out of range for Intl.${of} options property ${name}`)
  return v
}

function number (options, name, min, max, missing) {
  const v = options[name]
  if (v === undefined) return missing
  const n = Number(v)
  if (!(n >= min && n <= max)) throw new RangeError(`${name} value is out of range.`)
  return Math.floor(n)
}

function refuse (options, of, allowed) {
  for (const name of Reflect.ownKeys(allowed)) {
    const v = options[name]
    if (v !== undefined && !allowed[name].includes(String(v))) {
      throw new RangeError(`Intl.${of}: ${name} ${String(v)} is not offered here`)
    }
  }
}

function optionsOf (options) {
  if (options === undefined) return {}
  if (options === null) throw new TypeError('Cannot convert undefined or null to object')
  return Object(options)
}

// ---------------------------------------------------------------- numbers

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

const join = parts => parts.map(p => p.value).join('')

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

// ---------------------------------------------------------------- dates

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const styles = {
  date: {
    full: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
    long: { year: 'numeric', month: 'long', day: 'numeric' },
    medium: { year: 'numeric', month: 'short', day: 'numeric' },
    short: { year: '2-digit', month: 'numeric', day: 'numeric' }
  },
  time: {
    full: { hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'long' },
    long: { hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short' },
    medium: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
    short: { hour: 'numeric', minute: '2-digit' }
  }
}
const dateFields = ['weekday', 'era', 'year', 'month', 'day']
const timeFields = ['dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits']
const fieldValues = {
  weekday: ['narrow', 'short', 'long'],
  era: ['narrow', 'short', 'long'],
  year: ['2-digit', 'numeric'],
  month: ['2-digit', 'numeric', 'narrow', 'short', 'long'],
  day: ['2-digit', 'numeric'],
  dayPeriod: ['narrow', 'short', 'long'],
  hour: ['2-digit', 'numeric'],
  minute: ['2-digit', 'numeric'],
  second: ['2-digit', 'numeric'],
  timeZoneName: ['short', 'long', 'shortOffset', 'longOffset', 'shortGeneric', 'longGeneric']
}

class DateTimeFormat {
  #o
  #bound

  constructor (locales, options) {
    this.#o = dateOptions(locale(locales), optionsOf(options), 'any', 'date')
  }

  get format () {
    if (!this.#bound) {
      this.#bound = v => line(dateParts(this.#o, v))
      defineProperty(this.#bound, 'name', { value: '' })
    }
    return this.#bound
  }

  formatToParts (v) { return dateParts(this.#o, v) }

  resolvedOptions () { return resolvedDate(this.#o) }
}

// dateOptions has the fields that are needed, and those that are the default if
// there are none.
function dateOptions (tag, given, required, missing) {
  const of = 'DateTimeFormat'
  const o = { locale: tag, fields: {} }
  refuse(given, of, { calendar: ['gregory', 'gregorian'], numberingSystem: ['latn'] })
  const hour12 = given.hour12
  let cycle = option(given, 'hourCycle', ['h11', 'h12', 'h23', 'h24'], undefined, of)
  if (hour12 !== undefined) cycle = hour12 ? 'h12' : 'h24'
  o.cycle = cycle ?? 'h12'
  o.timeZone = timeZone(given.timeZone)
  for (const name of [...dateFields, ...timeFields, 'timeZoneName']) {
    const v = name === 'fractionalSecondDigits' ? number(given, name, 1, 3, undefined) : option(given, name, fieldValues[name], undefined, of)
    if (v !== undefined) o.fields[name] = v
  }
  const dateStyle = option(given, 'dateStyle', ['full', 'long', 'medium', 'short'], undefined, of)
  const timeStyle = option(given, 'timeStyle', ['full', 'long', 'medium', 'short'], undefined, of)
  const named = Object.keys(o.fields)
  if (dateStyle !== undefined || timeStyle !== undefined) {
    if (named.length > 0) throw new TypeError(`Can't set option ${named[0]} when ${dateStyle !== undefined ? 'dateStyle' : 'timeStyle'} is used`)
    if (required === 'date' && timeStyle !== undefined) throw new TypeError('Invalid option : timeStyle')
    if (required === 'time' && dateStyle !== undefined) throw new TypeError('Invalid option : dateStyle')
    Object.assign(o, { dateStyle, timeStyle, fields: { ...styles.date[dateStyle], ...styles.time[timeStyle] } })
  } else {
    const has = list => list.some(name => o.fields[name] !== undefined)
    const needed = required === 'date'
      ? !has(['weekday', 'year', 'month', 'day'])
      : required === 'time' ? !has(timeFields) : !has(['weekday', 'year', 'month', 'day', ...timeFields])
    if (needed && missing !== 'time') Object.assign(o.fields, { year: 'numeric', month: 'numeric', day: 'numeric' })
    if (needed && missing !== 'date') Object.assign(o.fields, { hour: 'numeric', minute: '2-digit', second: '2-digit' })
  }
  check(o)
  return o
}

function timeZone (given) {
  if (given === undefined) return internal.zone
  const zone = String(given)
  const known = { utc: 'UTC', gmt: 'UTC', 'etc/utc': 'UTC', 'etc/gmt': 'UTC' }[zone.toLowerCase()]
  if (known) return known
  if (zone === internal.zone) return zone
  throw new RangeError(`Invalid time zone specified: ${zone} (Intl knows UTC only here)`)
}

// check refuses what this does not write as ICU does.
function check ({ fields, timeZone }) {
  const no = what => { throw new RangeError(`Intl.DateTimeFormat: ${what} is not offered here`) }
  const { weekday, era, year, month, day } = fields
  if (fields.dayPeriod !== undefined) no('dayPeriod')
  if (era !== undefined) no('era')
  if (month === undefined && year !== undefined && (day !== undefined || weekday !== undefined)) no('a year with a day and no month')
  if (weekday !== undefined && month !== undefined && day === undefined) no('a weekday with a month and no day')
  if (/Offset|Generic/.test(fields.timeZoneName)) no('timeZoneName ' + fields.timeZoneName)
  if (fields.timeZoneName !== undefined && timeZone !== 'UTC') no('the name of the time zone ' + timeZone)
}

function resolvedDate (o) {
  const shown = { locale: o.locale, calendar: 'gregory', numberingSystem: 'latn', timeZone: o.timeZone }
  if (o.fields.hour !== undefined) {
    shown.hourCycle = o.cycle
    shown.hour12 = o.cycle === 'h12' || o.cycle === 'h11'
  }
  if (o.dateStyle === undefined && o.timeStyle === undefined) {
    for (const name of [...dateFields, ...timeFields, 'timeZoneName']) {
      if (o.fields[name] !== undefined) shown[name] = name === 'minute' || name === 'second' ? '2-digit' : o.fields[name]
    }
  } else {
    if (o.dateStyle !== undefined) shown.dateStyle = o.dateStyle
    if (o.timeStyle !== undefined) shown.timeStyle = o.timeStyle
  }
  return shown
}

// line is the text of a date: with a plain space before AM, as V8 has it.
const line = parts => join(parts).replace('\u202f', ' ')

const two = n => String(n).padStart(2, '0')

function dateParts (o, v) {
  const date = v === undefined ? new Date() : new Date(typeof v === 'number' ? v : isObject(v) ? Number(v) : Number(v))
  if (Number.isNaN(date.getTime())) throw new RangeError('Invalid time value')
  const utc = o.timeZone === 'UTC'
  const get = name => utc ? date['getUTC' + name]() : date['get' + name]()
  const { fields } = o
  const parts = []
  const put = (type, value) => parts.push({ type, value: String(value) })
  const literal = value => put('literal', value)

  const putYear = () => {
    const year = get('FullYear') > 0 ? get('FullYear') : 1 - get('FullYear')
    put('year', fields.year === '2-digit' ? two(year % 100) : year)
  }
  const putDay = () => put('day', fields.day === '2-digit' ? two(get('Date')) : get('Date'))
  const putWeekday = () => {
    const name = weekdays[get('Day')]
    put('weekday', { long: name, short: name.slice(0, 3), narrow: name[0] }[fields.weekday])
  }
  const named = ['long', 'short', 'narrow'].includes(fields.month)
  const hasDate = dateFields.some(name => fields[name] !== undefined)
  const hasTime = timeFields.some(name => fields[name] !== undefined)
  if (hasDate) {
    const { weekday, year, month, day } = fields
    if (weekday !== undefined && month === undefined && day !== undefined) {
      putDay()
      literal(' ')
      putWeekday()
    } else {
      if (weekday !== undefined) {
        putWeekday()
        if (month !== undefined) literal(', ')
      }
      if (month !== undefined) {
        const n = get('Month')
        put('month', { numeric: n + 1, '2-digit': two(n + 1), long: months[n], short: months[n].slice(0, 3), narrow: months[n][0] }[month])
      }
      if (day !== undefined && month !== undefined) {
        literal(named ? ' ' : '/')
        putDay()
      } else if (day !== undefined) {
        putDay()
      }
      if (year !== undefined) {
        if (month !== undefined) literal(named ? day !== undefined ? ', ' : ' ' : '/')
        putYear()
      }
    }
  }
  if (hasTime) {
    if (hasDate) {
      const long = fields.month === 'long'
      const only = fields.weekday !== undefined && fields.month === undefined && fields.day === undefined
      literal(long ? ' at ' : only ? ' ' : ', ')
    }
    timeParts(o, get, put, literal)
  }
  if (fields.timeZoneName !== undefined) {
    if (hasTime) literal(' ')
    else if (hasDate) literal(', ')
    put('timeZoneName', fields.timeZoneName === 'long' ? 'Coordinated Universal Time' : 'UTC')
  }
  return parts
}

function timeParts ({ fields, cycle }, get, put, literal) {
  const hours = get('Hours')
  const half = cycle === 'h12' || cycle === 'h11'
  let parts = 0
  if (fields.hour !== undefined) {
    const n = { h12: hours % 12 || 12, h11: hours % 12, h23: hours, h24: hours || 24 }[cycle]
    put('hour', fields.hour === '2-digit' || !half ? two(n) : n)
    parts++
  }
  if (fields.minute !== undefined) {
    if (parts > 0) literal(':')
    put('minute', parts > 0 || fields.second !== undefined ? two(get('Minutes')) : get('Minutes'))
    parts++
  }
  if (fields.second !== undefined) {
    if (parts > 0) literal(':')
    put('second', parts > 0 ? two(get('Seconds')) : get('Seconds'))
    parts++
  }
  if (fields.fractionalSecondDigits !== undefined) {
    if (parts > 0) literal('.')
    put('fractionalSecond', String(get('Milliseconds')).padStart(3, '0').slice(0, fields.fractionalSecondDigits))
  }
  if (fields.hour !== undefined && half) {
    literal('\u202f')
    put('dayPeriod', hours < 12 ? 'AM' : 'PM')
  }
}

// ---------------------------------------------------------------- the others

class Collator {
  #o
  #bound

  constructor (locales, options) {
    const given = optionsOf(options)
    const of = 'Collator'
    this.#o = { locale: locale(locales) }
    refuse(given, of, { ignorePunctuation: ['false'], caseFirst: ['false'], collation: ['default'] })
    this.#o.usage = option(given, 'usage', ['sort', 'search'], 'sort', of)
    this.#o.sensitivity = option(given, 'sensitivity', ['base', 'accent', 'case', 'variant'], 'variant', of)
    this.#o.numeric = given.numeric !== undefined && !!given.numeric
    if (this.#o.sensitivity === 'case') throw new RangeError('Intl.Collator: sensitivity case is not offered here')
  }

  get compare () {
    if (!this.#bound) {
      const { sensitivity, numeric } = this.#o
      this.#bound = (a, b) => internal.compare(String(a), String(b), sensitivity, numeric)
      defineProperty(this.#bound, 'name', { value: '' })
    }
    return this.#bound
  }

  resolvedOptions () {
    const { locale, usage, sensitivity, numeric } = this.#o
    return { locale, usage, sensitivity, ignorePunctuation: false, collation: 'default', numeric, caseFirst: 'false' }
  }
}

class PluralRules {
  #type
  #digits

  constructor (locales, options) {
    const given = optionsOf(options)
    const tag = locale(locales)
    this.#type = option(given, 'type', ['cardinal', 'ordinal'], 'cardinal', 'PluralRules')
    this.#digits = numberOptions(tag, { ...given, style: undefined, notation: undefined, currency: undefined, unit: undefined })
  }

  select (v) {
    const n = Number(v)
    const text = join(numberParts({ ...this.#digits, useGrouping: false, signDisplay: 'never' }, n))
    if (this.#type === 'cardinal') return text === '1' ? 'one' : 'other'
    if (!/^\d+$/.test(text)) return 'other'
    const teens = /1[123]$/.test(text)
    return teens ? 'other' : { 1: 'one', 2: 'two', 3: 'few' }[text.at(-1)] ?? 'other'
  }

  resolvedOptions () {
    const { locale, minimumIntegerDigits, minimumFractionDigits, maximumFractionDigits, minimumSignificantDigits, maximumSignificantDigits } = this.#digits
    const shown = { locale, type: this.#type, minimumIntegerDigits }
    if (minimumSignificantDigits === undefined) Object.assign(shown, { minimumFractionDigits, maximumFractionDigits })
    else Object.assign(shown, { minimumSignificantDigits, maximumSignificantDigits })
    shown.pluralCategories = this.#type === 'cardinal' ? ['one', 'other'] : ['few', 'one', 'two', 'other']
    return shown
  }
}

const times = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year']
const shortTimes = { second: ['sec.', 'sec.'], minute: ['min.', 'min.'], hour: ['hr.', 'hr.'], day: ['day', 'days'], week: ['wk.', 'wk.'], month: ['mo.', 'mo.'], quarter: ['qtr.', 'qtrs.'], year: ['yr.', 'yr.'] }
const narrowTimes = { second: 's', minute: 'm', hour: 'h', day: 'd', week: 'w', month: 'mo', quarter: 'q', year: 'y' }
const words = {
  second: { 0: 'now' },
  minute: { 0: 'this minute' },
  hour: { 0: 'this hour' },
  day: { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }
}

class RelativeTimeFormat {
  #o

  constructor (locales, options) {
    const given = optionsOf(options)
    const of = 'RelativeTimeFormat'
    refuse(given, of, { numberingSystem: ['latn'] })
    this.#o = {
      locale: locale(locales),
      style: option(given, 'style', ['long', 'short', 'narrow'], 'long', of),
      numeric: option(given, 'numeric', ['always', 'auto'], 'always', of),
      numberingSystem: 'latn'
    }
  }

  format (v, unit) { return join(this.#parts(v, unit)) }
  formatToParts (v, unit) { return this.#parts(v, unit) }
  resolvedOptions () { return { ...this.#o } }

  #parts (v, unit) {
    const { style, numeric: when } = this.#o
    const n = Number(v)
    const name = String(unit).replace(/s$/, '')
    if (!times.includes(name)) throw new RangeError(`Invalid unit argument for Intl.RelativeTimeFormat.prototype.format() '${String(unit)}'`)
    if (!Number.isFinite(n)) throw new RangeError('Invalid time value')
    if (when === 'auto') {
      const word = words[name]?.[Object.is(n, -0) ? 0 : n] ?? (words[name] ? undefined : { '-1': 'last', 0: 'this', 1: 'next' }[n])
      if (word !== undefined) {
        const full = words[name] ? word : `${word} ${style === 'long' ? name : shortTimes[name][0]}`
        return [{ type: 'literal', value: full }]
      }
    }
    const past = n < 0 || Object.is(n, -0)
    const parts = numberParts(numberOptions('en-US', {}), Math.abs(n)).map(p => ({ ...p, unit: name }))
    const one = join(parts) === '1'
    const what = style === 'long' ? ' ' + name + (one ? '' : 's') : style === 'short' ? ' ' + shortTimes[name][one ? 0 : 1] : narrowTimes[name]
    return past
      ? [...parts, { type: 'literal', value: what + ' ago' }]
      : [{ type: 'literal', value: 'in ' }, ...parts, { type: 'literal', value: what }]
  }
}

class ListFormat {
  #o

  constructor (locales, options) {
    const given = optionsOf(options)
    const of = 'ListFormat'
    this.#o = {
      locale: locale(locales),
      type: option(given, 'type', ['conjunction', 'disjunction', 'unit'], 'conjunction', of),
      style: option(given, 'style', ['long', 'short', 'narrow'], 'long', of)
    }
  }

  format (list) { return join(this.#parts(list)) }
  formatToParts (list) { return this.#parts(list) }
  resolvedOptions () { return { ...this.#o } }

  #parts (list) {
    const { type, style } = this.#o
    const items = list === undefined ? [] : Array.from(list, item => {
      if (typeof item !== 'string') throw new TypeError(`Iterable yielded ${isObject(item) ? '#<Object>' : String(item)} which is not a string`)
      return item
    })
    const word = type === 'disjunction' ? 'or ' : type === 'unit' ? '' : { long: 'and ', short: '& ', narrow: '' }[style]
    const comma = type === 'unit' && style === 'narrow' ? ' ' : ', '
    const parts = []
    items.forEach((value, i) => {
      if (i > 0) {
        const last = i === items.length - 1
        const pair = items.length === 2 && word !== ''
        parts.push({ type: 'literal', value: pair ? ' ' + word : last ? comma + word : comma })
      }
      parts.push({ type: 'element', value })
    })
    return parts
  }
}

// made is a class as a function: some may be called without new.
function made (f, needsNew) {
  const { name, prototype } = f
  const wrapper = {
    [name]: function (locales, options) {
      if (needsNew && new.target === undefined) throw new TypeError(`Constructor Intl.${name} requires 'new'`)
      return Reflect.construct(f, [locales, options], new.target ?? wrapper)
    }
  }[name]
  defineProperty(wrapper, 'prototype', { value: prototype, writable: false })
  defineProperty(wrapper, 'length', { value: 0 })
  defineProperty(prototype, 'constructor', { value: wrapper, writable: true, configurable: true })
  return wrapper
}

const Intl = {}
const hidden = (o, name, value) => defineProperty(o, name, { value, writable: true, configurable: true })
for (const f of [NumberFormat, DateTimeFormat, Collator, PluralRules, RelativeTimeFormat, ListFormat]) {
  const constructor = made(f, ![NumberFormat, DateTimeFormat, Collator].includes(f))
  hidden(Intl, f.name, constructor)
  hidden(constructor, 'supportedLocalesOf', { supportedLocalesOf (locales) { return supportedLocalesOf(locales) } }.supportedLocalesOf)
  defineProperty(f.prototype, Symbol.toStringTag, { value: `Intl.${f.name}`, configurable: true })
}
hidden(Intl, 'getCanonicalLocales', { getCanonicalLocales (locales) { return canonical(locales) } }.getCanonicalLocales)
defineProperty(Intl, Symbol.toStringTag, { value: 'Intl', configurable: true })
exports.Intl = Intl

// What other built-in objects have of this.

let plain // options
function once (v, locales, options) {
  const o = locales === undefined && options === undefined
    ? plain ??= numberOptions('en-US', {})
    : numberOptions(locale(locales), optionsOf(options))
  return join(numberParts(o, v))
}

exports.locale = {
  number (locales, options) { return once(Number.prototype.valueOf.call(this), locales, options) },
  bigint (locales, options) { return once(BigInt.prototype.valueOf.call(this), locales, options) },
  dateTime (locales, options) { return ofDate(this, locales, options, 'any', 'all') },
  date (locales, options) { return ofDate(this, locales, options, 'date', 'date') },
  time (locales, options) { return ofDate(this, locales, options, 'time', 'time') },
  compare (that, locales, options) { return new Collator(locales, options).compare(this, that) },
  casing (locales) {
    for (const tag of canonical(locales).slice(0, 1)) {
      if (/^(tr|az|lt|el)\b/.test(tag)) throw new RangeError(`The locale ${tag} is not offered here: Intl knows en-US only`)
    }
  },
  array (locales, options) {
    const parts = []
    for (const item of Array.from(this)) {
      parts.push(item === undefined || item === null ? '' : String(item.toLocaleString(locales, options)))
    }
    return parts.join(',')
  }
}

function ofDate (date, locales, options, required, missing) {
  const t = Date.prototype.getTime.call(date)
  const o = dateOptions(locale(locales), optionsOf(options), required, missing)
  return Number.isNaN(t) ? 'Invalid Date' : line(dateParts(o, t))
}
