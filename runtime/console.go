package runtime

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/inspect"
	"github.com/wprun/wprun/runtime/internal/native"
)

// console is the global console, https://nodejs.org/api/console.html, or one that a
// script has made for streams of its own.
type console struct {
	s      *Sandbox
	write  goja.Callable // to the script's own streams; nil for the global one
	indent string        // of groups
	counts map[string]int
	timers map[string]time.Time
}

// mostLabels is how many labels a console keeps, and about how deep its groups go.
const mostLabels = 1000

// consoleMethods are the methods in Node's order, and consoleTemplate is all that the
// global console has.
var consoleMethods = &native.Template{Properties: []native.Property{
	consoleMethod("log", (*console).out),
	consoleMethod("warn", (*console).err),
	consoleMethod("dir", (*console).dir),
	consoleMethod("time", (*console).time),
	consoleMethod("timeEnd", func(c *console, call goja.FunctionCall) { c.elapsed("timeEnd", call) }),
	consoleMethod("timeLog", func(c *console, call goja.FunctionCall) { c.elapsed("timeLog", call) }),
	consoleMethod("trace", (*console).trace),
	consoleMethod("assert", (*console).assert),
	consoleMethod("clear", func(*console, goja.FunctionCall) {}),
	consoleMethod("count", (*console).count),
	consoleMethod("countReset", (*console).countReset),
	consoleMethod("group", (*console).group),
	consoleMethod("groupEnd", func(c *console, _ goja.FunctionCall) { c.indent = c.indent[:max(0, len(c.indent)-2)] }),
	consoleMethod("table", (*console).table),
	consoleMethod("debug", (*console).out),
	consoleMethod("info", (*console).out),
	consoleMethod("dirxml", (*console).out),
	consoleMethod("error", (*console).err),
	consoleMethod("groupCollapsed", (*console).group),
}}

var consoleTemplate = &native.Template{Properties: append(slices.Clip(consoleMethods.Properties),
	native.Property{Name: "Console", Enumerable: true, Value: fromLibrary("internal/console", "Console")})}

func consoleMethod(name string, f func(*console, goja.FunctionCall)) native.Property {
	return native.Property{Name: name, Enumerable: true, Value: lazily(func(s *Sandbox) goja.Value {
		return s.named(name, func(call goja.FunctionCall) goja.Value {
			c, own := s.Carried(call.This).(*console)
			if !own {
				c = s.console
			}
			f(c, call)
			return goja.Undefined()
		})
	})}
}

