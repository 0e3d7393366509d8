for (const s of ['ok', '', 'é', '😀', '\ud800', 'a\udc00', '\ud83d\ude00\ud83d', '\ude00\ud83d']) console.log(s.isWellFormed(), JSON.stringify(s.toWellFormed()))
for (const f of ['isWellFormed', 'toWellFormed']) { const d = Object.getOwnPropertyDescriptor(String.prototype, f); console.log(f, d.value.name, d.value.length, d.writable, d.enumerable, d.configurable, f in String.prototype) }
//: true "ok"
//: true ""
//: true "é"
//: true "😀"
//: false "�"
//: false "a�"
//: false "😀�"
//: false "��"
//: isWellFormed isWellFormed 0 true false true true
//: toWellFormed toWellFormed 0 true false true true
