import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

/** The gateway hands out what is beside a file and compresses nothing of the console itself. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  closeBundle() {
    if (!existsSync('dist')) return
    for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(js|css|html|svg|webmanifest)$/.test(entry.name)) continue
      const path = join(entry.parentPath, entry.name), content = readFileSync(path)
      writeFileSync(path + '.br', brotliCompressSync(content))
      writeFileSync(path + '.gz', gzipSync(content, { level: 9 }))
    }
  },
}

export default defineConfig({
  plugins: [vue(), packed],
  build: {
    // What the browsers of UOS and Kylin, 360 and the web views of WeCom and DingTalk still bring.
    target: ['chrome80', 'safari13.1'],
    // A file of its own for each image: the policy of the page takes nothing inline but data: images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Read by tools/budget.mjs; the gateway does not serve it.
    manifest: 'manifest.json',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    // Apart, so that a new page of ours does not make everybody fetch the libraries again.
    rolldownOptions: { output: { codeSplitting: { groups: [
      { name: 'echarts', test: /node_modules\/(echarts|zrender|tslib)\// },
      { name: 'vue', test: /node_modules\/(@?vue|vue-router)\// },
    ] } } },
  },
  define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
  // `npm run dev` beside `make up`: pages change as they are written, all else is asked of the gateway.
  server: { proxy: { '^/(v1|docs|problems|openapi.json|asyncapi.json|healthz|readyz)(/|$)': { target: 'http://127.0.0.1:8000', changeOrigin: false } } },
})
