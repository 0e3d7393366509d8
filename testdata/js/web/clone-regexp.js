// The source of an expression is the same on the other side.
for (const expression of [
  /a\/b/g, /[/]/, /[\]/]/y, new RegExp('a/b'), new RegExp('[/]/'), new RegExp('\n\r\u2028'), /\//, /\n/, new RegExp(''), /\u002f/
]) {
  const copy = structuredClone(expression)
  console.log(copy.source, copy.flags, copy.source === expression.source, copy)
}
//: a\/b g true /a\/b/g
//: [/]  true /[/]/
//: [\]/] y true /[\]/]/y
//: a\/b  true /a\/b/
//: [/]\/  true /[/]\//
//: \n\r\u2028  true /\n\r\u2028/
//: \/  true /\//
//: \n  true /\n/
//: (?:)  true /(?:)/
//: \u002f  true /\u002f/
