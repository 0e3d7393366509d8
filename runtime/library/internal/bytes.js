'use strict'
// Where the bytes of a view lie, whatever a script has done to its properties. Go's
// functions of the library are given bytes in this way: buffer, offset, length.

const prototype = Object.getPrototypeOf(Uint8Array.prototype)
const getter = (object, name) => {
  const { get } = Object.getOwnPropertyDescriptor(object, name)
  return view => get.call(view)
}
const ofArray = { buffer: getter(prototype, 'buffer'), offset: getter(prototype, 'byteOffset'), length: getter(prototype, 'byteLength'), name: getter(prototype, Symbol.toStringTag) }
const ofView = { buffer: getter(DataView.prototype, 'buffer'), offset: getter(DataView.prototype, 'byteOffset'), length: getter(DataView.prototype, 'byteLength') }
const lengthOf = getter(ArrayBuffer.prototype, 'byteLength')
const { isView } = ArrayBuffer
const { isArrayBuffer } = require('internal/types')

// at is [buffer, offset, length] of a view or an ArrayBuffer; undefined for
// anything else.
exports.at = value => {
  if (isView(value)) {
    const of = ofArray.name(value) === undefined ? ofView : ofArray
    return [of.buffer(value), of.offset(value), of.length(value)]
  }
  return isArrayBuffer(value) ? [value, 0, lengthOf(value)] : undefined
}
exports.isUint8Array = value => isView(value) && ofArray.name(value) === 'Uint8Array'
exports.lengthOf = value => exports.at(value)[2]
