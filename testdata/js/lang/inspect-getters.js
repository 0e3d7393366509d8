const util = require('util')
const o = { get a () { return 1 }, get b () { return { c: 2 } }, set d (v) {}, get e () { return 3 }, set e (v) {}, get f () { throw new Error('no') }, get g () { return null }, get h () { return 'str' } }
for (const getters of [false, true, 'get', 'set']) console.log(util.inspect(o, { getters }))
class K { get x () { return this.v } v = 5 }
console.log(util.inspect(new K(), { getters: true }), util.inspect(new K(), { getters: true, showHidden: true }))
//: {
//:   a: [Getter],
//:   b: [Getter],
//:   d: [Setter],
//:   e: [Getter/Setter],
//:   f: [Getter],
//:   g: [Getter],
//:   h: [Getter]
//: }
//: {
//:   a: [Getter: 1],
//:   b: [Getter] { c: 2 },
//:   d: [Setter],
//:   e: [Getter/Setter: 3],
//:   f: [Getter: <Inspection threw (no)>],
//:   g: [Getter: null],
//:   h: [Getter: 'str']
//: }
//: {
//:   a: [Getter: 1],
//:   b: [Getter] { c: 2 },
//:   d: [Setter],
//:   e: [Getter/Setter],
//:   f: [Getter: <Inspection threw (no)>],
//:   g: [Getter: null],
//:   h: [Getter: 'str']
//: }
//: {
//:   a: [Getter],
//:   b: [Getter],
//:   d: [Setter],
//:   e: [Getter/Setter: 3],
//:   f: [Getter],
//:   g: [Getter],
//:   h: [Getter]
//: }
//: K { v: 5 } K { v: 5, [x]: [Getter: 5] }
