/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { mockServer } from './mock/plugin'

const mock = process.env.BULWARK_MOCK === '1'
const server = process.env.BULWARK_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  base: './',
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  plugins: [
    vue(),
    ...(mock ? [mockServer()] : []),
    VitePWA({
      registerType: 'prompt',
      includeAssets: ['icon.svg', 'icon-192.png'],
      manifest: {
        name: '堡垒 Bulwark 社区疫情防控',
        short_name: '堡垒',
        lang: 'zh-CN',
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: '#f6f8fa',
        theme_color: '#0b6e6e',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' }
        ]
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg}'],
        // Records come only from the network or from the app's own dated copy, never from the worker.
        navigateFallbackDenylist: [/^\/v1\//, /^\/healthz/, /^\/readyz/],
        cleanupOutdatedCaches: true
      }
    })
  ],
  server: { proxy: mock ? undefined : { '/v1': server, '/healthz': server, '/readyz': server } },
  preview: { proxy: mock ? undefined : { '/v1': server } },
  build: { target: 'es2020', chunkSizeWarningLimit: 700 },
  test: { environment: 'node', include: ['tests/**/*.test.ts'], setupFiles: ['tests/setup.ts'] }
})
