'use strict'

// Queue is first in, first out; an array takes as long for its first element as it
// has elements.
module.exports = class Queue {
  #list = []
  #head = 0

  get size () { return this.#list.length - this.#head }
  push (value) { this.#list.push(value) }

  shift () {
    const value = this.#list[this.#head]
    this.#list[this.#head++] = undefined
    if (this.#head * 2 >= this.#list.length) { // each is moved once, on the average
      this.#list = this.#list.slice(this.#head)
      this.#head = 0
    }
    return value
  }
}
