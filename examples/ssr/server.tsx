import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'
import { basename, join } from 'node:path'
import { renderToPipeableStream } from 'react-dom/server'
import { Page } from './Page.js'

const assets = join(import.meta.dirname, '../browser/assets')
const types: Record<string, string> = { js: 'text/javascript', css: 'text/css' }

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname === '/') {
    const page = renderToPipeableStream(<Page />, {
      bootstrapModules: ['/assets/browser.js'],
      onShellReady() {
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        page.pipe(response)
      },
      onShellError() {
        response.writeHead(500).end()
      },
    })
    return
  }
  const file = basename(pathname)
  const type = types[file.split('.').at(-1) ?? '']
  if (type === undefined) {
    response.writeHead(404).end()
    return
  }
  response.setHeader('Content-Type', type)
  createReadStream(join(assets, file))
    .on('error', () => response.writeHead(404).end())
    .pipe(response)
})

server.listen(Number(process.argv[2] ?? 3000), '127.0.0.1', () => {
  const address = server.address()
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
})
