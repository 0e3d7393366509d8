// Prints cases for the tests, a line of JSON each, as Node sees them:
//
//     node record.js > cases.jsonl
//
// pattern, flags, text, where to begin, and the indices of the match and its
// groups, or the error.
const cases = []
// Node finds matches in the middle of a pair of surrogates, and does not find
// some that begin before it, which the specification has otherwise.
const splits = (text, at) => /[\ud800-\udbff]/.test(text[at - 1] || '') && /[\udc00-\udfff]/.test(text[at] || '')
const add = (source, flags, text, last = 0) => {
  let r
  try {
    const rx = new RegExp(source, flags + 'gd'); rx.lastIndex = last
    const m = rx.exec(text)
    r = m ? m.indices.map(x => x ? x : [-1, -1]).flat() : null
  } catch (e) { r = 'error: ' + e.message.replace(/^Invalid regular expression: \/[\s\S]*?\/[a-z]*: /, '') }
  if (flags.includes('u') && (splits(text, last) || (Array.isArray(r) && r.some(i => splits(text, i))))) return
  cases.push([source, flags, text, last, r])
}
let seed = 1; const rnd = n => { seed = (seed + 0x6D2B79F5) | 0; let t = Math.imul(seed ^ (seed >>> 15), 1 | seed); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) % n }
const atoms = ['a', 'b', 'c', '.', '[ab]', '[^a]', '\\w', '\\b', '\\B', '^', '$', '\\1', '\\2', '\\d', '\\s', 'A', 'é', '[a-c]', '\\W', '(?:)', '[]', '[^]', '\\k<n>', 'ſ', 'k', '😀', '\\ud83d', '\\u{1f600}', '[😀a]']
const gen = d => {
  let s = ''
  for (let n = 1 + rnd(3); n > 0; n--) {
    let t
    if (d > 0 && rnd(3) === 0) t = ['(', '(?:', '(?=', '(?!', '(?<=', '(?<!', '(', '(?<n>'][rnd(8)] + gen(d - 1) + ')'
    else t = atoms[rnd(atoms.length)]
    if (rnd(3) === 0) t += ['*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,3}?', '{2,}'][rnd(10)]
    s += t
  }
  if (rnd(4) === 0) s += '|' + gen(Math.max(0, d - 1))
  return s
}
const chars = ['a', 'b', 'c', 'A', ' ', '\n', 'é', '1', 'K', 'ſ', '😀', '\ud83d', 'S', '\u212a']
for (let i = 0; i < 4000; i++) {
  let text = ''; for (let n = rnd(8); n > 0; n--) text += chars[rnd(rnd(2) ? 3 : chars.length)]
  add(gen(3), ['', 'i', 'm', 's', 'u', 'iu', 'ms', 'imu'][rnd(8)], text, rnd(3) === 0 ? rnd(text.length + 1) : 0)
}
for (const [source, flags, text, last] of [
  ['(z)((a+)?(b+)?(c))*', '', 'zaacbbbcac'], ['(a*)*', '', 'b'], ['(?=(a+))a*b\\1', '', 'baaabac'], ['(.*?)a(?!(a+)b\\2c)\\2(.*)', '', 'baaabaac'], ['(?=(a*))\\1a', '', 'aaa'],
  ['((a)|(ab))((c)|(bc))', '', 'abc'], ['a[a-z]{2,4}?', '', 'abcdefghi'], ['(aa|aabaac|ba|b|c)*', '', 'aabaac'], ['(?:|a)*', '', 'aa'], ['(?:a?)*?b', '', 'aab'], ['(a?)+?b', '', 'aab'],
  ['(?<=(\\d+)(\\d+))$', '', '1053'], ['(?<=\\1(a))b', '', 'aab'], ['(?<=(a)\\1)b', '', 'aab'], ['(?<=^|\\s)x', '', 'a x'], ['(?<!ab)c', '', 'abc xc'], ['(?<=a{2,3}?)b', '', 'aaab'], ['(?<=(?=b))b', '', 'ab'], ['(?<=([abc]+)).\\1', '', 'abcdbc'],
  ['(?<year>\\d{4})-\\k<year>', '', '2020-2020'], ['\\k<n>(?<n>x)', '', 'x'], ['\\k', '', 'k'], ['\\k<a', '', 'k<a'], ['\\1(a)', '', 'a'], ['\\2', '', '\u0002'], ['\\08', '', '\u00008'], ['\\377\\400', '', 'ÿ\u00200'], ['[\\1]', '', '\u0001'], ['\\8', '', '8'],
  ['\\c', '', '\\c'], ['\\cA', '', '\u0001'], ['[\\c1]', '', '\u0011'], ['[\\c]', '', '\\'], ['\\x4', '', 'x4'], ['\\x41', '', 'A'], ['\\u{3}', '', 'uuu'], ['\\u0041', '', 'A'], ['a{', '', 'a{'], ['a{1', '', 'a{1'], ['{', '', '{'], ['}', '', '}'], [']', '', ']'], ['x{,1}', '', 'x{,1}'],
  ['(?=a)*', '', ''], ['(?=a){2}b', '', 'b'], ['(?!a)+b', '', 'b'], ['[\\w-a]+', '', '-ab'], ['[a-\\d]+', '', 'a-1'], ['[--0]', '', '.'], ['[^]', '', '\n'], ['[]', '', 'a'], ['[\\b]', '', '\b'], ['[^\\n\\r]+', '', 'a\u2028b'],
  ['^b$', 'm', 'a\nb\rc'], ['^b', 'm', 'a\u2028b'], ['.', '', '\u2028'], ['.', 's', '\n'], ['^$', 'm', '\n\n', 1], ['\\bé', '', 'aé'], ['\\Bé', '', 'aé'], ['a$', '', 'a\n'],
  ['ſ', 'i', 's'], ['ſ', 'iu', 's'], ['[a-z]', 'i', 'ſ'], ['[a-z]', 'iu', 'ſ'], ['\\w', 'iu', 'ſ'], ['\\W', 'iu', 'ſ'], ['[^\\W]', 'iu', 'S'], ['\\b.', 'iu', 'ſ'], ['K', 'i', '\u212a'], ['K', 'iu', '\u212a'], ['ß', 'iu', 'ẞ'], ['ß', 'i', 'ẞ'], ['Ω', 'iu', 'Ω'], ['ᾳ', 'i', 'ᾼ'], ['ᾳ', 'iu', 'ᾼ'], ['ǆ', 'i', 'ǅ'], ['İ', 'iu', 'i'], ['ı', 'iu', 'I'], ['[^x]', 'i', 'X'], ['(é)\\1', 'i', 'éÉ'], ['(?<=\\1(É))é', 'i', 'éÉé'],
  ['^.$', 'u', '😀'], ['^.$', '', '😀'], ['^..$', '', '😀'], ['[😀]', '', '😀'], ['[😀]', 'u', '😀'], ['\\ud83d', '', '😀'], ['\\ud83d', 'u', '😀'], ['\\ude00', 'u', '😀'], ['\\ud83d\\ude00', 'u', '😀'], ['\\u{1f600}', 'u', '😀'], ['😀{2}', 'u', '😀😀'], ['😀{2}', '', '😀😀'], ['[^a]', 'u', '😀'], ['(?<=😀)a', 'u', '😀a'], ['(?<=.)a', 'u', '😀a'], ['(?<=^.)a', 'u', '😀a'],
  ['\\p{Lu}', 'u', 'aÀ'], ['\\P{Lu}+', 'u', 'aÀ'], ['\\p{Script=Greek}+', 'u', 'aβγ'], ['[\\p{L}\\d]+', 'u', '-aé1'], ['\\p{Lu}', 'iu', 'a'], ['[^\\p{Lu}]', 'iu', 'a'], ['\\p{ASCII_Hex_Digit}+', 'u', 'xfe'], ['\\p{Emoji_Presentation}', 'u', 'a😀'], ['\\p{L}', '', 'p{L}'], ['\\p{Nope}', 'u', ''], ['\\p{Script=Nope}', 'u', ''], ['\\p', 'u', ''], ['\\p{General_Category=Letter}', 'u', 'a'],
  ['(', '', ''], [')', '', ''], ['a**', '', ''], ['*', '', ''], ['a{2,1}', '', ''], ['[b-a]', '', ''], ['[', '', ''], ['\\', '', ''], ['(?a)', '', ''], ['(?<1>a)', '', ''], ['(?<a>b)(?<a>c)', '', ''], ['(?<a', '', ''], ['(?<=a)*', '', ''], ['a{99999999999999999999}', '', 'a'], ['x{0}y', '', 'y'], ['(x){0}y', '', 'y'], ['(?:a{0,1}){5}b', '', 'aab'],
  ['\\-', 'u', ''], ['\\_', 'u', ''], ['{1}', 'u', ''], ['a{', 'u', ''], ['}', 'u', ''], [']', 'u', ''], ['\\u{110000}', 'u', ''], ['\\u12', 'u', ''], ['\\xg', 'u', ''], ['\\c', 'u', ''], ['\\1', 'u', ''], ['\\01', 'u', ''], ['[\\1]', 'u', ''], ['[\\w-a]', 'u', ''], ['\\k<x>', 'u', ''], ['\\k', 'u', ''], ['(?=a)*', 'u', ''], ['[\\-]', 'u', '-'], ['\\/', 'u', '/'],
  ['^(?:a+)+$', '', 'aaaaaaaaaaaaaaaaaa'], ['^(?:(?:ab)+|c)*d', '', 'ababcababd'], ['(a|ab)(c|bcd)(d*)', '', 'abcd'], ['x*', '', 'aaa', 2], ['$', '', 'abc'], ['^', '', 'abc', 1], ['b', '', 'abcb', 2], ['.{3}$', '', 'abcdef'], ['.{2,3}?$', '', 'abcdef'], ['"(?:[^"\\\\]|\\\\.)*"', '', 'x "a\\"b" y'], ['(\\w+)\\s(\\w+)', '', 'John Smith'], ['^([a-z]+)://([^/:]+)(?::(\\d+))?(/.*)?$', '', 'http://example.com:80/x']
]) add(source, flags, text, last)
console.log(cases.map(c => JSON.stringify(c)).join('\n'))
