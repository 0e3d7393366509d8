package confine

import (
	"fmt"
	"slices"
	"strings"
)

// A Feature is one thing that the system forbids a process, or has it do.
type Feature string

// The features of [Process].
const (
	OwnGroup    Feature = "process group"     // signals to the parent's group do not reach it, and it can be killed with all it started
	NoEnviron   Feature = "empty environment" // the parent's secrets are not in it
	NoInherited Feature = "descriptors"       // only those that it was given on purpose
	ParentDeath Feature = "death with parent" // the kernel kills it when its parent dies
	OOMScore    Feature = "oom score"         // of all processes, the kernel ends this one first
	NoFileSize  Feature = "file size"         // it cannot write to a file
	NoCore      Feature = "core dumps"        // its memory is not written to disk
	OpenFiles   Feature = "open files"        // so many, and no more
	MemoryLimit Feature = "memory limit"      // when Config.Memory is set
	CPULimit    Feature = "cpu limit"         // when Config.CPU is set
	OneProcess  Feature = "one process"       // it starts none
)

// The features that [Restricted] adds.
const (
	NoNewPrivs     Feature = "no new privileges" // by set-user-id programs
	NoCapabilities Feature = "no capabilities"   // not even root's
	NotDumpable    Feature = "not dumpable"      // other processes of the same user cannot read its memory
	NoNewCode      Feature = "no new code"       // memory does not become executable
	Landlock       Feature = "landlock"          // it opens no file, and reaches no address and no process
	Seccomp        Feature = "seccomp"           // it makes only the system calls of an idle Go program
)

// The features that [Strict] adds.
const (
	UserNamespace  Feature = "user namespace"    // it is nobody outside
	PIDNamespace   Feature = "pid namespace"     // it sees no other process, and all that it started end with it
	NetNamespace   Feature = "net namespace"     // without an address
	IPCNamespace   Feature = "ipc namespace"     // without shared memory of others
	UTSNamespace   Feature = "uts namespace"     // nor can it rename the host
	MountNamespace Feature = "mount namespace"   // nor mount anything
	EmptyRoot      Feature = "empty root"        // its file system is an empty directory
	Threads        Feature = "number of threads" // cannot exhaust the host's
	Cgroup         Feature = "control group"     // counts all its memory and threads; only where the system has delegated one
)

// A Report says what holds of a process.
type Report struct {
	Level Level     // that was applied
	Holds []Feature // in the order in which they were applied
	Notes []string  // what is worth knowing about them, for people

	// Memory is the memory limit in bytes: that of the configuration, or more where
	// the program is instrumented or has C code.
	Memory int64
}

// Has reports whether a feature holds.
func (r Report) Has(f Feature) bool { return slices.Contains(r.Holds, f) }

// Satisfies returns an error if less holds than was asked for, which says what is
// missing and what to do.
func (r Report) Satisfies(c Config) error {
	var missing []string
	for _, f := range Required(c) {
		if !r.Has(f) {
			missing = append(missing, string(f))
		}
	}
	if len(missing) == 0 && r.Level >= c.Level {
		return nil
	}
	text := fmt.Sprintf("confine: the worker is confined to level %v, and %v was asked for", r.Level, c.Level)
	if len(missing) > 0 {
		text += "; it lacks: " + strings.Join(missing, ", ")
	}
	return fmt.Errorf("%s. Run a worker of the same version on a system that has this, or ask for a lower level", text)
}

// Required are the features that a process must have to satisfy a configuration
// on this system. Where its kernel does not limit memory, that is not among them:
// then it is for the parent to watch.
func Required(c Config) []Feature {
	var all []Feature
	for l := Process; l <= c.Level; l++ {
		all = append(all, required[l]...)
	}
	if c.Memory > 0 && memoryIsLimited {
		all = append(all, MemoryLimit)
	}
	if c.CPU > 0 {
		all = append(all, CPULimit)
	}
	return all
}
