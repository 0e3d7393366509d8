const show = (o, k) => { const d = Object.getOwnPropertyDescriptor(o, k); console.log(k, d && [typeof d.value, d.value?.name, d.value?.length, d.writable, d.enumerable, d.configurable].join()) }
show(Error, 'captureStackTrace'); show(Error, 'stackTraceLimit'); show(globalThis, 'WeakRef'); show(globalThis, 'FinalizationRegistry'); show(globalThis, 'Intl'); show(WeakRef.prototype, 'deref'); show(String.prototype, 'isWellFormed'); show(Object.prototype, '__defineGetter__'); show(Date.prototype, 'getYear'); show(Number.prototype, 'toLocaleString'); show(Date.prototype, 'toLocaleDateString'); show(String.prototype, 'localeCompare'); show(Intl, 'NumberFormat'); show(Intl.NumberFormat, 'supportedLocalesOf'); show(WeakRef, 'prototype'); show(Array.prototype, 'toSorted'); show(Array.prototype, 'findLast')
console.log(typeof Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, 'format').get, Object.getOwnPropertyDescriptor(globalThis, 'console').enumerable, typeof console.log, Function.prototype.toString.call(Error.captureStackTrace))
//: captureStackTrace function,captureStackTrace,2,true,false,true
//: stackTraceLimit number,,,true,true,true
//: WeakRef function,WeakRef,1,true,false,true
//: FinalizationRegistry function,FinalizationRegistry,1,true,false,true
//: Intl object,,,true,false,true
//: deref function,deref,0,true,false,true
//: isWellFormed function,isWellFormed,0,true,false,true
//: __defineGetter__ function,__defineGetter__,2,true,false,true
//: getYear function,getYear,0,true,false,true
//: toLocaleString function,toLocaleString,0,true,false,true
//: toLocaleDateString function,toLocaleDateString,0,true,false,true
//: localeCompare function,localeCompare,1,true,false,true
//: NumberFormat function,NumberFormat,0,true,false,true
//: supportedLocalesOf function,supportedLocalesOf,1,true,false,true
//: prototype object,,,false,false,false
//: toSorted function,toSorted,1,true,false,true
//: findLast function,findLast,1,true,false,true
//: function false function function captureStackTrace() { [native code] }
