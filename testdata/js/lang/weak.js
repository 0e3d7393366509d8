const target = { name: 'target' }
const ref = new WeakRef(target)
console.log(ref.deref() === target, ref.deref().name, Object.prototype.toString.call(ref), WeakRef.length, WeakRef.name)
for (const bad of [1, 'x', null, undefined, Symbol.for('registered')]) try { new WeakRef(bad) } catch (e) { console.log(String(e)) }
try { WeakRef.prototype.deref.call({}) } catch (e) { console.log(String(e)) }
const registry = new FinalizationRegistry(() => {})
const token = {}
console.log(registry.register(target, 'held', token), registry.unregister(token), registry.unregister(token), registry.unregister({}))
for (const f of [() => new FinalizationRegistry(1), () => registry.register(1), () => registry.register(target, target), () => registry.unregister(1), () => FinalizationRegistry.prototype.register.call({}, {})]) try { f() } catch (e) { console.log(String(e)) }
console.log(FinalizationRegistry.prototype.register.length, FinalizationRegistry.prototype[Symbol.toStringTag], String(registry), Object.getOwnPropertyNames(WeakRef.prototype).sort().join())
class Cache { #m = new Map(); get (k, make) { let v = this.#m.get(k)?.deref(); if (!v) { v = make(); this.#m.set(k, new WeakRef(v)) } return v } }
const cache = new Cache(); const made = cache.get('a', () => ({})); console.log(cache.get('a', () => 1) === made)
//: true target [object WeakRef] 1 WeakRef
//: TypeError: WeakRef: invalid target
//: TypeError: WeakRef: invalid target
//: TypeError: WeakRef: invalid target
//: TypeError: WeakRef: invalid target
//: TypeError: WeakRef: invalid target
//: TypeError: Method WeakRef.prototype.deref called on incompatible receiver #<Object>
//: undefined true false false
//: TypeError: FinalizationRegistry: cleanup must be callable
//: TypeError: FinalizationRegistry.prototype.register: invalid target
//: TypeError: FinalizationRegistry.prototype.register: target and holdings must not be same
//: TypeError: Invalid unregisterToken ('1')
//: TypeError: Method FinalizationRegistry.prototype.register called on incompatible receiver #<Object>
//: 2 FinalizationRegistry [object FinalizationRegistry] constructor,deref
//: true
