package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// signalContext returns a context that the first interrupt or termination
// signal ends, with the exit code that shells expect. A second one ends the
// process at once.
func signalContext() (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	over := make(chan struct{})
	go func() { // ends with the command
		defer signal.Stop(signals)
		for again := false; ; again = true {
			select {
			case s := <-signals:
				code := exitInterrupted
				if s == syscall.SIGTERM {
					code = exitTerminated
				}
				if again {
					os.Exit(code)
				}
				cancel(exitError(code))
			case <-over:
				return
			}
		}
	}()
	return ctx, func() {
		cancel(nil)
		close(over)
	}
}