func (s *Sandbox) newConsole() goja.Value {
	o, err := consoleTemplate.New(s.vm)
	if err != nil {
		panic(s.toThrow(err))
	}
	_ = o.DefineDataPropertySymbol(goja.SymToStringTag, s.vm.ToValue("console"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	s.console = &console{s: s}
	return o
}

// fillConsole gives internal/console what it needs.
func (s *Sandbox) fillConsole(internal *goja.Object) error {
	methods, err := consoleMethods.New(s.vm)
	if err != nil {
		return err
	}
	return errors.Join(
		internal.Set("methods", methods),
		internal.Set("make", s.native(func(call goja.FunctionCall) goja.Value {
			write, _ := goja.AssertFunction(call.Argument(0))
			return s.Carry(s.vm.NewObject(), &console{s: s, write: write})
		})),
	)
}

// label is the first argument of methods that count and take the time.
func label(call goja.FunctionCall) string {
	if v := call.Argument(0); !goja.IsUndefined(v) {
		return v.ToString().String()
	}
	return "default"
}

func (c *console) out(call goja.FunctionCall) { c.print(stdout, c.s.format(call.Arguments)) }
func (c *console) err(call goja.FunctionCall) { c.print(stderr, c.s.format(call.Arguments)) }

func (c *console) dir(call goja.FunctionCall) {
	o := c.s.inspectOptions()
	o.CustomInspect = false
	if given, ok := call.Argument(1).(*goja.Object); ok {
		o = o.Merge(given)
	}
	c.print(stdout, c.s.inspectHost().Inspect(call.Argument(0), o))
}

func (c *console) time(call goja.FunctionCall) {
	l := label(call)
	if _, ok := c.timers[l]; ok {
		c.warn("Label '%s' already exists for console.time()", l)
		return
	}
	if c.timers == nil {
		c.timers = make(map[string]time.Time)
	}
	if len(c.timers) >= mostLabels {
		panic(c.s.rangeError("More than %d timers of console run", mostLabels))
	}
	c.timers[l] = c.s.loop.Time()
}

func (c *console) elapsed(method string, call goja.FunctionCall) {
	l := label(call)
	start, ok := c.timers[l]
	if !ok {
		c.warn("No such label '%s' for console.%s()", l, method)
		return
	}
	text := l + ": " + duration(c.s.loop.Time().Sub(start))
	if method == "timeEnd" {
		delete(c.timers, l)
	} else if len(call.Arguments) > 1 {
		text += " " + c.s.format(call.Arguments[1:])
	}
	c.print(stdout, text)
}

func (c *console) trace(call goja.FunctionCall) {
	text := "Trace"
	if len(call.Arguments) > 0 {
		text += ": " + c.s.format(call.Arguments)
	}
	c.print(stderr, text+stackLines(c.s.vm.CaptureCallStack(0, nil)[1:], stackFrames))
}

func (c *console) assert(call goja.FunctionCall) {
	if call.Argument(0).ToBoolean() {
		return
	}
	const failed = "Assertion failed"
	args := append([]goja.Value(nil), call.Arguments[min(1, len(call.Arguments)):]...)
	switch {
	case len(args) == 0:
		args = []goja.Value{c.s.vm.ToValue(failed)}
	case goja.IsString(args[0]):
		args[0] = c.s.vm.ToValue(failed + ": " + args[0].String())
	default:
		args = append([]goja.Value{c.s.vm.ToValue(failed + ":")}, args...)
	}
	c.print(stderr, c.s.format(args))
}

func (c *console) count(call goja.FunctionCall) {
	l := label(call)
	if c.counts == nil {
		c.counts = make(map[string]int)
	}
	if c.counts[l] == 0 && len(c.counts) >= mostLabels {
		panic(c.s.rangeError("More than %d labels are counted", mostLabels))
	}
	c.counts[l]++
	c.print(stdout, l+": "+strconv.Itoa(c.counts[l]))
}

func (c *console) countReset(call goja.FunctionCall) {
	l := label(call)
	if _, ok := c.counts[l]; !ok {
		c.warn("Count for '%s' does not exist", l)
		return
	}
	delete(c.counts, l)
}

func (c *console) group(call goja.FunctionCall) {
	if len(call.Arguments) > 0 {
		c.print(stdout, c.s.format(call.Arguments))
	}
	if len(c.indent) < mostLabels {
		c.indent += "  "
	}
}

func (c *console) table(call goja.FunctionCall) {
	var columns []string
	s := c.s
	if v := call.Argument(1); !goja.IsUndefined(v) {
		list, ok := v.(*goja.Object)
		if !ok || list.ClassName() != "Array" {
			panic(s.argumentError("properties", "an instance of Array", v))
		}
		columns = []string{}
		for i := range min(list.Get("length").ToInteger(), mostLabels) {
			columns = append(columns, list.Get(strconv.FormatInt(i, 10)).String())
		}
	}
	text, ok := s.inspectHost().Table(call.Argument(0), columns)
	if !ok {
		text = s.format([]goja.Value{call.Argument(0)})
	}
	c.print(stdout, text)
}

// The descriptors of what a script prints to.
const (
	stdout = 1
	stderr = 2
)

// A standard is process.stdout or process.stderr, once a script has looked at it.
type standard struct {
	object *goja.Object
	write  goja.Value // its method, as it was made
}

// print prints a text as lines of a group: with the method write of process.stdout
// or process.stderr, if the script has put another one there to see what is printed.
func (c *console) print(fd int, text string) {
	if c.indent != "" {
		text = c.indent + strings.ReplaceAll(text, "\n", "\n"+c.indent)
	}
	text += "\n"
	if c.write != nil {
		if _, err := c.write(goja.Undefined(), c.s.vm.ToValue(fd), c.s.vm.ToValue(text)); err != nil {
			panic(err)
		}
		return
	}
	if o := c.s.standard[fd-1]; o.object != nil {
		if write := o.object.Get("write"); write != o.write {
			if f, ok := goja.AssertFunction(write); ok {
				_, err := f(o.object, c.s.vm.ToValue(text))
				if _, thrown := err.(*goja.Exception); err != nil && !thrown {
					panic(err)
				}
				return
			}
		}
	}
	c.s.print(fd, text)
}

// print writes a text: in one Write, so that the lines of several workers do not
// mix.
func (s *Sandbox) print(fd int, text string) {
	if s.output += len(text); s.output > s.config.Limits.Output {
		panic(s.rangeError("More than %d bytes of output", s.config.Limits.Output))
	}
	w := s.config.Stdout
	if fd == stderr {
		w = s.config.Stderr
	}
	_, _ = io.WriteString(w, text)
}

func (s *Sandbox) format(args []goja.Value) string {
	return s.inspectHost().Format(s.inspectOptions(), args...)
}

// warn is what Node has process.emitWarning say.
func (c *console) warn(format string, args ...any) {
	c.s.print(stderr, "Warning: "+fmt.Sprintf(format, args...)+"\n")
}

// duration is a time as Node's console says it.
func duration(d time.Duration) string {
	ms := float64(d) / float64(time.Millisecond)
	switch {
	case d >= time.Hour:
		return fmt.Sprintf("%d:%02d:%02d (h:mm:ss)", int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60)
	case d >= time.Minute:
		return fmt.Sprintf("%d:%06.3f (m:ss.mmm)", int(d.Minutes()), math.Mod(d.Seconds(), 60))
	case d >= time.Second:
		return strconv.FormatFloat(ms/1000, 'f', 3, 64) + "s"
	case ms < 1:
		return strings.TrimRight(strings.TrimRight(strconv.FormatFloat(ms, 'f', 3, 64), "0"), ".") + "ms"
	}
	return strings.TrimRight(strings.TrimRight(strconv.FormatFloat(ms, 'f', 3, 64), "0"), ".") + "ms"
}

// inspectHost is what shows values needs of this sandbox.
func (s *Sandbox) inspectHost() inspect.Host {
	return inspect.Host{
		VM: s.vm, Custom: s.inspectCustom, Self: s.inspectFunction,
		Descriptor: s.guard.Descriptor, Counted: s.guard.Counted, Poll: s.poll, MaxLength: s.config.Limits.String,
	}
}
