// The cases of the golden corpus: [label, source], source an expression that
// Node and goja both understand. Some carry more:
//
//	transfer  source is [value, transfer list]
//	differs   why the result is not Node's; then
//	ours      is an expression that looks like our clone, or
//	refused   says that we give a DataCloneError
'use strict';

const cases = [];
const add = (label, source, more) => cases.push({ label, source, ...more });
const all = (label, list) => list.forEach((source) => add(label + ': ' + source, source));

all('primitive', [
  'undefined', 'null', 'true', 'false',
  '0', '-0', '1', '-1', '23', '24', '-24', '-25', '255', '256', '65535', '65536', '4294967295', '4294967296',
  '-4294967297', '9007199254740991', '9007199254740992', '-9007199254740991', '-9007199254740992',
  '0.1', '-1.5', '1e21', '5e-324', '1.7976931348623157e308', 'NaN', 'Infinity', '-Infinity',
  '0n', '1n', '-1n', '255n', '256n', '-256n', '-257n', '2n ** 64n', '-(2n ** 64n)', '10n ** 40n',
]);
all('string', [
  '""', '"a"', '"\\u00e9"', '"\\u20ac"', '"\\ud83d\\ude00"', '"\\u0000"', '"a".repeat(300)', '"\\ufffd"',
  '"\\ud800"', '"\\udc00"', '"\\ud800a"', '"a\\udc00"', '"\\udc00\\ud800"', '"\\ud83d\\ude00\\ud83d"',
  '"\\ufffd\\ud800"', '"\\ud7ff\\ue000"', '"\\ufeffbom"',
]);
all('boxed', [
  'new Number(5)', 'new Number(-0)', 'new Number(NaN)', 'new Number(1.5)', 'new String("")', 'new String("abc")',
  'new String("\\ud800")', 'new Boolean(true)', 'new Boolean(false)', 'Object(5n)', 'Object(-5n)',
  'Object.assign(new Number(1), {x: 1})', 'Object.assign(new String("s"), {x: 1})',
]);
all('Date', [
  'new Date(0)', 'new Date(-1)', 'new Date(1700000000123)', 'new Date(NaN)', 'new Date(8.64e15)', 'new Date(-8.64e15)',
  'new Date(8639999999999999)', 'new Date(-8639999999999999)', 'new Date(-0)', 'new Date(4611686018427387)',
  'Object.assign(new Date(5), {x: 1})', 'new (class D extends Date {})(7)',
  'Object.setPrototypeOf(new Date(3), null)',
]);
all('RegExp', [
  '/a/', '/a+b/gi', '/[a]\\//m', 'new RegExp("")', 'new RegExp("\\n")', '/a/gimsuy', '/(?<n>x)\\k<n>/u',
  '(() => { const r = /a/g; r.lastIndex = 3; return r })()',
  '(() => { const r = /a/g; r.source2 = 1; return r })()',
  '(() => { const r = /a/g; Object.defineProperty(r, "global", {value: false}); Object.defineProperty(r, "flags", {value: "y"}); return r })()',
  'new (class R extends RegExp {})("q", "i")',
]);
all('array', [
  '[]', '[1]', '[1, "a", null, undefined]', '[[], [[]]]', '[,]', '[1, , 3]', '[, , 1]', '[1, , ,]', 'new Array(5)', 'new Array(100)',
  'new Array(4294967295)', '(() => { const a = []; a[4e9] = 1; return a })()', '(() => { const a = []; a[10000] = "x"; a.y = 2; return a })()',
  '(() => { const a = [1]; a.x = 2; a["-1"] = 3; return a })()',
  '(() => { const a = [1, 2]; a.length = 4; a.name = "n"; return a })()',
  '(() => { const a = []; a[4294967295] = 1; return a })()',
  '(() => { const a = [1, , 3]; a["\\ud800"] = 4; a.b = 5; return a })()',
  'Array.from({length: 40}, (_, i) => i)',
  'Array.from({length: 300}, (_, i) => [i])',
  'Object.defineProperty([1, 2, 3], 1, {get() { return "got" }, enumerable: true})',
  'Object.defineProperty([1, 2, 3], 1, {value: 9, enumerable: false})',
  'Object.freeze([1, {a: 1}])',
  'new (class A extends Array {})(3)',
  'Object.setPrototypeOf([1, , 2], {1: "inherited"})',
  'Object.assign([1, 2], {[Symbol("s")]: 1})',
  '(() => { const a = [{ get x() { a.pop(); return 1 } }, 2, 3]; return a })()',
  '(() => { const a = [{ get x() { a.push(4); return 1 } }, 2]; return a })()',
  '(() => { const a = [{ get x() { a.length = 0; return 1 } }, 2, 3]; return a })()',
  '(() => { const a = [{ get x() { a[1] = "changed"; return 1 } }, 2, 3]; return a })()',
  '(() => { const a = [{ get x() { delete a[1]; return 1 } }, 2, 3]; a.k = 1; return a })()',
  '[function () {}.prototype]',
]);
all('object', [
  '{}', '{a: 1}', '{b: 1, a: 2}', '{2: "b", 1: "a", x: 0, 0: "c", "-1": 1, "01": 2}', '{"": 1}', '{a: undefined, b: null}',
  '{["__proto__"]: {x: 1}}', '{__proto__: {x: 1}, y: 2}', 'Object.create(null)', 'Object.create({inherited: 1})',
  'Object.assign(Object.create(null), {x: 1})', '{["\\ud800"]: 1, ok: 2, ["\\udc00x"]: 3}', '{"\\ufffd": 1}', '{"\\u00e9": {"\\ud83d\\ude00": 1}}',
  '{constructor: 1, toString: 2, hasOwnProperty: 3}', '{[Symbol("k")]: 1, a: 2}', '{[Symbol.toStringTag]: "Map"}', '{length: 2, 0: "a"}',
  '{get a() { return 1 }, b: 2}', '{get a() { return {x: 1} }}', 'Object.defineProperty({a: 1}, "h", {value: 2})',
  'Object.freeze({a: {b: 1}})', 'Object.seal({a: 1})', 'new (class P { constructor() { this.x = 1 } get y() { return 2 } m() {} })()',
  'new (class Q { #p = 1; q = 2 })()', 'new (class { static s = 1 })()',
  '{get a() { delete this.b; return 1 }, b: 2, c: 3}', '{get a() { this.z = 1; return 1 }, b: 2}',
  '{get a() { Object.defineProperty(this, "b", {enumerable: false}); return 1 }, b: 2}',
  '(() => { let n = 0; return {get a() { return n++ }, get b() { return n++ }, c: {get d() { return n++ }}, get e() { return n++ }} })()',
  '(() => { let n = 0; return {get ["\\ud800"]() { return n++ }, get b() { delete this["\\udfff"]; return n++ }, ["\\udfff"]: 1, z: 2} })()',
  'Object.fromEntries(Array.from({length: 30}, (_, i) => ["k" + i, i]))',
  'Object.fromEntries(Array.from({length: 30}, (_, i) => [String(99 - i), i]))',
  '(() => { const o = {a: 1, b: 2, c: 3}; delete o.b; o.b = 4; return o })()',
  'Math', 'JSON', 'Reflect', 'Object.prototype', 'Map.prototype', '(class K {}).prototype', 'new Object(1)',
  '{a: {b: {c: {d: {e: {f: [1, [2, [3]]]}}}}}}',
]);
all('Map', [
  'new Map()', 'new Map([[1, "a"], ["1", "b"], [true, "c"]])', 'new Map([[NaN, 1], [-0, 2], [null, 3], [undefined, 4]])',
  'new Map([[{}, {}], [[], []]])', '(() => { const m = new Map(); m.set(m, m); return m })()',
  '(() => { const k = {}; return [new Map([[k, 1]]), k] })()', 'Object.assign(new Map([[1, 2]]), {x: 1})',
  'new Map([[new Map([[1, 2]]), new Set([1])]])', 'new (class M extends Map {})([[1, 2]])',
  'new Map(Array.from({length: 50}, (_, i) => ["k" + i, i]))',
  '(() => { const m = new Map([[1, 1]]); m.set(2, { get x() { m.set(3, 3); return 1 } }); m.set(4, 4); return m })()',
  '(() => { const m = new Map([[1, { get x() { m.delete(2); return 1 } }], [2, 2]]); return m })()',
  'new Map([[1n, "big"], [1, "small"]])', 'new Map([["\\ud800", 1], ["\\ud801", 2]])',
  'Object.defineProperty(Object.assign(new Map([[1, 2]]), {get: 1, forEach: 2}), "size", {value: 3})', 'Object.setPrototypeOf(new Map([[1, 2]]), null)',
]);
all('Set', [
  'new Set()', 'new Set([1, "1", NaN, -0, null, undefined])', 'new Set([{}, [], new Set([1])])',
  '(() => { const s = new Set(); s.add(s); return s })()', '(() => { const x = {}; return [x, new Set([x])] })()',
  'new (class S extends Set {})([1])', 'Object.setPrototypeOf(new Set([1]), Object.prototype)',
  '(() => { const s = new Set([{ get x() { s.add(9); return 1 } }, 2]); return s })()',
  'new Set(Array.from({length: 50}, (_, i) => i * i))', 'Object.assign(new Set([1]), {[Symbol.iterator]: null})',
]);
all('identity', [
  '(() => { const o = {}; o.self = o; return o })()', '(() => { const a = []; a.push(a); return a })()',
  '(() => { const a = [1, , 2]; a[4] = a; return a })()', '(() => { const a = [0]; a.me = a; return a })()',
  '(() => { const x = {}; return [x, x] })()', '(() => { const x = []; return {a: x, b: {c: x}} })()',
  '(() => { const d = new Date(1); return [d, d] })()', '(() => { const r = /a/; return [r, r] })()',
  '(() => { const s = new String("a"); return [s, s] })()', '(() => { const e = new Error("x"); return [e, e] })()',
  '(() => { const a = {}, b = {a}; a.b = b; return [a, b] })()',
  '(() => { const x = {n: 1}, y = {x}, z = {x, y}; return [z, y, x, z] })()',
  '(() => { const m = new Map(), s = new Set([m]); m.set("s", s); return {m, s} })()',
  '(() => { const list = Array.from({length: 30}, (_, i) => ({i})); return [list, list.slice().reverse()] })()',
  '(() => { const a = [1]; return [a, [a, [a]]] })()',
  '(() => { const a = []; a[2000] = a; return a })()',
  '(() => { const o = {}; return {get a() { return o }, get b() { return o }} })()',
]);
all('buffer', [
  'new ArrayBuffer(0)', 'new ArrayBuffer(5)', 'new Uint8Array([1, 2, 3]).buffer', 'Object.assign(new ArrayBuffer(2), {x: 1})',
  '(() => { const b = new ArrayBuffer(2); return [b, b] })()', 'new ArrayBuffer(65536)', 'new ArrayBuffer(65537)',
  '(() => { const b = new ArrayBuffer(70000); return [b, new Uint8Array(b), b] })()',
  '(() => { const b = new ArrayBuffer(70000); return {a: new Uint8Array(b, 8, 4), b: new Float64Array(b, 16, 2)} })()',
]);
all('view', [
  'new Uint8Array([0, 128, 255])', 'new Uint8ClampedArray([0, 300, -1])', 'new Int8Array([-128, 127])', 'new Uint16Array([1, 65535])',
  'new Int16Array([-1, 258])', 'new Uint32Array([4294967295])', 'new Int32Array([-2])', 'new BigUint64Array([2n ** 64n - 1n])',
  'new BigInt64Array([-(2n ** 63n)])', 'new Float32Array([1.5, NaN, -0])', 'new Float64Array([Math.PI, -0, Infinity])',
  'new Uint8Array(0)', 'new Float64Array(0)', 'new DataView(new ArrayBuffer(4))', 'new DataView(new ArrayBuffer(8), 2, 3)',
  'new DataView(new ArrayBuffer(0))',
  'new Uint8Array(new ArrayBuffer(8), 2, 3)', 'new Uint16Array(new ArrayBuffer(8), 2)', 'new Float64Array(new ArrayBuffer(24), 8, 1)',
  'new Uint8Array(new ArrayBuffer(4), 4)', 'new Uint16Array(new ArrayBuffer(3), 0, 1)',
  '(() => { const b = new ArrayBuffer(8); return [new Uint8Array(b), new Uint8Array(b)] })()',
  '(() => { const b = new ArrayBuffer(8); return [new Uint8Array(b), new Uint16Array(b, 2, 1), new DataView(b), b] })()',
  '(() => { const b = new ArrayBuffer(8); return [b, new Uint8Array(b)] })()',
  '(() => { const v = new Uint8Array([1, 2]); return [v, v] })()', '(() => { const v = new Uint8Array([1, 2]); return [v, v.buffer, v] })()',
  '(() => { const v = new Uint8Array([1, 2]); return {a: {v}, b: [v.buffer], c: new Set([v])} })()',
  '(() => { const d = new DataView(new ArrayBuffer(2)); return [d, d, d.buffer] })()',
  'Object.assign(new Uint8Array([1]), {x: 1})', 'new (class V extends Uint8Array {})([1, 2])',
  'Object.defineProperty(new Uint8Array([1, 2]), Symbol.toStringTag, {value: "Int8Array"})',
  'Object.defineProperty(new Uint8Array([1, 2]), "buffer", {value: 1})', 'Object.setPrototypeOf(new Uint8Array([7]), Array.prototype)',
  'new Uint8Array(65536)', 'new Uint8Array(65537)', 'new Float64Array(9000)',
]);
all('error', [
  'new Error()', 'new Error("m")', 'new Error("")', 'new EvalError("e")', 'new RangeError("e")', 'new ReferenceError("e")', 'new SyntaxError("e")',
  'new TypeError("e")', 'new URIError("e")', 'new (class E extends Error {})("x")', 'new (class E extends TypeError {})("x")',
  'new (class E extends Error { get name() { return "Custom" } })("x")',
  'new Error("m", {cause: "c"})', 'new Error("m", {cause: undefined})', 'new Error("m", {cause: new TypeError("inner", {cause: [1]})})',
  'Object.assign(new Error("m"), {name: "RangeError"})', 'Object.assign(new Error("m"), {message: "other"})', 'Object.assign(new Error(), {message: "own"})',
  'Object.assign(new Error(), {message: {toString() { return "made" }}})',
  'Object.assign(new Error("m"), {cause: 5})', 'Object.assign(new Error("m"), {stack: "made up"})', 'Object.assign(new Error("m"), {stack: 5})',
  'Object.defineProperty(new Error(), "message", {get() { return "got" }})', 'Object.setPrototypeOf(new Error("m"), Object.prototype)',
  'Object.setPrototypeOf(new TypeError("m"), null)', '[new Error("a"), new Error("b")]', 'new Error("\\ud800")',
  'Object.create(Error.prototype)', 'Error.prototype', 'new Error({toString() { return "text" }})',
]);

