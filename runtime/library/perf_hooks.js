'use strict'
// What of it there is: the global performance and its classes.

for (const name of ['performance', 'Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure', 'PerformanceObserver', 'PerformanceObserverEntryList']) {
  if (name in globalThis) exports[name] = globalThis[name]
}
if (exports.performance === undefined) {
  const origin = Date.now()
  exports.performance = { timeOrigin: origin, now: () => Number(process.hrtime.bigint() / 1000n) / 1000 }
}
exports.constants = Object.freeze({})
