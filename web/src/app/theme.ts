import { reactive, watch } from 'vue'

export type Theme = 'system' | 'light' | 'dark' | 'contrast'
export type Size = 'normal' | 'large'

const read = (key: string): string | null => (typeof localStorage === 'undefined' ? null : localStorage.getItem(key))

export const looks = reactive({
  theme: (read('bulwark.theme') as Theme | null) ?? 'system',
  size: (read('bulwark.size') as Size | null) ?? 'normal',
  /** Changes whenever colours change, so that charts draw themselves again. */
  round: 0,
  /** On paper everything is light, whatever the screen shows. */
  printing: false
})

export function applyLooks(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const contrast = window.matchMedia('(prefers-contrast: more)')
  const apply = () => {
    const theme = looks.printing ? 'light' : looks.theme === 'system' ? (contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light') : looks.theme
    document.documentElement.dataset.theme = theme
    document.documentElement.classList.toggle('van-theme-dark', theme === 'dark')
    document.documentElement.dataset.size = looks.size
    localStorage.setItem('bulwark.theme', looks.theme)
    localStorage.setItem('bulwark.size', looks.size)
    looks.round++
  }
  dark.addEventListener('change', apply)
  contrast.addEventListener('change', apply)
  for (const [name, printing] of [['beforeprint', true], ['afterprint', false]] as const) {
    window.addEventListener(name, () => {
      looks.printing = printing
      apply()
    })
  }
  watch(() => [looks.theme, looks.size], apply, { immediate: true })
}
