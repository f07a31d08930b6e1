export const help = {
  title: 'Help',
  begin: 'From a folder to tokens',
  step1:
    'Bring in pictures: drop a folder anywhere on the window, or choose New project. The originals stay untouched.',
  step2:
    'Look through the items. Problems are listed on the left, each with what mends it. Every edit can be undone.',
  step3: 'Or generate: choose layers, set weights and rules, and see at once whether they can be met.',
  step4:
    'Publish shows what it will cost before anything is signed. Until then nothing leaves this computer.',
  step5: 'The queue goes on by itself, also after a restart, and never mints the same thing twice.',
  words: 'Words',
  cid: 'Address of a file (CID)',
  cidText:
    'A name made from the content itself: whoever has it can check that what they were given is the file that was meant.',
  gas: 'Work on the chain (gas)',
  gasText: 'What the chain asks to write something down, paid in its own coin.',
  royalty: 'Royalty (EIP-2981)',
  royaltyText: 'The share of later sales that you ask for. Marketplaces decide whether they pay it.',
  standard: 'One of a kind and editions (ERC-721 and ERC-1155)',
  standardText: 'Whether an item is a single token, or has many copies.',
  more: 'Read the standard',
}
