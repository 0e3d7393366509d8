package wire

import "github.com/wprun/wprun/jsbridge"

// Kind says what a [Message] is.
type Kind uint8

const (
	// Call asks the other end to run Function, or else Method, with the
	// arguments in Value, an array. It is answered by one Result or one Fault
	// with its ID.
	Call Kind = iota + 1
	// Result answers a Call: Value is what the method returned.
	Result
	// Fault answers a Call that failed: Value is what was thrown. A Fault
	// with ID 0 answers no call: the sender is broken, and ends; Method is Exit
	// if its script has asked for that, with Value as the exit code.
	Fault
	// Event is news about a Call that is under way, or about none, with ID 0;
	// Method says which: one of the constants below.
	Event
	// Cancel asks the other end to stop a Call. The Call is answered all the
	// same.
	Cancel
)

// What an [Event] is.
const (
	Emitted  = ""         // by the script of the end that runs the call: Value is the payload
	Stdout   = "stdout"   // that end's script has printed a line, Value, a string
	Stderr   = "stderr"   // the same
	Aborting = "aborting" // that end stops the call gently; Value is how many milliseconds that may take
	Taken    = "taken"    // by the caller: the oldest of the first three that it had not yet taken
	Farewell = "farewell" // that end's script has something to do before it ends: it wants to be told by End
	End      = "end"      // by the caller: that end is to stop what it runs, do this, and close the connection
)

// Exit says in a [Fault] that the script has asked for the end.
const Exit = "exit"

// How many events about one call the end that runs it sends before the caller has
// taken them, and of how many bytes: then its script waits. One alone may be of any
// size that a value may have.
const (
	Window      = 32
	WindowBytes = 16 << 20
)

// Flags say more about a [Message].
type Flags uint8

const (
	// Retire, in a Result or a Fault, says that the sender takes no more calls
	// and ends: its state can no longer be trusted.
	Retire Flags = 1 << iota
	// Worn, in a Result or a Fault, asks to be given no more calls: the sender
	// has grown too large.
	Worn
	// WantEvents, in a Call, says that the caller listens to what is emitted.
	WantEvents
	// WantOutput, in a Call, says that the caller listens to what is printed.
	WantOutput
	// OutOfMemory, in a Fault, says that the script was stopped for what it
	// added to the memory.
	OutOfMemory
)

// A Message is one unit of the conversation. It is immutable once it is sent.
type Message struct {
	Kind     Kind
	Flags    Flags
	ID       uint64 // of the Call that the message is or is about, counted by the caller from 1
	Method   string // of a Call: the name of a method, or else
	Function string // the source text of a function; of a Call of the host: a module and its function
	About    uint64 // of a Call of the host: the Call on whose behalf it is made, or 0; of a Fault: the Call of the host that failed first, or 0
	Value    jsbridge.Clone
	Trace    string // of a Call: the traceparent of W3C Trace Context, or ""
}

// A Conn carries messages to one other end and back, in order. Send and Close
// may be called from any goroutine at any time, Recv from one goroutine.
type Conn interface {
	// Send queues a message and never blocks. An error says that the other
	// end is gone; Recv then says why.
	Send(Message) error

	// Recv returns the next message. When the other end has ended and all
	// that it sent was received, Recv fails: with io.EOF if it ended in good
	// order, else with what happened to it.
	Recv() (Message, error)

	// Close ends the other end by force and returns at once; Recv fails as
	// soon as it is gone. Closing again does nothing.
	Close() error
}
