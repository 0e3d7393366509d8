// Lists the native functions that a script can get at, each with the first way
// to it that was found: from the global object and from one value of each kind,
// through properties, accessors and prototypes.
(() => {
  const found = []
  const seen = new Set()
  const next = []
  const see = (value, path) => {
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
      if (seen.has(value)) return
      seen.add(value)
      next.push([value, path])
    }
  }
  const timer = typeof setTimeout === 'function' ? setTimeout(() => {}, 1) : undefined
  const immediate = typeof setImmediate === 'function' ? setImmediate(() => {}) : undefined
  if (timer) clearTimeout(timer)
  if (immediate) clearImmediate(immediate)
  let thrown
  try { null.x } catch (e) { thrown = e }
  see(globalThis, 'globalThis')
  const values = {
    process: typeof process === 'undefined' ? undefined : process, error: new Error('e'), thrown, function: () => {}, generator: function * () {}, async: async () => {}, iterator: [][Symbol.iterator](),
    entries: new Map().entries(), members: new Set().values(), text: ''[Symbol.iterator](), matches: 'a'.matchAll(/a/g), arguments: (function () { return arguments })(),
    promise: Promise.resolve(), timer, immediate, proxy: new Proxy({}, {}), bound: (() => {}).bind(), buffer: new ArrayBuffer(1), view: new Uint8Array(1), date: new Date(0)
  }
  for (const name of Object.keys(values)) see(values[name], name)
  while (next.length > 0) {
    const [object, path] = next.shift()
    if (typeof object === 'function' && /\{ \[native code\] \}$/.test(Function.prototype.toString.call(object))) found.push(path)
    for (const key of Reflect.ownKeys(object)) {
      const step = path + (typeof key === 'symbol' ? `[${String(key)}]` : '.' + key)
      const d = Reflect.getOwnPropertyDescriptor(object, key)
      see(d.value, step)
      see(d.get, step + ' (get)')
      see(d.set, step + ' (set)')
    }
    see(Reflect.getPrototypeOf(object), path + '.__proto__')
  }
  return found.sort()
})()
