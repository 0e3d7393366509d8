// Types of what wprun gives as require('workerpool').

/** A value that can be sent: what the structured clone algorithm takes. */
export type Cloneable = unknown

/** What a function returns, without promises around it. */
type Result<F> = F extends (...args: any[]) => infer R ? Awaited<Unpacked<R>> : unknown
type Unpacked<R> = R extends Transfer<infer M> ? M : R extends PromiseLike<Transfer<infer M>> ? M : R

// ---- promises

/**
 * A promise that calls back synchronously, and can be cancelled from any link of
 * a chain. It can be awaited.
 */
declare class WorkerpoolPromise<T> implements PromiseLike<T> {
  constructor (handler: (resolve: (value: T) => void, reject: (error: unknown) => void) => void)

  readonly resolved: boolean
  readonly rejected: boolean
  readonly pending: boolean
  readonly [Symbol.toStringTag]: string

  then<A = T, B = never> (
    onSuccess?: ((value: T) => A | PromiseLike<A>) | null,
    onFail?: ((error: any) => B | PromiseLike<B>) | null
  ): WorkerpoolPromise<A | B>
  catch<B = never> (onFail?: ((error: any) => B | PromiseLike<B>) | null): WorkerpoolPromise<T | B>
  /** then(callback, callback) */
  always<A> (callback: (valueOrError: any) => A | PromiseLike<A>): WorkerpoolPromise<A>
  finally (callback?: (() => unknown) | null): WorkerpoolPromise<T>

  /** Stops the task: it is rejected with a CancellationError before this returns. */
  cancel (): this
  /** Gives the task so many milliseconds from its start; then a TimeoutError. */
  timeout (ms: number): this

  static all<T> (promises: Array<PromiseLike<T>>): WorkerpoolPromise<T[]>
  static defer<T> (): { promise: WorkerpoolPromise<T>, resolve: (value: T) => void, reject: (error: unknown) => void }
  static CancellationError: new (message?: string) => Error
  static TimeoutError: new (message?: string) => Error
}
export { WorkerpoolPromise as Promise }

/** What a task is rejected with whose worker has ended before it did. */
export class TerminateError extends Error {
  constructor (message?: string, cause?: unknown)
  cause?: unknown
}

// ---- pools

export type WorkerType = 'auto' | 'thread' | 'process' | 'web'

/** What a worker is given, as onCreateWorker and onTerminateWorker see it. */
export interface WorkerArg {
  forkArgs?: readonly string[]
  forkOpts?: ForkOptions
  workerOpts?: object
  workerThreadOpts?: WorkerThreadOptions
  script?: string | null
}

/** For workers of type 'process'. Names that Node does not know are errors. */
export interface ForkOptions {
  /** The environment; without it there is none. */
  env?: Record<string, unknown>
  /** --max-old-space-size=MB counts. */
  execArgv?: string[]
  /** Nothing that workers print is shown. */
  silent?: boolean
  cwd?: unknown
  detached?: unknown
  execPath?: unknown
  gid?: unknown
  serialization?: unknown
  signal?: unknown
  killSignal?: unknown
  stdio?: unknown
  uid?: unknown
  windowsVerbatimArguments?: unknown
  timeout?: unknown
}

/** For workers of type 'thread'. Names that Node does not know are errors. */
export interface WorkerThreadOptions {
  /** Added to process.argv. */
  argv?: unknown[]
  /** The environment; without it there is none. */
  env?: Record<string, unknown> | symbol
  execArgv?: string[]
  /** require('worker_threads').workerData in the worker */
  workerData?: Cloneable
  resourceLimits?: { maxOldGenerationSizeMb?: number, [limit: string]: unknown }
  /** Nothing that workers print to standard output, or error, is shown. */
  stdout?: boolean
  stderr?: boolean
  name?: string
  eval?: unknown
  stdin?: unknown
  trackUnmanagedFds?: unknown
  transferList?: unknown
}

/** A task that waits, as a queue of your own is given it. */
export interface Task<Metadata = unknown> {
  method: string
  params?: unknown[] | null
  resolver: { promise: WorkerpoolPromise<unknown>, resolve: (value: unknown) => void, reject: (error: unknown) => void }
  timeout: number | null
  options?: ExecOptions & { metadata?: Metadata }
}

