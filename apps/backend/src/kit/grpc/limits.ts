/** What goes into one message; more than that is streamed. */
export const maxMessageBytes = 4 * 1024 * 1024

/** Metadata that carries the W3C trace id. */
export const traceKey = 'x-trace-id'
