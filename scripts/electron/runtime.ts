/** An Electron that can run the studio. */
export interface ElectronRuntime {
  /** Folder of the distribution; set ELECTRON_OVERRIDE_DIST_PATH to it before asking `require('electron')`. */
  distPath: string
  executablePath: string
  /** Electron's own version, without a leading v. */
  version: string
  source: 'npm' | 'registry-fallback'
}
