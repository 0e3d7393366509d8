console.log(10n ** 30n, -5n / 2n, [1n, -2n], { big: 123n }, BigInt('0xff'), BigInt.asUintN(8, 257n), BigInt.asIntN(8, 255n), typeof 1n, 1n == 1, 2n > 1, 0n ? 1 : 2)
console.log([3n, 1n, 2n].sort(), new Map([[1n, 'one']]), Object(5n), (255n).toString(16), BigInt(Number.MAX_SAFE_INTEGER) + 2n, JSON.stringify({ n: String(5n) }))
for (const f of [() => 1n + 1, () => Math.max(1n), () => 1n / 0n, () => BigInt('x'), () => +1n, () => BigInt(0.5)]) try { console.log(f()) } catch (e) { console.log(e.name) }
//: 1000000000000000000000000000000n -2n [ 1n, -2n ] { big: 123n } 255n 1n -1n bigint true true 2
//: [ 1n, 2n, 3n ] Map(1) { 1n => 'one' } [BigInt: 5n] ff 9007199254740993n {"n":"5"}
//: TypeError
//: TypeError
//: RangeError
//: SyntaxError
//: TypeError
//: RangeError
