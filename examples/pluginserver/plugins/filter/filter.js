// Masks words in texts. Which ones, each tenant has taught it: they are in the
// host's key-value store, which knows whose call this is.
const kv = require('kv')
const { worker } = require('workerpool')
const { escape, mask } = require('./text')

worker({
  filter (text) {
    const words = kv.list('word/').map(key => key.slice('word/'.length))
    if (words.length === 0) return { text, masked: 0, total: kv.add('masked', 0) }
    let masked = 0
    const pattern = new RegExp(`\\b(${words.map(escape).join('|')})\\b`, 'gi')
    text = text.replace(pattern, word => { masked++; return mask(word) })
    return { text, masked, total: kv.add('masked', masked) }
  },

  learn (word) {
    word = word.trim().toLowerCase()
    if (!word) throw new RangeError('there is no word to learn')
    kv.set('word/' + word, 'yes')
    console.log('learnt', word)
    return kv.list('word/').length
  }
})
