// Uses all that workerpool.d.ts declares; see README.md.
import * as workerpool from 'workerpool'
import type {
  Cloneable, ExecOptions, ForkOptions, ManyOptions, Offloaded, Pool, PoolStats, Proxy, Session, Signal, Task, TaskQueue, TaskStream,
  WorkerApi, WorkerArg, WorkerPoolOptions, WorkerRegisterOptions, WorkerThreadOptions, WorkerType
} from 'workerpool'

// is fails to compile when its argument has another type.
function is<T> (_: T): void {}

class Queue implements TaskQueue {
  private tasks: Task<{ urgent: boolean }>[] = []
  push (task: Task): void { this.tasks.push(task as Task<{ urgent: boolean }>) }
  pop (): Task | undefined { return this.tasks.shift() }
  size (): number { return this.tasks.length }
  contains (task: Task): boolean { return this.tasks.includes(task as Task<{ urgent: boolean }>) }
  clear (): void { this.tasks = [] }

  first (): void {
    const { method, params, timeout, options, resolver: { promise, resolve, reject } } = this.tasks[0]
    is<string>(method)
    is<unknown[] | null | undefined>(params)
    is<number | null>(timeout)
    is<boolean | undefined>(options?.metadata?.urgent)
    if (promise.pending) resolve(1)
    else reject(new Error('never'))
  }
}

const forkOpts: ForkOptions = {
  env: { NAME: 'value' }, execArgv: ['--max-old-space-size=100'], silent: true, cwd: '/', detached: false, execPath: 'node', gid: 1,
  serialization: 'json', signal: undefined, killSignal: 'SIGTERM', stdio: 'pipe', uid: 1, windowsVerbatimArguments: false, timeout: 1000
}
const workerThreadOpts: WorkerThreadOptions = {
  argv: ['--flag', 1], env: { NAME: 'value' }, execArgv: [], workerData: { any: new Map() }, resourceLimits: { maxOldGenerationSizeMb: 64 },
  stdout: true, stderr: true, name: 'worker', eval: false, stdin: false, trackUnmanagedFds: true, transferList: []
}
const workerType: WorkerType = 'auto'
const options: WorkerPoolOptions = {
  minWorkers: 'max', maxWorkers: 2, maxQueueSize: 100, workerType, nodeWorker: 'thread', queueStrategy: new Queue(),
  workerTerminateTimeout: 1000, abortListenerTimeout: 1000, forkArgs: ['--flag'], forkOpts, workerOpts: {}, workerThreadOpts,
  onCreateWorker: ({ forkArgs, forkOpts, workerOpts, workerThreadOpts, script }: WorkerArg) => ({ forkArgs, forkOpts, workerOpts, workerThreadOpts, script }),
  onTerminateWorker: ({ script }) => is<string | null | undefined>(script),
  emitStdStreams: true, idleTimeout: 60000, maxTasks: 1000, fresh: false
}

function pools (): Pool {
  workerpool.pool()
  workerpool.pool(options)
  workerpool.pool({ queueStrategy: 'lifo' })
  // @ts-expect-error
  workerpool.pool({ maxWorker: 1 })
  // @ts-expect-error: options after null would be overlooked
  workerpool.pool(null, options)
  return workerpool.pool('script.js', options)
}

function properties (pool: Pool): void {
  const {
    script, minWorkers, maxWorkers, maxQueueSize, workerType, nodeWorker, workerTerminateTimeout, abortListenerTimeout, forkArgs, forkOpts,
    workerOpts, workerThreadOpts, onCreateWorker, onTerminateWorker, emitStdStreams, idleTimeout, maxTasks, fresh
  } = pool
  is<string | null>(script)
  is<Array<number | undefined>>([minWorkers, maxWorkers, maxQueueSize, workerTerminateTimeout, abortListenerTimeout, idleTimeout, maxTasks])
  is<WorkerType | undefined>(nodeWorker ?? workerType)
  is<boolean>(emitStdStreams || fresh)
  onCreateWorker?.({ forkArgs, forkOpts, workerOpts, workerThreadOpts, script })
  onTerminateWorker?.({})
  const { totalWorkers, busyWorkers, idleWorkers, pendingTasks, activeTasks }: PoolStats = pool.stats()
  is<number>(totalWorkers + busyWorkers + idleWorkers + pendingTasks + activeTasks)
}

const signal: Signal = {
  aborted: false,
  reason: undefined,
  addEventListener (type: 'abort', listener: () => void) {},
  removeEventListener (type: 'abort', listener: () => void) {}
}

