const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const url = require('url')
for (const u of ['file:///a/b', 'file:///a%20b/%C3%A9', 'file:///', 'file:///a?x#y', new url.URL('file:///z')]) console.log(url.fileURLToPath(u))
for (const u of ['http://a/b', 'file://host/a', 'file:///a%2fb', 5, null, {}]) attempt(() => url.fileURLToPath(u))
for (const p of ['/a/b', '/a b/é', '/a#b?c%d', '/a\\b', '/tab\there']) console.log(url.pathToFileURL(p).href)
attempt(() => url.pathToFileURL(5))
console.log(JSON.stringify(url.urlToHttpOptions(new url.URL('http://u:p@h:8080/a?b#c'))))
console.log(url.domainToASCII('español.com'), url.domainToUnicode('xn--espaol-zwa.com'))
const p = require('punycode'); console.log(p.encode('mañana'), p.decode('maana-pta'), p.toASCII('mañana.com'), p.toUnicode('xn--maana-pta.com'), p.encode('😀x'), p.decode('x-qq1d'), p.toASCII('джумла@джpумлатест.bрфa'), p.ucs2.decode('a😀').join(), p.ucs2.encode([97, 128512]), p.encode(''), p.decode('ihqwcrb4cv8a8dqg056pqjye'))
attempt(() => p.decode('a-€')); attempt(() => p.decode('é-')); attempt(() => p.decode('\u0080'))
//: /a/b
//: /a b/é
//: /
//: /a
//: /z
//: TypeError | ERR_INVALID_URL_SCHEME | The URL must be of scheme file
//: TypeError | ERR_INVALID_FILE_URL_HOST | File URL host must be "localhost" or empty on linux
//: TypeError | ERR_INVALID_FILE_URL_PATH | File URL path must not include encoded / characters
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string or an instance of URL. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string or an instance of URL. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string or an instance of URL. Received an instance of Object
//: file:///a/b
//: file:///a%20b/%C3%A9
//: file:///a%23b%3Fc%25d
//: file:///a%5Cb
//: file:///tab%09here
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type number (5)
//: {"protocol":"http:","hostname":"h","hash":"#c","search":"?b","pathname":"/a","path":"/a?b","href":"http://u:p@h:8080/a?b#c","port":8080,"auth":"u:p"}
//: xn--espaol-zwa.com español.com
//: maana-pta mañana xn--maana-pta.com mañana.com x-iv3s x言 джумла@xn--p-8sbkgc5ag7bhce.xn--ba-lmcq 97,128512 a😀  他们为什么不说中文
//: RangeError | undefined | Invalid input
//: RangeError | undefined | Illegal input >= 0x80 (not a basic code point)
//: RangeError | undefined | Invalid input
