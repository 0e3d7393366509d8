// What does not parse is shown where it is wrong, in V8's words.
const show = name => {
  try {
    require('./lib/' + name)
  } catch (e) {
    console.log(e.name, e.message, e.stack.split('\n')[1].replace(/.*lib/, 'lib'))
  }
}
show('broken-comma.js')
show('broken-await.js')
show('broken-token.js')
setTimeout(() => require('./lib/broken-comma.js'))
//: SyntaxError Unexpected identifier 'second' lib/broken-comma.js:3:3
//: SyntaxError await is only valid in async functions and the top level bodies of modules lib/broken-await.js:2:10
//: SyntaxError Unexpected token ';' lib/broken-token.js:1:13
//! lib/broken-comma.js:3
//!   second: 2
//! SyntaxError: Unexpected identifier 'second'
//exit 1