all('tampered', [
  'Object.defineProperty(new Map([[1, 2]]), "constructor", {value: Set})', 'Object.defineProperty({}, Symbol.toStringTag, {get() { throw new Error("asked") }})',
  'Object.defineProperty([1, 2], Symbol.iterator, {get() { throw new Error("asked") }})', 'Object.defineProperty(new Date(4), "getTime", {value: null})',
  'Object.assign([3, 4], {map: null, forEach: null, constructor: null})', '{then: 1, toJSON: 2, valueOf: 3}',
  'Object.defineProperty(new Set([1]), "size", {value: 7})', 'Object.assign(new Error("q"), {constructor: 5}) instanceof Error',
]);
all('refused', [
  '() => 1', 'function f() {}', 'class C {}', 'async () => {}', 'function* () {}', 'Math.max', 'Symbol("s")', 'Symbol.iterator', 'Object(Symbol("s"))',
  'new WeakMap()', 'new WeakSet()', 'Promise.resolve(1)', 'new Proxy({}, {})', 'new Proxy([], {})', 'new Proxy(function () {}, {})',
  '(function* () {})()', '[][Symbol.iterator]()', '""[Symbol.iterator]()', 'new Map()[Symbol.iterator]()', 'new Set().values()', '"a".matchAll(/a/g)',
  '{a: [1, {b() {}}]}', '[new Map([["k", Symbol("v")]])]', 'new Map([[() => 1, 1]])', 'new Set([() => 1])', '{a: new WeakMap()}',
  '{s: Symbol("s")}', '[1, , () => 2]', 'Object.assign([1], {f() {}})', 'new Error("m", {cause: () => 1})',
  '(function () { return arguments })(1, 2)', '(function () { "use strict"; return arguments })(1)',
  '(() => { const {proxy, revoke} = Proxy.revocable({}, {}); revoke(); return proxy })()', 'Object.setPrototypeOf(new WeakMap(), Object.prototype)',
  'Object.setPrototypeOf([][Symbol.iterator](), Object.prototype)', 'Object.create(new WeakMap())[Symbol.toStringTag] && new WeakMap()',
]);
all('throwing', [
  '{get a() { throw new RangeError("from a") }}', '[1, {get b() { throw new TypeError("from b") }}]',
  'new Map([[1, {get c() { throw new Error("from c") }}]])', 'Object.defineProperty([1, 2], 0, {get() { throw new SyntaxError("element") }, enumerable: true})',
  'Object.assign(new Error(), {message: {toString() { throw new EvalError("no text") }}})',
]);

