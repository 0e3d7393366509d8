package pool_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	ossignal "os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/runtime"
	"golang.org/x/sys/unix"
)

// actAsHost makes this process a program of somebody's that uses a pool.
func actAsHost() {
	if len(os.Args) < 2 || os.Args[1] != "a host" {
		return
	}
	pool.ServeWorker()
	interrupted := make(chan os.Signal, 1)
	ossignal.Notify(interrupted, os.Interrupt)
	p, err := pool.New(pool.Options{MaxWorkers: 2, Transport: pool.Process{}, Modules: []runtime.Module{{
		Name: "host", Funcs: map[string]any{"wait": func() int { <-interrupted; return 7 }},
	}}})
	if err != nil {
		panic(err)
	}
	p.Run(loop)
	drained := p.Run("() => require('host').wait()")
	for p.Stats().ActiveTasks < 2 || len(children()) < 3 { // and a spare
	}
	fmt.Println("running", strings.Trim(fmt.Sprint(children()), "[]"))
	fmt.Println(drained.Await(context.Background()))
	_ = p.Terminate()
	os.Exit(0)
}

// startHost starts such a program, in a process group of its own. It returns the
// program, what it says, and descriptors of its three workers; see pidfd_open(2).
func startHost(t *testing.T) (*exec.Cmd, *bufio.Scanner, []unix.PollFd) {
	host := exec.Command("/proc/self/exe", "a host")
	host.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	host.Stderr = os.Stderr
	out, err := host.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := host.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = host.Process.Kill()
		_ = host.Wait()
	})
	lines := bufio.NewScanner(out)
	if !lines.Scan() {
		t.Fatal("the host has ended")
	}
	var pids [3]int
	if _, err := fmt.Sscan(strings.TrimPrefix(lines.Text(), "running"), &pids[0], &pids[1], &pids[2]); err != nil {
		t.Fatal(lines.Text(), err)
	}
	var workers []unix.PollFd
	for _, pid := range pids {
		fd, err := unix.PidfdOpen(pid, 0)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = unix.Close(fd) })
		workers = append(workers, unix.PollFd{Fd: int32(fd), Events: unix.POLLIN})
	}
	return host, lines, workers
}

// end waits for the end of processes.
func end(t *testing.T, processes []unix.PollFd) {
	for i := range processes {
		for {
			n, err := unix.Poll(processes[i:i+1], int(time.Minute/time.Millisecond))
			if err == unix.EINTR {
				continue
			}
			if n != 1 || err != nil {
				t.Errorf("a worker lives on: %v", err)
			}
			break
		}
	}
}

// When the program is killed that has a pool, so are its workers, and its spares.
func TestKilledParent(t *testing.T) {
	host, _, workers := startHost(t)
	if err := host.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	end(t, workers)
}

// An interrupt from the keyboard goes to the process group of the program; what
// it does with its workers is its own affair.
func TestInterruptedGroup(t *testing.T) {
	host, lines, workers := startHost(t)
	if err := syscall.Kill(-host.Process.Pid, syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if !lines.Scan() || lines.Text() != "7 <nil>" {
		t.Errorf("it says %q", lines.Text())
	}
	end(t, workers)
	if err := host.Wait(); err != nil {
		t.Error(err)
	}
}
