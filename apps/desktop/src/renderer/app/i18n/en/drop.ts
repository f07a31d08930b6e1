export const drop = {
  title: 'Let go to bring it in',
  intoStudio: 'A folder of pictures becomes a new project; a project file (.intaglio) is opened.',
  intoProject: 'With a folder you choose whether it joins “{{name}}” or becomes a new project.',
  question: 'What is this folder?',
  add: 'Add to “{{name}}”',
  new: 'A new project',
  layers: 'Layers to generate from',
  misfit: 'This is neither a folder nor a project file. Drop the folder that holds your pictures.',
}
