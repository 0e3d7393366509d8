'use strict'

// Intl for the one locale en-US, and for the time zones UTC and the machine's own:
// https://tc39.es/ecma402/. What is not here throws an error that says so; there is
// no Segmenter, DisplayNames, Locale or DurationFormat.

const { canonical } = require('internal/intl/options')
const { NumberFormat } = require('internal/intl/number')
const { DateTimeFormat } = require('internal/intl/date')
const { Collator } = require('internal/intl/collator')
const { PluralRules, RelativeTimeFormat, ListFormat } = require('internal/intl/words')

const { defineProperty } = Object

function supportedLocalesOf (locales) {
  return canonical(locales).filter(tag => tag === 'en-US' || tag === 'en')
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
module.exports = { Intl }
