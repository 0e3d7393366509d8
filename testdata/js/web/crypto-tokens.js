// What programs do with crypto: signed tokens, hashes of texts, random strings.
const encoder = new TextEncoder()
const base64url = bytes => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
const unbase64url = text => Uint8Array.from([...atob(text.replace(/-/g, '+').replace(/_/g, '/'))], c => c.charCodeAt(0))
async function main () {
  const key = await crypto.subtle.importKey('raw', encoder.encode('your-256-bit-secret'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
  const head = base64url(encoder.encode(JSON.stringify({ alg: 'HS256', typ: 'JWT' })))
  const body = base64url(encoder.encode(JSON.stringify({ sub: '1234567890', name: 'John Doe', iat: 1516239022 })))
  const signature = base64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(`${head}.${body}`))))
  const token = `${head}.${body}.${signature}`
  console.log(token)
  const [h, b, s] = token.split('.')
  console.log(await crypto.subtle.verify('HMAC', key, unbase64url(s), encoder.encode(`${h}.${b}`)), await crypto.subtle.verify('HMAC', key, unbase64url(s), encoder.encode(`${h}.${b}x`)))
  console.log(JSON.parse(new TextDecoder().decode(unbase64url(b))).name)
  const etag = async text => [...new Uint8Array(await crypto.subtle.digest('SHA-1', encoder.encode(text)))].map(b => b.toString(16).padStart(2, '0')).join('')
  console.log(await etag(''), await etag('The quick brown fox jumps over the lazy dog'), await etag('ß'.repeat(1000)))
  const integrity = 'sha384-' + btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-384', encoder.encode('alert("x")')))))
  console.log(integrity)
  const name = Array.from(crypto.getRandomValues(new Uint8Array(12)), b => (b % 36).toString(36)).join('')
  console.log(/^[0-9a-z]{12}$/.test(name))
  const all = await Promise.all(['a', 'b', 'c'].map(etag))
  console.log(all.map(x => x.slice(0, 8)).join())
}
main()
//: eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c
//: true false
//: John Doe
//: da39a3ee5e6b4b0d3255bfef95601890afd80709 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12 3242b4d0195285168c55c3ae6ae5ef2758e6344a
//: sha384-h5q8C8Sa2xvqD4uWpiXpy1CGSD/NT3QS5hWn5eWkH/XlVeCSfe363tlAEx+YMowD
//: true
//: 86f7e437,e9d71f5e,84a51684
