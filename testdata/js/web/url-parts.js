// The parts of URLs, absolute and relative.
const parts = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']
const show = (url, base) => {
  try {
    const u = base === undefined ? new URL(url) : new URL(url, base)
    console.log(JSON.stringify(parts.map(name => u[name])))
  } catch (e) {
    console.log(e.name, e.code, e.message, JSON.stringify(e.input), e.base)
  }
}
for (const url of ['http://example.com', 'HTTP://User:Pa%20ss@EXAMPLE.com:80/../a/./b/%2e%2E/c?q=1#f', 'https://a:8443', 'ftp://a:21/%7e',
  'mailto:a@b.c', 'data:text/plain,hi there', 'javascript:alert(1)', 'file:///C|/a/../b', 'file://localhost/a', 'blob:https://a.com:80/uuid',
  'blob:ftp://a/x', 'about:blank', 'urn:isbn:1#x', 'foo://A/../b?x y\'z#`', 'foo:a/../b', 'foo:/a/../b', 'web+demo:/.//not-a-host/',
  '  http://a/b  ', 'ht\ntp://a\t/b', 'http:\\\\a\\b', 'http://u:@a', 'http://:@a', 'http://a@b@c', 'http://a?b@c', 'https://user:pa ss@host:8080/p a?x y#z z']) show(url)
for (const url of ['', 'a', '/a', 'http://', 'http://@/', 'https:', 'http://a:b', 'http://a:65536', 'http://ex ample.com', 'http://a<b', 'http://[:::1]', 'http://1.2.3.256', 'foo://a b', '//x', '?', undefined, null, {}]) show(url)
for (const [url, base] of [['//x/y', 'https://b.c/d'], ['../x', 'http://a/b/c/d'], ['?q', 'http://a/b?c#d'], ['#f', 'http://a/b?c#d'], ['', 'http://a/b?c#d'], ['.', 'http://a/b/c'], ['..', 'http://a/b/c'],
  ['./..', 'http://a/b/c/'], ['\\x', 'http://a/b'], ['\\x', 'foo://a/b'], ['x', 'mailto:a'], ['#x', 'mailto:a'], ['C|/x', 'file:///a'], ['file:?q', 'file:///a/b?z'], ['http:a', 'http://h/x/y'], ['http:a', 'https://h/x/y'],
  ['x:y', 'http://a'], ['/x', 'y'], ['http://ok', 'bad'], ['x', new URL('http://a/b/')], ['x', undefined]]) show(url, base)
