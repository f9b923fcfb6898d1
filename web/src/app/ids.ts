import { nowMs } from './demonstration'

let lastTime = 0
let counter = 0

/** UUID version 7 (RFC 9562): ordered by time, also within one millisecond, so offline records keep their order. */
export function uuid7(now: number = nowMs()): string {
  const bytes = new Uint8Array(16)
  crypto.getRandomValues(bytes)
  if (now > lastTime) {
    lastTime = now
    counter = ((bytes[6]! << 8) | bytes[7]!) & 0x7ff
  } else {
    counter += 1
    if (counter > 0xfff) {
      lastTime += 1
      counter = 0
    }
  }
  let rest = lastTime
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
