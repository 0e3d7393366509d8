// A listener may end the program in another way, as in Node.
process.on('exit', code => {
  console.log('exit', code) //: exit 1
  process.exit(4)
})
Promise.reject(new Error('not shown'))
//exit 4
