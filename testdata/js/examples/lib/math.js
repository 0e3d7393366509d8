const workerpool = require('workerpool')

function fibonacci (n) {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2)
}

function mean (numbers) {
  return numbers.reduce((sum, n) => sum + n, 0) / numbers.length
}

workerpool.worker({ fibonacci, mean })
