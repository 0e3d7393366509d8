// Package jsapi is the JavaScript face of package pool: what
// require('workerpool') gives in a main program, as users of the npm package
// of that name know it.
//
// What must be JavaScript is in workerpool.js: the promise that calls back
// synchronously, argument checks, proxies. Scheduling is the pool's.
package jsapi
