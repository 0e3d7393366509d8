// What a listener throws at the end is an error of the program's.
process.on('beforeExit', () => {
  console.log('beforeExit') //: beforeExit
  throw new Error('before')
})
process.on('exit', code => {
  console.log('exit', code) //: exit 1
  throw new Error('not shown: the first error counts')
})
//! Error: before
//exit 1
