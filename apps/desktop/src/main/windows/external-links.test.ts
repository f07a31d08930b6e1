import { expect, test } from 'vitest'
import { isAllowedLink } from './external-links.ts'

test('known explorers and documents open', () => {
  expect(isAllowedLink('https://etherscan.io/tx/0x1?a=b#c')).toBe(true)
  expect(isAllowedLink('https://eips.ethereum.org/EIPS/eip-721')).toBe(true)
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
  expect(isAllowedLink(url)).toBe(false)
})
