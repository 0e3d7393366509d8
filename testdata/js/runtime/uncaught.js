// An uncaught error ends the program and shows its line.
setTimeout(() => console.log('never'), 5)
function fail () {
  throw new RangeError('too far')
}
console.log('before') //: before
fail()
//! uncaught.js:4
//!   throw new RangeError('too far')
//! RangeError: too far
//!     at fail (
//exit 1
