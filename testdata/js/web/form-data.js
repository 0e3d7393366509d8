// FormData, by itself and as a body.
const attempt = f => { try { return f() } catch (e) { return e.name } }
const settle = p => p.then(v => v, e => e.name)
async function main () {
  const f = new FormData()
  f.append('a', 1); f.append('a', 'é'); f.append('b', null)
  f.append('file', new Blob(['xyz'], { type: 'text/x' }))
  f.append('named', new Blob(['q']), 'n"ame.txt'); f.append('own', new File(['o'], 'own.txt', { type: 't/p', lastModified: 7 }))
  console.log(f.get('a'), JSON.stringify(f.getAll('a')), f.get('b'), f.get('none'), f.has('a'), f.has('c'), [...f.keys()].join())
  console.log(f.get('file') instanceof File, f.get('file').name, f.get('file').type, f.get('named').name, f.get('own').name, f.get('own').lastModified, await f.get('file').text())
  f.set('a', 'only'); f.set('new', 'x'); f.delete('b')
  console.log([...f].map(([name, value]) => `${name}=${typeof value === 'string' ? value : value.name}`).join())
  f.forEach(function (value, name, all) { if (typeof value === 'string') console.log(name, value, all === f, this.me) }, { me: 1 })
  console.log(Object.prototype.toString.call(f), FormData.prototype[Symbol.iterator] === FormData.prototype.entries, attempt(() => f.append('a')), attempt(() => f.append('a', 'b', 'c')), attempt(() => f.get()), attempt(() => new FormData(1)), attempt(() => FormData.prototype.get.call({}, 'a')))
  const r = new Response(f)
  const type = r.headers.get('content-type')
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(type)[1]
  const text = await r.clone().text()
  console.log(text.split(boundary).join('B').split('\r\n').join('|'))
  const back = await r.formData()
  console.log([...back.keys()].join(), back.get('a'), back.get('named').name, back.get('named').type, await back.get('file').text(), back.get('own').type)
  const g = new FormData(); g.append('l\nine', 'x\ny'); g.append('ö', 'ü')
  const h = await new Response(g).formData()
  console.log(JSON.stringify([...h]))
  const u = await new Response('a=1&b=%C3%A9+c&a=2', { headers: { 'content-type': 'application/x-www-form-urlencoded; charset=x' } }).formData()
  console.log(JSON.stringify([...u]))
  for (const bad of [new Response('x'), new Response('x', { headers: { 'content-type': 'multipart/form-data; boundary=B' } }), new Response(null)]) console.log(await settle(bad.formData()))
}
main()
//: 1 ["1","é"] null null true false a,a,b,file,named,own
//: true blob text/x n"ame.txt own.txt 7 xyz
//: a=only,file=blob,named=n"ame.txt,own=own.txt,new=x
//: a only true 1
//: new x true 1
//: [object FormData] true TypeError TypeError TypeError TypeError TypeError
//: --B|Content-Disposition: form-data; name="a"||only|--B|Content-Disposition: form-data; name="file"; filename="blob"|Content-Type: text/x||xyz|--B|Content-Disposition: form-data; name="named"; filename="n%22ame.txt"|Content-Type: application/octet-stream||q|--B|Content-Disposition: form-data; name="own"; filename="own.txt"|Content-Type: t/p||o|--B|Content-Disposition: form-data; name="new"||x|--B--|
//: a,file,named,own,new only n"ame.txt application/octet-stream xyz t/p
//: [["l\r\nine","x\r\ny"],["ö","ü"]]
//: [["a","1"],["b","é c"],["a","2"]]
//: TypeError
//: TypeError
//: TypeError
