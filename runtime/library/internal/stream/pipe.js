'use strict'

const { errorOrDestroy } = require('internal/stream/destroy')

// The methods of readable streams for those that they are piped into.
module.exports = {
  pipe (target, options) {
    const source = this
    const state = this._readableState
    state.pipes.push(target)
    const ends = (!options || options.end !== false) && target !== process.stdout && target !== process.stderr
    const whenEnded = ends ? () => target.end() : () => source.unpipe(target)
    if (state.endEmitted) process.nextTick(whenEnded)
    else source.once('end', whenEnded)
    let drain
    const pause = () => {
      state.awaiting.add(target)
      source.pause()
      if (!drain) {
        drain = () => {
          state.awaiting.delete(target)
          if (state.awaiting.size === 0 && source.listenerCount('data')) source.resume()
        }
        target.on('drain', drain)
      }
    }
    const data = chunk => { if (target.write(chunk) === false) pause() }
    const unpiped = (readable, info) => {
      if (readable === source && info && !info.hasUnpiped) {
        info.hasUnpiped = true
        cleanup()
      }
    }
    const failed = error => {
      unpipe()
      target.removeListener('error', failed)
      if (target.listenerCount('error') === 0) {
        const s = target._writableState || target._readableState
        if (s && !s.errorEmitted) errorOrDestroy(target, error)
        else target.emit('error', error)
      }
    }
    const closed = () => {
      target.removeListener('finish', finished)
      unpipe()
    }
    const finished = () => {
      target.removeListener('close', closed)
      unpipe()
    }
    const unpipe = () => source.unpipe(target)
    const cleanup = () => {
      target.removeListener('close', closed)
      target.removeListener('finish', finished)
      if (drain) target.removeListener('drain', drain)
      target.removeListener('error', failed)
      target.removeListener('unpipe', unpiped)
      source.removeListener('end', whenEnded)
      source.removeListener('data', data)
      if (drain && state.awaiting.has(target)) drain()
    }
    target.on('unpipe', unpiped)
    source.on('data', data)
    target.prependListener('error', failed)
    target.once('close', closed)
    target.once('finish', finished)
    target.emit('pipe', source)
    if (target.writableNeedDrain === true) pause()
    else if (!state.flowing) source.resume()
    return target
  },
  unpipe (target) {
    const state = this._readableState
    if (state.pipes.length === 0) return this
    const info = { hasUnpiped: false }
    if (!target) {
      const targets = state.pipes
      state.pipes = []
      this.pause()
      for (const t of targets) t.emit('unpipe', this, { hasUnpiped: false })
      return this
    }
    const i = state.pipes.indexOf(target)
    if (i < 0) return this
    state.pipes.splice(i, 1)
    if (state.pipes.length === 0) this.pause()
    target.emit('unpipe', this, info)
    return this
  }
}
