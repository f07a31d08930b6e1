export const drop = {
  title: 'Let go to bring it in',
  intoStudio: {
    media_one: 'The file becomes a new project.',
    media_other: 'The {{count, number}} files become a new project.',
    table: 'A table describes the items of a project: open that first, or drop the table with its pictures.',
    unknown:
      'A folder of pictures, or pictures alone, become a new project; a saved project, file or folder, is opened.',
  },
  intoProject: {
    media_one: 'The file becomes an item of “{{name}}”.',
    media_other: 'The {{count, number}} files become items of “{{name}}”.',
    table: 'What it says is written to the items of “{{name}}” that it names.',
    unknown:
      'Files become items of “{{name}}”, and a table (CSV, JSON) describes them. With a folder you choose whether it joins them or becomes a new project; a project file is opened.',
  },
  question: 'What is this folder?',
  add: 'Add to “{{name}}”',
  new: 'A new project',
  layers: 'Layers to generate from',
  misfit:
    'A table alone makes no project. Open the project whose items it describes, or drop its pictures too.',
}
