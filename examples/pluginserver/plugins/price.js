// The price of an order. A rule that is pure: it needs nothing of the host, and
// the same order has the same price.
const { worker } = require('workerpool')

// From so many pieces on there is so much off.
const discounts = [[100, 0.15], [50, 0.10], [10, 0.05]]

worker({
  price ({ items }) {
    if (!items || items.length === 0) throw new RangeError('the order has no items')
    let pieces = 0
    let subtotal = 0
    for (const { name, count, cents } of items) {
      if (count < 1 || cents < 0) throw new RangeError(`${name}: count and cents must be positive`)
      pieces += count
      subtotal += count * cents
    }
    const [, discount] = discounts.find(([from]) => pieces >= from) ?? [0, 0]
    return { subtotal, discount, total: Math.round(subtotal * (1 - discount)) }
  }
})
