export const ui = {
  copy: 'Copy {{what}}',
  copied: 'Copied',
  error: 'That did not work',
  dismiss: 'Dismiss',
  close: 'Close',
  asTable: 'As a table',
  asChart: 'As bars',
}
