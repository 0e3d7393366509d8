package pool

import (
	"encoding/json"
	"fmt"
	"os"
	goruntime "runtime"
	"sync/atomic"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/confine"
	"github.com/wprun/wprun/pool/internal/wire"
	far "github.com/wprun/wprun/pool/internal/worker"
)

// servesWorkers says that this program has called ServeWorker, and so can be
// run again as a worker.
var servesWorkers atomic.Bool

// ServeWorker makes this process a worker if [Process] has started it as one;
// then it does not return. It must be the first thing in main, or in TestMain for
// tests that use [Process]: before flags are read, files opened, goroutines
// started. In any other process it does nothing.
func ServeWorker() {
	text, ok := os.LookupEnv(workerVariable)
	if !ok {
		servesWorkers.Store(true)
		return
	}
	if err := serveWorker(text); err != nil {
		fmt.Fprintln(os.Stderr, "wprun: this process is a worker's:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

func serveWorker(text string) error {
	var told assignment
	if err := json.Unmarshal([]byte(text), &told); err != nil {
		return fmt.Errorf("%s: %w", workerVariable, err)
	}
	r, w, err := attached(told.Reads, told.Writes)
	if err != nil {
		return err
	}
	report, refused := confine.Apply(told.Limits)
	stream := wire.NewStream(r, w, wire.StreamOptions{Limits: jsbridge.Limits{Bytes: maxReceived}})
	first := ready{Protocol: wire.Version, Report: report}
	switch {
	case refused != nil:
		first.Err = refused.Error()
	case told.Probe != "":
		first.Tried = try(told.Probe)
	}
	if err := stream.SendHello(first); err != nil {
		return err
	}
	if refused != nil {
		_ = stream.Close()
		<-stream.Written()
		return refused
	}
	var luggage far.Luggage
	if err := stream.RecvHello(&luggage); err != nil {
		return nil // the parent needs no worker any more
	}
	if err := stream.SendHello(heard{}); err != nil {
		return nil
	}
	config, err := luggage.Unpack()
	if err != nil {
		return err
	}
	if half := int(told.Limits.Memory / 2); half > 0 {
		// Let the script be stopped before the process dies of it, for what it
		// has, or would have at once.
		l := &config.Sandbox.Limits
		for _, limit := range []*int{&l.Heap, &l.Buffer, &l.String} {
			if *limit == 0 || *limit > half {
				*limit = half
			}
		}
	}
	far.Serve(lastBreath{stream}, config)
	_ = stream.Close()
	<-stream.Written()
	return nil
}

// maxReceived bounds a value that the parent sends: it has checked its own limits.
const maxReceived = 1 << 31

// lastBreath is the connection to a parent without which the process must not
// live on, stuck in a native function or not.
type lastBreath struct{ *wire.Stream }

// Recv waits in the system itself, which keeps the processor for a while. So who
// is to answer what was received before goes first.
func (c lastBreath) Recv() (Message, error) {
	goruntime.Gosched()
	m, err := c.Stream.Recv()
	if err != nil {
		time.AfterFunc(time.Second, func() { os.Exit(1) })
	}
	m.Value = m.Value.Once() // nobody else has it
	return m, err
}
