package pool

import (
	"context"
	"fmt"
	"time"

	"github.com/wprun/wprun/pool/internal/confine"
)

// A Diagnosis says what the operating system enforces for processes of one
// [Level], here and now.
type Diagnosis struct {
	Level Level
	Err   error         // why the level cannot be had; then all else is empty
	Ready time.Duration // from the start of a process until it can be given a script
	Holds []string      // what a process has given up, as the kernel confirms
	Notes []string      // what is worth knowing about that
	Tries []Try
}

// A Try is something forbidden that a process of its own has tried.
type Try struct {
	Name   string
	What   string // it does: "reads a file"
	Denied bool
	How    string // it was denied; empty where it was possible
	Must   bool   // the level promises that it is denied
}

// Diagnose starts processes as [Process] says, has each try something that
// workers are denied, and tells what has become of it. It takes about a second.
// The error in the Diagnosis is that of the options, or of the system.
func Diagnose(ctx context.Context, o Process) Diagnosis {
	if o.Memory == 0 {
		o.Memory = 256 << 20 // for there to be a limit to try
	}
	o.Spares = -1
	d := Diagnosis{Level: o.Level}
	if d.Level == 0 {
		d.Level = Restricted
	}
	opened, err := o.Open(WorkerConfig{})
	if err != nil {
		d.Err = err
		return d
	}
	ps := opened.(*processes)
	defer ps.Close()
	began := time.Now()
	p, err := ps.startProcess(ctx, "")
	if err != nil {
		d.Err = err
		return d
	}
	d.Ready = time.Since(began)
	_ = p.Close()
	<-p.ended
	for _, f := range p.report.Holds {
		d.Holds = append(d.Holds, string(f))
	}
	d.Notes = p.report.Notes
	for _, probe := range confine.Probes() {
		try := Try{Name: probe.Name, What: probe.What, Must: d.Level >= probe.From, Denied: true}
		switch p, err := ps.startProcess(ctx, probe.Name); {
		case err != nil:
			try.How = err.Error()
		default:
			_ = p.Close()
			<-p.ended
			if try.How = p.tried; try.How == "" {
				try.Denied = false
			}
		}
		if ctx.Err() != nil {
			d.Err = context.Cause(ctx)
			return d
		}
		d.Tries = append(d.Tries, try)
	}
	return d
}

// try tries the probe of that name; empty says that it was possible.
func try(name string) string {
	for _, probe := range confine.Probes() {
		if probe.Name == name {
			if err := probe.Try(); err != nil {
				return err.Error()
			}
			return ""
		}
	}
	return fmt.Sprintf("there is no probe %q", name)
}
