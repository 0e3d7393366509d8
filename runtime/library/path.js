'use strict'
// Names of files, as POSIX and as Windows have them. Nothing here looks at a disk.

const { string, object } = require('internal/errors')

// normalSteps takes . and .. out of a path between its separators. What would
// lead above the start is kept if up says so.
const normalSteps = (path, separators, separator, up) => {
  const steps = []
  for (const step of path.split(separators)) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.length > 0 && steps[steps.length - 1] !== '..') steps.pop()
    else if (up) steps.push('..')
  }
  return steps.join(separator)
}

// parts is what a path has, from the offset where its root ends: where its last
// name begins and ends, and where the extension in that begins.
const parts = (path, from, isSeparator) => {
  let end = path.length
  while (end > from && isSeparator(path[end - 1])) end--
  let start = end
  while (start > from && !isSeparator(path[start - 1])) start--
  const base = path.slice(start, end)
  const dot = base.lastIndexOf('.')
  const ext = dot <= 0 || base === '..' ? '' : base.slice(dot)
  return { start, end, base, ext }
}

const baseWithout = (base, suffix) => suffix !== undefined && base.endsWith(suffix) && base !== suffix ? base.slice(0, -suffix.length) : base

const format = separator => object => {
  checkObject(object)
  const dir = object.dir || object.root
  const base = object.base || `${object.name || ''}${object.ext ? (object.ext[0] === '.' ? '' : '.') + object.ext : ''}`
  if (!dir) return base
  return dir === object.root ? `${dir}${base}` : `${dir}${separator}${base}`
}
const checkObject = value => object(value, 'pathObject')

const cwd = () => process.cwd()

const posix = {
  resolve (...paths) {
    let resolved = ''
    for (let i = paths.length - 1; i >= -1 && resolved[0] !== '/'; i--) {
      const path = i >= 0 ? paths[i] : cwd()
      string(path, `paths[${i}]`)
      if (path.length > 0) resolved = path + '/' + resolved
    }
    const absolute = resolved[0] === '/'
    const steps = normalSteps(resolved, '/', '/', !absolute)
    return absolute ? '/' + steps : steps || '.'
  },
  normalize (path) {
    string(path, 'path')
    if (path === '') return '.'
    const absolute = path[0] === '/'
    let steps = normalSteps(path, '/', '/', !absolute)
    if (steps === '') return absolute ? '/' : path.endsWith('/') ? './' : '.'
    if (path.endsWith('/')) steps += '/'
    return absolute ? '/' + steps : steps
  },
  isAbsolute (path) {
    string(path, 'path')
    return path[0] === '/'
  },
  join (...paths) {
    for (const path of paths) string(path, 'path')
    const joined = paths.filter(path => path !== '').join('/')
    return joined === '' ? '.' : posix.normalize(joined)
  },
  relative (from, to) {
    string(from, 'from')
    string(to, 'to')
    if (from === to) return ''
    from = posix.resolve(from).split('/').filter(Boolean)
    to = posix.resolve(to).split('/').filter(Boolean)
    let same = 0
    while (same < from.length && same < to.length && from[same] === to[same]) same++
    return [...from.slice(same).fill('..'), ...to.slice(same)].join('/')
  },
  toNamespacedPath: path => path,
  dirname (path) {
    string(path, 'path')
    if (path === '') return '.'
    const root = path[0] === '/' ? 1 : 0
    let end = parts(path, root, c => c === '/').start
    if (end === root) return root ? '/' : '.'
    if (path[end - 1] === '/') end--
    return root && end === 1 ? '//' : path.slice(0, end)
  },
  basename (path, suffix) {
    if (suffix !== undefined) string(suffix, 'suffix')
    string(path, 'path')
    return path === suffix ? '' : baseWithout(parts(path, 0, c => c === '/').base, suffix)
  },
  extname (path) {
    string(path, 'path')
    return parts(path, 0, c => c === '/').ext
  },
  format: format('/'),
  parse (path) {
    string(path, 'path')
    const root = path[0] === '/' ? '/' : ''
    const { start, base, ext } = parts(path, root.length, c => c === '/')
    const dir = start > root.length ? path.slice(0, start - 1) : root
    return { root, dir, base, ext, name: ext === '' ? base : base.slice(0, -ext.length) }
  },
  sep: '/',
  delimiter: ':',
  win32: null,
  posix: null
}

const isSeparator = c => c === '/' || c === '\\'

// rootOf takes a Windows path apart: device is a drive or a share, and root is
// device with the separator after it, if there is one.
const rootOf = path => {
  const share = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)([\\/]*)/.exec(path)
  if (share) {
    return { device: `\\\\${share[1]}\\${share[2]}`, length: share[0].length - (share[3].length > 1 ? share[3].length - 1 : 0), absolute: true, share: true, whole: share[0].length === path.length }
  }
  const drive = /^[A-Za-z]:/.exec(path)
  if (drive) {
    const absolute = isSeparator(path[2])
    return { device: drive[0], length: absolute ? 3 : 2, absolute }
  }
  return isSeparator(path[0]) ? { device: '', length: 1, absolute: true } : { device: '', length: 0, absolute: false }
}

