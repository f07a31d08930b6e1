export const projects = {
  title: 'Projects',
  new: 'New project…',
  fromLayers: 'Generate from layers…',
  sample: 'Open the sample collection',
  emptyTitle: 'A folder of pictures becomes a collection',
  emptyText:
    'Choose a folder. Intaglio reads the pictures, keeps the originals untouched, and prepares everything on this computer. Nothing is sent and nothing costs anything until you publish.',
  emptySample: 'Or try it with 24 engravings made for this, on a test chain that you can throw away.',
  items_one: '{{count, number}} item',
  items_other: '{{count, number}} items',
  problems_one: '{{count, number}} problem',
  problems_other: '{{count, number}} problems',
  onChain: 'On chain',
  remove: 'Remove from the studio…',
  removeTitle: 'Remove “{{name}}”?',
  removeText:
    'Its {{count, number}} items leave the studio. Your folder of originals and everything already on a chain stay as they are.',
  removeConfirm: 'Remove project',
  keep: 'Keep it',
  more: 'More for {{name}}',
}
