// atob and btoa.
const attempt = f => { try { return JSON.stringify(f()) } catch (e) { return `${e.name} ${e.code}: ${e.message} ${e instanceof DOMException}` } }
for (const text of ['', 'a', 'ab', 'abc', 'abcd', '\u0000\u00ff', 'é', '€', 'a€', '\ud800', 5, null, undefined, true, {}, [1, 2], 'x'.repeat(30)]) console.log(attempt(() => btoa(text)))
for (const text of ['', 'YQ==', 'YQ=', 'YQ', 'YWI=', 'YWJj', ' Y Q\n=\t=\f\r', 'a', 'abcde', 'YQ===', '=', '==', '=YQ=', 'Y=Q=', 'ab-_', 'ab+/', 'YR==', 'é', '\u3000YQ', 'ab\vcd', 5, 12, null, undefined, true, 'AP8=', 'AAAA=', 'AAA=A', '//8']) console.log(JSON.stringify(text), attempt(() => atob(text)))
console.log(attempt(() => atob()), attempt(() => btoa()), atob.length, btoa.length, atob.name, btoa.name, Object.keys(globalThis).includes('atob'))
const all = String.fromCharCode(...Array.from({ length: 256 }, (_, i) => i))
console.log(atob(btoa(all)) === all, btoa(all).length)
//: ""
//: "YQ=="
//: "YWI="
//: "YWJj"
//: "YWJjZA=="
//: "AP8="
//: "6Q=="
//: InvalidCharacterError 5: Invalid character true
//: InvalidCharacterError 5: Invalid character true
//: InvalidCharacterError 5: Invalid character true
//: "NQ=="
//: "bnVsbA=="
//: "dW5kZWZpbmVk"
//: "dHJ1ZQ=="
//: "W29iamVjdCBPYmplY3Rd"
//: "MSwy"
//: "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4"
//: "" ""
//: "YQ==" "a"
//: "YQ=" InvalidCharacterError 5: Invalid character true
//: "YQ" "a"
//: "YWI=" "ab"
//: "YWJj" "abc"
//: " Y Q\n=\t=\f\r" "a"
//: "a" InvalidCharacterError 5: The string to be decoded is not correctly encoded. true
//: "abcde" InvalidCharacterError 5: The string to be decoded is not correctly encoded. true
//: "YQ===" InvalidCharacterError 5: Invalid character true
//: "=" InvalidCharacterError 5: Invalid character true
//: "==" InvalidCharacterError 5: Invalid character true
//: "=YQ=" InvalidCharacterError 5: Invalid character true
//: "Y=Q=" InvalidCharacterError 5: Invalid character true
//: "ab-_" InvalidCharacterError 5: Invalid character true
//: "ab+/" "i¿¿"
//: "YR==" "a"
//: "é" InvalidCharacterError 5: Invalid character true
//: "　YQ" InvalidCharacterError 5: Invalid character true
//: "ab\u000bcd" InvalidCharacterError 5: Invalid character true
//: 5 InvalidCharacterError 5: The string to be decoded is not correctly encoded. true
//: 12 "×"
//: null "ée"
//: undefined InvalidCharacterError 5: The string to be decoded is not correctly encoded. true
//: true "¶»"
//: "AP8=" "\u0000ÿ"
//: "AAAA=" InvalidCharacterError 5: Invalid character true
//: "AAA=A" InvalidCharacterError 5: Invalid character true
//: "//8" "ÿÿ"
//: TypeError ERR_MISSING_ARGS: The "input" argument must be specified false TypeError ERR_MISSING_ARGS: The "input" argument must be specified false 1 1 atob btoa true
//: true 344
