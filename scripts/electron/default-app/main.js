// What a plain Electron does with its command line: loads the modules named by -r, then runs the
// application whose folder stands there. CommonJS, because it is packed into default_app.asar as it is.
const { app } = require('electron')
const fs = require('node:fs')
const path = require('node:path')
const { pathToFileURL } = require('node:url')

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
  import(pathToFileURL(path.join(appPath, manifest.main)).href).catch((error) => {
    process.stderr.write(`${error.stack}\n`)
    app.exit(1)
  })
}
