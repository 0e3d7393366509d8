// What a program finds without require.
for (const name of ['Buffer', 'process', 'global', 'setImmediate', 'clearImmediate', 'queueMicrotask', 'structuredClone', 'setTimeout', 'clearInterval', 'console']) { const d = Object.getOwnPropertyDescriptor(globalThis, name); console.log(name, d.enumerable, d.configurable, typeof globalThis[name]) }
console.log(typeof require, typeof module, typeof exports, typeof __filename, global === globalThis, Buffer === require('buffer').Buffer, process === require('process'))
var before = Buffer; Buffer = 5; console.log(Buffer, require('buffer').Buffer === before); Buffer = before; console.log(Buffer.from('a').toString())
//: Buffer false true function
//: process false true object
//: global true true object
//: setImmediate true true function
//: clearImmediate true true function
//: queueMicrotask true true function
//: structuredClone true true function
//: setTimeout true true function
//: clearInterval true true function
//: console false true object
//: function object object string true true true
//: 5 true
//: a
