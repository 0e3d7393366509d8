console.log({ b: 1, a: 2, 2: 'two', 1: 'one', [Symbol('s')]: 3 }, Object.assign([1], { z: 1, 7: 'seven', a: 2 }))
const o = { x: 1 }; delete o.x; o.y = 2; o.x = 3; console.log(o, Object.keys(o), JSON.stringify(o))
console.log(Object.getOwnPropertyNames(class { static b () {} static a = 1 }), Reflect.ownKeys({ [Symbol.iterator]: 1, b: 2, 0: 3 }).map(String))
console.log(Object.getOwnPropertyNames(Promise).sort().filter(n => !/try|with/.test(n)).join(), 'captureStackTrace' in Error, 'asyncIterator' in Symbol, 'groupBy' in Array)
//: { '1': 'one', '2': 'two', b: 1, a: 2, [Symbol(s)]: 3 } [ 1, <6 empty items>, 'seven', z: 1, a: 2 ]
//: { y: 2, x: 3 } [ 'y', 'x' ] {"y":2,"x":3}
//: [ 'length', 'name', 'prototype', 'b', 'a' ] [ '0', 'b', 'Symbol(Symbol.iterator)' ]
//: all,allSettled,any,length,name,prototype,race,reject,resolve true true false
