/** How long, in milliseconds, is waited for what must come. A limit against hangs only. */
export const patience = { timeout: 60_000, interval: 20 }