async function tasks (pool: Pool): Promise<void> {
  const buffer = new ArrayBuffer(8)
  const exec: ExecOptions = { on: payload => console.log(payload), transfer: [buffer], metadata: {}, timeout: 1000, priority: 1, signal }
  is<number>(await pool.exec((a: number, b: number) => a + b, [3, 4], exec))
  is<number>(await pool.run(async (a: number) => a, [3], exec))
  is<string>(await pool.exec('method', [1, 'two']))
  is<void>(await pool.exec(function () { this.worker.emit('event') }))
  is<number[]>(await pool.exec(() => new workerpool.Transfer([1], [])))
  // @ts-expect-error
  pool.exec((a: number) => a, ['text'])
  // @ts-expect-error
  pool.exec(() => 1, [], { timeOut: 1 })

  const proxy: Proxy<{ add: (a: number, b: number) => number }> = await pool.proxy<{ add: (a: number, b: number) => number }>()
  is<number>(await proxy.add(3, 4))
  is<string[]>(await proxy.methods())
  await proxy.run('() => 1', [])
  const untyped = await pool.proxy()
  await untyped.anything(1)

  const many: ManyOptions = { concurrency: 4, timeout: 1000 }
  is<number[]>(await pool.map([1, 2], (x, i) => x + i, many))
  is<number[]>(await pool.map(new Set(['a']), async x => x.length))
  is<string[]>(await pool.map([1], 'method'))
  is<void>(await pool.forEach([1], x => x, many))
  is<number[]>(await pool.filter([1], x => x > 1, many))
  is<boolean>(await pool.some([1], x => x > 1, many) || await pool.every([1], 'method', many))
  is<number>(await pool.reduce([1, 2], (a, b) => a + b, 0, many))

  const stream: TaskStream<number> = pool.stream(function (n: number) { this.worker.emit(n); return n }, [3], exec)
  for (let step = await stream.next(); !step.done; step = await stream.next()) console.log(step.value)
  is<number>(await stream.promise)
  await stream.return('early')
  pool.stream('method', [], exec)

  is<number[]>(await pool.broadcast((rate: number) => { (globalThis as any).rate = rate; return rate }, [0.5]))
  const session: Session = await pool.session()
  is<number>(await session.exec((n: number) => n, [2], exec))
  await session.exec('method')
  await (await session.proxy()).anything()
  if (!session.lost) session.close()

  pool.clear(true)
  is<undefined[]>(await pool.terminate(false, 1000))
}

async function promises (pool: Pool): Promise<void> {
  const P = workerpool.Promise
  const { promise, resolve, reject } = P.defer<number>()
  resolve(1)
  reject(new P.TimeoutError('late'))
  is<boolean>(promise.resolved || promise.rejected || promise.pending)
  const all = await P.all([promise, new P<number>((resolve, reject) => resolve(2))])
  is<number[]>(all)
  pool.exec(() => 1)
    .then(n => n + 1, (error: Error) => error.message)
    .catch(error => {
      if (error instanceof P.CancellationError) return null
      if (error instanceof workerpool.TerminateError) console.log(error.cause)
      throw new workerpool.TerminateError('text', error)
    })
    .always(valueOrError => valueOrError)
    .finally(() => {})
    .timeout(100)
    .cancel()
  // It goes where the language's own promises go.
  is<number>(await Promise.race([promise, Promise.resolve(3)]))
}

function inWorker (): void {
  const register: WorkerRegisterOptions = {
    onTerminate: code => { console.log(code) },
    abortListenerTimeout: 500
  }
  workerpool.worker({
    add: (a: number, b: number) => a + b,
    async wait (ms: number) {
      const api: WorkerApi = this.worker
      api.addAbortListener(async () => { api.emit(new workerpool.Transfer({ ms }, [])) })
      console.log(api.traceparent)
    }
  }, register)
  workerpool.worker()
  const payload: Cloneable = new Date()
  workerpool.workerEmit(payload)
  const { message, transfer } = new workerpool.Transfer('text', [new ArrayBuffer(1)])
  is<string>(message)
  is<ArrayBuffer[]>(transfer)
}

function elsewhere (this: Offloaded): void {
  is<'node'>(workerpool.platform)
  is<boolean>(workerpool.isMainThread)
  is<number>(workerpool.cpus)
}

export { elsewhere, inWorker, pools, promises, properties, tasks }
