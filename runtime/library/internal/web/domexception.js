'use strict'

const { coded, expose } = require('internal/web/idl')

const codes = {
  IndexSizeError: ['INDEX_SIZE_ERR', 1],
  DOMStringSizeError: ['DOMSTRING_SIZE_ERR', 2],
  HierarchyRequestError: ['HIERARCHY_REQUEST_ERR', 3],
  WrongDocumentError: ['WRONG_DOCUMENT_ERR', 4],
  InvalidCharacterError: ['INVALID_CHARACTER_ERR', 5],
  NoDataAllowedError: ['NO_DATA_ALLOWED_ERR', 6],
  NoModificationAllowedError: ['NO_MODIFICATION_ALLOWED_ERR', 7],
  NotFoundError: ['NOT_FOUND_ERR', 8],
  NotSupportedError: ['NOT_SUPPORTED_ERR', 9],
  InUseAttributeError: ['INUSE_ATTRIBUTE_ERR', 10],
  InvalidStateError: ['INVALID_STATE_ERR', 11],
  SyntaxError: ['SYNTAX_ERR', 12],
  InvalidModificationError: ['INVALID_MODIFICATION_ERR', 13],
  NamespaceError: ['NAMESPACE_ERR', 14],
  InvalidAccessError: ['INVALID_ACCESS_ERR', 15],
  ValidationError: ['VALIDATION_ERR', 16],
  TypeMismatchError: ['TYPE_MISMATCH_ERR', 17],
  SecurityError: ['SECURITY_ERR', 18],
  NetworkError: ['NETWORK_ERR', 19],
  AbortError: ['ABORT_ERR', 20],
  URLMismatchError: ['URL_MISMATCH_ERR', 21],
  QuotaExceededError: ['QUOTA_EXCEEDED_ERR', 22],
  TimeoutError: ['TIMEOUT_ERR', 23],
  InvalidNodeTypeError: ['INVALID_NODE_TYPE_ERR', 24],
  DataCloneError: ['DATA_CLONE_ERR', 25]
}

const wrongThis = () => coded(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of DOMException')

// https://webidl.spec.whatwg.org/#idl-DOMException
class DOMException extends Error {
  #message
  #name

  constructor (message = '', options = 'Error') {
    super()
    this.#message = `${message}`
    if (typeof options === 'object' && options !== null) {
      this.#name = `${options.name}`
      if ('cause' in options) Object.defineProperty(this, 'cause', { value: options.cause, writable: true, configurable: true, enumerable: false })
    } else {
      this.#name = `${options}`
    }
  }

  get name () {
    if (!(#name in this)) throw wrongThis()
    return this.#name
  }

  get message () {
    if (!(#name in this)) throw wrongThis()
    return this.#message
  }

  get code () {
    if (!(#name in this)) throw wrongThis()
    return Object.hasOwn(codes, this.#name) ? codes[this.#name][1] : 0
  }
}
expose(DOMException, 'name', 'message', 'code')
for (const [name, value] of Object.values(codes)) {
  for (const o of [DOMException, DOMException.prototype]) Object.defineProperty(o, name, { value, enumerable: true })
}

exports.DOMException = DOMException