export interface TaskQueue {
  push (task: Task<any>): void
  pop (): Task<any> | undefined
  size (): number
  contains (task: Task<any>): boolean
  clear (): void
}

export interface WorkerPoolOptions {
  /** Workers that are started at once and kept; more than maxWorkers raise that. */
  minWorkers?: number | 'max'
  /** Default: the number of processors, less one. */
  maxWorkers?: number
  /** Tasks that may wait; exec throws when one more comes. */
  maxQueueSize?: number
  /** 'auto' and 'thread' are goroutines, 'process' is a restricted process. */
  workerType?: WorkerType
  /** @deprecated workerType */
  nodeWorker?: WorkerType
  queueStrategy?: 'fifo' | 'lifo' | TaskQueue
  /** Milliseconds that a worker may take to end. Default: 1000. */
  workerTerminateTimeout?: number
  /** Milliseconds that abort listeners may take. Default: 1000. */
  abortListenerTimeout?: number
  forkArgs?: string[]
  forkOpts?: ForkOptions
  workerOpts?: object
  workerThreadOpts?: WorkerThreadOptions
  onCreateWorker?: (arg: WorkerArg) => WorkerArg | void
  onTerminateWorker?: (arg: WorkerArg) => void
  /** What tasks print comes to their `on`, as {stdout} and {stderr}. */
  emitStdStreams?: boolean

  /** Ours: milliseconds after which idle workers above minWorkers end. */
  idleTimeout?: number
  /** Ours: tasks after which a worker is replaced. */
  maxTasks?: number
  /** Ours: each task has a worker that has run none before. */
  fresh?: boolean
}

export interface ExecOptions {
  /** Called with what the task emits. */
  on?: (payload: any) => void
  /** ArrayBuffers that move with the arguments instead of being copied. */
  transfer?: ArrayBuffer[]
  /** For a queue of your own. */
  metadata?: unknown
  /** Ours: milliseconds from the task's start. */
  timeout?: number
  /** Ours, for fifo: higher ones come first. Default: 0. */
  priority?: number
  /** Ours: an AbortSignal, or what looks like one. */
  signal?: Signal
}

export interface Signal {
  readonly aborted: boolean
  readonly reason?: any
  addEventListener (type: 'abort', listener: () => void): void
  removeEventListener (type: 'abort', listener: () => void): void
}

export interface ManyOptions extends ExecOptions {
  /** Tasks that are under way at a time. Default: two for each worker. */
  concurrency?: number
}

export interface PoolStats {
  totalWorkers: number
  busyWorkers: number
  idleWorkers: number
  pendingTasks: number
  activeTasks: number
}

export type Proxy<Methods = Record<string, (...args: any[]) => any>> = {
  [M in keyof Methods]: Methods[M] extends (...args: infer A) => any
    ? (...args: A) => WorkerpoolPromise<Result<Methods[M]>>
    : never
} & {
  run: (fn: string, args?: any[]) => WorkerpoolPromise<any>
  methods: () => WorkerpoolPromise<string[]>
}

/** What functions and methods find as this in a worker. */
export interface Offloaded {
  worker: WorkerApi
}

interface Executor {
  /** Runs a function, which travels as text and alone, or a method of the script. */
  exec<F extends (this: Offloaded, ...args: any[]) => any> (fn: F, params?: Parameters<F> | null, options?: ExecOptions): WorkerpoolPromise<Result<F>>
  exec (method: string, params?: any[] | null, options?: ExecOptions): WorkerpoolPromise<any>
  proxy<Methods = Record<string, (...args: any[]) => any>> (): WorkerpoolPromise<Proxy<Methods>>
}

export interface Pool extends Executor {
  // What the options have come to.
  readonly script: string | null
  readonly minWorkers?: number
  readonly maxWorkers: number
  readonly maxQueueSize: number
  readonly workerType: WorkerType
  /** @deprecated workerType */
  readonly nodeWorker?: WorkerType
  readonly workerTerminateTimeout: number
  readonly abortListenerTimeout?: number
  readonly forkArgs: readonly string[]
  readonly forkOpts: Readonly<ForkOptions>
  readonly workerOpts: object
  readonly workerThreadOpts: Readonly<WorkerThreadOptions>
  readonly onCreateWorker?: (arg: WorkerArg) => WorkerArg | void
  readonly onTerminateWorker?: (arg: WorkerArg) => void
  readonly emitStdStreams: boolean
  readonly idleTimeout?: number
  readonly maxTasks?: number
  readonly fresh: boolean

