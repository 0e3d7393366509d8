const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const b = Buffer.alloc(16); console.log(b.writeBigInt64LE(-5n, 0), b.writeBigUInt64BE(5n, 8), b.toString('hex'), b.readBigInt64LE(0), b.readBigUInt64BE(8), b.readBigInt64BE(0), b.readBigUint64LE(0))
for (const v of [0n, 1n, -1n, 2n ** 63n - 1n, -(2n ** 63n)]) { b.writeBigInt64BE(v); console.log(b.readBigInt64BE(), b.readBigInt64LE()) }
attempt(() => b.writeBigInt64LE(2n ** 63n)); attempt(() => b.writeBigInt64LE(-(2n ** 63n) - 1n)); attempt(() => b.writeBigUInt64LE(2n ** 64n)); attempt(() => b.writeBigUInt64LE(-1n)); attempt(() => b.readBigInt64LE(9)); attempt(() => b.readBigInt64LE('0')); attempt(() => b.writeBigInt64LE(1n, 9)); attempt(() => b.readBigUInt64LE(0.5))
for (const v of [0, -0, 1.1, Infinity, -Infinity, NaN, 5e-324, 1.7976931348623157e308, 2 ** 53]) { b.writeDoubleBE(v); b.writeFloatLE(v, 8); console.log(b.toString('hex', 0, 12), b.readDoubleBE(), b.readFloatLE(8)) }
//: 8 16 fbffffffffffffff0000000000000005 -5n 5n -288230376151711745n 18446744073709551611n
//: 0n 0n
//: 1n 72057594037927936n
//: -1n -1n
//: 9223372036854775807n -129n
//: -9223372036854775808n 128n
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= -(2n ** 63n) and < 2n ** 63n. Received 9_223_372_036_854_775_808n
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= -(2n ** 63n) and < 2n ** 63n. Received -9_223_372_036_854_775_809n
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= 0n and < 2n ** 64n. Received 18_446_744_073_709_551_616n
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= 0n and < 2n ** 64n. Received -1n
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be >= 0 and <= 8. Received 9
//: TypeError | ERR_INVALID_ARG_TYPE | The "offset" argument must be of type number. Received type string ('0')
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be >= 0 and <= 8. Received 9
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be an integer. Received 0.5
//: 000000000000000000000000 0 0
//: 800000000000000000000080 -0 -0
//: 3ff199999999999acdcc8c3f 1.1 1.100000023841858
//: 7ff00000000000000000807f Infinity Infinity
//: fff0000000000000000080ff -Infinity -Infinity
//: 7ff80000000000000000c07f NaN NaN
//: 000000000000000100000000 5e-324 0
//: 7fefffffffffffff0000807f 1.7976931348623157e+308 Infinity
//: 43400000000000000000005a 9007199254740992 9007199254740992
