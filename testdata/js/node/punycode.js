const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const p = require('punycode'); for (const s of ['', 'abc', 'München', 'bücher', '☃', 'a☃b', '😀', 'ليهمابتكلموشعربي؟', '他们为什么不说中文', 'Pročprostěnemluvíčesky', '3年B組金八先生', '-> $1.00 <-']) { const e = p.encode(s); console.log(e, p.decode(e) === s) }
for (const d of ['mañana.com', 'example.com.', 'bücher.com', 'café.com', '☃-⌘.com', '퐀☃-⌘.com', '💩.la', 'mailto@джpумлатест.bрфa', 'a。b']) console.log(p.toASCII(d), p.toUnicode(p.toASCII(d)))
attempt(() => p.decode('\x81-')); attempt(() => p.decode('ab-\x81')); attempt(() => p.decode('99999999')); console.log(p.version, p.ucs2.decode('\ud800a\udc00\ud83d\ude00').join())
//:  true
//: abc- true
//: Mnchen-3ya true
//: bcher-kva true
//: n3h true
//: ab-fsx true
//: e28h true
//: egbpdaj6bu4bxfgehfvwxn true
//: ihqwcrb4cv8a8dqg056pqjye true
//: Proprostnemluvesky-uyb24dma41a true
//: 3B-ww4c5e180e575a65lsy2b true
//: -> $1.00 <-- true
//: xn--maana-pta.com mañana.com
//: example.com. example.com.
//: xn--bcher-kva.com bücher.com
//: xn--caf-dma.com café.com
//: xn----dqo34k.com ☃-⌘.com
//: xn----dqo34kn65z.com 퐀☃-⌘.com
//: xn--ls8h.la 💩.la
//: mailto@xn--p-8sbkgc5ag7bhce.xn--ba-lmcq mailto@джpумлатест.bрфa
//: a.b a.b
//: RangeError | undefined | Illegal input >= 0x80 (not a basic code point)
//: RangeError | undefined | Invalid input
//: RangeError | undefined | Overflow: input needs wider integers to process
//: 2.1.0 55296,97,56320,128512
