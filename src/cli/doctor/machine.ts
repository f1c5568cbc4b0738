import { type Finding, findingsOf } from './finding.js'

/** Bytes and processors, as the operating system reports them. */
export type MachineFigures = {
  /** Bytes that programs may still take, and that this one may have in all. */
  readonly memory: { readonly free: number; readonly total: number }
  readonly processors: number
  /** Programs that ran or waited to run, on average of the last five minutes. */
  readonly load: number
  /** Such as `v24.4.0`. */
  readonly node: string
}

const megabyte = 1_000_000

/** Whether memory, processors and Node.js are enough for the endpoint. */
export function checkMachine({ memory, processors, load, node }: MachineFigures): Finding[] {
  return [checkMemory(memory), checkProcessors(processors, load), checkNode(node)]
}

function checkMemory({ free, total }: MachineFigures['memory']): Finding {
  const { ok, warning, problem } = findingsOf('memory')
  const says = `${Math.round(free / megabyte)} of ${Math.round(total / megabyte)} MB are free.`
  const next = 'Give the machine more memory, or move what else runs on it.'
  if (free < 128 * megabyte) return problem(says, next)
  return free < 256 * megabyte || total < 500 * megabyte ? warning(says, next) : ok(says)
}

function checkProcessors(processors: number, load: number): Finding {
  const { ok, warning } = findingsOf('processors')
  const says = `${processors} processors, ${load.toFixed(2)} programs busy.`
  return load > 2 * processors
    ? warning(says, 'Find what keeps them busy (top), or give the endpoint a machine of its own.')
    : ok(says)
}

function checkNode(node: string): Finding {
  const { ok, problem } = findingsOf('node')
  const [major = 0, minor = 0] = node.replace('v', '').split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
    ? ok(`Node.js ${node}.`)
    : problem(`Node.js ${node}.`, 'Install Node.js 20.19 or later.')
}
