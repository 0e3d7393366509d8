// DOMException is an error with a name of its own and a code for old names.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}: ${e.message}` } }
for (const args of [[], ['m'], ['m', 'AbortError'], ['m', 'Mine'], [undefined, undefined], [null, null], ['m', { name: 'TimeoutError', cause: 5 }], ['m', {}], [5, 6], ['m', { cause: undefined }]]) {
  const e = new DOMException(...args)
  console.log(JSON.stringify(e.message), JSON.stringify(e.name), e.code, 'cause' in e, e.cause, String(e))
}
const e = new DOMException('text', 'NotFoundError')
console.log(e instanceof Error, e instanceof DOMException, Object.prototype.toString.call(e), e.constructor.name)
console.log(Object.keys(e).length, Object.hasOwn(e, 'message'), Object.hasOwn(e, 'stack'), e.stack.split('\n')[0])
console.log(attempt(() => DOMException('x')))
console.log(attempt(() => Object.getOwnPropertyDescriptor(DOMException.prototype, 'name').get.call({})))
console.log(attempt(() => new DOMException(Symbol('s'))))
console.log(DOMException.ABORT_ERR, e.DATA_CLONE_ERR, DOMException.prototype.QUOTA_EXCEEDED_ERR, DOMException.length, DOMException.name)
const names = ['IndexSizeError', 'HierarchyRequestError', 'WrongDocumentError', 'InvalidCharacterError', 'NoModificationAllowedError', 'NotFoundError', 'NotSupportedError', 'InUseAttributeError', 'InvalidStateError', 'SyntaxError', 'InvalidModificationError', 'NamespaceError', 'InvalidAccessError', 'TypeMismatchError', 'SecurityError', 'NetworkError', 'AbortError', 'URLMismatchError', 'QuotaExceededError', 'TimeoutError', 'InvalidNodeTypeError', 'DataCloneError', 'EncodingError', 'OperationError', 'toString']
console.log(names.map(name => new DOMException('', name).code).join())
class Mine extends DOMException { constructor (m) { super(m, 'MineError'); this.extra = 1 } }
console.log(String(new Mine('q')), new Mine('q') instanceof DOMException, Object.keys(new Mine('q')).join())
const d = Object.getOwnPropertyDescriptor(new DOMException('a', { name: 'b', cause: 1 }), 'cause')
console.log(d.writable, d.enumerable, d.configurable)
try { structuredClone({ f () {} }) } catch (e) { console.log(e.constructor === DOMException, e.name, e.code, e instanceof Error) }
console.log(Object.keys(DOMException.prototype).slice(0, 3).join(), Object.keys(DOMException).length)
//: "" "Error" 0 false undefined Error
//: "m" "Error" 0 false undefined Error: m
//: "m" "AbortError" 20 false undefined AbortError: m
//: "m" "Mine" 0 false undefined Mine: m
//: "" "Error" 0 false undefined Error
//: "null" "null" 0 false undefined null: null
//: "m" "TimeoutError" 23 true 5 TimeoutError: m
//: "m" "undefined" 0 false undefined undefined: m
//: "5" "6" 0 false undefined 6: 5
//: "m" "undefined" 0 true undefined undefined: m
//: true true [object DOMException] DOMException
//: 0 false true NotFoundError: text
//: TypeError undefined: Class constructor DOMException cannot be invoked without 'new'
//: TypeError ERR_INVALID_THIS: Value of "this" must be of DOMException
//: TypeError undefined: Cannot convert a Symbol value to a string
//: 20 25 22 0 DOMException
//: 1,3,4,5,7,8,9,10,11,12,13,14,15,17,18,19,20,21,22,23,24,25,0,0,0
//: MineError: q true extra
//: true false true
//: true DataCloneError 25 true
//: name,message,code 25
