/**
 * What nobody uses: words, exports, components, rules of styles, options of parts. Ends with 1 if there is any. A check of
 * its own, because the compiler sees neither templates that do not name a word nor exports that nobody imports.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

const SRC = resolve('src')
/** Made from the contracts, whoever uses what of it. */
const MADE = [join(SRC, 'api/operations.ts'), join(SRC, 'api/codes/')]
const files = readdirSync(SRC, { recursive: true }).filter((name) => /\.(ts|vue|css)$/.test(name)).map((name) => join(SRC, name)).filter((name) => !MADE.some((made) => name.startsWith(made))).sort()
const text = new Map(files.map((name) => [name, readFileSync(name, 'utf8')]))
const part = (name, tag) => [...text.get(name).matchAll(new RegExp(`<${tag}[^>]*>([^]*?)\n?</${tag}>`, 'g'))].map((found) => found[1]).join('\n')
const script = (name) => (name.endsWith('.vue') ? part(name, 'script') : name.endsWith('.ts') ? text.get(name) : '')
const style = (name) => (name.endsWith('.vue') ? part(name, 'style') : name.endsWith('.css') ? text.get(name) : '').replace(/\/\*[^]*?\*\//g, '')
const outside = (name) => text.get(name).replace(/<style[^]*<\/style>/g, '')
const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const says = (where, word) => new RegExp(`(?<![\\w-])${escaped(word)}(?![\\w-])`).test(where)
const unused = []
const tell = (name, what) => unused.push(`${relative(SRC, name)}: ${what}`)

/** By file: what it imports, `{ name, from }`, and what it exports. */
const imports = new Map(), exported = [], words = [], options = []
for (const name of files.filter((one) => !one.endsWith('.css'))) {
  const source = ts.createSourceFile(name, script(name), ts.ScriptTarget.Latest, true), taken = []
  imports.set(name, taken)
  const isExported = (node) => node.modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword)
  const from = (given) => { const at = resolve(dirname(name), given); return [at, `${at}.ts`, join(at, 'index.ts')].find((one) => text.has(one)) }
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && ts.isStringLiteral(node.arguments[0])) taken.push({ name: 'default', from: from(node.arguments[0].text) })
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isCallExpression(node.initializer) && node.initializer.expression.getText() === 'words' && ts.isObjectLiteralExpression(node.initializer.arguments[0]) && ts.isIdentifier(node.name))
      words.push({ file: name, as: node.name.text, keys: node.initializer.arguments[0].properties.map((one) => one.name.text) })
    if (ts.isCallExpression(node) && node.expression.getText() === 'defineProps' && node.typeArguments && ts.isTypeLiteralNode(node.typeArguments[0]))
      options.push(...node.typeArguments[0].members.map((one) => [name, one.name.text]))
    ts.forEachChild(node, visit)
  }
  visit(source)
  for (const node of source.statements) {
    if (ts.isImportDeclaration(node)) {
      const at = from(node.moduleSpecifier.text), clause = node.importClause
      if (clause?.name || !clause) taken.push({ name: 'default', from: at })
      if (clause?.namedBindings && ts.isNamedImports(clause.namedBindings)) for (const one of clause.namedBindings.elements) taken.push({ name: (one.propertyName ?? one.name).text, as: one.name.text, from: at })
    } else if (ts.isVariableStatement(node) && isExported(node)) for (const one of node.declarationList.declarations) exported.push([name, one.name.text])
    else if (isExported(node) && node.name) exported.push([name, node.name.text])
    else if (ts.isExportDeclaration(node) && node.exportClause) for (const one of node.exportClause.elements) exported.push([name, one.name.text])
  }
}
const importers = (file, word) => files.filter((name) => imports.get(name)?.some((one) => one.from === file && one.name === word))

for (const { file, as, keys } of words) {
  const readers = [file, ...importers(file, as)]
  for (const key of keys) if (!readers.some((name) => says(outside(name), `${as}.${key}`) || new RegExp(`\\b${as}\\[(?!')`).test(outside(name)))) tell(file, `the word ${as}.${key}`)
}
// `pages` of each routes.ts is found by its name.
for (const [file, word] of exported) if (!importers(file, word).length && !(file.endsWith('routes.ts') && word === 'pages')) tell(file, `the export ${word}`)
for (const file of files.filter((name) => name.endsWith('.vue'))) if (!importers(file, 'default').length) tell(file, 'the component')
const kebab = (word) => word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
// `@done` gives `onDone`.
const listened = (word) => ` ${kebab(word).replace(/^on-/, '@')}=`
// What the router gives stands in the address.
for (const [file, word] of options) if (!importers(file, 'default').some((name) => name.endsWith('routes.ts') || says(outside(name), word) || says(outside(name), kebab(word)) || outside(name).includes(listened(word))) && !outside(file).includes(` :${kebab(word)}=`)) tell(file, `the option ${word}`)
const everywhere = files.map(outside).join('\n') + readFileSync('index.html', 'utf8') + readFileSync('public/first.js', 'utf8')
for (const file of files) {
  const where = file.endsWith('.vue') ? outside(file) : everywhere
  // Element Plus' own classes are not written here; those that `:class` makes of codes are strings somewhere.
  const classes = new Set([...style(file).replace(/:deep\([^)]*\)/g, '').matchAll(/\.(-?[a-z][\w-]*)(?=[^{}]*\{)/gi)].map((found) => found[1]).filter((name) => !name.startsWith('el-')))
  for (const name of classes) if (!says(where, name) && !everywhere.includes(`'${name}'`) && !/^(is|toast|w\d)/.test(name)) tell(file, `the class ${name}`)
}

for (const line of unused) console.error(`nobody uses ${line}`)
process.exitCode = unused.length ? 1 : 0
