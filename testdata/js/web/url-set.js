// What it means to set a part of a URL.
const sets = {
  protocol: ['https', 'foo', 'ftp:', 'file', 'http:x', '', '1'], username: ['n ä', ''], password: ['p@:', ''],
  host: ['b.c', 'b:80', '', 'x/y', '[::1]', 'a b', '1.2.3', 'é'], hostname: ['z.z', 'z:9', '', '::1', 'x?y'], port: ['90', '80', '', 'x', '9x', '70000', '443', 8080, '  1'],
  pathname: ['', 'a', '/b c', '\\d', '?#', '//x', '/./y/..'], search: ['', '?', 'a b', "?é'", '#', 'x?y'], hash: ['', '#', 'a b', '#`', 'é']
}
for (const base of ['http://u:p@a.com:8080/x/y?q#h', 'https://a.com', 'file:///x', 'mailto:a@b', 'http://1.2.3.4/']) {
  for (const part of Object.keys(sets)) {
    console.log(base, part, sets[part].map(value => { const u = new URL(base); u[part] = value; return u.href }).join(' '))
  }
}
const u = new URL('http://a/b')
try { u.href = 'nope' } catch (e) { console.log(e.name, e.code, e.message, e.input, u.href) }
u.href = 'https://c/d?e=f'
console.log(u.href, u.searchParams.get('e'))
'use strict'
try { u.origin = 'x' } catch (e) { console.log(e.name) }
console.log(u.origin)
//: http://u:p@a.com:8080/x/y?q#h protocol https://u:p@a.com:8080/x/y?q#h http://u:p@a.com:8080/x/y?q#h ftp://u:p@a.com:8080/x/y?q#h http://u:p@a.com:8080/x/y?q#h http://u:p@a.com:8080/x/y?q#h http://u:p@a.com:8080/x/y?q#h http://u:p@a.com:8080/x/y?q#h
//: http://u:p@a.com:8080/x/y?q#h username http://n%20%C3%A4:p@a.com:8080/x/y?q#h http://:p@a.com:8080/x/y?q#h
//: http://u:p@a.com:8080/x/y?q#h password http://u:p%40%3A@a.com:8080/x/y?q#h http://u@a.com:8080/x/y?q#h
//: http://u:p@a.com:8080/x/y?q#h host http://u:p@b.c:8080/x/y?q#h http://u:p@b/x/y?q#h http://u:p@a.com:8080/x/y?q#h http://u:p@x:8080/x/y?q#h http://u:p@[::1]:8080/x/y?q#h http://u:p@a.com:8080/x/y?q#h http://u:p@1.2.0.3:8080/x/y?q#h http://u:p@xn--9ca:8080/x/y?q#h
//: http://u:p@a.com:8080/x/y?q#h hostname http://u:p@z.z:8080/x/y?q#h http://u:p@a.com:8080/x/y?q#h http://u:p@a.com:8080/x/y?q#h http://u:p@a.com:8080/x/y?q#h http://u:p@x:8080/x/y?q#h
//: http://u:p@a.com:8080/x/y?q#h port http://u:p@a.com:90/x/y?q#h http://u:p@a.com/x/y?q#h http://u:p@a.com/x/y?q#h http://u:p@a.com:8080/x/y?q#h http://u:p@a.com:9/x/y?q#h http://u:p@a.com:8080/x/y?q#h http://u:p@a.com:443/x/y?q#h http://u:p@a.com:8080/x/y?q#h http://u:p@a.com:8080/x/y?q#h
//: http://u:p@a.com:8080/x/y?q#h pathname http://u:p@a.com:8080/?q#h http://u:p@a.com:8080/a?q#h http://u:p@a.com:8080/b%20c?q#h http://u:p@a.com:8080/d?q#h http://u:p@a.com:8080/%3F%23?q#h http://u:p@a.com:8080//x?q#h http://u:p@a.com:8080/?q#h
//: http://u:p@a.com:8080/x/y?q#h search http://u:p@a.com:8080/x/y#h http://u:p@a.com:8080/x/y?#h http://u:p@a.com:8080/x/y?a%20b#h http://u:p@a.com:8080/x/y?%C3%A9%27#h http://u:p@a.com:8080/x/y?%23#h http://u:p@a.com:8080/x/y?x?y#h
//: http://u:p@a.com:8080/x/y?q#h hash http://u:p@a.com:8080/x/y?q http://u:p@a.com:8080/x/y?q# http://u:p@a.com:8080/x/y?q#a%20b http://u:p@a.com:8080/x/y?q#%60 http://u:p@a.com:8080/x/y?q#%C3%A9
//: https://a.com protocol https://a.com/ https://a.com/ ftp://a.com/ file://a.com/ http://a.com/ https://a.com/ https://a.com/
//: https://a.com username https://n%20%C3%A4@a.com/ https://a.com/
//: https://a.com password https://:p%40%3A@a.com/ https://a.com/
//: https://a.com host https://b.c/ https://b:80/ https://a.com/ https://x/ https://[::1]/ https://a.com/ https://1.2.0.3/ https://xn--9ca/
//: https://a.com hostname https://z.z/ https://a.com/ https://a.com/ https://a.com/ https://x/
//: https://a.com port https://a.com:90/ https://a.com:80/ https://a.com/ https://a.com/ https://a.com:9/ https://a.com/ https://a.com/ https://a.com:8080/ https://a.com/
//: https://a.com pathname https://a.com/ https://a.com/a https://a.com/b%20c https://a.com/d https://a.com/%3F%23 https://a.com//x https://a.com/
//: https://a.com search https://a.com/ https://a.com/? https://a.com/?a%20b https://a.com/?%C3%A9%27 https://a.com/?%23 https://a.com/?x?y
//: https://a.com hash https://a.com/ https://a.com/# https://a.com/#a%20b https://a.com/#%60 https://a.com/#%C3%A9
//: file:///x protocol file:///x file:///x file:///x file:///x file:///x file:///x file:///x
//: file:///x username file:///x file:///x
//: file:///x password file:///x file:///x
//: file:///x host file://b.c/x file:///x file:///x file://x/x file://[::1]/x file:///x file://1.2.0.3/x file://xn--9ca/x
//: file:///x hostname file://z.z/x file:///x file:///x file:///x file://x/x
//: file:///x port file:///x file:///x file:///x file:///x file:///x file:///x file:///x file:///x file:///x
//: file:///x pathname file:/// file:///a file:///b%20c file:///d file:///%3F%23 file:////x file:///
//: file:///x search file:///x file:///x? file:///x?a%20b file:///x?%C3%A9%27 file:///x?%23 file:///x?x?y
//: file:///x hash file:///x file:///x# file:///x#a%20b file:///x#%60 file:///x#%C3%A9
//: mailto:a@b protocol mailto:a@b foo:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b
//: mailto:a@b username mailto:a@b mailto:a@b
//: mailto:a@b password mailto:a@b mailto:a@b
//: mailto:a@b host mailto:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b
//: mailto:a@b hostname mailto:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b
//: mailto:a@b port mailto:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b
//: mailto:a@b pathname mailto:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b mailto:a@b
//: mailto:a@b search mailto:a@b mailto:a@b? mailto:a@b?a%20b mailto:a@b?%C3%A9' mailto:a@b?%23 mailto:a@b?x?y
//: mailto:a@b hash mailto:a@b mailto:a@b# mailto:a@b#a%20b mailto:a@b#%60 mailto:a@b#%C3%A9
//: http://1.2.3.4/ protocol https://1.2.3.4/ http://1.2.3.4/ ftp://1.2.3.4/ file://1.2.3.4/ http://1.2.3.4/ http://1.2.3.4/ http://1.2.3.4/
//: http://1.2.3.4/ username http://n%20%C3%A4@1.2.3.4/ http://1.2.3.4/
//: http://1.2.3.4/ password http://:p%40%3A@1.2.3.4/ http://1.2.3.4/
//: http://1.2.3.4/ host http://b.c/ http://b/ http://1.2.3.4/ http://x/ http://[::1]/ http://1.2.3.4/ http://1.2.0.3/ http://xn--9ca/
//: http://1.2.3.4/ hostname http://z.z/ http://1.2.3.4/ http://1.2.3.4/ http://1.2.3.4/ http://x/
//: http://1.2.3.4/ port http://1.2.3.4:90/ http://1.2.3.4/ http://1.2.3.4/ http://1.2.3.4/ http://1.2.3.4:9/ http://1.2.3.4/ http://1.2.3.4:443/ http://1.2.3.4:8080/ http://1.2.3.4/
//: http://1.2.3.4/ pathname http://1.2.3.4/ http://1.2.3.4/a http://1.2.3.4/b%20c http://1.2.3.4/d http://1.2.3.4/%3F%23 http://1.2.3.4//x http://1.2.3.4/
//: http://1.2.3.4/ search http://1.2.3.4/ http://1.2.3.4/? http://1.2.3.4/?a%20b http://1.2.3.4/?%C3%A9%27 http://1.2.3.4/?%23 http://1.2.3.4/?x?y
//: http://1.2.3.4/ hash http://1.2.3.4/ http://1.2.3.4/# http://1.2.3.4/#a%20b http://1.2.3.4/#%60 http://1.2.3.4/#%C3%A9
//: TypeError ERR_INVALID_URL Invalid URL nope http://a/b
//: https://c/d?e=f f
//: https://c
