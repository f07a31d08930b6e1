export const notices = {
  label: 'Notices',
  actionFailed: '“{{what}}” did not work',
  taskFailed: '{{what}}: it did not work',
  taskDone: '{{what}}: done',
  open: 'Open “{{name}}”',
}
