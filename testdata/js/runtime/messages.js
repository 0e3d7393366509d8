// Errors say what Node's say, for scripts look for these words.
const say = f => { try { f(); console.log('no error') } catch (e) { console.log(`${e.name}: ${e.message}`) } }
const o = { p: {}, n: null, five: 5 }

say(() => undefined.x) //: TypeError: Cannot read properties of undefined (reading 'x')
say(() => o.n.x) //: TypeError: Cannot read properties of null (reading 'x')
say(() => o.a.b.c) //: TypeError: Cannot read properties of undefined (reading 'b')
say(() => o.a.foo()) //: TypeError: Cannot read properties of undefined (reading 'foo')
say(() => o.n[0]) //: TypeError: Cannot read properties of null (reading '0')
say(() => { o.n.x = 1 }) //: TypeError: Cannot set properties of null (setting 'x')
say(() => { o.a.x = 1 }) //: TypeError: Cannot set properties of undefined (setting 'x')
say(() => o.foo()) //: TypeError: o.foo is not a function
say(() => o.p.q(1)) //: TypeError: o.p.q is not a function
say(() => o['p']['q'](1)) //: TypeError: o.p.q is not a function
say(() => o.five()) //: TypeError: o.five is not a function
say(() => { const f = 1; f(2) }) //: TypeError: f is not a function
say(() => { const a = []; a[0]() }) //: TypeError: a[0] is not a function
say(() => (() => {})()()) //: TypeError: (intermediate value)(...) is not a function
say(function () { this.zzz() }.bind({})) //: TypeError: this.zzz is not a function
say(() => { new o.x() }) //: TypeError: o.x is not a constructor
say(() => nowhere) //: ReferenceError: nowhere is not defined
say(() => { later; let later }) //: ReferenceError: Cannot access 'later' before initialization
say(() => { const c = 1; c = 2 }) //: TypeError: Assignment to constant variable.
say(() => { class A {} A() }) //: TypeError: Class constructor A cannot be invoked without 'new'
say(() => [].reduce((a, b) => a)) //: TypeError: Reduce of empty array with no initial value
say(() => 'a'.repeat(-1)) //: RangeError: Invalid count value: -1
say(() => new Array(-1)) //: RangeError: Invalid array length
say(() => BigInt(1.5)) //: RangeError: The number 1.5 cannot be converted to a BigInt because it is not an integer
say(() => decodeURIComponent('%')) //: URIError: URI malformed
say(() => JSON.parse('')) //: SyntaxError: Unexpected end of JSON input
say(() => JSON.parse('<html>')) //: SyntaxError: Unexpected token '<', "<html>" is not valid JSON
say(() => JSON.parse(undefined)) //: SyntaxError: "undefined" is not valid JSON
say(() => JSON.parse('{"a":1,}')) //: SyntaxError: Expected double-quoted property name in JSON at position 7
say(() => eval('1+')) //: SyntaxError: Unexpected end of input
say(() => eval(')')) //: SyntaxError: Unexpected token ')'

// A stack begins with what the error is called when it is first asked for.
class Mine extends Error { constructor (message) { super(message); this.name = 'Mine' } }
function thrower () { throw new Mine('deep') }
try { thrower() } catch (e) {
  console.log(e.stack.split('\n')[0]) //: Mine: deep
  console.log(/^    at thrower \(.*messages\.js:\d+:\d+\)$/.test(e.stack.split('\n')[1])) //: true
  console.log(Object.keys(e), Object.hasOwn ? 'stack' in e : '') //: [ 'name' ] true
  e.stack = 'mine'
  console.log(e.stack) //: mine
}
