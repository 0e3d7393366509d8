globalThis.count = (globalThis.count || 0) + 1; module.exports = () => globalThis.count
