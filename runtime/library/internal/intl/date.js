'use strict'

const { isObject, locale, option, number, refuse, optionsOf, join } = require('internal/intl/options')

const { defineProperty } = Object

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

module.exports = { DateTimeFormat, dateOptions, dateParts, line }
