package runtime

import "fmt"

var _ = fmt.Sprint

func checkNesting(source string, limit int) error { return nil }
