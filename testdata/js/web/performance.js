// performance: its clock, marks and measures.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}: ${e.message}` } }
const a = performance.now()
const b = performance.now()
console.log(typeof a, b >= a, performance.timeOrigin > 0 || performance.timeOrigin === 0, typeof performance.timeOrigin, Object.prototype.toString.call(performance))
const before = Date.now(); const now = performance.timeOrigin + performance.now()
console.log(now > before - 1000, now < Date.now() + 1000)
const m = performance.mark('one', { startTime: 10, detail: { a: [1] } })
console.log(m.name, m.entryType, m.startTime, m.duration, JSON.stringify(m.detail), m instanceof PerformanceMark, m instanceof PerformanceEntry, JSON.stringify(m))
performance.mark('two', { startTime: 25.5 })
console.log(performance.mark('three').detail, performance.getEntriesByName('three').length)
const show = e => console.log(e.name, e.entryType, e.startTime, e.duration, JSON.stringify(e.detail), e instanceof PerformanceMeasure)
show(performance.measure('m1', 'one', 'two'))
show(performance.measure('m2', { start: 'one', end: 'two', detail: 7 }))
show(performance.measure('m3', { start: 5, end: 9 }))
show(performance.measure('m4', { start: 'one', duration: 3 }))
show(performance.measure('m5', { end: 'two', duration: 0.5 }))
show(performance.measure('m6', undefined, 'one'))
console.log(performance.getEntries().filter(e => e.name !== 'three').map(e => e.name).join(), performance.getEntriesByType('mark').length, performance.getEntriesByType('measure').length, performance.getEntriesByName('one', 'measure').length)
performance.mark('one', { startTime: 12 })
show(performance.measure('m7', 'one', 'two'))
console.log(performance.getEntriesByName('one').map(e => e.startTime).join())
performance.clearMarks('one'); performance.clearMeasures('m1')
console.log(performance.getEntriesByName('one').length, performance.getEntriesByName('m1').length, performance.getEntriesByType('mark').map(e => e.name).sort().join())
console.log(attempt(() => performance.measure('x', 'one')), '|', attempt(() => performance.mark()), '|', attempt(() => performance.mark('x', 1)), '|', attempt(() => performance.mark('x', { startTime: -1 })), '|', attempt(() => performance.measure('x', { start: 1, end: 2, duration: 1 })), '|', attempt(() => performance.measure('x', { start: 1 }, 'two')))
performance.clearMarks(); performance.clearMeasures()
console.log(performance.getEntries().filter(e => e.entryType === 'mark' || e.entryType === 'measure').length, attempt(() => new Performance()), '|', attempt(() => new PerformanceEntry()), '|', attempt(() => new PerformanceMeasure()))
console.log(new PerformanceMark('free', { startTime: 1 }).name, performance.getEntriesByName('free').length, performance instanceof EventTarget, Object.keys(performance.toJSON()).includes('timeOrigin'))
//: number true true number [object Performance]
//: true true
//: one mark 10 0 {"a":[1]} true true {"name":"one","entryType":"mark","startTime":10,"duration":0,"detail":{"a":[1]}}
//: null 1
//: m1 measure 10 15.5 null true
//: m2 measure 10 15.5 7 true
//: m3 measure 5 4 null true
//: m4 measure 10 3 null true
//: m5 measure 25 0.5 null true
//: m6 measure 0 10 null true
//: m6,m3,one,m1,m2,m4,m5,two 3 6 0
//: m7 measure 12 13.5 null true
//: 10,12
//: 0 0 three,two
//: SyntaxError 12: The "one" performance mark has not been set | TypeError ERR_MISSING_ARGS: The "name" argument must be specified | TypeError ERR_INVALID_ARG_TYPE: The "options" argument must be of type object. Received type number (1) | TypeError ERR_PERFORMANCE_INVALID_TIMESTAMP: -1 is not a valid timestamp | TypeError ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS: Must not have options.start, options.end, and options.duration specified | TypeError ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS: endMark must not be specified
//: 0 TypeError ERR_ILLEGAL_CONSTRUCTOR: Illegal constructor | TypeError ERR_ILLEGAL_CONSTRUCTOR: Illegal constructor | TypeError ERR_ILLEGAL_CONSTRUCTOR: Illegal constructor
//: free 0 true true
