/**
 * What a browser on plain HTTP fetches (gzip), by the manifest of the build: the first page, and what each other one adds.
 * Ends with 1 if it is more than it may be. Charts are apart: they come when the page is there.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FIRST = 200_000, FURTHER = 60_000
// What is opened first: whoever is signed in sees the one, in the frame that is around every page; others the other.
const OPENED = [['src/shell/Shell.vue', 'src/pages/home/Home.vue'], ['src/pages/sign-in/SignIn.vue']]
const APART = /echarts|Chart/

const built = process.argv[2] ?? '../gateway/static/console'
const manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8'))
const size = (file) => statSync(existsSync(join(built, `${file}.gz`)) ? join(built, `${file}.gz`) : join(built, file)).size
const total = (files) => [...files].reduce((sum, file) => sum + size(file), 0)

/** The files of a chunk and of all that it imports at once. */
function files(name, found = new Set(), seen = new Set()) {
  if (seen.has(name)) return found
  seen.add(name)
  const chunk = manifest[name]
  if (APART.test(chunk.file)) return found
  found.add(chunk.file)
  for (const style of chunk.css ?? []) found.add(style)
  for (const other of chunk.imports ?? []) files(other, found, seen)
  return found
}

const entry = files('index.html')
for (const file of readdirSync(built)) if (/\.(html|js|svg)$/.test(file)) entry.add(file)
const openings = OPENED.map((names) => new Set([...entry, ...names.flatMap((name) => [...files(name)])]))
const pages = Object.keys(manifest).filter((name) => name.startsWith('src/pages/') && manifest[name].isDynamicEntry && !OPENED.flat().includes(name))
const added = (name) => total([...files(name)].filter((file) => !openings[0].has(file)))
const first = Math.max(...openings.map(total))
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`

const over = pages.filter((name) => added(name) > FURTHER).map((name) => `${name}: ${kB(added(name))} of ${kB(FURTHER)}`)
if (first > FIRST) over.unshift(`the first page: ${kB(first)} of ${kB(FIRST)}`)
const largest = [...pages].sort((one, other) => added(other) - added(one))[0]
console.log(`console: the first page takes ${kB(first)}${largest ? `, of ${pages.length} pages ${largest} the most besides (${kB(added(largest))})` : ''}`)
for (const line of over) console.error(`more than it may take: ${line}`)
process.exitCode = over.length ? 1 : 0
