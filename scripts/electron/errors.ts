/** No Electron can be had on this machine; the message says what was tried and what to do. */
export class ElectronUnavailableError extends Error {
  override name = 'ElectronUnavailableError'
  readonly code = 'ELECTRON_UNAVAILABLE'
}
