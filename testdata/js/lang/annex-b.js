console.log('x'.anchor('a"b'), 'x'.big(), 'x'.blink(), 'x'.bold(), 'x'.fixed(), 'x'.fontcolor('red'), 'x'.fontsize(7), 'x'.italics(), 'x'.link('u'), 'x'.small(), 'x'.strike(), 'x'.sub(), 'x'.sup())
const o = {}
o.__defineGetter__('g', () => 5); o.__defineSetter__('g', function (v) { this.v = v }); o.g = 6
console.log(o.g, o.v, typeof o.__lookupGetter__('g'), typeof o.__lookupSetter__('g'), o.__lookupGetter__('none'), Object.create(o).__lookupGetter__('g')(), Object.keys(o))
try { o.__defineGetter__('x', 1) } catch (e) { console.log(String(e)) }
const d = new Date(Date.UTC(1999, 5, 15, 12)); console.log(d.getYear(), d.setYear(98) > 0, d.getFullYear(), d.setYear(2005) > 0, d.getFullYear(), d.toGMTString === d.toUTCString, Number.isNaN(d.setYear('x')))
console.log(''.bold.name, ''.anchor.length, o.__defineGetter__.length, Date.prototype.getYear.length, Date.prototype.setYear.length)
//: <a name="a&quot;b">x</a> <big>x</big> <blink>x</blink> <b>x</b> <tt>x</tt> <font color="red">x</font> <font size="7">x</font> <i>x</i> <a href="u">x</a> <small>x</small> <strike>x</strike> <sub>x</sub> <sup>x</sup>
//: 5 6 function function undefined 5 [ 'g', 'v' ]
//: TypeError: Object.prototype.__defineGetter__: Expecting function
//: 99 true 1998 true 2005 true true
//: bold 1 2 0 1
