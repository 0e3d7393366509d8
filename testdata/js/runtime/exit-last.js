// So is what one throws that is told last.
process.on('exit', code => {
  console.log('exit', code) //: exit 0
  process.nextTick(console.log, 'never')
  throw new TypeError('at the end')
})
//! TypeError: at the end
//exit 1
