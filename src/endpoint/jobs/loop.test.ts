import { pino } from 'pino'
import { describe, expect, test, vi } from 'vitest'
import { PayWithUsdcError } from '../../errors/index.js'
import { loopOf } from './loop.js'

const log = pino({ level: 'silent' })

describe('loopOf', () => {
  test('runs at once while there is more, then rests', async () => {
    const run = vi.fn<() => Promise<'again' | 'idle'>>().mockResolvedValue('idle')
    run.mockResolvedValueOnce('again').mockResolvedValueOnce('again')
    const loop = loopOf({ name: 'test', log, interval: 60_000, run })
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(3))
    await loop.stop()
    expect(run).toHaveBeenCalledTimes(3)
  })

  test('runs at once when it is woken, also when that happens in the middle of a run', async () => {
    let wakes = 0
    const loop = loopOf({
      name: 'test',
      log,
      interval: 60_000,
      run: async () => {
        wakes += 1
        if (wakes === 1) queueMicrotask(() => loop.wake())
        return 'idle'
      },
    })
    await vi.waitFor(() => expect(wakes).toBe(2))
    loop.wake()
    await vi.waitFor(() => expect(wakes).toBe(3))
    await loop.stop()
  })

  test('lets everything else have its turn between two runs', async () => {
    const seen: string[] = []
    const loop = loopOf({
      name: 'test',
      log,
      interval: 60_000,
      run: async () => {
        seen.push('run')
        setImmediate(() => seen.push('turn'))
        return seen.length < 5 ? 'again' : 'idle'
      },
    })
    await vi.waitFor(() => expect(seen).toHaveLength(6))
    await loop.stop()
    expect(seen).toEqual(['run', 'turn', 'run', 'turn', 'run', 'turn'])
  })

  test('tries again after a failure', async () => {
    const run = vi.fn<() => Promise<'idle'>>().mockResolvedValue('idle')
    run.mockRejectedValueOnce(new Error('down'))
    const loop = loopOf({ name: 'test', log, interval: 1, run })
    await vi.waitFor(() => expect(run.mock.calls.length).toBeGreaterThan(1))
    await loop.stop()
  })

  test('ends at a failure that trying again cannot mend, and says so', async () => {
    const lines: string[] = []
    const loud = pino({ level: 'error' }, { write: (line) => void lines.push(line) })
    const run = vi.fn<() => Promise<'idle'>>()
    run.mockRejectedValue(new PayWithUsdcError('reorg_too_deep', 'Too deep.', { hint: 'Rescan.' }))
    const loop = loopOf({ name: 'watch Base', log: loud, interval: 1, run })
    await vi.waitFor(() => expect(lines).toHaveLength(1))
    expect(lines[0]).toContain('watch Base has stopped')
    expect(lines[0]).toContain('Rescan.')
    await loop.stop()
    expect(run).toHaveBeenCalledOnce()
  })

  test('stops after the run that is under way', async () => {
    let end: () => void = () => undefined
    const run = vi.fn(
      () =>
        new Promise<'idle'>((resolve) => {
          end = () => resolve('idle')
        }),
    )
    const loop = loopOf({ name: 'test', log, interval: 60_000, run })
    let isStopped = false
    const stopped = loop.stop().then(() => {
      isStopped = true
    })
    await Promise.resolve()
    expect(isStopped).toBe(false)
    end()
    await stopped
    expect(run).toHaveBeenCalledOnce()
  })
})
