export const layout = {
  sidebar: 'Sidebar',
  inspector: 'Inspector',
  'resize-sidebar': 'Width of the sidebar',
  'resize-inspector': 'Width of the inspector',
  nextPane: 'Next pane',
  previousPane: 'Previous pane',
  skip: 'Skip to the work',
}
