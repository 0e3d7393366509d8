const s = Symbol('desc')
console.log(s, [s], { [s]: s, k: s }, Symbol(), Symbol(''), Symbol('with space'), Symbol("quote'"), Symbol.for('reg'), Symbol.iterator)
console.log({ [Symbol('a')]: 1, [Symbol('a')]: 2, [Symbol.toPrimitive]: null }, { [Symbol.for('x.y')]: { deep: 1 } })
console.log(Object.defineProperty({}, Symbol('no'), { value: 1, enumerable: false }), Object.defineProperty({ a: 1 }, Symbol('yes'), { get () { return 1 }, enumerable: true }))
console.log({ [Symbol.toStringTag]: 'Own' }, Object.defineProperty({}, Symbol.toStringTag, { value: 'Hidden' }), Object.create({ [Symbol.toStringTag]: 'Inherited' }, { a: { value: 1, enumerable: true } }))
console.log(class { static [Symbol.toStringTag] = 'X' }, Object.assign(() => {}, { [Symbol('f')]: 1 }), Object.assign([1], { [Symbol('arr')]: 2 }))
console.log({ [Symbol.toStringTag]: 5 }, { get [Symbol.toStringTag] () { return 'got' } }, new (class X { [Symbol.toStringTag] = 'field' })())
//: Symbol(desc) [ Symbol(desc) ] { k: Symbol(desc), [Symbol(desc)]: Symbol(desc) } Symbol() Symbol() Symbol(with space) Symbol(quote') Symbol(reg) Symbol(Symbol.iterator)
//: { [Symbol(a)]: 1, [Symbol(a)]: 2, [Symbol(Symbol.toPrimitive)]: null } { [Symbol(x.y)]: { deep: 1 } }
//: {} { a: 1, [Symbol(yes)]: [Getter] }
//: { [Symbol(Symbol.toStringTag)]: 'Own' } Object [Hidden] {} Object [Inherited] { a: 1 }
//: [class (anonymous)] { [Symbol(Symbol.toStringTag)]: 'X' } [Function (anonymous)] { [Symbol(f)]: 1 } [ 1, [Symbol(arr)]: 2 ]
//: { [Symbol(Symbol.toStringTag)]: 5 } { [Symbol(Symbol.toStringTag)]: [Getter] } X { [Symbol(Symbol.toStringTag)]: 'field' }