all('not refused', ['Object.create(new Proxy({}, {}))', 'Object.create(Promise.prototype)', 'Object.create(Map.prototype)', 'Object.create(new Date(1))', 'Object.create([])']);

add('RegExp with a slash', '/[/]/',
  { differs: 'in goja the property source has \\u002f for it', ours: 'new RegExp("[\\\\u002f]")' });
add('array that gains a property', '(() => { const a = [{ get x() { a.extra = 1; return 1 } }, 2, 3]; return a })()',
  { differs: 'the algorithm lists the keys first, V8 lists those of a dense array last', ours: '[{x: 1}, 2, 3]' });

const keeps = 'error objects keep their own properties, for programs look at err.code';
add('error with a code', 'Object.assign(new Error("m"), {code: "E_X", errno: 5})',
  { differs: keeps, ours: 'Object.assign(new Error("m"), {code: "E_X", errno: 5})' });
add('error with a name of its own', 'Object.assign(new Error("m"), {name: "MyError"})',
  { differs: keeps, ours: 'Object.assign(new Error("m"), {name: "MyError"})' });
add('error with nested properties', 'new (class H extends TypeError { constructor() { super("h"); this.response = {status: 404} } })()',
  { differs: keeps, ours: 'Object.assign(new TypeError("h"), {response: {status: 404}})' });
