console.log(String(Symbol.asyncIterator), typeof Symbol.asyncIterator, JSON.stringify(Object.getOwnPropertyDescriptor(Symbol, 'asyncIterator')), Symbol.keyFor(Symbol.asyncIterator))
console.log(typeof Symbol.dispose, typeof Symbol.asyncDispose, Symbol.asyncIterator.description)
const source = { n: 0, [Symbol.asyncIterator] () { return { next: async () => ({ value: this.n++, done: this.n > 3 }) } } }
async function each (iterable, f) {
  const it = iterable[Symbol.asyncIterator]()
  for (;;) { const { value, done } = await it.next(); if (done) return; f(value) }
}
each(source, v => console.log('item', v)).then(() => console.log('over'))
try { Symbol.asyncIterator = 1; console.log('not changed', typeof Symbol.asyncIterator) } catch (e) { console.log(e.name) }
//: Symbol(Symbol.asyncIterator) symbol {"writable":false,"enumerable":false,"configurable":false} undefined
//: symbol symbol Symbol.asyncIterator
//: not changed symbol
//: item 0
//: item 1
//: item 2
//: over
