'use strict'

const { locale, option, refuse, optionsOf } = require('internal/intl/options')

const { defineProperty } = Object

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

module.exports = { Collator }
