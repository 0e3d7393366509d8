// process.stdout and process.stderr write texts and bytes as they are.
console.log(process.stdout.write('a text, ')) // comes after it
process.stdout.write('é' + '😀\n')
process.stdout.write(require('buffer').Buffer.from('a buffer\n'))
process.stdout.write(new Uint8Array([98, 121, 116, 101, 115, 10]))
process.stderr.write('to standard error')
for (const chunk of [undefined, 5, {}]) {
  try { process.stdout.write(chunk) } catch (e) { console.log(e.name) }
}
//: a text, true
//: é😀
//: a buffer
//: bytes
//: TypeError
//: TypeError
//: TypeError
//! to standard error
