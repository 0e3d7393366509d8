const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const { createHash, createHmac, hash } = require('crypto'); for (const e of ['hex', 'base64', 'base64url', 'latin1', 'binary', undefined, 'buffer']) { const d = createHash('md5').update('é').digest(e); console.log(e, typeof d === 'string' ? JSON.stringify(d) : d.toString('hex')) }
for (const [s, e] of [['é', 'utf8'], ['é', 'latin1'], ['00ff', 'hex'], ['AP8=', 'base64'], ['ab', 'utf16le']]) console.log(e, createHash('sha1').update(s, e).digest('hex'), createHmac('sha1', 'k').update(s, e).digest('hex'))
const big = createHash('sha256'); for (let i = 0; i < 100; i++) big.update('chunk' + i); console.log(big.digest('hex'), createHash('sha512').update('').digest('base64').length)
for (const key of ['', 'short', 'x'.repeat(64), 'y'.repeat(65), Buffer.alloc(128, 2)]) console.log(createHmac('sha256', key).update('m').digest('hex'))
//: hex "66ddcd97cfdeabb2f6fb8a999b4bc76f"
//: base64 "Zt3Nl8/eq7L2+4qZm0vHbw=="
//: base64url "Zt3Nl8_eq7L2-4qZm0vHbw"
//: latin1 "fÝÍÏÞ«²öûKÇo"
//: binary "fÝÍÏÞ«²öûKÇo"
//: undefined 66ddcd97cfdeabb2f6fb8a999b4bc76f
//: buffer 66ddcd97cfdeabb2f6fb8a999b4bc76f
//: utf8 bf15be717ac1b080b4f1c456692825891ff5073d 61bcd01114b3ef6ab7e5a78af9d12226b952f1fe
//: latin1 1599e9fa41ec68c80230491902786bee889f5bcb cb0ed22d0d8c72ba15746f532166d0b4bf3e717a
//: hex aa3e5dcdd77b153f2e59bd0d8794fde33cb4e486 75cfcd102a35a6bec1a31d91b6618c929cd359b1
//: base64 aa3e5dcdd77b153f2e59bd0d8794fde33cb4e486 75cfcd102a35a6bec1a31d91b6618c929cd359b1
//: utf16le 5b4085401e259f3918fb1701d3d9399c2c8cce73 f9ee121257a9eed9aa454434c3c592a2ed7c4add
//: 2f26a9a2563512e09e760de89ff75dd311ee562f3db97dcf582954898eca42d4 88
//: a64092104c76d9ef65599c33c177609ecd49857456eb28133c4daea25bea960a
//: db8021950770586c7cabce9a350f1c9807e40ff60828ec83ba7777e3f5ef8c4d
//: 46d6b17e1c14b1cb1ed1d023f8cb65d001673c5555e04f7a251f5b897ae9876d
//: 11bb08caaa8774c9c5b5d765738b1d566f6686903e7807b4f57a178e8566f4fd
//: 1614ca7c4baffba20897e611270e3057a6f1c9a110a72069f00c1942e6057441
