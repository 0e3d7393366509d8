const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, '|', e.code, '|', e.message) } }
const b = Buffer.from('abcabc')
for (const encoding of ['', null, undefined, 'nope', 5]) {
  for (const f of [() => b.toString(encoding), () => b.indexOf('bc', 2, encoding), () => Buffer.alloc(5, 'x', encoding), () => Buffer.from('x', encoding), () => Buffer.byteLength('é', encoding), () => Buffer.alloc(3).fill('é', 0, 3, encoding)]) attempt(f)
}
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: 
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: 
//: <Buffer 78 78 78 78 78>
//: <Buffer 78>
//: 2
//: <Buffer c3 a9 c3>
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: null
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: null
//: <Buffer 78 78 78 78 78>
//: <Buffer 78>
//: 2
//: <Buffer c3 a9 c3>
//: abcabc
//: 4
//: <Buffer 78 78 78 78 78>
//: <Buffer 78>
//: 2
//: <Buffer c3 a9 c3>
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: nope
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: nope
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: nope
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: nope
//: 2
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: nope
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: 5
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: 5
//: TypeError | ERR_INVALID_ARG_TYPE | The "encoding" argument must be of type string. Received type number (5)
//: <Buffer 78>
//: 2
//: TypeError | ERR_INVALID_ARG_TYPE | The "encoding" argument must be of type string. Received type number (5)
