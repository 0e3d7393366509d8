'use strict'
// What this module says of the machine is the same everywhere: scripts learn
// nothing of the host but its kind of system and processor.

const path = require('path')

const windows = process.platform === 'win32'

const constants = {
  UV_UDP_REUSEADDR: 4,
  dlopen: Object.assign(Object.create(null), { RTLD_LAZY: 1, RTLD_NOW: 2, RTLD_GLOBAL: 256, RTLD_LOCAL: 0 }),
  errno: Object.assign(Object.create(null), {
    E2BIG: 7, EACCES: 13, EAGAIN: 11, EBADF: 9, EBUSY: 16, EEXIST: 17, EFBIG: 27, EINVAL: 22, EIO: 5, EISDIR: 21, ELOOP: 40, EMFILE: 24,
    ENAMETOOLONG: 36, ENOENT: 2, ENOSPC: 28, ENOSYS: 38, ENOTDIR: 20, ENOTEMPTY: 39, EPERM: 1, EPIPE: 32, EROFS: 30, ETIMEDOUT: 110, EXDEV: 18
  }),
  signals: Object.assign(Object.create(null), {
    SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGBUS: 7, SIGFPE: 8, SIGKILL: 9, SIGUSR1: 10, SIGSEGV: 11,
    SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14, SIGTERM: 15, SIGCHLD: 17, SIGCONT: 18, SIGSTOP: 19, SIGTSTP: 20, SIGTTIN: 21, SIGTTOU: 22
  }),
  priority: Object.assign(Object.create(null), {
    PRIORITY_LOW: 19, PRIORITY_BELOW_NORMAL: 10, PRIORITY_NORMAL: 0, PRIORITY_ABOVE_NORMAL: -7, PRIORITY_HIGH: -14, PRIORITY_HIGHEST: -20
  })
}

const names = { linux: 'Linux', darwin: 'Darwin', win32: 'Windows_NT' }

Object.assign(exports, {
  EOL: windows ? '\r\n' : '\n',
  devNull: windows ? '\\\\.\\nul' : '/dev/null',
  constants,
  arch: () => process.arch,
  machine: () => ({ x64: 'x86_64', arm64: windows ? 'arm64' : 'aarch64' })[process.arch] || process.arch,
  availableParallelism: () => 1,
  cpus: () => [{ model: 'unknown', speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } }],
  endianness: () => 'LE',
  freemem: () => 2 ** 30,
  totalmem: () => 2 ** 30,
  getPriority: () => 0,
  setPriority: () => { throw new Error('os.setPriority is not offered here, for scripts have no access to the system') },
  homedir: () => process.env.HOME || (windows ? 'C:\\' : '/'),
  hostname: () => 'localhost',
  loadavg: () => [0, 0, 0],
  networkInterfaces: () => ({}),
  platform: () => process.platform,
  release: () => '0.0.0',
  version: () => 'unknown',
  tmpdir () {
    const { TMPDIR, TMP, TEMP } = process.env
    const dir = (windows ? TEMP || TMP : TMPDIR || TMP || TEMP) || (windows ? 'C:\\Windows\\temp' : '/tmp')
    return dir.length > 1 && dir.endsWith(path.sep) && !dir.endsWith(':\\') ? dir.slice(0, -1) : dir
  },
  type: () => names[process.platform] || process.platform,
  uptime: () => process.uptime(),
  userInfo: () => ({ uid: -1, gid: -1, username: 'user', homedir: exports.homedir(), shell: null })
})

for (const name of ['arch', 'homedir', 'hostname', 'platform', 'release', 'tmpdir', 'type', 'version', 'machine', 'endianness', 'uptime', 'freemem', 'totalmem', 'availableParallelism']) {
  exports[name][Symbol.toPrimitive] = () => exports[name]()
}
