// What is there, and how: all of it can be replaced.
const names = ['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'Event', 'EventTarget', 'CustomEvent', 'DOMException', 'Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure', 'Crypto', 'CryptoKey', 'SubtleCrypto', 'MessageChannel', 'MessagePort', 'MessageEvent', 'Blob', 'File', 'FormData', 'Headers', 'Request', 'Response', 'fetch', 'ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamBYOBReader', 'ReadableStreamDefaultController', 'ReadableByteStreamController', 'WritableStream', 'WritableStreamDefaultWriter', 'WritableStreamDefaultController', 'TransformStream', 'TransformStreamDefaultController', 'CountQueuingStrategy', 'ByteLengthQueuingStrategy', 'TextEncoderStream', 'TextDecoderStream', 'atob', 'btoa']
for (const name of names) {
  const d = Object.getOwnPropertyDescriptor(globalThis, name)
  console.log(name, typeof globalThis[name], globalThis[name].name, d.configurable, d.enumerable)
}
for (const name of ['performance', 'crypto']) console.log(name, typeof globalThis[name], Object.getOwnPropertyDescriptor(globalThis, name).enumerable, globalThis[name] === globalThis[name])
globalThis.URL = 5
console.log(URL)
class Response { get mine () { return true } }
console.log(new Response().mine, new globalThis.Response().mine)
const { atob } = { atob: 7 }
console.log(atob)
delete globalThis.TextEncoder
console.log(typeof TextEncoder, new TextDecoder().decode(new Uint8Array([97])))
//: URL function URL true false
//: URLSearchParams function URLSearchParams true false
//: TextEncoder function TextEncoder true false
//: TextDecoder function TextDecoder true false
//: AbortController function AbortController true false
//: AbortSignal function AbortSignal true false
//: Event function Event true false
//: EventTarget function EventTarget true false
//: CustomEvent function CustomEvent true false
//: DOMException function DOMException true false
//: Performance function Performance true false
//: PerformanceEntry function PerformanceEntry true false
//: PerformanceMark function PerformanceMark true false
//: PerformanceMeasure function PerformanceMeasure true false
//: Crypto function Crypto true false
//: CryptoKey function CryptoKey true false
//: SubtleCrypto function SubtleCrypto true false
//: MessageChannel function MessageChannel true false
//: MessagePort function MessagePort true false
//: MessageEvent function MessageEvent true false
//: Blob function Blob true false
//: File function File true false
//: FormData function FormData true false
//: Headers function Headers true false
//: Request function Request true false
//: Response function Response true false
//: fetch function fetch true true
//: ReadableStream function ReadableStream true false
//: ReadableStreamDefaultReader function ReadableStreamDefaultReader true false
//: ReadableStreamBYOBReader function ReadableStreamBYOBReader true false
//: ReadableStreamDefaultController function ReadableStreamDefaultController true false
//: ReadableByteStreamController function ReadableByteStreamController true false
//: WritableStream function WritableStream true false
//: WritableStreamDefaultWriter function WritableStreamDefaultWriter true false
//: WritableStreamDefaultController function WritableStreamDefaultController true false
//: TransformStream function TransformStream true false
//: TransformStreamDefaultController function TransformStreamDefaultController true false
//: CountQueuingStrategy function CountQueuingStrategy true false
//: ByteLengthQueuingStrategy function ByteLengthQueuingStrategy true false
//: TextEncoderStream function TextEncoderStream true false
//: TextDecoderStream function TextDecoderStream true false
//: atob function atob true true
//: btoa function btoa true true
//: performance object true true
//: crypto object true true
//: 5
//: true undefined
//: 7
//: undefined a
