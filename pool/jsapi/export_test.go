package jsapi

// Processes is how programs get workers of type process.
var Processes = processes
