const util = require('util')
const { custom } = util.inspect
console.log(custom === Symbol.for('nodejs.util.inspect.custom'), custom)
class Money {
  constructor (n) { this.n = n }
  [custom] (depth, options, inspect) { return `Money<${this.n}> depth ${depth} ${inspect === util.inspect}` }
}
console.log(new Money(5), [new Money(6)], { m: new Money(7) }, Money.prototype)
console.log(util.inspect({ a: { b: new Money(1) } }, { depth: 1 }), util.inspect(new Money(2), { customInspect: false }))
console.log({ [custom] () { return { inner: { deep: [1] } } } }, { [custom] () { return 5 } }, { [custom] () { return null } }, { [custom] () { return 'two\nlines' } })
console.log([{ [custom] () { return 'two\nlines' } }], { [custom]: 5 }, { [custom] () { return this } })
console.log(util.inspect({ [custom] (d, o) { return Object.keys(o).sort().join() } }))
console.log(util.inspect({ [custom] (d, o) { return o.stylize('x', 'string') + o.extra } }, { colors: true, extra: 'E' }))
class Box { constructor (v) { this.v = v } [custom] (depth, options, inspect) { return depth < 0 ? '[Box]' : `Box< ${inspect(this.v, { ...options, depth: options.depth === null ? null : options.depth - 1 })} >` } }
console.log(new Box(new Box({ a: new Box(1) })), util.inspect(new Box({ a: { b: { c: 1 } } }), { depth: 0 }))
try { console.log(util.inspect({ [custom] () { throw new Error('custom') } })) } catch (e) { console.log(e.message) }
console.log(new Proxy({ [custom] () { return 'of a proxy' } }, {}), util.format('%s', new Money(3)), util.format('%o', { [custom] () { return 'c' } }))
//: true Symbol(nodejs.util.inspect.custom)
//: Money<5> depth 2 true [ Money<6> depth 1 true ] { m: Money<7> depth 1 true } {}
//: { a: { b: Money<1> depth -1 true } } Money { n: 2 }
//: { inner: { deep: [ 1 ] } } 5 null two
//: lines
//: [
//:   two
//:   lines
//: ] { [Symbol(nodejs.util.inspect.custom)]: 5 } {
//:   [Symbol(nodejs.util.inspect.custom)]: [Function: [nodejs.util.inspect.custom]]
//: }
//: breakLength,colors,compact,customInspect,depth,getters,maxArrayLength,maxStringLength,numericSeparator,showHidden,showProxy,sorted,stylize
//: [32mx[39mE
//: Box< Box< { a: [Box] } > > Box< [Object] >
//: custom
//: of a proxy Money<3> depth 0 true c
