// crypto.subtle: hashes and HMAC.
const { subtle } = crypto
const hex = buffer => [...new Uint8Array(buffer)].map(b => b.toString(16).padStart(2, '0')).join('')
const bytes = text => new TextEncoder().encode(text)
const attempt = async f => { try { return await f() } catch (e) { return `${e.name} ${e.code}: ${e instanceof DOMException}` } }
async function main () {
  for (const name of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'sha-256', { name: 'Sha-1' }]) {
    for (const text of ['', 'abc', 'é'.repeat(100)]) console.log(hex(await subtle.digest(name, bytes(text))))
  }
  const d = await subtle.digest('SHA-256', bytes('xabcx').subarray(1, 4))
  console.log(d instanceof ArrayBuffer, d.byteLength, hex(d) === hex(await subtle.digest('SHA-256', bytes('abc').buffer)), hex(d) === hex(await subtle.digest('SHA-256', new DataView(bytes('abc').buffer))))
  for (const bad of [() => subtle.digest('MD5', bytes('')), () => subtle.digest('SHA-256', 'abc'), () => subtle.digest('SHA-256'), () => subtle.digest({}, bytes(''))]) console.log(await attempt(bad))
  const data = bytes('abc')
  const late = subtle.digest('SHA-256', data)
  data[0] = 0
  console.log(hex(await late) === hex(d))

  for (const hash of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']) {
    const key = await subtle.importKey('raw', bytes('secret'), { name: 'HMAC', hash }, true, ['sign', 'verify'])
    const mac = await subtle.sign('HMAC', key, bytes('message'))
    const wrong = mac.slice(0)
    new Uint8Array(wrong)[0] ^= 1
    console.log(hex(mac), await subtle.verify('HMAC', key, mac, bytes('message')), await subtle.verify({ name: 'hmac' }, key, wrong, bytes('message')), await subtle.verify('HMAC', key, mac.slice(1), bytes('message')))
    console.log(key.type, key.extractable, key.algorithm.name, key.algorithm.hash.name, key.algorithm.length, key.usages.join(), Object.prototype.toString.call(key))
    const jwk = await subtle.exportKey('jwk', key)
    console.log(jwk.kty, jwk.k, jwk.alg, jwk.ext, jwk.key_ops.join(), hex(await subtle.exportKey('raw', key)))
    const again = await subtle.importKey('jwk', jwk, { name: 'HMAC', hash: { name: hash } }, false, ['verify'])
    console.log(again.extractable, again.usages.join(), await subtle.verify('HMAC', again, mac, bytes('message')), await attempt(() => subtle.sign('HMAC', again, bytes(''))))
  }
  const made = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['verify', 'sign', 'sign'])
  console.log(made.algorithm.length, made.usages.join(), (await subtle.exportKey('raw', made)).byteLength, (await subtle.generateKey({ name: 'HMAC', hash: 'SHA-512' }, true, ['sign'])).algorithm.length, (await subtle.generateKey({ name: 'HMAC', hash: 'SHA-1', length: 160 }, true, ['sign'])).algorithm.length)
  const secret = await subtle.importKey('raw', bytes('s'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  for (const bad of [
    () => subtle.importKey('raw', bytes('s'), { name: 'HMAC', hash: 'SHA-256' }, false, ['encrypt']),
    () => subtle.importKey('raw', bytes('s'), { name: 'HMAC', hash: 'SHA-256' }, false, []),
    () => subtle.importKey('raw', bytes(''), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
    () => subtle.importKey('raw', bytes('s'), { name: 'HMAC', hash: 'MD5' }, false, ['sign']),
    () => subtle.verify('HMAC', secret, bytes('x'), bytes('y')),
    () => subtle.sign('HMAC', {}, bytes('y'))
  ]) console.log(await attempt(bad))
}
main()
//: da39a3ee5e6b4b0d3255bfef95601890afd80709
//: a9993e364706816aba3e25717850c26c9cd0d89d
//: d36996f848713315ec67cbe1d3ee9fa2067405de
//: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
//: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
//: f42ec48e1e4b487e590e0b3d4e58437c8327efa855d769709f4942a4f73a7eb6
//: 38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b
//: cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7
//: 9769149d3f553109d6ece5c678eb36df456cebd0f3446d0f9338a8a2a3a6915a52d25cbae79ec7a1bfd3b40fb7b414c5
//: cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e
//: ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f
//: 4b6f030334e5c7dbff1c1876d07cf44449e3a7736c7093135395e12e4bc2e464aae155043ca98cb1729a62706b26c99c259a8f11d906ac50eee94368e2f68774
//: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
//: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
//: f42ec48e1e4b487e590e0b3d4e58437c8327efa855d769709f4942a4f73a7eb6
//: da39a3ee5e6b4b0d3255bfef95601890afd80709
//: a9993e364706816aba3e25717850c26c9cd0d89d
//: d36996f848713315ec67cbe1d3ee9fa2067405de
//: true 32 true true
//: NotSupportedError 9: true
//: TypeError ERR_INVALID_ARG_TYPE: false
//: TypeError ERR_MISSING_ARGS: false
//: TypeError ERR_MISSING_OPTION: false
//: true
//: 0caf649feee4953d87bf903ac1176c45e028df16 true false false
//: secret true HMAC SHA-1 48 sign,verify [object CryptoKey]
//: oct c2VjcmV0 HS1 true sign,verify 736563726574
//: false verify true InvalidAccessError 15: true
//: 8b5f48702995c1598c573db1e21866a9b825d4a794d169d7060a03605796360b true false false
//: secret true HMAC SHA-256 48 sign,verify [object CryptoKey]
//: oct c2VjcmV0 HS256 true sign,verify 736563726574
//: false verify true InvalidAccessError 15: true
//: ad0ef4e80da427b2a33d4457c972bf759f50766fbb665690d50b7cb38dd5217db559c93ea7cbee48e2ae1a5b4aafd34b true false false
//: secret true HMAC SHA-384 48 sign,verify [object CryptoKey]
//: oct c2VjcmV0 HS384 true sign,verify 736563726574
//: false verify true InvalidAccessError 15: true
//: 1bba587c730eedba31f53abb0b6ca589e09de4e894ee455e6140807399759adaafa069eec7c01647bb173dcb17f55d22af49a18071b748c5c2edd7f7a829c632 true false false
//: secret true HMAC SHA-512 48 sign,verify [object CryptoKey]
//: oct c2VjcmV0 HS512 true sign,verify 736563726574
//: false verify true InvalidAccessError 15: true
//: 512 verify,sign 64 1024 160
//: SyntaxError 12: true
//: SyntaxError 12: true
//: DataError 0: true
//: NotSupportedError 9: true
//: InvalidAccessError 15: true
//: TypeError ERR_INVALID_ARG_TYPE: false