const win32 = {
  resolve (...paths) {
    let device = ''
    let tail = ''
    let absolute = false
    for (let i = paths.length - 1; i >= -1; i--) {
      let path
      if (i >= 0) {
        path = paths[i]
        string(path, `paths[${i}]`)
        if (path === '') continue
      } else if (device === '') {
        path = cwd()
      } else {
        path = `${device}\\` // the working directory of another drive is not known
      }
      const root = rootOf(path)
      if (root.device !== '') {
        if (device === '') device = root.device
        else if (device.toLowerCase() !== root.device.toLowerCase()) continue
      }
      if (absolute) {
        if (device !== '') break
      } else {
        tail = `${path.slice(root.length)}\\${tail}`
        absolute = root.absolute
        if (absolute && device !== '') break
      }
    }
    tail = normalSteps(tail, /[\\/]/, '\\', !absolute)
    return absolute ? `${device}\\${tail}` : `${device}${tail}` || '.'
  },
  normalize (path) {
    string(path, 'path')
    if (path === '') return '.'
    const root = rootOf(path)
    if (root.share && root.whole) return `${root.device}\\`
    const rest = path.slice(root.length)
    let tail = normalSteps(rest, /[\\/]/, '\\', !root.absolute)
    if (tail === '' && !root.absolute) tail = '.'
    if (tail !== '' && rest !== '' && isSeparator(path[path.length - 1])) tail += '\\'
    return root.absolute ? `${root.device}\\${tail}` : `${root.device}${tail}`
  },
  isAbsolute (path) {
    string(path, 'path')
    return isSeparator(path[0]) || /^[A-Za-z]:[\\/]/.test(path)
  },
  join (...paths) {
    for (const path of paths) string(path, 'path')
    paths = paths.filter(path => path !== '')
    if (paths.length === 0) return '.'
    let joined = paths.join('\\')
    // Separators at the start mean a share only if they stand in the first path.
    if (!/^[\\/]{2}[^\\/]/.test(paths[0])) joined = joined.replace(/^[\\/]{2,}/, '\\')
    return win32.normalize(joined)
  },
  relative (from, to) {
    string(from, 'from')
    string(to, 'to')
    if (from === to) return ''
    const target = win32.resolve(to)
    const a = win32.resolve(from)
    if (a === target || a.toLowerCase() === target.toLowerCase()) return ''
    const start = a.split('\\').filter(Boolean)
    const end = target.split('\\').filter(Boolean)
    let same = 0
    while (same < start.length && same < end.length && start[same].toLowerCase() === end[same].toLowerCase()) same++
    if (same === 0 && rootOf(a).device !== '') return target
    return [...start.slice(same).fill('..'), ...end.slice(same)].join('\\')
  },
  toNamespacedPath (path) {
    if (typeof path !== 'string' || path === '') return path
    const resolved = win32.resolve(path)
    if (/^\\\\[^?.]/.test(resolved)) return `\\\\?\\UNC\\${resolved.slice(2)}`
    if (/^[A-Za-z]:\\/.test(resolved)) return `\\\\?\\${resolved}`
    return path
  },
  dirname (path) {
    string(path, 'path')
    if (path === '') return '.'
    const root = rootOf(path)
    if (root.share && root.whole) return path
    let end = parts(path, root.length, isSeparator).start
    if (end <= root.length) return root.length > 0 ? path.slice(0, root.length) : '.'
    if (isSeparator(path[end - 1])) end--
    return path.slice(0, end)
  },
  basename (path, suffix) {
    if (suffix !== undefined) string(suffix, 'suffix')
    string(path, 'path')
    if (path === suffix) return ''
    const from = /^[A-Za-z]:/.test(path) ? 2 : 0
    return baseWithout(parts(path, from, isSeparator).base, suffix)
  },
  extname (path) {
    string(path, 'path')
    return parts(path, /^[A-Za-z]:/.test(path) ? 2 : 0, isSeparator).ext
  },
  format: format('\\'),
  parse (path) {
    string(path, 'path')
    const length = rootOf(path).length
    const root = path.slice(0, length)
    const { start, base, ext } = parts(path, length, isSeparator)
    const dir = start > length ? path.slice(0, start - 1) : root
    return { root, dir, base, ext, name: ext === '' ? base : base.slice(0, -ext.length) }
  },
  sep: '\\',
  delimiter: ';',
  win32: null,
  posix: null
}

posix.win32 = win32.win32 = win32
posix.posix = win32.posix = posix

module.exports = process.platform === 'win32' ? win32 : posix
