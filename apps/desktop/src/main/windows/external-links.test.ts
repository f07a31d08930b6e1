import { expect, test } from 'vitest'
import { allowedLink } from './external-links.ts'

test('known explorers and documents open', () => {
  expect(allowedLink('https://etherscan.io/tx/0x1?a=b#c')).toBe('https://etherscan.io/tx/0x1?a=b#c')
  expect(allowedLink('https://eips.ethereum.org/EIPS/eip-721')).toBe('https://eips.ethereum.org/EIPS/eip-721')
})

test.each([
  'http://etherscan.io/',
  'https://etherscan.io:8443/',
  'https://user@etherscan.io/',
  'https://etherscan.io@example.com/',
  'https://etherscan.io.example.com/',
  'https://xn--thersan-x9a.io/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://etherscan.io/share',
  'nonsense',
])('%s does not', (url) => {
  expect(allowedLink(url)).toBeUndefined()
})

test.each([
  ['https://etherscan.io\\@example.com/', 'https://etherscan.io/@example.com/'],
  ['HTTPS://ETHERSCAN.io:443/tx', 'https://etherscan.io/tx'],
  ['https://ether\nscan.io/\ttx', 'https://etherscan.io/tx'],
  ['https:etherscan.io/tx', 'https://etherscan.io/tx'],
  ['https://etherscan。io/tx', 'https://etherscan.io/tx'],
])('what programs read in different ways is handed on in one: %j', (url, opened) => {
  expect(allowedLink(url)).toBe(opened)
})
