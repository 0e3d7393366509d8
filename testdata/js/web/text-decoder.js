// TextDecoder: what is not valid, byte order marks, pieces.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}: ${e.message}` } }
const bytes = (...list) => new Uint8Array(list)
const d = (list, label, options) => JSON.stringify(new TextDecoder(label, options).decode(bytes(...list)))
for (const list of [[], [97, 98], [0xc3, 0xa9], [0xf0, 0x9f, 0x98, 0x80], [0xf0, 0x9f, 0x98], [0xf0, 0x9f, 0x98, 97], [0xff, 0xfe], [0xc0, 0x80], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xf0, 0x80], [0xe2, 0x82], [0xe2, 0x28, 0xa1], [0x80], [97, 0xc3], [0xef, 0xbb, 0xbf, 97], [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], [0xef, 0xbb], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xc3, 0xc3, 0xa9]]) {
  console.log(list.map(b => b.toString(16)).join(' '), d(list), d(list, 'utf8', { ignoreBOM: true }), attempt(() => d(list, 'utf-8', { fatal: true })))
}
const t = new TextDecoder('UTF-8 ', { fatal: true, ignoreBOM: true })
console.log(t.encoding, t.fatal, t.ignoreBOM, new TextDecoder().fatal, new TextDecoder().ignoreBOM, Object.prototype.toString.call(t), new TextDecoder('utf-8', null).encoding)
for (const label of ['utf8', 'unicode-1-1-utf-8', ' UTF-8\n', 'utf-16', 'utf-16le', 'UTF-16BE', 'ucs-2', 'latin1', 'ascii', 'us-ascii', 'iso-8859-1', 'windows-1252', 'koi8-r', 'cp1251', 'latin2', 'nope', '', 'utf_8', 'utf-7']) console.log(JSON.stringify(label), attempt(() => new TextDecoder(label).encoding))
console.log(d([0x61, 0, 0xe9, 0, 0x3d, 0xd8, 0, 0xde], 'utf-16le'), d([0xff, 0xfe, 0x61, 0], 'utf-16'), d([0xff, 0xfe, 0x61, 0], 'utf-16', { ignoreBOM: true }), d([0x3d, 0xd8], 'utf-16le'), d([0x3d, 0xd8, 0x61, 0], 'utf-16le'), d([0, 0xde], 'utf-16le'), d([0x61], 'utf-16le'))
console.log(d([0, 0x61, 0xd8, 0x3d, 0xde, 0], 'utf-16be'), attempt(() => d([0, 0xde], 'utf-16le', { fatal: true })), attempt(() => d([0x61], 'utf-16le', { fatal: true })))
console.log(d([0xe4, 0xc0, 0x41], 'koi8-r'), d([0xc0, 0xe0], 'windows-1251'), d([0xb1, 0xe8], 'iso-8859-2'))
console.log(attempt(() => new TextDecoder('utf-8', 1)), '|', attempt(() => new TextDecoder().decode(1)), '|', attempt(() => new TextDecoder().decode('x')), '|', attempt(() => TextDecoder.prototype.decode.call({})))
console.log(new TextDecoder().decode(), new TextDecoder().decode(new ArrayBuffer(0)) === '', new TextDecoder().decode(bytes(97, 98, 99, 100).subarray(1, 3)), new TextDecoder().decode(bytes(97, 98).buffer), new TextDecoder().decode(new DataView(bytes(97, 98, 99).buffer, 1)), new TextDecoder().decode(new Uint16Array([0x6261])))
//:  "" "" ""
//: 61 62 "ab" "ab" "ab"
//: c3 a9 "é" "é" "é"
//: f0 9f 98 80 "😀" "😀" "😀"
//: f0 9f 98 "�" "�" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: f0 9f 98 61 "�a" "�a" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: ff fe "��" "��" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: c0 80 "��" "��" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: e0 80 80 "���" "���" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: ed a0 80 "���" "���" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: f4 90 80 80 "����" "����" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: f0 80 "��" "��" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: e2 82 "�" "�" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: e2 28 a1 "�(�" "�(�" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: 80 "�" "�" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: 61 c3 "a�" "a�" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: ef bb bf 61 "a" "﻿a" "a"
//: ef bb bf ef bb bf "﻿" "﻿﻿" "﻿"
//: ef bb "�" "�" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: f8 88 80 80 80 "�����" "�����" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: c3 c3 a9 "�é" "�é" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-8
//: utf-8 true true false false [object TextDecoder] utf-8
//: "utf8" utf-8
//: "unicode-1-1-utf-8" utf-8
//: " UTF-8\n" utf-8
//: "utf-16" utf-16le
//: "utf-16le" utf-16le
//: "UTF-16BE" utf-16be
//: "ucs-2" utf-16le
//: "latin1" windows-1252
//: "ascii" windows-1252
//: "us-ascii" windows-1252
//: "iso-8859-1" windows-1252
//: "windows-1252" windows-1252
//: "koi8-r" koi8-r
//: "cp1251" windows-1251
//: "latin2" iso-8859-2
//: "nope" RangeError ERR_ENCODING_NOT_SUPPORTED: The "nope" encoding is not supported
//: "" RangeError ERR_ENCODING_NOT_SUPPORTED: The "" encoding is not supported
//: "utf_8" RangeError ERR_ENCODING_NOT_SUPPORTED: The "utf_8" encoding is not supported
//: "utf-7" RangeError ERR_ENCODING_NOT_SUPPORTED: The "utf-7" encoding is not supported
//: "aé😀" "a" "﻿a" "�" "�a" "�" "�"
//: "a😀" TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-16le TypeError ERR_ENCODING_INVALID_ENCODED_DATA: The encoded data was not valid for encoding utf-16le
//: "ДюA" "Аа" "ąč"
//: TypeError ERR_INVALID_ARG_TYPE: The "options" argument must be of type object. Received type number (1) | TypeError ERR_INVALID_ARG_TYPE: The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView. | TypeError ERR_INVALID_ARG_TYPE: The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView. | TypeError ERR_INVALID_THIS: Value of "this" must be of type TextDecoder
//:  true bc ab bc ab