  stats (): PoolStats
  /** Ends all workers when their tasks are done, or with force at once. */
  terminate (force?: boolean, timeout?: number): WorkerpoolPromise<undefined[]>

  /** Of the first version: exec for functions. */
  run<F extends (this: Offloaded, ...args: any[]) => any> (fn: F, args?: Parameters<F> | null, options?: ExecOptions): WorkerpoolPromise<Result<F>>
  /** Of the first version: new workers; tasks that wait go on in these. */
  clear (force?: boolean): void

  // Ours. A string is the name of a method.
  map<T, F extends (item: T, index: number) => any> (items: Iterable<T>, fn: F, options?: ManyOptions): WorkerpoolPromise<Array<Result<F>>>
  map (items: Iterable<unknown>, method: string, options?: ManyOptions): WorkerpoolPromise<any[]>
  forEach<T> (items: Iterable<T>, fn: ((item: T, index: number) => unknown) | string, options?: ManyOptions): WorkerpoolPromise<void>
  filter<T> (items: Iterable<T>, fn: ((item: T, index: number) => unknown) | string, options?: ManyOptions): WorkerpoolPromise<T[]>
  some<T> (items: Iterable<T>, fn: ((item: T, index: number) => unknown) | string, options?: ManyOptions): WorkerpoolPromise<boolean>
  every<T> (items: Iterable<T>, fn: ((item: T, index: number) => unknown) | string, options?: ManyOptions): WorkerpoolPromise<boolean>
  /** The function must be associative: neighbours are joined in parallel. */
  reduce<T> (items: Iterable<T>, fn: ((a: T, b: T) => T | PromiseLike<T>) | string, initial?: T, options?: ManyOptions): WorkerpoolPromise<T>
  /** The events of a task one by one, and at last its result. */
  stream<F extends (this: Offloaded, ...args: any[]) => any> (fn: F, params?: Parameters<F> | null, options?: ExecOptions): TaskStream<Result<F>>
  stream (method: string, params?: any[] | null, options?: ExecOptions): TaskStream<any>
  /** A worker for oneself, until it is closed. */
  session (): WorkerpoolPromise<Session>
  /** Runs a function in every worker: those that there are, and those that come. */
  broadcast<F extends (this: Offloaded, ...args: any[]) => any> (fn: F, args?: Parameters<F> | null): WorkerpoolPromise<Array<Result<F>>>
}

export interface Session extends Executor {
  /** The worker has ended, and not by close. */
  readonly lost: boolean
  close (): void
}

export interface TaskStream<T> {
  readonly promise: WorkerpoolPromise<T>
  next (): globalThis.Promise<{ value: any, done: boolean }>
  /** Cancels the task. */
  return (value?: unknown): globalThis.Promise<{ value: any, done: true }>
}

export function pool (script: string, options?: WorkerPoolOptions): Pool
export function pool (options?: WorkerPoolOptions | null): Pool

// ---- workers

/** this.worker in methods and offloaded functions. */
export interface WorkerApi {
  emit (payload: Cloneable | Transfer): void
  /** Called when the task is stopped; when all resolve in time the worker lives on. */
  addAbortListener (listener: () => unknown): void
  /** Ours: the traceparent of W3C Trace Context, if the host traces. */
  readonly traceparent?: string
}

export interface WorkerRegisterOptions {
  /** Called before the worker ends, unless it crashes. */
  onTerminate?: (code: number) => void | PromiseLike<void>
  abortListenerTimeout?: number
}

/** In a worker's script: registers methods. It may be called late, and again. */
export function worker (
  methods?: Record<string, (this: Offloaded, ...args: any[]) => any>,
  options?: WorkerRegisterOptions
): void
/** In a worker: sends an event of the task that runs. */
export function workerEmit (payload: Cloneable | Transfer): void

/** A result, or an event, with ArrayBuffers that move instead of being copied. */
export class Transfer<M = unknown> {
  constructor (message: M, transfer: ArrayBuffer[])
  readonly message: M
  readonly transfer: ArrayBuffer[]
}

export const platform: 'node'
export const isMainThread: boolean
export const cpus: number
