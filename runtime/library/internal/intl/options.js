'use strict'

// What the classes of Intl share: locales, and how options are read.

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

const join = parts => parts.map(p => p.value).join('')

module.exports = { isObject, locale, canonical, option, number, refuse, optionsOf, join }
