'use strict'
// What kind of object a value is, whatever it pretends to be: util.types.

const { kind } = internal

const object = value => (typeof value === 'object' && value !== null) || typeof value === 'function'
const ofKind = name => value => object(value) && kind(value) === name

const answers = (f, value) => {
  try {
    f.call(value)
    return true
  } catch {
    return false
  }
}
const boxed = f => value => typeof value === 'object' && value !== null && !exports.isProxy(value) && answers(f, value)

const typedArrayName = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get
const { isView } = ArrayBuffer
const typed = name => value => isView(value) && typedArrayName.call(value) === name

Object.assign(exports, {
  isExternal: () => false,
  isDate: ofKind('Date'),
  isArgumentsObject: ofKind('Arguments'),
  isBigIntObject: boxed(BigInt.prototype.valueOf),
  isBooleanObject: ofKind('Boolean'),
  isNumberObject: ofKind('Number'),
  isStringObject: ofKind('String'),
  isSymbolObject: boxed(Symbol.prototype.valueOf),
  isBoxedPrimitive: value => exports.isNumberObject(value) || exports.isStringObject(value) || exports.isBooleanObject(value) || exports.isBigIntObject(value) || exports.isSymbolObject(value),
  isNativeError: ofKind('Error'),
  isRegExp: ofKind('RegExp'),
  isAsyncFunction: value => typeof value === 'function' && kind(value) === 'AsyncFunction',
  isGeneratorFunction: value => typeof value === 'function' && kind(value) === 'GeneratorFunction',
  isGeneratorObject: ofKind('Generator'),
  isPromise: ofKind('Promise'),
  isMap: ofKind('Map'),
  isSet: ofKind('Set'),
  isMapIterator: ofKind('Map Iterator'),
  isSetIterator: ofKind('Set Iterator'),
  isWeakMap: ofKind('WeakMap'),
  isWeakSet: ofKind('WeakSet'),
  isArrayBuffer: ofKind('ArrayBuffer'),
  isDataView: value => isView(value) && typedArrayName.call(value) === undefined,
  isSharedArrayBuffer: () => false,
  isProxy: ofKind('Proxy'),
  isModuleNamespaceObject: () => false,
  isAnyArrayBuffer: ofKind('ArrayBuffer'),
  isCryptoKey: () => false,
  isKeyObject: () => false,
  isArrayBufferView: isView,
  isTypedArray: value => isView(value) && typedArrayName.call(value) !== undefined,
  isUint8Array: typed('Uint8Array'),
  isUint8ClampedArray: typed('Uint8ClampedArray'),
  isUint16Array: typed('Uint16Array'),
  isUint32Array: typed('Uint32Array'),
  isInt8Array: typed('Int8Array'),
  isInt16Array: typed('Int16Array'),
  isInt32Array: typed('Int32Array'),
  isFloat32Array: typed('Float32Array'),
  isFloat64Array: typed('Float64Array'),
  isBigInt64Array: typed('BigInt64Array'),
  isBigUint64Array: typed('BigUint64Array')
})
