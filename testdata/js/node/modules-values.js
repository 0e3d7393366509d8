// What a module may export.
const M = require('module'); const make = text => { const m = new M('m'); m._compile(text, '/dir/m.js'); return m.exports }
console.log(make('module.exports = 5'), make('exports.a = 1; return'), typeof make('module.exports = class A {}'), make('module.exports = null'), make('exports = 7').a, make('module.exports = () => __filename')(), make('this.x = 1').x, make("'use strict'; module.exports = (function () { return this })()"), typeof make('var globalLeak = 1; exports.f = () => globalLeak').f(), typeof globalLeak, make('//! comment\nexports.ok = 1').ok)
//: 5 { a: 1 } function null undefined /dir/m.js 1 undefined number undefined 1