//: ["http://example.com/","http://example.com","http:","","","example.com","example.com","","/","",""]
//: ["http://User:Pa%20ss@example.com/a/c?q=1#f","http://example.com","http:","User","Pa%20ss","example.com","example.com","","/a/c","?q=1","#f"]
//: ["https://a:8443/","https://a:8443","https:","","","a:8443","a","8443","/","",""]
//: ["ftp://a/%7e","ftp://a","ftp:","","","a","a","","/%7e","",""]
//: ["mailto:a@b.c","null","mailto:","","","","","","a@b.c","",""]
//: ["data:text/plain,hi there","null","data:","","","","","","text/plain,hi there","",""]
//: ["javascript:alert(1)","null","javascript:","","","","","","alert(1)","",""]
//: ["file:///C:/b","null","file:","","","","","","/C:/b","",""]
//: ["file:///a","null","file:","","","","","","/a","",""]
//: ["blob:https://a.com:80/uuid","https://a.com:80","blob:","","","","","","https://a.com:80/uuid","",""]
//: ["blob:ftp://a/x","null","blob:","","","","","","ftp://a/x","",""]
//: ["about:blank","null","about:","","","","","","blank","",""]
//: ["urn:isbn:1#x","null","urn:","","","","","","isbn:1","","#x"]
//: ["foo://A/b?x%20y'z#%60","null","foo:","","","A","A","","/b","?x%20y'z","#%60"]
//: ["foo:a/../b","null","foo:","","","","","","a/../b","",""]
//: ["foo:/b","null","foo:","","","","","","/b","",""]
//: ["web+demo:/.//not-a-host/","null","web+demo:","","","","","","//not-a-host/","",""]
//: ["http://a/b","http://a","http:","","","a","a","","/b","",""]
//: ["http://a/b","http://a","http:","","","a","a","","/b","",""]
//: ["http://a/b","http://a","http:","","","a","a","","/b","",""]
//: ["http://u@a/","http://a","http:","u","","a","a","","/","",""]
//: ["http://a/","http://a","http:","","","a","a","","/","",""]
//: ["http://a%40b@c/","http://c","http:","a%40b","","c","c","","/","",""]
//: ["http://a/?b@c","http://a","http:","","","a","a","","/","?b@c",""]
//: ["https://user:pa%20ss@host:8080/p%20a?x%20y#z%20z","https://host:8080","https:","user","pa%20ss","host:8080","host","8080","/p%20a","?x%20y","#z%20z"]
//: TypeError ERR_INVALID_URL Invalid URL "" undefined
//: TypeError ERR_INVALID_URL Invalid URL "a" undefined
//: TypeError ERR_INVALID_URL Invalid URL "/a" undefined
//: TypeError ERR_INVALID_URL Invalid URL "http://" undefined
//: TypeError ERR_INVALID_URL Invalid URL "http://@/" undefined
//: TypeError ERR_INVALID_URL Invalid URL "https:" undefined
//: TypeError ERR_INVALID_URL Invalid URL "http://a:b" undefined
//: TypeError ERR_INVALID_URL Invalid URL "http://a:65536" undefined
//: TypeError ERR_INVALID_URL Invalid URL "http://ex ample.com" undefined
//: TypeError ERR_INVALID_URL Invalid URL "http://a<b" undefined
//: TypeError ERR_INVALID_URL Invalid URL "http://[:::1]" undefined
//: TypeError ERR_INVALID_URL Invalid URL "http://1.2.3.256" undefined
//: TypeError ERR_INVALID_URL Invalid URL "foo://a b" undefined
//: TypeError ERR_INVALID_URL Invalid URL "//x" undefined
//: TypeError ERR_INVALID_URL Invalid URL "?" undefined
//: TypeError ERR_INVALID_URL Invalid URL "undefined" undefined
//: TypeError ERR_INVALID_URL Invalid URL "null" undefined
//: TypeError ERR_INVALID_URL Invalid URL "[object Object]" undefined
//: ["https://x/y","https://x","https:","","","x","x","","/y","",""]
//: ["http://a/b/x","http://a","http:","","","a","a","","/b/x","",""]
//: ["http://a/b?q","http://a","http:","","","a","a","","/b","?q",""]
//: ["http://a/b?c#f","http://a","http:","","","a","a","","/b","?c","#f"]
//: ["http://a/b?c","http://a","http:","","","a","a","","/b","?c",""]
//: ["http://a/b/","http://a","http:","","","a","a","","/b/","",""]
//: ["http://a/","http://a","http:","","","a","a","","/","",""]
//: ["http://a/b/","http://a","http:","","","a","a","","/b/","",""]
//: ["http://a/x","http://a","http:","","","a","a","","/x","",""]
//: ["foo://a/\\x","null","foo:","","","a","a","","/\\x","",""]
//: TypeError ERR_INVALID_URL Invalid URL "x" mailto:a
//: ["mailto:a#x","null","mailto:","","","","","","a","","#x"]
//: ["file:///C:/x","null","file:","","","","","","/C:/x","",""]
//: ["file:///a/b?q","null","file:","","","","","","/a/b","?q",""]
//: ["http://h/x/a","http://h","http:","","","h","h","","/x/a","",""]
//: ["http://a/","http://a","http:","","","a","a","","/","",""]
//: ["x:y","null","x:","","","","","","y","",""]
//: TypeError ERR_INVALID_URL Invalid URL "/x" y
//: TypeError ERR_INVALID_URL Invalid URL "http://ok" bad
//: ["http://a/b/x","http://a","http:","","","a","a","","/b/x","",""]
//: TypeError ERR_INVALID_URL Invalid URL "x" undefined
