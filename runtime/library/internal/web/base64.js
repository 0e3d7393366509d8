'use strict'

const { need } = require('internal/web/idl')
const { DOMException } = require('internal/web/domexception')

const wrong = message => new DOMException(message, 'InvalidCharacterError')

// https://html.spec.whatwg.org/#atob

exports.btoa = function btoa (input) {
  need(arguments.length, 'input')
  const text = internal.toBase64(`${input}`)
  if (text === undefined) throw wrong('Invalid character')
  return text
}

exports.atob = function atob (input) {
  need(arguments.length, 'input')
  const [text, error] = internal.fromBase64(`${input}`)
  if (error !== undefined) throw wrong(error)
  return text
}
