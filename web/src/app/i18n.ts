import { createI18n } from 'vue-i18n'
import type { Language } from './dates'
import { en, zh } from './messages'

const key = 'bulwark.language'

function firstLanguage(): Language {
  const saved = typeof localStorage === 'undefined' ? null : localStorage.getItem(key)
  return saved === 'en' || saved === 'zh-CN' ? saved : 'zh-CN'
}

export const i18n = createI18n({
  legacy: false,
  locale: firstLanguage(),
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh, en }
})

export function setLanguage(language: Language): void {
  i18n.global.locale.value = language
  localStorage.setItem(key, language)
  document.documentElement.lang = language
}
export const language = (): Language => i18n.global.locale.value as Language
