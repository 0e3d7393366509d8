'use strict'

const { isObject, locale, option, refuse, optionsOf, join } = require('internal/intl/options')
const { numberOptions, numberParts } = require('internal/intl/number')

// Which words go with a number, a time or a list.

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

module.exports = { PluralRules, RelativeTimeFormat, ListFormat }
