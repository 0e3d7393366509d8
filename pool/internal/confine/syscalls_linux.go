package confine

// filtered are the machines whose programs these lists are of, by their names in Go.
// Those with 32 bits make other calls for the same.
var filtered = []string{"amd64", "arm64"}

// allowed are the system calls that a Go program needs which computes, and reads and
// writes what is open; and what the C library needs to start and end threads for it.
// None takes a path, an address, or the number of another process.
var allowed = []string{
	// memory
	"brk", "madvise", "mremap", "munmap",
	// threads
	"exit", "exit_group", "futex", "getpid", "getppid", "gettid", "restart_syscall", "rseq",
	"sched_getaffinity", "sched_yield", "set_robust_list",
	// signals
	"rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack",
	// time
	"clock_getres", "clock_gettime", "clock_nanosleep", "gettimeofday", "nanosleep",
	// descriptors that are open
	"close", "fstat", "lseek", "pread64", "read", "readv", "write", "writev",
	// waiting for them
	"epoll_create1", "epoll_ctl", "epoll_pwait", "epoll_wait", "eventfd2",
	// the rest
	"getrandom", "getrlimit", "getrusage",
}

// killed are the system calls that only somebody makes who has taken over the
// process. There is nothing to be saved of it, and its parent must learn of it.
var killed = []string{
	// programs and processes
	"execve", "execveat", "fork", "vfork",
	"pidfd_getfd", "pidfd_open", "pidfd_send_signal", "process_madvise",
	"process_vm_readv", "process_vm_writev", "ptrace",
	// the network
	"accept", "accept4", "bind", "connect", "listen", "socket", "socketpair",
	// namespaces and mounts
	"chroot", "fsconfig", "fsmount", "fsopen", "mount", "mount_setattr", "move_mount",
	"open_by_handle_at", "open_tree", "pivot_root", "setns", "umount2", "unshare",
	// users
	"capset", "setfsgid", "setfsuid", "setgid", "setgroups", "setregid", "setresgid",
	"setresuid", "setreuid", "setuid",
	// the kernel and the machine
	"bpf", "delete_module", "finit_module", "init_module", "ioperm", "iopl",
	"kexec_file_load", "kexec_load", "modify_ldt", "perf_event_open", "personality",
	"reboot", "swapoff", "swapon",
	// what has often had bugs
	"add_key", "io_uring_enter", "io_uring_register", "io_uring_setup", "keyctl",
	"request_key", "userfaultfd",
}
