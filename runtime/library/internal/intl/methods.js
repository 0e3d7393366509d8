'use strict'

const { locale, canonical, optionsOf, join } = require('internal/intl/options')

// The methods for locales that other built-in objects have. Most scripts that use
// one use no more of Intl, and evaluate no more.
module.exports = {
  number (locales, options) { return ofNumber(Number.prototype.valueOf.call(this), locales, options) },
  bigint (locales, options) { return ofNumber(BigInt.prototype.valueOf.call(this), locales, options) },
  dateTime (locales, options) { return ofDate(this, locales, options, 'any', 'all') },
  date (locales, options) { return ofDate(this, locales, options, 'date', 'date') },
  time (locales, options) { return ofDate(this, locales, options, 'time', 'time') },
  compare (that, locales, options) {
    const { Collator } = require('internal/intl/collator')
    return new Collator(locales, options).compare(this, that)
  },
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

let plain // options
function ofNumber (v, locales, options) {
  const { numberOptions, numberParts } = require('internal/intl/number')
  const o = locales === undefined && options === undefined
    ? plain ??= numberOptions('en-US', {})
    : numberOptions(locale(locales), optionsOf(options))
  return join(numberParts(o, v))
}

function ofDate (date, locales, options, required, missing) {
  const { dateOptions, dateParts, line } = require('internal/intl/date')
  const t = Date.prototype.getTime.call(date)
  const o = dateOptions(locale(locales), optionsOf(options), required, missing)
  return Number.isNaN(t) ? 'Invalid Date' : line(dateParts(o, t))
}
