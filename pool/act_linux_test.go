package pool_test

// act makes this process what it was started as, if that is none that tests.
func act() {
	actAsGrandchild()
	actAsLiar()
	actAsHost()
}
