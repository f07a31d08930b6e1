// What a plain Electron does with its command line: loads the modules named by -r, then runs the
// application whose folder stands there. Packed into default_app.asar as it is.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const require = createRequire(import.meta.url)

function readArguments(argv) {
  const modules = []
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === '-r' || argv[i] === '--require') modules.push(argv[++i])
    else if (!argv[i].startsWith('-')) return { modules, appPath: path.resolve(argv[i]) }
  }
  return { modules, appPath: undefined }
}

const { modules, appPath } = readArguments(process.argv.slice(1))
process.defaultApp = true
for (const module of modules) require(path.resolve(module))

if (!appPath) {
  process.stderr.write('Name the folder of an application.\n')
  app.exit(1)
} else {
  const manifest = JSON.parse(fs.readFileSync(path.join(appPath, 'package.json'), 'utf8'))
  app.setAppPath(appPath)
  app.setName(manifest.productName ?? manifest.name)
  app.setVersion(manifest.version)
  // Electron is ready only once this module has run, so whatever must come before that may be imported here.
  await import(pathToFileURL(path.join(appPath, manifest.main)).href).catch((error) => {
    process.stderr.write(`${error.stack}\n`)
    app.exit(1)
  })
}
