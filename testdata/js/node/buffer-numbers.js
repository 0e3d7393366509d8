const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
// Numbers in buffers.
const b = Buffer.from([0x01, 0x82, 0x03, 0x84, 0x05, 0x86, 0x07, 0x88, 0xff])
for (const name of Object.getOwnPropertyNames(Buffer.prototype).filter(n => /^read(U?Int(8|16|32)|Float|Double|Big)/.test(n)).sort()) console.log(name, String(b[name](0)), String(b[name](1)))
for (const name of ['readUIntLE', 'readUIntBE', 'readIntLE', 'readIntBE']) console.log(name, [1, 2, 3, 4, 5, 6].map(n => b[name](1, n)).join())
const w = Buffer.alloc(8)
const wrote = (name, ...args) => { w.fill(0); console.log(name, w[name](...args), w.toString('hex')) }
wrote('writeUInt8', 255, 1); wrote('writeInt8', -1, 1); wrote('writeUInt16LE', 0x1234); wrote('writeUInt16BE', 0x1234, 2); wrote('writeInt16LE', -2); wrote('writeInt16BE', -32768); wrote('writeUInt32LE', 0xdeadbeef); wrote('writeUInt32BE', 0xdeadbeef, 4); wrote('writeInt32LE', -5); wrote('writeInt32BE', 2147483647)
wrote('writeFloatLE', 1.5); wrote('writeFloatBE', -0.1); wrote('writeDoubleLE', Math.PI); wrote('writeDoubleBE', NaN); wrote('writeBigInt64LE', -1n); wrote('writeBigInt64BE', 1n); wrote('writeBigUInt64LE', 2n ** 64n - 1n); wrote('writeBigUInt64BE', 0x0102030405060708n)
for (let n = 1; n <= 6; n++) { wrote('writeUIntLE', 0x010203040506 % 256 ** n, 0, n); wrote('writeIntBE', -(n * 3), 1, n) }
wrote('writeUint8', 1.9); wrote('writeUInt8', '7'); wrote('writeInt16BE', undefined); wrote('writeUIntBE', 0xabcdef, 0, 3)
for (const f of [() => b.readUInt8(9), () => b.readUInt8(-1), () => b.readUInt8(1.5), () => b.readUInt8('1'), () => b.readInt32LE(6), () => b.readDoubleLE(2), () => Buffer.alloc(1).readUInt16LE(0), () => b.readUIntLE(0, 7), () => b.readUIntLE(0, 0), () => b.readUIntLE(0), () => b.readUIntLE(0, 1.5), () => b.readUIntBE(), () => b.readBigInt64LE(2), () => b.readFloatLE(NaN), () => b.readInt8(null),
  () => w.writeUInt8(256), () => w.writeUInt8(-1), () => w.writeInt8(128), () => w.writeInt16LE(40000), () => w.writeUInt32LE(2 ** 32), () => w.writeInt32BE(-(2 ** 31) - 1), () => w.writeUInt16BE(1, 7), () => w.writeUIntLE(256, 0, 1), () => w.writeUIntLE(2 ** 40, 0, 5), () => w.writeIntLE(2 ** 47, 0, 6), () => w.writeUIntLE(2 ** 48, 0, 6), () => w.writeBigInt64LE(2n ** 63n), () => w.writeBigUInt64LE(-1n), () => w.writeBigUInt64LE(1), () => w.writeDoubleLE(1, 1), () => w.writeUInt8(1, 8), () => w.writeUInt8(1, '0'), () => w.writeUInt32LE(5000000000)]) attempt(f)
