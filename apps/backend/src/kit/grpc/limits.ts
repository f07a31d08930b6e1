/** What goes into one message; more than that is streamed. */
export const maxMessageBytes = 4 * 1024 * 1024

/** A unary call that says nothing else is given up after this long. */
export const defaultDeadlineMilliseconds = 10_000

/** Metadata that carries the W3C trace id. */
export const traceKey = 'x-trace-id'
