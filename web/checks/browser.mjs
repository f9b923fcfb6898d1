import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** The system's Chromium; CHROMIUM names another. */
export function openBrowser() {
  const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) => p && existsSync(p))
  if (!executablePath) throw new Error('No Chromium found; set CHROMIUM')
  return chromium.launch({ executablePath, args })
}
