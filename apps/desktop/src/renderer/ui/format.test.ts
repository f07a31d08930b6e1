import { describe, expect, it } from 'vitest'
import {
  cutMiddle,
  formatAgo,
  formatAmount,
  formatBytes,
  formatCountdown,
  formatRate,
  formatShare,
} from './format.ts'

const eth = { symbol: 'ETH', decimals: 18 }
const now = Date.parse('2025-06-01T12:00:00Z')

describe('formatting', () => {
  it('cuts in the middle only what is long', () => {
    expect(cutMiddle('0x1234567890abcdef')).toBe('0x1234…cdef')
    expect(cutMiddle('0x123456789')).toBe('0x123456789')
  })

  it.each([
    ['0', '0 ETH'],
    ['31000000000000000', '0.031 ETH'],
    ['9999000000000000000000', '9,999 ETH'],
    ['1234567890123456789', '1.2346 ETH'],
    ['5', '< 0.000001 ETH'],
  ])('shows %s wei as %s', (wei, text) => expect(formatAmount(wei, eth, 'en')).toBe(text))

  it('uses the locale’s separators', () => {
    expect(formatAmount('9999500000000000000000', eth, 'vi')).toBe('9.999,5 ETH')
  })

  it.each([
    [1, '1 byte'],
    [999, '999 bytes'],
    [48_200, '48 kB'],
    [1_250_000, '1.3 MB'],
  ])('shows %d bytes as %s', (bytes, text) => expect(formatBytes(bytes, 'en')).toBe(text))

  it.each([
    ['2025-06-01T11:58:00Z', '2 minutes ago'],
    ['2025-06-01T12:00:00Z', 'now'],
    ['2025-06-01T12:00:01Z', 'now'],
    ['2025-05-31T12:00:00Z', 'yesterday'],
  ])('says %s is %s', (iso, text) => expect(formatAgo(iso, now, 'en')).toBe(text))

  it('shows a pace and a share', () => {
    expect(formatRate(3.14159, 'en')).toBe('3.1')
    expect(formatRate(1234.5, 'vi')).toBe('1.235')
    expect(formatShare(1 / 3, 'en')).toBe('33.3%')
  })

  it('counts down and stops at nothing', () => {
    expect(formatCountdown('2025-06-01T12:01:05Z', now)).toBe('1:05')
    expect(formatCountdown('2025-06-01T11:00:00Z', now)).toBe('0:00')
  })
})
