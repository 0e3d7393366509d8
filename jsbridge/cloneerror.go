package jsbridge

import "github.com/dop251/goja"

// CloneError reports a value that cannot cross, and where it sits. JavaScript
// sees it as an error whose name is "DataCloneError".
type CloneError struct {
	Root   string // what was being cloned: "arguments", "result", …; "" stands for "value"
	Path   string // from the root to the culprit, as JavaScript writes it: ".items[3].cb"
	Reason string // "function cannot be cloned"
}

// Error joins root, path and reason: "result.items[3].cb: function cannot be cloned".
func (e *CloneError) Error() string {
	root := e.Root
	if root == "" {
		root = "value"
	}
	return root + e.Path + ": " + e.Reason
}

// At returns a copy that names root as what was being cloned. An error that
// lies in the list of what to transfer, which has a root of its own, keeps it.
func (e *CloneError) At(root string) *CloneError {
	at := *e
	if at.Root == "" {
		at.Root = root
	}
	return &at
}

// What JavaScript calls the error, and the code that DOMException has for it.
const (
	dataCloneError = "DataCloneError"
	dataCloneCode  = 25
)

// JS is the error as a script catches it: an Error whose name is
// "DataCloneError" and whose code is 25, like the DOMException of browsers.
// Call it on the goroutine of rt only.
func (e *CloneError) JS(rt *goja.Runtime) goja.Value {
	return (&Error{Name: dataCloneError, Message: e.Error()}).JS(rt)
}
