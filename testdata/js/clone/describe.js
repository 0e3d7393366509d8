// describe(v) tells everything about a value that a clone has to keep: classes,
// own properties in their order with their flags, holes, identity, -0. Node
// runs it for the expectations in golden.json, `go test` for what goja has.
(function () {
  'use strict';

  const own = Reflect.ownKeys;
  const protos = [
    'Object', 'Array', 'Map', 'Set', 'Date', 'RegExp', 'Number', 'String', 'Boolean', 'BigInt', 'Symbol', 'Promise',
    'Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'AggregateError',
    'ArrayBuffer', 'DataView', 'Uint8Array', 'Uint8ClampedArray', 'Int8Array', 'Uint16Array', 'Int16Array',
    'Uint32Array', 'Int32Array', 'BigUint64Array', 'BigInt64Array', 'Float32Array', 'Float64Array',
  ];

  // What an object is by its internals; its prototype is told apart.
  const brands = [
    ['Map', (o) => Map.prototype.has.call(o, 0)],
    ['Set', (o) => Set.prototype.has.call(o, 0)],
    ['Date', (o) => Date.prototype.getTime.call(o)],
    ['RegExp', (o) => {
      if (o === RegExp.prototype) throw new TypeError('no instance');
      return Object.getOwnPropertyDescriptor(RegExp.prototype, 'source').get.call(o);
    }],
    ['Number', (o) => Number.prototype.valueOf.call(o)],
    ['String', (o) => String.prototype.valueOf.call(o)],
    ['Boolean', (o) => Boolean.prototype.valueOf.call(o)],
    ['BigInt', (o) => BigInt.prototype.valueOf.call(o)],
    ['ArrayBuffer', (o) => Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength').get.call(o)],
  ];

  function quote(s) {
    let out = '"';
    for (let i = 0; i < s.length; i++) {
      const c = s.charCodeAt(i);
      if (c >= 0x20 && c < 0x7f && c !== 0x22 && c !== 0x5c) out += s[i];
      else out += '\\u' + ('000' + c.toString(16)).slice(-4);
    }
    return out + '"';
  }

  function brand(o) {
    if (Array.isArray(o)) return 'Array';
    if (ArrayBuffer.isView(o)) return o instanceof DataView ? 'DataView' : 'TypedArray';
    for (const [name, test] of brands) {
      try {
        test(o);
        return name;
      } catch (e) { /* not this one */ }
    }
    return Object.prototype.toString.call(o) === '[object Error]' ? 'Error' : '';
  }

  function className(o) {
    const proto = Object.getPrototypeOf(o);
    if (proto === null) return 'null';
    for (const name of protos) {
      if (globalThis[name].prototype === proto) return name;
    }
    return 'other';
  }

  function describe(v) {
    const seen = new Map();

    function value(v) {
      switch (typeof v) {
        case 'string': return quote(v);
        case 'number': return Object.is(v, -0) ? '-0' : String(v);
        case 'bigint': return v + 'n';
        case 'symbol': return 'symbol';
        case 'function': return 'function';
        case 'object': return v === null ? 'null' : object(v);
        default: return String(v);
      }
    }

    function object(o) {
      if (seen.has(o)) return '#' + seen.get(o);
      seen.set(o, seen.size);
      const b = brand(o);
      const c = className(o);
      let out = '#' + seen.get(o) + ' ' + (b && b !== c ? b + ':' : '') + c;
      const parts = content(o, b);
      if (parts !== '') out += '(' + parts + ')';
      const props = properties(o, b);
      return props.length === 0 ? out : out + ' {' + props.join(', ') + '}';
    }

    function content(o, b) {
      switch (b) {
        case 'Array': return 'length ' + o.length;
        case 'Map': return Array.from(o, ([k, v]) => value(k) + ' => ' + value(v)).join(', ');
        case 'Set': return Array.from(o, value).join(', ');
        case 'Date': return String(o.getTime());
        case 'RegExp': return quote(o.source) + ' ' + quote(o.flags) + ' ' + o.lastIndex;
        case 'Number': case 'String': case 'Boolean': case 'BigInt': return value(o.valueOf());
        case 'ArrayBuffer': return bytes(o);
        case 'DataView': return value(o.buffer) + ', ' + o.byteOffset + ', ' + o.byteLength;
        case 'TypedArray': return value(o.buffer) + ', ' + o.byteOffset + ', ' + o.length;
        default: return '';
      }
    }

    function bytes(b) {
      let view;
      try {
        view = new Uint8Array(b);
      } catch (e) {
        return 'detached';
      }
      let out = b.byteLength + ' bytes';
      for (let i = 0; i < b.byteLength && i < 32; i++) out += ' ' + view[i];
      return out;
    }

    function properties(o, b) {
      const out = [];
      for (const key of own(o)) {
        if (hidden(key, b)) continue;
        const d = Object.getOwnPropertyDescriptor(o, key);
        let flags = (d.writable ? '' : 'r') + (d.enumerable ? '' : 'h') + (d.configurable ? '' : 'f');
        if (flags !== '') flags = '[' + flags + ']';
        const name = typeof key === 'symbol' ? 'symbol' : quote(key);
        let text = 'value' in d ? undefined : 'accessor';
        // The text of a stack is the engine's business.
        if (b === 'Error' && key === 'stack') text = typeof d.value === 'string' ? 'stack' : String(d.value);
        out.push(name + flags + ': ' + (text || value(d.value)));
      }
      return out;
    }

    // Properties that say nothing beyond the content.
    function hidden(key, b) {
      switch (b) {
        case 'Array': return key === 'length';
        case 'RegExp': return key === 'lastIndex';
        case 'String': return key === 'length' || /^\d+$/.test(key);
        case 'TypedArray': return typeof key === 'string' && /^\d+$/.test(key);
        default: return false;
      }
    }

    return value(v);
  }

  return describe;
})();