add('error with a getter of its own', 'Object.defineProperty(new Error("m"), "late", {enumerable: true, get() { return 1 }})',
  { differs: keeps, ours: 'Object.assign(new Error("m"), {late: 1})' });
add('error with a function', 'Object.assign(new Error("m"), {retry() {}})', { differs: keeps, refused: true });
add('error with a hidden name and code', 'Object.defineProperties(new Error("m"), {name: {value: "AbortError"}, code: {value: 20}})',
  { differs: keeps + '; DOMException has them like this',
    ours: 'Object.defineProperties(new Error("m"), {name: {value: "AbortError", writable: true, configurable: true}, code: {value: 20, writable: true, configurable: true}})' });
add('error that is its own cause', '(() => { const e = new Error("m"); e.cause = e; return e })()',
  { differs: 'Node cannot read back what it wrote',
    ours: '(() => { const e = new Error("m"); Object.defineProperty(e, "cause", {value: e, writable: true, configurable: true}); return e })()' });
add('error in a cycle through its cause', '(() => { const o = {}; o.e = new Error("m", {cause: o}); return o })()');
add('AggregateError', 'new AggregateError([new TypeError("a"), "b"], "m")',
  { differs: 'AggregateError keeps its class and its errors', ours: 'new AggregateError([new TypeError("a"), "b"], "m")' });
