export const settings = {
  title: 'Settings',
  language: 'Language',
  languageSystem: 'As the system',
  theme: 'Appearance',
  motion: 'Motion follows the system.',
  light: 'Light',
  dark: 'Dark',
  dataFolder: 'Where everything is kept',
  showDataFolder: 'Show the folder',
  localChain: 'Local test chain',
  localChainText:
    'Runs a chain on this computer, so that publishing can be tried at no cost. Takes effect when the studio starts next.',
  about: 'About',
  versions: 'Intaglio {{studio}} on Electron {{electron}}',
}
