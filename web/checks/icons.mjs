// Draws the installable icons from public/icon.svg. Run by hand when the icon changes.
import { readFile } from 'node:fs/promises'
import { openBrowser } from './browser.mjs'

const svg = await readFile(new URL('../public/icon.svg', import.meta.url), 'utf8')
const browser = await openBrowser()
for (const size of [192, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0}svg{width:${size}px;height:${size}px;display:block}</style>${svg}`)
  await page.screenshot({ path: new URL(`../public/icon-${size}.png`, import.meta.url).pathname, omitBackground: true })
}
await browser.close()