add('errors of an Error', 'Object.assign(new Error("m"), {errors: [1]})', { differs: keeps, ours: 'Object.assign(new Error("m"), {errors: [1]})' });

const transfer = (label, source, more) => add('transfer: ' + label, source, { transfer: true, ...more });
transfer('a buffer', '(() => { const b = new Uint8Array([1, 2, 3]).buffer; return [b, [b]] })()');
transfer('the buffer of a view', '(() => { const v = new Uint8Array([1, 2, 3]); return [{v}, [v.buffer]] })()');
transfer('the buffer of two views', '(() => { const b = new ArrayBuffer(8); return [[new Uint8Array(b, 1, 2), new Uint16Array(b)], [b]] })()');
transfer('a big buffer', '(() => { const b = new ArrayBuffer(100000); return [b, [b]] })()');
transfer('an empty buffer', '(() => { const b = new ArrayBuffer(0); return [b, [b]] })()');
transfer('one of two buffers', '(() => { const a = new ArrayBuffer(1), b = new ArrayBuffer(2); return [[a, b], [b]] })()');
transfer('several buffers', '(() => { const a = new ArrayBuffer(1), b = new ArrayBuffer(2); return [[a, b, a], [b, a]] })()');
transfer('nothing', '[{a: 1}, []]');
transfer('a buffer twice', '(() => { const b = new ArrayBuffer(1); return [b, [b, b]] })()');
transfer('what is no buffer', '[{}, [{}]]',
  { differs: 'browsers and we say DataCloneError, Node has a code of its own', refused: true });
transfer('with a value that is refused', '(() => { const b = new ArrayBuffer(1); return [[b, () => 1], [b]] })()');
transfer('a buffer that is not part of the value', '(() => { const b = new ArrayBuffer(1); return [{}, [b]] })()',
  { differs: 'a buffer that would vanish is a mistake', refused: true });

module.exports = cases;
