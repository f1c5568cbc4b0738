/// <reference types="vite/types/importMeta.d.ts" />
import { type BuildFacts, buildOf } from './buildOf.js'
import { openComposer } from './openComposer.js'

// Read when the page is built; nothing where the scripts were not built before.
const manifests = import.meta.glob('../../dist/production/*/manifest.json', {
  eager: true,
  import: 'default',
})
const build: BuildFacts | undefined = buildOf(manifests)
const root = document.querySelector<HTMLElement>('#composer')
if (root === null) throw new Error('The page has no #composer.')
openComposer({ root, build, preview: './preview.html' })
