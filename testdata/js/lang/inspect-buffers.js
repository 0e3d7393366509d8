console.log(new ArrayBuffer(3), new Uint8Array([1, 2, 255]), new Uint8ClampedArray(2), new Int8Array([-1]), new Uint16Array(1), new Int32Array([1, -2]), new Float32Array([0.5, -0]), new Float64Array([NaN, Infinity]), new BigInt64Array([-1n]), new BigUint64Array([1n]))
console.log(new DataView(new ArrayBuffer(4), 1, 2), { b: new ArrayBuffer(1), v: new DataView(new ArrayBuffer(1)) })
console.log(new Uint8Array(10), new Uint8Array(150), new Uint8Array(0), [new Uint8Array(2)])
console.log(Object.assign(new Uint8Array(2), { extra: 1 }), new Uint8Array([1, 2, 3, 4]).subarray(1, 3), { a: { b: { c: new Uint8Array(2), d: new ArrayBuffer(2) } } })
const moved = new ArrayBuffer(8); structuredClone(moved, { transfer: [moved] }); console.log(moved)
//: ArrayBuffer { [Uint8Contents]: <00 00 00>, byteLength: 3 } Uint8Array(3) [ 1, 2, 255 ] Uint8ClampedArray(2) [ 0, 0 ] Int8Array(1) [ -1 ] Uint16Array(1) [ 0 ] Int32Array(2) [ 1, -2 ] Float32Array(2) [ 0.5, -0 ] Float64Array(2) [ NaN, Infinity ] BigInt64Array(1) [ -1n ] BigUint64Array(1) [ 1n ]
//: DataView {
//:   byteLength: 2,
//:   byteOffset: 1,
//:   buffer: ArrayBuffer { [Uint8Contents]: <00 00 00 00>, byteLength: 4 }
//: } {
//:   b: ArrayBuffer { [Uint8Contents]: <00>, byteLength: 1 },
//:   v: DataView {
//:     byteLength: 1,
//:     byteOffset: 0,
//:     buffer: ArrayBuffer { [Uint8Contents]: <00>, byteLength: 1 }
//:   }
//: }
//: Uint8Array(10) [
//:   0, 0, 0, 0, 0,
//:   0, 0, 0, 0, 0
//: ] Uint8Array(150) [
//:   0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
//:   0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
//:   0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
//:   0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
//:   0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
//:   0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
//:   0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
//:   0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
//:   0, 0, 0, 0,
//:   ... 50 more items
//: ] Uint8Array(0) [] [ Uint8Array(2) [ 0, 0 ] ]
//: Uint8Array(2) [ 0, 0, extra: 1 ] Uint8Array(2) [ 2, 3 ] { a: { b: { c: [Uint8Array], d: [ArrayBuffer] } } }
//: ArrayBuffer { (detached), byteLength: 0 }
