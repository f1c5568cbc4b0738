import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8')
/** What a pipeline does, in this order. */
const order = ['docker build', 'docker push', 'doctor', 'docker compose up', '/ready']
const isInOrder = (text: string) => {
  const places = order.map((words) => text.indexOf(words))
  return places.every((place, at) => place > (places[at - 1] ?? -1))
}

describe('deploy/github-actions.yml', () => {
  type Step = { uses?: string; run?: string; env?: Record<string, string> }
  type Job = { 'runs-on': string; 'timeout-minutes': number; needs?: string; steps: Step[] }
  const text = read('deploy/github-actions.yml')
  const { jobs, ...top } = parse(text) as { jobs: Record<string, Job>; [key: string]: unknown }
  const steps = Object.values(jobs).flatMap(({ steps }) => steps)
  const scripts = steps.flatMap(({ run }) => run ?? [])

  test('has the shape of a workflow: only known keys, each job with a runner and an end', () => {
    const known = ['name', 'on', 'concurrency', 'permissions', 'env', 'defaults']
    for (const key of Object.keys(top)) expect(known).toContain(key)
    for (const job of Object.values(jobs)) {
      expect(job['runs-on']).toMatch(/^ubuntu-\d\d\.04$/)
      expect(job['timeout-minutes']).toBeGreaterThan(0)
      if (job.needs !== undefined) expect(Object.keys(jobs)).toContain(job.needs)
    }
    for (const { uses, run } of steps) expect([uses, run].filter(Boolean)).toHaveLength(1)
  })

  test('pins every action, and may only read unless it has to push', () => {
    for (const { uses } of steps) {
      if (uses !== undefined) expect(uses).toMatch(/@(v\d+\.\d+\.\d+|[0-9a-f]{40})$/)
    }
    expect(top.permissions).toEqual({ contents: 'read' })
  })

  test('builds, pushes, runs doctor, deploys and looks, in this order', () => {
    expect(isInOrder(scripts.join('\n'))).toBe(true)
  })

  test('hands secrets to commands by the environment, never inside their text', () => {
    for (const script of scripts) expect(script).not.toMatch(/\$\{\{/)
  })
})

describe('deploy/gitlab-ci.yml', () => {
  type Job = { stage?: string; image?: string; services?: string[]; script?: string[] }
  const all = parse(read('deploy/gitlab-ci.yml'), { merge: true }) as Record<string, Job> & {
    stages: string[]
  }
  const { stages, workflow, variables, ...rest } = all
  const jobs = Object.entries(rest).filter(([name]) => !name.startsWith('.'))

  test('has the shape of a pipeline: each job has a script and one of its stages', () => {
    expect(workflow).toHaveProperty('rules')
    expect(variables).toHaveProperty('IMAGE')
    for (const [, { stage, script }] of jobs) {
      expect(stages).toContain(stage)
      expect(script?.every((line) => typeof line === 'string')).toBe(true)
    }
    expect(jobs.map(([, { stage }]) => stage)).toEqual(stages)
  })

  test('pins every image by its version', () => {
    for (const [, { image = '', services = [] }] of jobs) {
      for (const one of [image, ...services]) expect(one).toMatch(/:\d+\.\d+\.\d+(-\w+)?$/)
    }
  })

  test('builds, pushes, runs doctor, deploys and looks, in this order', () => {
    expect(isInOrder(jobs.flatMap(([, { script = [] }]) => script).join('\n'))).toBe(true)
  })
})
