export const notices = {
  label: 'Notices',
  actionFailed: '“{{what}}” did not work',
  taskFailed: '{{what}}: it did not work',
  taskDone: '{{what}}: done',
  fault: 'The studio met something that wants a look',
  open: 'Open “{{name}}”',
}
