const workerpool = require('workerpool')
let kept

workerpool.worker({
  sum: array => array.reduce((a, b) => a + b, 0),
  make (n) {
    kept = new Uint8Array(n).map((_, i) => i)
    return new workerpool.Transfer(kept, [kept.buffer])
  },
  async makeLater (n) {
    kept = new Uint8Array(n).fill(7)
    return new workerpool.Transfer({ kept }, [kept.buffer])
  },
  left: () => kept.byteLength
})
