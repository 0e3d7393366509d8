// Command pluginserver is an HTTP server whose routes are handled by plugins:
// JavaScript that can be edited while it serves.
//
//	go run ./examples/pluginserver -plugins examples/pluginserver/plugins
//	curl -d '{"items":[{"name":"apple","count":12,"cents":50}]}' http://127.0.0.1:8080/price
//	curl -H 'Tenant: ada' -d darn http://127.0.0.1:8080/filter/words
//	curl -H 'Tenant: ada' -d 'that darn thing' http://127.0.0.1:8080/filter
//
// The page at / shows the plugins, their workers, latencies and failures, and
// /metrics has the same for Prometheus. docs/plugins.md builds such a server step
// by step.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"time"

	"github.com/wprun/wprun/pool"
)

func main() {
	pool.ServeWorker() // when this process is a worker's, it does not return
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "pluginserver:", err)
		os.Exit(1)
	}
}

// run serves until ctx ends, and then lets requests end that have begun.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	flags := flag.NewFlagSet("pluginserver", flag.ContinueOnError)
	flags.SetOutput(stderr)
	addr := flags.String("addr", "127.0.0.1:8080", "address to listen on")
	plugins := flags.String("plugins", "plugins", "directory with price.js and filter/")
	data := flags.String("data", "pluginserver.db", "file of the key-value store")
	processes := flags.Bool("processes", false, "run the plugins in processes that the system restricts")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var transport pool.Transport = pool.Goroutine{}
	if *processes {
		transport = pool.Process{Memory: 512 << 20}
	}
	logger := slog.New(slog.NewTextHandler(stderr, nil))
	s, err := newServer(ctx, config{plugins: *plugins, data: *data, transport: transport, timeout: 5 * time.Second, logger: logger})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "http://%s\n", listener.Addr())

	server := &http.Server{Handler: s.handler(), ReadHeaderTimeout: 5 * time.Second, ErrorLog: slog.NewLogLogger(logger.Handler(), slog.LevelWarn)}
	server.RegisterOnShutdown(s.stop) // ends what streams
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }() // ends with Shutdown, which is waited for
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return server.Shutdown(patience)
}
