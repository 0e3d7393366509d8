const url = require('url')
for (const u of ['http://user:pass@host.com:8080/p/a/t/h?query=string#hash', '//host/path', 'mailto:a@b.c', 'javascript:alert(1)', '/a/b?c=d', 'HTTP://EXAMPLE.com/A', 'http://a.com', 'x:1', 'http://a.com?q', 'http://[::1]:80/x', 'http://a b/c d', 'file:///etc/x', '', '#h', '?q=1#h', 'http://a.com/\\x\\y', 'http://mañana.com/é', 'a:b:c', 'http://u@h/p@q', 'http://x.com:/p', ' http://trim.me/ ']) { const p = url.parse(u); console.log(JSON.stringify(p)); console.log(p.format() === p.href) }
console.log(JSON.stringify(url.parse('http://a/?x=1&y=2', true).query), JSON.stringify(url.parse('//h/p', false, true)), JSON.stringify(url.parse('/x', true).search))
for (const o of [{ protocol: 'http', host: 'h:1', pathname: 'p', search: 'q=1', hash: 'x' }, { hostname: 'h', port: 8, query: { a: 1 } }, { protocol: 'mailto:', pathname: 'a@b' }, { protocol: 'http:', slashes: true, host: 'h', pathname: '/a?b#c' }, { pathname: '/p' }, {}, 'http://X.com/ y', { auth: 'u:p', hostname: '::1', protocol: 'ftp' }, new url.URL('http://u:p@h/p?q#f')]) console.log(url.format(o))
console.log(url.format(new url.URL('http://u:p@h/p?q#f'), { auth: false, fragment: false, search: false }))
for (const [a, b] of [['/one/two/three', 'four'], ['http://example.com/', '/one'], ['http://example.com/one', '/two'], ['http://a.com/b/c/d', '../x'], ['http://a.com/b/c/d', '?q'], ['http://a.com/b/c/d?e', '#f'], ['http://a.com/b', '//c.com/d'], ['http://a.com/b', 'https://d.com'], ['/a/b/c', '../../../d'], ['a/b', '../../../c'], ['http://a.com', 'b'], ['http://a/b/c/d;p?q', 'g;x=1/../y'], ['http://a/b/c/d', '.'], ['http://a/b/c/d', './'], ['http://a/b/c/d', '..'], ['http://a/b', ''], ['', 'x'], ['http://a/b/', '/./g/.././h']]) console.log(a, b, url.resolve(a, b))
for (const bad of [5, null, {}]) try { url.parse(bad) } catch (e) { console.log(e.name, e.code, e.message) }
try { url.format(5) } catch (e) { console.log(e.name, e.code, e.message) }
//: {"protocol":"http:","slashes":true,"auth":"user:pass","host":"host.com:8080","port":"8080","hostname":"host.com","hash":"#hash","search":"?query=string","query":"query=string","pathname":"/p/a/t/h","path":"/p/a/t/h?query=string","href":"http://user:pass@host.com:8080/p/a/t/h?query=string#hash"}
//: true
//: {"protocol":null,"slashes":null,"auth":null,"host":null,"port":null,"hostname":null,"hash":null,"search":null,"query":null,"pathname":"//host/path","path":"//host/path","href":"//host/path"}
//: true
//: {"protocol":"mailto:","slashes":null,"auth":"a","host":"b.c","port":null,"hostname":"b.c","hash":null,"search":null,"query":null,"pathname":null,"path":null,"href":"mailto:a@b.c"}
//: true
//: {"protocol":"javascript:","slashes":null,"auth":null,"host":null,"port":null,"hostname":null,"hash":null,"search":null,"query":null,"pathname":"alert(1)","path":"alert(1)","href":"javascript:alert(1)"}
//: true
//: {"protocol":null,"slashes":null,"auth":null,"host":null,"port":null,"hostname":null,"hash":null,"search":"?c=d","query":"c=d","pathname":"/a/b","path":"/a/b?c=d","href":"/a/b?c=d"}
//: true
//: {"protocol":"http:","slashes":true,"auth":null,"host":"example.com","port":null,"hostname":"example.com","hash":null,"search":null,"query":null,"pathname":"/A","path":"/A","href":"http://example.com/A"}
//: true
//: {"protocol":"http:","slashes":true,"auth":null,"host":"a.com","port":null,"hostname":"a.com","hash":null,"search":null,"query":null,"pathname":"/","path":"/","href":"http://a.com/"}
//: true
//: {"protocol":"x:","slashes":null,"auth":null,"host":"1","port":null,"hostname":"1","hash":null,"search":null,"query":null,"pathname":null,"path":null,"href":"x:1"}
//: true
//: {"protocol":"http:","slashes":true,"auth":null,"host":"a.com","port":null,"hostname":"a.com","hash":null,"search":"?q","query":"q","pathname":"/","path":"/?q","href":"http://a.com/?q"}
//: true
//: {"protocol":"http:","slashes":true,"auth":null,"host":"[::1]:80","port":"80","hostname":"::1","hash":null,"search":null,"query":null,"pathname":"/x","path":"/x","href":"http://[::1]:80/x"}
//: true
//: {"protocol":"http:","slashes":true,"auth":null,"host":"a","port":null,"hostname":"a","hash":null,"search":null,"query":null,"pathname":"%20b/c%20d","path":"%20b/c%20d","href":"http://a/%20b/c%20d"}
//: true
//: {"protocol":"file:","slashes":true,"auth":null,"host":"","port":null,"hostname":"","hash":null,"search":null,"query":null,"pathname":"/etc/x","path":"/etc/x","href":"file:///etc/x"}
//: true
//: {"protocol":null,"slashes":null,"auth":null,"host":null,"port":null,"hostname":null,"hash":null,"search":null,"query":null,"pathname":null,"path":null,"href":""}
//: true
//: {"protocol":null,"slashes":null,"auth":null,"host":null,"port":null,"hostname":null,"hash":"#h","search":null,"query":null,"pathname":null,"path":null,"href":"#h"}
//: true
//: {"protocol":null,"slashes":null,"auth":null,"host":null,"port":null,"hostname":null,"hash":"#h","search":"?q=1","query":"q=1","pathname":null,"path":"?q=1","href":"?q=1#h"}
//: true
//: {"protocol":"http:","slashes":true,"auth":null,"host":"a.com","port":null,"hostname":"a.com","hash":null,"search":null,"query":null,"pathname":"//x/y","path":"//x/y","href":"http://a.com//x/y"}
//: true
//: {"protocol":"http:","slashes":true,"auth":null,"host":"xn--maana-pta.com","port":null,"hostname":"xn--maana-pta.com","hash":null,"search":null,"query":null,"pathname":"/é","path":"/é","href":"http://xn--maana-pta.com/é"}
//: true
//: {"protocol":"a:","slashes":null,"auth":null,"host":"b","port":null,"hostname":"b","hash":null,"search":null,"query":null,"pathname":"/:c","path":"/:c","href":"a:b/:c"}
//: true
//: {"protocol":"http:","slashes":true,"auth":"u","host":"h","port":null,"hostname":"h","hash":null,"search":null,"query":null,"pathname":"/p@q","path":"/p@q","href":"http://u@h/p@q"}
//: true
//: {"protocol":"http:","slashes":true,"auth":null,"host":"x.com","port":null,"hostname":"x.com","hash":null,"search":null,"query":null,"pathname":"/p","path":"/p","href":"http://x.com/p"}
//: true
//: {"protocol":"http:","slashes":true,"auth":null,"host":"trim.me","port":null,"hostname":"trim.me","hash":null,"search":null,"query":null,"pathname":"/","path":"/","href":"http://trim.me/"}
//: true
//: {"x":"1","y":"2"} {"protocol":null,"slashes":true,"auth":null,"host":"h","port":null,"hostname":"h","hash":null,"search":null,"query":null,"pathname":"/p","path":"/p","href":"//h/p"} null
//: http://h:1/p?q=1#x
//: h:8?a=1
//: mailto:a@b
//: http://h/a%3Fb%23c
//: /p
//: 
//: http://x.com/%20y
//: ftp://u:p@[::1]
//: http://u:p@h/p?q#f
//: http://h/p
//: /one/two/three four /one/two/four
//: http://example.com/ /one http://example.com/one
//: http://example.com/one /two http://example.com/two
//: http://a.com/b/c/d ../x http://a.com/b/x
//: http://a.com/b/c/d ?q http://a.com/b/c/d?q
//: http://a.com/b/c/d?e #f http://a.com/b/c/d?e#f
//: http://a.com/b //c.com/d http://c.com/d
//: http://a.com/b https://d.com https://d.com/
//: /a/b/c ../../../d /d
//: a/b ../../../c ../../c
//: http://a.com b http://a.com/b
//: http://a/b/c/d;p?q g;x=1/../y http://a/b/c/y
//: http://a/b/c/d . http://a/b/c/
//: http://a/b/c/d ./ http://a/b/c/
//: http://a/b/c/d .. http://a/b/
//: http://a/b  http://a/b
//:  x x
//: http://a/b/ /./g/.././h http://a/h
//: TypeError ERR_INVALID_ARG_TYPE The "url" argument must be of type string. Received type number (5)
//: TypeError ERR_INVALID_ARG_TYPE The "url" argument must be of type string. Received null
//: TypeError ERR_INVALID_ARG_TYPE The "url" argument must be of type string. Received an instance of Object
//: TypeError ERR_INVALID_ARG_TYPE The "urlObject" argument must be one of type object or string. Received type number (5)
