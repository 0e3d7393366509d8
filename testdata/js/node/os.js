// The module says the same everywhere: this shows what kind of thing it says.
const os = require('os')
console.log(JSON.stringify(os.EOL), os.platform() === process.platform, os.arch() === process.arch, os.endianness(), os.devNull)
console.log(typeof os.totalmem(), typeof os.freemem(), typeof os.hostname(), os.loadavg().length, Array.isArray(os.cpus()), typeof os.uptime(), typeof os.release(), typeof os.version(), typeof os.type())
console.log(Object.keys(os.userInfo()).sort().join(), typeof os.networkInterfaces(), typeof os.homedir(), os.tmpdir(), `${os.platform}` === os.platform())
console.log(os.constants.signals.SIGKILL, os.constants.signals.SIGTERM, os.constants.errno.ENOENT, os.constants.priority.PRIORITY_LOW, os.availableParallelism() > 0, os.machine().length > 0)
//: "\n" true true LE /dev/null
//: number number string 3 true number string string string
//: gid,homedir,shell,uid,username object string /tmp true
//: 9 15 2 19 true true
