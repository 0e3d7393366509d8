// Package plugin lets others extend an application with JavaScript.
//
// A [Plugin] is a script that registers methods, or a directory with a
// package.json and such a script. [Load] reads it, checks what it asks for
// against what the host grants, starts a worker, and checks that the methods are
// there; then [Plugin.Exec] and [pool.Bind] call them.
//
//	p, err := plugin.Load(ctx, "plugins/filter", plugin.Options{
//		Pool:  pool.Options{Modules: []runtime.Module{kv}}, // what a plugin may ask for
//		Hooks: []string{"filter"},                          // what it must have
//	})
//	defer p.Close(ctx)
//	filter, err := pool.Bind[func(ctx context.Context, text string) (string, error)](p, "filter")
//
// # Versions
//
// What was read is a version: a copy of the plugin's files, and a pool of its own.
// [Plugin.Reload], and [Plugin.Watch] whenever a file changes, make a new version
// beside the old one. Only when it is proven does it take the calls that come
// from then on; those that wait or run go on to their end on the old one, whose
// pool is closed behind the last of them. A version that cannot be proven is
// refused, and nothing changes but for an [Event] that says why. So no call fails
// for a reload, and a worker that is replaced loads what the others have loaded,
// whatever lies in the directory by then.
//
// # Manifest and grants
//
// What a plugin asks for is in its package.json, under the key "wprun"; see
// [Manifest]. It is not code: the host knows it before anything of the plugin
// runs. A plugin gets what it asks for and nothing else; what it asks for and is
// not granted is an error that names each, a [*PermissionError].
//
// # Limits
//
// [Limits] bound each call. What bounds a worker, and so the whole plugin, is in
// [pool.Options]: MaxWorkers, MaxQueue, Limits, and Process with its Memory and
// CPU. A plugin whose calls exceed their limits or crash its workers again and
// again is suspended: its calls fail at once with a [*SuspendedError].
//
// All methods of Plugin may be called from any goroutine.
package plugin
