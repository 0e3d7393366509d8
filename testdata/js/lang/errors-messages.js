const attempt = f => { try { f() } catch (e) { console.log(`${e.name}: ${e.message}`) } }
attempt(() => null.x)
attempt(() => undefined.y())
attempt(() => { const o = {}; o.f() })
attempt(() => { let x = 1; x() })
attempt(() => notThere)
attempt(() => { const c = 1; c = 2 })
attempt(() => new Array(-1))
attempt(() => 'x'.repeat(-1))
attempt(() => (1).toFixed(101))
attempt(() => decodeURIComponent('%'))
attempt(() => { class A { constructor () { this.x } } A() })
attempt(() => BigInt(1.5))
attempt(() => Symbol() + '')
attempt(() => JSON.parse('{'))
attempt(() => [].reduce((a, b) => a))
//: TypeError: Cannot read properties of null (reading 'x')
//: TypeError: Cannot read properties of undefined (reading 'y')
//: TypeError: o.f is not a function
//: TypeError: x is not a function
//: ReferenceError: notThere is not defined
//: TypeError: Assignment to constant variable.
//: RangeError: Invalid array length
//: RangeError: Invalid count value: -1
//: RangeError: toFixed() digits argument must be between 0 and 100
//: URIError: URI malformed
//: TypeError: Class constructor A cannot be invoked without 'new'
//: RangeError: The number 1.5 cannot be converted to a BigInt because it is not an integer
//: TypeError: Cannot convert a Symbol value to a string
//: SyntaxError: Expected property name or '}' in JSON at position 1
//: TypeError: Reduce of empty array with no initial value
