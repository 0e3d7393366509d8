// A value made of choices, the bytes of a buffer. It has no parts that a clone
// loses: no getters, no classes, no flags of properties.
(buffer) => {
  const bytes = new Uint8Array(buffer)
  let at = 0
  const byte = () => at < bytes.length ? bytes[at++] : 0
  const pick = list => list[byte() % list.length]
  const text = () => {
    let s = ''
    for (let n = byte() % 9; n > 0; n--) s += pick(['a', 'z', '0', '\0', 'é', '漢', '\ud83d\ude00', '\ud800', '\udc00', '__proto__', '.', ' '])
    return s
  }
  const number = () => pick([
    () => byte(), () => -byte(), () => byte() / 8, () => -0, () => NaN, () => Infinity, () => -Infinity,
    () => 2 ** (byte() % 52), () => -(2 ** (64 + byte())), () => Number.MAX_SAFE_INTEGER - byte() % 3, () => 1e16 + byte(), () => 5e-324 * byte(), () => byte() * 1e300
  ])()
  const views = [Uint8Array, Int8Array, Uint8ClampedArray, Uint16Array, Int16Array, Uint32Array, Int32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array]
  const seen = []
  const note = o => { seen.push(o); return o }
  const key = () => pick([text, () => String(byte()), () => 'k' + byte() % 4, () => pick(['__proto__', 'constructor', 'length', 'toString', '4294967295', '4294967294', '-1', '01'])])()
  const define = (o, k, value) => Object.defineProperty(o, k, { value, writable: true, enumerable: true, configurable: true })
  const fillers = []
  const later = f => fillers.push(f)
  const primitives = [() => undefined, () => null, () => true, () => false, number, number, text, () => BigInt(byte()) ** BigInt(byte() % 20) * pick([1n, -1n])]
  const buffers = []
  const newBuffer = () => { const b = note(new ArrayBuffer(8 * (byte() % 5))); new Uint8Array(b).fill(byte()); buffers.push(b); return b }
  const someBuffer = () => buffers.length > 0 && byte() % 2 ? pick(buffers) : newBuffer()
  const objects = [
    d => { const o = note({}); later(() => { for (let n = byte() % 6; n > 0; n--) define(o, key(), value(d + 1)) }); return o },
    d => { const a = note([]); later(() => { for (let n = byte() % 6; n > 0; n--) if (byte() % 7) a.push(value(d + 1)); else a.length++ }); return a },
    d => {
      const a = note([])
      later(() => {
        a.length = pick([0, 1, 5, 40, 1000, 4294967295])
        for (let n = byte() % 4; n > 0; n--) { const i = byte() % 50; if (i < a.length) a[i] = value(d + 1) }
        for (let n = byte() % 3; n > 0; n--) define(a, 'x' + text(), value(d + 1))
      })
      return a
    },
    d => { const m = note(new Map()); later(() => { for (let n = byte() % 5; n > 0; n--) m.set(value(d + 1), value(d + 1)) }); return m },
    d => { const s = note(new Set()); later(() => { for (let n = byte() % 5; n > 0; n--) s.add(value(d + 1)) }); return s },
    () => note(new Date(pick([NaN, 0, -1, 8.64e15, byte() * 1e9 + byte()]))),
    () => note(pick([/a/, /\//g, /(?:)/, /[/]é/iu, /^b+$/ms, /x/y])),
    () => note(Object(pick([1, -0, NaN, 's', '\ud800', true, false, 5n]))),
    newBuffer,
    () => { const T = pick(views); return note(new T(someBuffer())) },
    () => { const T = pick(views); const b = someBuffer(); const n = b.byteLength / T.BYTES_PER_ELEMENT; const from = n && byte() % n; return note(new T(b, from * T.BYTES_PER_ELEMENT, n - from && byte() % (n - from))) },
    () => { const b = someBuffer(); const from = byte() % (b.byteLength + 1); return note(new DataView(b, from)) },
    d => {
      const E = pick([Error, TypeError, RangeError, SyntaxError, URIError, EvalError, ReferenceError])
      const e = note(new E(text()))
      later(() => { if (byte() % 2) Object.defineProperty(e, 'cause', { value: value(d + 1), writable: true, configurable: true }) })
      return e
    }
  ]
  function value (depth) {
    if (seen.length > 0 && byte() % 8 === 0) return pick(seen)
    if (depth > 6 || byte() % 3 === 0) return pick(primitives)()
    return pick(objects)(depth)
  }
  const root = value(0)
  while (fillers.length > 0) fillers.shift()()
  return root
}
