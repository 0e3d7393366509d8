// Package confine asks the operating system to forbid a child process what a
// worker does not need: nearly everything.
//
// The parent calls [Start], which makes the process with what only a parent can
// give it: a group, namespaces, an empty environment. Before the child reads
// anything that it does not trust, it calls [Apply], which gives up the rest, asks
// the kernel whether it is gone, and returns a [Report]. The child sends that to
// its parent, and [Report.Satisfies] says whether it is what was asked for:
//
//	child, err := confine.Start(exec.Command(confine.Self()), config) // in the parent
//	report, err := confine.Apply(config)                              // in the child
//	err = report.Satisfies(config)                                    // in the parent
//	err = child.Wait()
//	child.Ending(stderr, config)
//
// There are three levels: [Process], [Restricted] and [Strict]. [Supported] says
// whether this system has one. What a level promises is [Required]; that it keeps
// its promise is tried by [Probes].
//
// Nothing is ever granted quietly instead of what was asked for: what cannot be
// had is an error.
package confine
