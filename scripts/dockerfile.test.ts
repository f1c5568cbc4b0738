import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { execForm, readDockerfile } from './dockerfile.js'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const stages = readDockerfile(read('Dockerfile'))
const last = stages.at(-1)
const textsOf = (name: string) =>
  (last?.instructions ?? []).filter((one) => one.name === name).map(({ text }) => text)
const everything = stages.flatMap(({ instructions }) => instructions)

describe('the Dockerfile', () => {
  test('pins every image by its version', () => {
    for (const { image } of stages) expect(image).toMatch(/^node:24\.\d+\.\d+-\w+-slim$/)
    expect(stages.length).toBeGreaterThan(1)
  })

  test('runs as a user without rights, as its last word on it', () => {
    expect(textsOf('USER')).toEqual(['node'])
  })

  test('asks /ready for its health, with what is in the image', () => {
    const [text = ''] = textsOf('HEALTHCHECK')
    expect(execForm(text)[0]).toBe('node')
    expect(text).toContain('/ready')
    expect(text).toMatch(/--interval=\d+s --timeout=\d+s --start-period=\d+s/)
  })

  test('holds no secret, and takes none while it is built', () => {
    const named = /SECRET|PASSWORD|KEY|TOKEN|TREASURY/
    for (const { name, text } of everything) {
      if (name === 'ENV' || name === 'ARG' || name === 'LABEL') expect(text).not.toMatch(named)
      expect(text).not.toMatch(/--mount=type=secret|(^|[\s/])\.env/)
      expect(name).not.toBe('ADD')
    }
    const ignored = read('.dockerignore').split('\n')
    for (const path of ['.env', '.env.*', '.git', 'node_modules', 'dist', '*.db', '*.key']) {
      expect(ignored).toContain(path)
    }
  })

  test('writes to one volume, and has neither npm nor a compiler at the end', () => {
    expect(textsOf('VOLUME')).toEqual(['/data'])
    expect(textsOf('RUN')[0]).toMatch(/^rm -rf .*\/usr\/local\/bin\/npm /)
    const copied = textsOf('COPY')
    expect(copied.every((text) => text.startsWith('--from='))).toBe(true)
    expect(copied.join('\n')).not.toMatch(/\bsrc\b/)
    expect(everything.some(({ text }) => text.includes('npm sbom '))).toBe(true)
    expect(copied.join('\n')).toContain('sbom.json')
  })

  test('starts the endpoint itself, which hears SIGTERM', () => {
    expect(textsOf('CMD').map(execForm)).toEqual([['node', 'dist/endpoint/main.js']])
    expect(textsOf('STOPSIGNAL')).toEqual(['SIGTERM'])
  })
})

describe('compose.yaml', () => {
  type Service = Record<string, unknown> & { environment?: Record<string, string> }
  const { services } = parse(read('compose.yaml'), { merge: true }) as {
    services: Record<string, Service>
  }

  test('runs two endpoints on a PostgreSQL that is healthy first', () => {
    expect(services.endpoint).toMatchObject({
      deploy: { replicas: 2 },
      depends_on: { postgres: { condition: 'service_healthy' } },
    })
    expect(services.postgres).toMatchObject({ image: expect.stringMatching(/^postgres:17\.\d+-/) })
    expect(services.postgres).toHaveProperty('healthcheck.test')
    expect(services.sqlite).toMatchObject({ profiles: ['sqlite'] })
  })

  test('locks the endpoints in, and publishes nothing to the network', () => {
    for (const name of ['endpoint', 'sqlite']) {
      expect(services[name]).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        env_file: '.env',
      })
      for (const port of (services[name]?.ports ?? []) as string[]) {
        expect(port).toMatch(/^127\.0\.0\.1:\S+:8787$/)
      }
    }
    expect(services.postgres).not.toHaveProperty('ports')
  })

  test('holds no secret: they come from .env', () => {
    const values = Object.values(services).flatMap(({ environment = {} }) =>
      Object.entries(environment),
    )
    for (const [name, value] of values) {
      if (/PASSWORD|SECRET|TOKEN/.test(name)) expect(value).toMatch(/^\$\{POSTGRES_PASSWORD:\?/)
    }
  })
})
