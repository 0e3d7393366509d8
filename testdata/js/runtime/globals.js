// What a sandbox has beside the language is made when a script first asks for
// it. Nobody can tell: all of this is what Node prints.
const ours = ['global', 'clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout', 'queueMicrotask', 'structuredClone', 'console', 'process']
const global_ = (0, eval)('this')
const code = text => (0, eval)(text)
const attributes = name => {
  const d = Object.getOwnPropertyDescriptor(global_, name)
  return Object.keys(d).map(key => typeof d[key] === 'boolean' ? +d[key] : typeof d[key]).join(' ')
}

console.log(code('typeof clearInterval'), code('typeof nothing'), 'setInterval' in global_, Object.hasOwn(global_, 'setImmediate'))
console.log(code('var first = 1; Object.keys(globalThis).filter(key => !["atob", "btoa", "performance", "fetch", "crypto", "navigator"].includes(key)).join()'))
console.log(Object.getOwnPropertyNames(global_).filter(key => ['Object', 'JSON', 'global', 'first'].includes(key)).join())
for (const name of ours) console.log(name, attributes(name))
console.log(Object.keys({ ...global_ }).filter(key => ours.includes(key)).join())
let seen = 0
for (const key in global_) if (ours.includes(key)) seen++
console.log(seen)
console.log(global === globalThis, global.global === global, setTimeout === global.setTimeout, console === global.console)
console.log(ours.slice(1, 9).map(name => global_[name].name).join())
console.log(Object.getOwnPropertyDescriptor(global_, 'process').get === Object.getOwnPropertyDescriptor(global_, 'process').get)

// Deleted, replaced, shadowed, frozen.
console.log(delete global_.clearTimeout, typeof clearTimeout, 'clearTimeout' in global_, attributes('setTimeout'))
global_.clearTimeout = 5
console.log(clearTimeout, attributes('clearTimeout'))
console.log(code('var queueMicrotask; typeof queueMicrotask'), attributes('queueMicrotask'))
console.log(code('var queueMicrotask = 2; queueMicrotask'), code('function setImmediate() { return 3 } setImmediate()'), attributes('setImmediate'))
console.log(code('"use strict"; let structuredClone = 4; structuredClone'), typeof structuredClone)
console.log(code('clearInterval = 6; clearInterval'), code('clearImmediate ??= 7; typeof clearImmediate'))
Object.defineProperty(global_, 'setInterval', { get () { return 8 }, configurable: true })
console.log(setInterval, attributes('setInterval'))
Object.assign(global_, { setTimeout: 9 })
console.log(setTimeout)
const before = process
process = 10
console.log(process, attributes('process'), typeof before.nextTick)
const print = console.log
console = 11
print(console, attributes('console'))
Object.freeze(global_)
print(Object.isFrozen(global_), ours.map(attributes).join('|'))
try { code('"use strict"; global = 1') } catch (e) { print(e.name) }
//: function undefined true true
//: global,clearImmediate,setImmediate,clearInterval,clearTimeout,setInterval,setTimeout,queueMicrotask,structuredClone,first
//: Object,JSON,global,first
//: global object 1 1 1
//: clearImmediate function 1 1 1
//: setImmediate function 1 1 1
//: clearInterval function 1 1 1
//: clearTimeout function 1 1 1
//: setInterval function 1 1 1
//: setTimeout function 1 1 1
//: queueMicrotask function 1 1 1
//: structuredClone function 1 1 1
//: console object 1 0 1
//: process function function 0 1
//: global,clearImmediate,setImmediate,clearInterval,clearTimeout,setInterval,setTimeout,queueMicrotask,structuredClone
//: 9
//: true true true true
//: clearImmediate,setImmediate,clearInterval,clearTimeout,setInterval,setTimeout,queueMicrotask,structuredClone
//: true
//: true undefined false function 1 1 1
//: 5 number 1 1 1
//: function function 1 1 1
//: 2 3 function 1 1 1
//: 4 function
//: 6 function
//: 8 function undefined 1 1
//: 9
//: 10 function function 0 1 function
//: 11 number 1 0 1
//: true object 0 1 0|function 0 1 0|function 0 1 0|number 0 1 0|number 0 1 0|function undefined 1 0|number 0 1 0|number 0 1 0|function 0 1 0|number 0 0 0|function function 0 0
//: TypeError
