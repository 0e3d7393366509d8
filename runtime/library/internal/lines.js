'use strict'
// Shows a value with one line for each of its parts, properties in the order of
// their names, all the way down: what assert compares line by line.

const types = require('internal/types')

const quoted = text => {
  const quote = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('`') && !text.includes('${') ? '`' : "'"
  const escapes = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\b': '\\b', '\f': '\\f', '\v': '\\v', '\\': '\\\\' }
  // eslint-disable-next-line no-control-regex
  return quote + text.replace(/[\x00-\x1f\\\x7f-\x9f]|'/g, c => {
    if (c === "'") return quote === "'" ? "\\'" : c
    return escapes[c] || '\\x' + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')
  }) + quote
}

const primitive = value => {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'bigint') return `${value}n`
  return Object.is(value, -0) ? '-0' : String(value)
}

const classOf = object => {
  for (let o = object; o !== null; o = Object.getPrototypeOf(o)) {
    const d = Object.getOwnPropertyDescriptor(o, 'constructor')
    if (d && typeof d.value === 'function' && d.value.name !== '') return d.value.name
  }
  return null
}

class Printer {
  constructor () {
    this.above = [] // objects that are being shown
    this.circles = new Map()
  }

  show (value, indent) {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return primitive(value)
    if (this.above.includes(value)) {
      if (!this.circles.has(value)) this.circles.set(value, this.circles.size + 1)
      return `[Circular *${this.circles.get(value)}]`
    }
    if (this.above.length > 200) return '[Object]'
    this.above.push(value)
    const text = this.object(value, indent)
    this.above.pop()
    return this.circles.has(value) ? `<ref *${this.circles.get(value)}> ${text}` : text
  }

  object (value, indent) {
    const name = classOf(value)
    const prefix = (usual, size) => {
      const named = name === null ? `[${usual}${size} : null prototype] `.replace(' :', size ? ' :' : ':') : name === usual && usual === 'Object' ? '' : `${name}${size} `
      const tag = value[Symbol.toStringTag]
      return typeof tag === 'string' && tag !== '' && tag !== name && name !== null ? `${named}[${tag}] ` : named
    }
    const inner = indent + '  '
    const parts = []
    let skip = () => false
    let start
    let open = '{'
    let close = '}'
    const index = key => /^(0|[1-9]\d*)$/.test(key)
    if (Array.isArray(value) || types.isTypedArray(value)) {
      start = Array.isArray(value) && name === 'Array' ? '' : prefix(name || 'Array', `(${value.length})`)
      open = '['
      close = ']'
      skip = index
      let holes = 0
      const endHoles = () => {
        if (holes > 0) parts.push(`<${holes} empty item${holes > 1 ? 's' : ''}>`)
        holes = 0
      }
      for (let i = 0; i < value.length; i++) {
        if (!(i in value)) {
          holes++
          continue
        }
        endHoles()
        parts.push(this.show(value[i], inner))
      }
      endHoles()
    } else if (types.isMap(value)) {
      start = prefix('Map', `(${value.size})`)
      for (const [k, v] of Map.prototype.entries.call(value)) parts.push(`${this.show(k, inner)} => ${this.show(v, inner)}`)
    } else if (types.isSet(value)) {
      start = prefix('Set', `(${value.size})`)
      for (const v of Set.prototype.values.call(value)) parts.push(this.show(v, inner))
    } else if (typeof value === 'function') {
      start = /^class\b/.test(Function.prototype.toString.call(value))
        ? `[class ${value.name || '(anonymous)'}${Object.getPrototypeOf(value).name ? ` extends ${Object.getPrototypeOf(value).name}` : ''}] `
        : `[${types.isAsyncFunction(value) ? 'AsyncFunction' : types.isGeneratorFunction(value) ? 'GeneratorFunction' : 'Function'}${value.name ? `: ${value.name}` : ' (anonymous)'}] `
    } else if (types.isDate(value)) {
      start = (Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()) + ' '
    } else if (types.isRegExp(value)) {
      start = RegExp.prototype.toString.call(value) + ' '
    } else if (types.isNativeError(value)) {
      start = `[${Error.prototype.toString.call(value)}] `
    } else if (types.isBoxedPrimitive(value)) {
      const of = value.valueOf()
      start = `[${(typeof of)[0].toUpperCase()}${(typeof of).slice(1)}: ${primitive(of)}] `.replace('Bigint', 'BigInt')
      skip = key => typeof of === 'string' && index(key)
    } else if (types.isArgumentsObject(value)) {
      start = '[Arguments] '
      open = '['
      close = ']'
      skip = index
      for (let i = 0; i < value.length; i++) parts.push(this.show(value[i], inner))
    } else if (types.isAnyArrayBuffer(value)) {
      start = 'ArrayBuffer '
      parts.push(`[Uint8Contents]: <${Buffer.from(value).toString('hex').replace(/(..)(?!$)/g, '$1 ')}>`, `byteLength: ${value.byteLength}`)
    } else {
      start = prefix('Object', '')
    }
    const alone = typeof value === 'function' || types.isDate(value) || types.isRegExp(value) || types.isNativeError(value) || types.isBoxedPrimitive(value)
    const keys = Object.keys(value).filter(key => !skip(key)).sort()
    for (const symbol of Object.getOwnPropertySymbols(value)) if (Object.prototype.propertyIsEnumerable.call(value, symbol)) keys.push(symbol)
    for (const key of keys) {
      const d = Object.getOwnPropertyDescriptor(value, key)
      const shown = typeof key === 'symbol' ? `[${String(key)}]` : /^[a-zA-Z_$][\w$]*$/.test(key) ? key : quoted(key)
      parts.push(`${shown}: ${d.get ? (d.set ? '[Getter/Setter]' : '[Getter]') : d.set ? '[Setter]' : this.show(d.value, inner)}`)
    }
    if (parts.length === 0) return alone ? start.trimEnd() : `${start}${open}${close}`
    return `${start}${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`
  }
}

module.exports = value => new Printer().show(value, '')
