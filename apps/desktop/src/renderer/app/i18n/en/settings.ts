export const settings = {
  title: 'Settings',
  language: 'Language',
  languageSystem: 'As the system',
  localChain: 'Local test chain',
  localChainText:
    'Runs a chain on this computer, so that publishing can be tried at no cost. Takes effect when the studio starts next.',
  about: 'About',
  versions: 'Intaglio {{studio}} on Electron {{electron}}',
}
