const { types } = require('util')
const values = {
  date: new Date(), regexp: /x/, map: new Map(), set: new Set(), weakmap: new WeakMap(), weakset: new WeakSet(), promise: Promise.resolve(), error: new TypeError(),
  generator: (function * () {})(), generatorFunction: function * () {}, asyncFunction: async () => {}, arrow: () => {}, arguments: (function () { return arguments })(),
  number: Object(1), string: Object(''), boolean: Object(true), symbol: Object(Symbol.iterator), bigint: Object(1n), buffer: new ArrayBuffer(1), view: new DataView(new ArrayBuffer(1)),
  u8: new Uint8Array(1), u8c: new Uint8ClampedArray(1), f64: new Float64Array(1), b64: new BigInt64Array(1), proxy: new Proxy(new Map(), {}), proxyF: new Proxy(() => {}, {}), mapIterator: new Map().keys(), setIterator: new Set().values(),
  liar: { [Symbol.toStringTag]: 'Date', __proto__: Date.prototype }, tagged: Object.defineProperty(new Map(), Symbol.toStringTag, { value: 'X' }), plain: {}, array: [], null: null, undefined, five: 5, text: 'Date', node: Buffer.alloc(1), errorLike: Object.create(Error.prototype)
}
for (const name of Object.keys(types).sort()) {
  if (/Key|External|Module|Shared|Event/.test(name)) continue
  console.log(name, Object.keys(values).filter(k => types[name](values[k])).join())
}
console.log(require('util/types').isDate === types.isDate, types.isMap())
//: isAnyArrayBuffer buffer
//: isArgumentsObject arguments
//: isArrayBuffer buffer
//: isArrayBufferView view,u8,u8c,f64,b64,node
//: isAsyncFunction asyncFunction
//: isBigInt64Array b64
//: isBigIntObject bigint
//: isBigUint64Array 
//: isBooleanObject boolean
//: isBoxedPrimitive number,string,boolean,symbol,bigint
//: isDataView view
//: isDate date
//: isFloat32Array 
//: isFloat64Array f64
//: isGeneratorFunction generatorFunction
//: isGeneratorObject generator
//: isInt16Array 
//: isInt32Array 
//: isInt8Array 
//: isMap map,tagged
//: isMapIterator mapIterator
//: isNativeError error
//: isNumberObject number
//: isPromise promise
//: isProxy proxy,proxyF
//: isRegExp regexp
//: isSet set
//: isSetIterator setIterator
//: isStringObject string
//: isSymbolObject symbol
//: isTypedArray u8,u8c,f64,b64,node
//: isUint16Array 
//: isUint32Array 
//: isUint8Array u8,node
//: isUint8ClampedArray u8c
//: isWeakMap weakmap
//: isWeakSet weakset
//: true false