console.log(Buffer.from([1, 2, 3, 4]).swap16().toString('hex'), Buffer.from([1, 2, 3, 4]).swap32().toString('hex'), Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]).swap64().toString('hex'))
attempt(() => Buffer.alloc(3).swap16()); attempt(() => Buffer.alloc(6).swap32()); attempt(() => Buffer.alloc(9).swap64())
//: readBigInt64BE 108653206573549448 -9078267264590444289
//: readBigInt64LE -8644793601466596863 -33768725005728894
//: readBigUInt64BE 108653206573549448 9368476809119107327
//: readBigUInt64LE 9801950472242954753 18412975348703822722
//: readBigUint64BE 108653206573549448 9368476809119107327
//: readBigUint64LE 9801950472242954753 18412975348703822722
//: readDoubleBE 2.101445233217593e-301 -5.828256468112034e-299
//: readDoubleLE -5.5659107458502035e-270 -2.109251328246473e+306
//: readFloatBE 4.7759502676627e-38 -9.662247744716508e-38
//: readFloatLE -1.5458670861936695e-36 1.2414508911488823e-35
//: readInt16BE 386 -32253
//: readInt16LE -32255 898
//: readInt32BE 25297796 -2113698811
//: readInt32LE -2080144895 92537730
//: readInt8 1 -126
//: readUInt16BE 386 33283
//: readUInt16LE 33281 898
//: readUInt32BE 25297796 2181268485
//: readUInt32LE 2214822401 92537730
//: readUInt8 1 130
//: readUIntLE 130,898,8651650,92537730,575618155394,8272199549826
//: readUIntBE 130,33283,8520580,2181268485,558404732294,142951611467271
//: readIntLE -126,898,-8125566,92537730,-523893472382,8272199549826
//: readIntBE -126,-32253,-8256636,-2113698811,-541106895482,-138523365243385
//: writeUInt8 2 00ff000000000000
//: writeInt8 2 00ff000000000000
//: writeUInt16LE 2 3412000000000000
//: writeUInt16BE 4 0000123400000000
//: writeInt16LE 2 feff000000000000
//: writeInt16BE 2 8000000000000000
//: writeUInt32LE 4 efbeadde00000000
//: writeUInt32BE 8 00000000deadbeef
//: writeInt32LE 4 fbffffff00000000
//: writeInt32BE 4 7fffffff00000000
//: writeFloatLE 4 0000c03f00000000
//: writeFloatBE 4 bdcccccd00000000
//: writeDoubleLE 8 182d4454fb210940
//: writeDoubleBE 8 7ff8000000000000
//: writeBigInt64LE 8 ffffffffffffffff
//: writeBigInt64BE 8 0000000000000001
//: writeBigUInt64LE 8 ffffffffffffffff
//: writeBigUInt64BE 8 0102030405060708
//: writeUIntLE 1 0600000000000000
//: writeIntBE 2 00fd000000000000
//: writeUIntLE 2 0605000000000000
//: writeIntBE 3 00fffa0000000000
//: writeUIntLE 3 0605040000000000
//: writeIntBE 4 00fffff700000000
//: writeUIntLE 4 0605040300000000
//: writeIntBE 5 00fffffff4000000
//: writeUIntLE 5 0605040302000000
//: writeIntBE 6 00fffffffff10000
//: writeUIntLE 6 0605040302010000
//: writeIntBE 7 00ffffffffffee00
//: writeUint8 1 0100000000000000
//: writeUInt8 1 0700000000000000
//: writeInt16BE 2 0000000000000000
//: writeUIntBE 3 abcdef0000000000
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be >= 0 and <= 8. Received 9
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be >= 0 and <= 8. Received -1
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be an integer. Received 1.5
//: TypeError | ERR_INVALID_ARG_TYPE | The "offset" argument must be of type number. Received type string ('1')
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be >= 0 and <= 5. Received 6
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be >= 0 and <= 1. Received 2
//: RangeError | ERR_BUFFER_OUT_OF_BOUNDS | Attempt to access memory outside buffer bounds
//: RangeError | ERR_OUT_OF_RANGE | The value of "byteLength" is out of range. It must be >= 1 and <= 6. Received 7
//: RangeError | ERR_OUT_OF_RANGE | The value of "byteLength" is out of range. It must be >= 1 and <= 6. Received 0
//: TypeError | ERR_INVALID_ARG_TYPE | The "byteLength" argument must be of type number. Received undefined
//: RangeError | ERR_OUT_OF_RANGE | The value of "byteLength" is out of range. It must be an integer. Received 1.5
//: TypeError | ERR_INVALID_ARG_TYPE | The "offset" argument must be of type number. Received undefined
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be >= 0 and <= 1. Received 2
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be an integer. Received NaN
//: TypeError | ERR_INVALID_ARG_TYPE | The "offset" argument must be of type number. Received null
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= 0 and <= 255. Received 256
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= 0 and <= 255. Received -1
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= -128 and <= 127. Received 128
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= -32768 and <= 32767. Received 40000
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= 0 and <= 4294967295. Received 4294967296
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= -2147483648 and <= 2147483647. Received -2147483649
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be >= 0 and <= 6. Received 7
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= 0 and <= 255. Received 256
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= 0 and < 2 ** 40. Received 1_099_511_627_776
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= -(2 ** 47) and < 2 ** 47. Received 140_737_488_355_328
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= 0 and < 2 ** 48. Received 281_474_976_710_656
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= -(2n ** 63n) and < 2n ** 63n. Received 9_223_372_036_854_775_808n
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= 0n and < 2n ** 64n. Received -1n
//: TypeError | undefined | Cannot mix BigInt and other types, use explicit conversions
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be >= 0 and <= 0. Received 1
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be >= 0 and <= 7. Received 8
//: TypeError | ERR_INVALID_ARG_TYPE | The "offset" argument must be of type number. Received type string ('0')
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= 0 and <= 4294967295. Received 5_000_000_000
//: 02010403 04030201 0807060504030201
//: RangeError | ERR_INVALID_BUFFER_SIZE | Buffer size must be a multiple of 16-bits
//: RangeError | ERR_INVALID_BUFFER_SIZE | Buffer size must be a multiple of 32-bits
//: RangeError | ERR_INVALID_BUFFER_SIZE | Buffer size must be a multiple of 64-bits
