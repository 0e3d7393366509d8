'use strict'

const utilities = require('internal/utilities')
const types = require('internal/types')

exports.format = internal.format
exports.formatWithOptions = internal.formatWithOptions
exports.inspect = internal.inspect
exports.inspect.colors = utilities.colors

exports.aborted = utilities.aborted
exports.callbackify = utilities.callbackify
exports.debug = utilities.debuglog
exports.debuglog = utilities.debuglog
exports.deprecate = utilities.deprecate
exports.getSystemErrorName = utilities.getSystemErrorName
exports.inherits = utilities.inherits
exports.isDeepStrictEqual = (a, b) => require('internal/deepequal').strict(a, b)
exports.parseArgs = utilities.parseArgs
exports.parseEnv = utilities.parseEnv
exports.promisify = utilities.promisify
exports.stripVTControlCharacters = utilities.stripVTControlCharacters
exports.styleText = utilities.styleText
exports.toUSVString = utilities.toUSVString
exports.types = types
exports._extend = (target, source) => source !== null && typeof source === 'object' ? Object.assign(target, source) : target

if (typeof TextEncoder === 'function') exports.TextEncoder = TextEncoder
if (typeof TextDecoder === 'function') exports.TextDecoder = TextDecoder

exports.isArray = Array.isArray
exports.isBoolean = value => typeof value === 'boolean'
exports.isBuffer = value => require('buffer').Buffer.isBuffer(value)
exports.isNull = value => value === null
exports.isNullOrUndefined = value => value === null || value === undefined
exports.isNumber = value => typeof value === 'number'
exports.isString = value => typeof value === 'string'
exports.isSymbol = value => typeof value === 'symbol'
exports.isUndefined = value => value === undefined
exports.isRegExp = types.isRegExp
exports.isObject = value => value !== null && typeof value === 'object'
exports.isDate = types.isDate
exports.isError = value => types.isNativeError(value) || value instanceof Error
exports.isFunction = value => typeof value === 'function'
exports.isPrimitive = value => value === null || (typeof value !== 'object' && typeof value !== 'function')
