'use strict'

const { coded, need, wrongType, invalidThis, illegalConstructor, isObject, expose, inspect, show } = require('internal/web/idl')
const { DOMException } = require('internal/web/domexception')
const { EventTarget } = require('internal/web/event')

const ours = Symbol('ours')

// https://w3c.github.io/performance-timeline/#the-performanceentry-interface
class PerformanceEntry {
  #name
  #type
  #start
  #duration

  constructor (token, name, type, start, duration) {
    if (token !== ours) throw illegalConstructor()
    this.#name = name
    this.#type = type
    this.#start = start
    this.#duration = duration
  }

  static #check (o) {
    if (!isObject(o)) throw invalidThis('PerformanceEntry')
    if (!(#name in o)) throw invalidThis('PerformanceEntry')
    return o
  }

  get name () { return PerformanceEntry.#check(this).#name }
  get entryType () { return PerformanceEntry.#check(this).#type }
  get startTime () { return PerformanceEntry.#check(this).#start }
  get duration () { return PerformanceEntry.#check(this).#duration }
  toJSON () {
    return { name: this.name, entryType: this.entryType, startTime: this.startTime, duration: this.duration }
  }

  [inspect] (depth, options, inspect) {
    const { name, entryType, startTime, duration, detail } = this
    return show(this.constructor.name, this instanceof PerformanceMark || this instanceof PerformanceMeasure
      ? { name, entryType, startTime, duration, detail }
      : { name, entryType, startTime, duration }, depth, options, inspect)
  }
}
expose(PerformanceEntry, 'name', 'entryType', 'startTime', 'duration', 'toJSON')

function checkOptions (options) {
  if (options !== undefined && options !== null && !isObject(options)) throw wrongType('options', 'of type object', options)
  return options ?? {}
}

const copy = detail => detail === undefined || detail === null ? null : internal.clone(detail)

// https://w3c.github.io/user-timing/
class PerformanceMark extends PerformanceEntry {
  #detail

  constructor (name, options = undefined) {
    need(arguments.length, 'name')
    options = checkOptions(options)
    name = `${name}`
    const start = options.startTime ?? internal.now()
    if (typeof start !== 'number') throw wrongType('startTime', 'of type number', start)
    if (start < 0) throw coded(TypeError, 'ERR_PERFORMANCE_INVALID_TIMESTAMP', `${start} is not a valid timestamp`)
    super(ours, name, 'mark', start, 0)
    this.#detail = copy(options.detail)
  }

  get detail () { return this.#detail }
  toJSON () { return { ...super.toJSON(), detail: this.#detail } }
}
expose(PerformanceMark, 'detail')

class PerformanceMeasure extends PerformanceEntry {
  #detail

  constructor (token, name, start, duration, detail) {
    super(token, name, 'measure', start, duration)
    this.#detail = copy(detail)
  }

  get detail () { return this.#detail }
  toJSON () { return { ...super.toJSON(), detail: this.#detail } }
}
expose(PerformanceMeasure, 'detail')

// https://w3c.github.io/hr-time/#sec-performance
class Performance extends EventTarget {
  #entries = [] // by their time
  #marks = new Map() // the last ones

  constructor (token = undefined) {
    if (token !== ours) throw illegalConstructor()
    super()
  }

  static #check (o) {
    if (!isObject(o)) throw invalidThis('Performance')
    if (!(#entries in o)) throw invalidThis('Performance')
    return o
  }

  now () {
    Performance.#check(this)
    return internal.now()
  }

  get timeOrigin () {
    Performance.#check(this)
    return internal.timeOrigin
  }

  #add (entry) {
    let at = this.#entries.length
    while (at > 0 && this.#entries[at - 1].startTime > entry.startTime) at--
    this.#entries.splice(at, 0, entry)
    return entry
  }

  #timeOf (mark) {
    if (typeof mark === 'number') {
      if (mark < 0) throw coded(TypeError, 'ERR_PERFORMANCE_INVALID_TIMESTAMP', `${mark} is not a valid timestamp`)
      return mark
    }
    const found = this.#marks.get(`${mark}`)
    if (found === undefined) throw new DOMException(`The "${mark}" performance mark has not been set`, 'SyntaxError')
    return found.startTime
  }

  mark (name, options = undefined) {
    Performance.#check(this)
    need(arguments.length, 'name')
    const mark = new PerformanceMark(name, options)
    this.#marks.set(mark.name, mark)
    return this.#add(mark)
  }

  measure (name, startOrOptions = undefined, endMark = undefined) {
    Performance.#check(this)
    need(arguments.length, 'name')
    name = `${name}`
    let start, end, detail
    if (isObject(startOrOptions)) {
      const { start: from, end: to, duration } = startOrOptions
      detail = startOrOptions.detail
      if (endMark !== undefined) throw coded(TypeError, 'ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS', 'endMark must not be specified')
      if (from !== undefined && to !== undefined && duration !== undefined) throw coded(TypeError, 'ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS', 'Must not have options.start, options.end, and options.duration specified')
      if (to !== undefined) end = this.#timeOf(to)
      else if (from !== undefined && duration !== undefined) end = this.#timeOf(from) + this.#timeOf(duration)
      else end = internal.now()
      if (from !== undefined) start = this.#timeOf(from)
      else if (duration !== undefined && to !== undefined) start = end - this.#timeOf(duration)
      else start = 0
    } else {
      end = endMark === undefined ? internal.now() : this.#timeOf(endMark)
      start = startOrOptions === undefined ? 0 : this.#timeOf(startOrOptions)
    }
    return this.#add(new PerformanceMeasure(ours, name, start, end - start, detail))
  }

  getEntries () { return Performance.#check(this).#entries.slice() }
  getEntriesByName (name, type = undefined) {
    Performance.#check(this)
    need(arguments.length, 'name')
    name = `${name}`
    return this.#entries.filter(entry => entry.name === name && (type === undefined || entry.entryType === type))
  }

  getEntriesByType (type) {
    Performance.#check(this)
    need(arguments.length, 'type')
    type = `${type}`
    return this.#entries.filter(entry => entry.entryType === type)
  }

  #clear (type, name) {
    this.#entries = this.#entries.filter(entry => entry.entryType !== type || (name !== undefined && entry.name !== `${name}`))
  }

  clearMarks (name = undefined) {
    Performance.#check(this).#clear('mark', name)
    if (name === undefined) this.#marks.clear()
    else this.#marks.delete(`${name}`)
  }

  clearMeasures (name = undefined) { Performance.#check(this).#clear('measure', name) }
  clearResourceTimings () { Performance.#check(this) }
  setResourceTimingBufferSize () { Performance.#check(this) }

  timerify (f) {
    if (typeof f !== 'function') throw wrongType('fn', 'of type function', f)
    return f
  }

  toJSON () {
    Performance.#check(this)
    return { timeOrigin: internal.timeOrigin }
  }

  [inspect] (depth, options, inspect) {
    return show('Performance', { timeOrigin: this.timeOrigin }, depth, options, inspect)
  }
}
expose(Performance, 'clearMarks', 'clearMeasures', 'clearResourceTimings', 'getEntries', 'getEntriesByName', 'getEntriesByType', 'mark', 'measure', 'now', 'timeOrigin', 'toJSON')

module.exports = { Performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, performance: new Performance(ours) }
