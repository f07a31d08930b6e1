export const recovery = {
  damaged: 'The studio’s database is damaged',
  damagedText:
    'Part of the file that says what is in your projects cannot be read any more. Your pictures are not touched. Restore a backup: the damaged file is kept beside it.',
  noBackup:
    'There is no backup yet. You can begin with an empty studio: the damaged file and all pictures are kept, and folders can be imported again.',
  tooNew: 'A newer Intaglio wrote this data',
  tooNewText: 'This version cannot read it, and has changed nothing. Update Intaglio, then open it again.',
  readOnly: 'The studio may not write to its data folder',
  readOnlyText: 'Give yourself the right to write there, then try again. Nothing was changed.',
  full: 'The disk is full',
  fullText: 'Make room, then try again. What was done so far is kept.',
  other: 'The studio could not open its data',
  otherText: 'Nothing was changed. See what is said below, then try again.',
  backups: 'Backups',
  bytes: '{{bytes}} of names, traits, recipes and jobs',
  restore: 'Restore this backup',
  afterwards:
    'Afterwards you sign in again, and addresses are computed again: they come out the same. Jobs begun after the backup are not in it; look at the chain before you publish again.',
  empty: 'Begin with an empty studio',
  again: 'Try again',
  show: 'Show the data folder',
  details: 'What was found',
}
