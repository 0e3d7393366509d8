package confine

// descriptorDir lists this process's descriptors; see proc_pid_fd(5).
const descriptorDir = "/proc/self/fd"
