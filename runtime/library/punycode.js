'use strict'
// Labels of host names in ASCII: RFC 3492.

const base = 36
const tMin = 1
const tMax = 26
const errors = { overflow: 'Overflow: input needs wider integers to process', 'not-basic': 'Illegal input >= 0x80 (not a basic code point)', 'invalid-input': 'Invalid input' }
const fail = kind => { throw new RangeError(errors[kind]) }

const adapt = (delta, points, first) => {
  delta = Math.floor(first ? delta / 700 : delta / 2)
  delta += Math.floor(delta / points)
  let k = 0
  while (delta > (base - tMin) * tMax / 2) {
    delta = Math.floor(delta / (base - tMin))
    k += base
  }
  return k + Math.floor((base - tMin + 1) * delta / (delta + 38))
}
const threshold = (k, bias) => k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias
const digit = n => String.fromCharCode(n < 26 ? n + 97 : n + 22)
const valueOf = c => {
  const n = c.charCodeAt(0)
  if (n >= 48 && n < 58) return n - 22
  if (n >= 65 && n < 91) return n - 65
  if (n >= 97 && n < 123) return n - 97
  return base
}

const ucs2 = {
  decode: text => Array.from({ length: text.length }, (_, i) => i).reduce((list, i) => {
    const unit = text.charCodeAt(i)
    const before = list.length > 0 && list.last === i - 1 ? list[list.length - 1] : 0
    if (unit >= 0xdc00 && unit < 0xe000 && before >= 0xd800 && before < 0xdc00) list[list.length - 1] = (before - 0xd800) * 1024 + unit - 0xdc00 + 0x10000
    else list.push(unit)
    list.last = i
    return list
  }, Object.defineProperty([], 'last', { value: -1, writable: true })).slice(),
  encode: points => points.map(point => String.fromCodePoint(point)).join('')
}

const decode = text => {
  const out = []
  const basic = Math.max(text.lastIndexOf('-'), 0)
  for (let j = 0; j < basic; j++) {
    if (text.charCodeAt(j) >= 0x80) fail('not-basic')
    out.push(text.charCodeAt(j))
  }
  let n = 128
  let i = 0
  let bias = 72
  for (let at = basic > 0 ? basic + 1 : 0; at < text.length;) {
    const old = i
    for (let w = 1, k = base; ; k += base) {
      if (at >= text.length) fail('invalid-input')
      const value = valueOf(text[at++])
      if (value >= base) fail('invalid-input')
      if (value > Math.floor((0x7fffffff - i) / w)) fail('overflow')
      i += value * w
      const t = threshold(k, bias)
      if (value < t) break
      if (w > Math.floor(0x7fffffff / (base - t))) fail('overflow')
      w *= base - t
    }
    const length = out.length + 1
    bias = adapt(i - old, length, old === 0)
    if (Math.floor(i / length) > 0x7fffffff - n) fail('overflow')
    n += Math.floor(i / length)
    i %= length
    out.splice(i++, 0, n)
  }
  return String.fromCodePoint(...out)
}

const encode = text => {
  const points = ucs2.decode(text)
  const out = points.filter(point => point < 0x80).map(point => String.fromCharCode(point))
  const basic = out.length
  let handled = basic
  if (basic > 0) out.push('-')
  let n = 128
  let delta = 0
  let bias = 72
  while (handled < points.length) {
    const m = Math.min(...points.filter(point => point >= n))
    if (m - n > Math.floor((0x7fffffff - delta) / (handled + 1))) fail('overflow')
    delta += (m - n) * (handled + 1)
    n = m
    for (const point of points) {
      if (point < n && ++delta > 0x7fffffff) fail('overflow')
      if (point !== n) continue
      let q = delta
      for (let k = base; ; k += base) {
        const t = threshold(k, bias)
        if (q < t) break
        out.push(digit(t + (q - t) % (base - t)))
        q = Math.floor((q - t) / (base - t))
      }
      out.push(digit(q))
      bias = adapt(delta, handled + 1, handled === basic)
      delta = 0
      handled++
    }
    delta++
    n++
  }
  return out.join('')
}

const labels = (domain, f) => {
  const at = domain.lastIndexOf('@')
  const user = at >= 0 ? domain.slice(0, at + 1) : ''
  return user + domain.slice(at + 1).replace(/[\u3002\uff0e\uff61]/g, '.').split('.').map(f).join('.')
}

module.exports = {
  version: '2.1.0',
  ucs2,
  decode,
  encode,
  toASCII: domain => labels(domain, label => /[^\0-\x7f]/.test(label) ? 'xn--' + encode(label) : label), // eslint-disable-line no-control-regex
  toUnicode: domain => labels(domain, label => /^xn--/.test(label) ? decode(label.slice(4).toLowerCase()) : label)
}
