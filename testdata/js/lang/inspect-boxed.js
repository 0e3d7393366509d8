console.log(new Number(1), new Number(-0), new String('s'), new Boolean(true), Object(1n), Object(Symbol('y')), [new String('in list')])
console.log(Object.assign(new Number(1), { p: 1 }), Object.assign(new String('ab'), { p: 1 }), Object.assign(new Boolean(false), { p: { q: 1 } }))
console.log(new (class N extends Number {})(3), new (class S extends String {})('x'), { n: new Number(1), s: new String('two') })
console.log(new Date(0), [new Date(1e12)], new Date(NaN), Object.assign(new Date(0), { p: 1 }), { d: new Date(8.64e15) }, new Date(-62198755200000))
console.log(/a/, /b/gimsuy, [/c/], Object.assign(/d/, { p: 1 }), new RegExp('a/b'), new RegExp(''), new RegExp('\n'))
//: [Number: 1] [Number: -0] [String: 's'] [Boolean: true] [BigInt: 1n] [Symbol: Symbol(y)] [ [String: 'in list'] ]
//: [Number: 1] { p: 1 } [String: 'ab'] { p: 1 } [Boolean: false] { p: { q: 1 } }
//: [Number (N): 3] [String (S): 'x'] { n: [Number: 1], s: [String: 'two'] }
//: 1970-01-01T00:00:00.000Z [ 2001-09-09T01:46:40.000Z ] Invalid Date 1970-01-01T00:00:00.000Z { p: 1 } { d: +275760-09-13T00:00:00.000Z } -000001-01-01T00:00:00.000Z
//: /a/ /b/gimsuy [ /c/ ] /d/ { p: 1 } /a\/b/ /(?:)/ /\n/
