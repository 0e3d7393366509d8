'use strict'

const { coded, need, wrongType, invalidThis, isObject, usv, expose, inspect, show } = require('internal/web/idl')

let stateOf // of an event
let targetOf // the listeners of an event target
let most // how many listeners of a type an event target may have before it warns
let setMost

const NONE = 0
const CAPTURING_PHASE = 1
const AT_TARGET = 2
const BUBBLING_PHASE = 3

// https://dom.spec.whatwg.org/#interface-event
class Event {
  #state

  constructor (type, options = undefined) {
    need(arguments.length, 'type')
    if (options !== undefined && options !== null && !isObject(options)) throw wrongType('options', 'of type object', options)
    this.#state = {
      type: `${type}`,
      bubbles: !!options?.bubbles,
      cancelable: !!options?.cancelable,
      composed: !!options?.composed,
      time: internal.now(),
      target: null,
      dispatched: false,
      canceled: false,
      passive: false, // the listener that runs may not cancel it
      stopped: false, // immediately
      propagates: true,
      trusted: false
    }
  }

  static #is (o) {
    if (!isObject(o)) return false
    return #state in o
  }

  static #of (o) {
    if (!Event.#is(o)) throw invalidThis('Event')
    return o.#state
  }

  static {
    stateOf = o => Event.#is(o) ? o.#state : undefined
  }

  initEvent (type, bubbles = false, cancelable = false) {
    const state = Event.#of(this)
    need(arguments.length, 'type')
    if (state.dispatched) return
    state.type = `${type}`
    state.bubbles = !!bubbles
    state.cancelable = !!cancelable
  }

  stopImmediatePropagation () {
    const state = Event.#of(this)
    state.propagates = false
    state.stopped = true
  }

  preventDefault () {
    const state = Event.#of(this)
    if (!state.passive) state.canceled = true
  }

  get target () { return Event.#of(this).target }
  get currentTarget () {
    const state = Event.#of(this)
    return state.dispatched ? state.target : null
  }

  get srcElement () { return Event.#of(this).target }
  get type () { return Event.#of(this).type }
  get cancelable () { return Event.#of(this).cancelable }
  get defaultPrevented () {
    const state = Event.#of(this)
    return state.cancelable && state.canceled
  }

  get timeStamp () { return Event.#of(this).time }
  composedPath () {
    const state = Event.#of(this)
    return state.dispatched ? [state.target] : []
  }

  get returnValue () {
    const state = Event.#of(this)
    return !state.cancelable || !state.canceled
  }

  get bubbles () { return Event.#of(this).bubbles }
  get composed () { return Event.#of(this).composed }
  get eventPhase () { return Event.#of(this).dispatched ? AT_TARGET : NONE }
  get cancelBubble () { return !Event.#of(this).propagates }
  set cancelBubble (value) { if (value) Event.#of(this).propagates = false }
  stopPropagation () { Event.#of(this).propagates = false }
  get isTrusted () { return Event.#of(this).trusted }

  [inspect] (depth, options, inspect) {
    const state = Event.#of(this)
    return show(this.constructor.name, {
      type: state.type,
      defaultPrevented: this.defaultPrevented,
      cancelable: state.cancelable,
      timeStamp: state.time
    }, depth, options, inspect)
  }
}
expose(Event, 'initEvent', 'stopImmediatePropagation', 'preventDefault', 'target', 'currentTarget', 'srcElement', 'type', 'cancelable', 'defaultPrevented',
  'timeStamp', 'composedPath', 'returnValue', 'bubbles', 'composed', 'eventPhase', 'cancelBubble', 'stopPropagation', 'isTrusted')
for (const [name, value] of Object.entries({ NONE, CAPTURING_PHASE, AT_TARGET, BUBBLING_PHASE })) Object.defineProperty(Event, name, { value, enumerable: true })

// https://dom.spec.whatwg.org/#interface-customevent
class CustomEvent extends Event {
  #detail

  constructor (type, options = undefined) {
    need(arguments.length, 'type')
    super(type, options)
    this.#detail = options?.detail ?? null
  }

  get detail () {
    if (!(#detail in this)) throw invalidThis('CustomEvent')
    return this.#detail
  }
}
expose(CustomEvent, 'detail')

// uncaught ends the program with an error of a listener, unless somebody looks
// after such errors.
const uncaught = error => internal.nextTick(() => { throw error })

// https://dom.spec.whatwg.org/#interface-eventtarget
class EventTarget {
  #listeners = new Map()
  #most // of listeners of a type; 0 is any number, and undefined what emitters may have
  #warned = false

  static #is (o) {
    if (!isObject(o)) return false
    return #listeners in o
  }

  static #of (o) {
    if (!EventTarget.#is(o)) throw invalidThis('EventTarget')
    return o.#listeners
  }

  static {
    targetOf = o => EventTarget.#is(o) ? o.#listeners : undefined
    most = target => target.#most
    setMost = (target, n) => { target.#most = n }
  }

  addEventListener (type, listener, options = undefined) {
    const listeners = EventTarget.#of(this)
    need(arguments.length, 'type', 'listener')
    if (typeof options === 'boolean') options = { capture: options }
    const { once, capture, passive, signal } = isObject(options) ? options : {}
    if (signal !== undefined && (!isObject(signal) || !('aborted' in signal))) throw wrongType('options.signal', 'an instance of AbortSignal', signal)
    if (listener === undefined || listener === null) return // as in browsers
    if (!isObject(listener)) throw wrongType('listener', 'an instance of EventListener', listener)
    type = usv(type)
    if (signal?.aborted) return
    if (this.#find(type, listener, !!capture)) return
    const entry = { listener, capture: !!capture, once: !!once, passive: !!passive, removed: false }
    if (!listeners.has(type)) listeners.set(type, [])
    listeners.get(type).push(entry)
    this.#warn(type, listeners.get(type).length)
    if (signal) EventTarget.#whenAborted(signal, () => this.#remove(type, entry))
  }

  static #whenAborted (signal, f) {
    EventTarget.prototype.addEventListener.call(signal, 'abort', f, { once: true })
  }

  #warn (type, count) {
    if (this.#warned || (this.#most === undefined && count <= 10)) return
    const most = this.#most ?? require('events').defaultMaxListeners
    if (most === 0 || count <= most) return
    this.#warned = true
    const warning = new Error(`Possible EventTarget memory leak detected. ${count} ${type} listeners added to ${this.constructor.name}. MaxListeners is ${most}. Use events.setMaxListeners() to increase limit`)
    process.emitWarning(Object.assign(warning, { name: 'MaxListenersExceededWarning', target: this, type, count }))
  }

  removeEventListener (type, listener, options = undefined) {
    EventTarget.#of(this)
    need(arguments.length, 'type', 'listener')
    const capture = typeof options === 'boolean' ? options : !!options?.capture
    type = usv(type)
    const entry = this.#find(type, listener, capture)
    if (entry) this.#remove(type, entry)
  }

  #find (type, listener, capture) {
    return this.#listeners.get(type)?.find(entry => entry.listener === listener && entry.capture === capture)
  }

  // A list of listeners is not changed while it may be gone through.
  #remove (type, entry) {
    if (entry.removed) return
    entry.removed = true
    const rest = this.#listeners.get(type).filter(other => other !== entry)
    if (rest.length > 0) this.#listeners.set(type, rest)
    else this.#listeners.delete(type)
  }

  dispatchEvent (event) {
    EventTarget.#of(this)
    need(arguments.length, 'event')
    const state = stateOf(event)
    if (state === undefined) throw wrongType('event', 'an instance of Event', event)
    if (state.dispatched) throw coded(Error, 'ERR_EVENT_RECURSION', `The event "${state.type}" is already being dispatched`)
    this.#dispatch(event, state)
    return event.defaultPrevented !== true
  }

  #dispatch (event, state) {
    state.target = this
    state.dispatched = true
    for (const entry of (this.#listeners.get(state.type) ?? []).slice()) {
      if (entry.removed) continue
      if (state.stopped) break
      if (entry.once) this.#remove(state.type, entry)
      state.passive = entry.passive
      try {
        const { listener } = entry
        const result = typeof listener === 'function' ? listener.call(this, event) : EventTarget.#handle(listener, event)
        if (isObject(result) && typeof result.then === 'function') result.then(undefined, uncaught)
      } catch (error) {
        uncaught(error)
      }
      state.passive = false
    }
    state.dispatched = false
  }

  static #handle (listener, event) {
    const handle = listener.handleEvent
    if (typeof handle !== 'function') throw new TypeError(`handler.call is not a function`)
    return handle.call(listener, event)
  }

  [inspect] (depth, options, inspect) {
    EventTarget.#of(this)
    return show(this.constructor.name, {}, depth, options, inspect)
  }
}
expose(EventTarget, 'addEventListener', 'removeEventListener', 'dispatchEvent')

// handler gives a class the attribute onname: one listener that can be replaced,
// and stays in its place among the others. The function changed is told of it.
const handlers = new WeakMap()
function handler (Class, name, changed = () => {}) {
  Object.defineProperty(Class.prototype, 'on' + name, {
    get () {
      return handlers.get(this)?.[name]?.f ?? null
    },
    set (value) {
      if (targetOf(this) === undefined) throw invalidThis(Class.name)
      if (!handlers.has(this)) handlers.set(this, Object.create(null))
      const mine = handlers.get(this)
      const f = isObject(value) ? value : null
      if (mine[name] === undefined) {
        if (f === null) return
        const wrapper = { f, handleEvent: event => typeof wrapper.f === 'function' ? wrapper.f.call(event.currentTarget, event) : undefined }
        mine[name] = wrapper
        EventTarget.prototype.addEventListener.call(this, name, wrapper)
      } else if (f === null) {
        EventTarget.prototype.removeEventListener.call(this, name, mine[name])
        delete mine[name]
      } else {
        mine[name].f = f
      }
      changed(this, f !== null)
    },
    enumerable: true,
    configurable: true
  })
}

// trust marks an event as one that no script has made.
function trust (event) {
  stateOf(event).trusted = true
  return event
}

module.exports = {
  Event,
  CustomEvent,
  EventTarget,
  handler,
  trust,
  most,
  setMost,
  isTarget: value => targetOf(value) !== undefined,
  listening: (target, type) => targetOf(target).has(type),
  listeners: (target, type) => (targetOf(target).get(type) ?? []).map(entry => entry.listener)
}
