import { type Finding, findingsOf } from './finding.js'

/** Who has a port: nobody, the endpoint itself, another program. */
export type PortHolder = 'free' | 'ours' | 'other'

/**
 * Whether a port of the settings is free, or held by the endpoint that runs.
 *
 * @param name of the setting
 * @param port 0 takes any free one
 */
export async function checkPort({
  name,
  host,
  port,
  findHolder,
}: {
  name: string
  host: string
  port: number
  findHolder: (place: { host: string; port: number }) => Promise<PortHolder>
}): Promise<Finding> {
  const { ok, problem } = findingsOf(name)
  if (port === 0) return ok('Any free port is taken.')
  const holder = await findHolder({ host, port })
  if (holder === 'ours') return ok(`The endpoint runs on ${host}:${port}.`)
  if (holder === 'free') return ok(`${host}:${port} is free: the endpoint does not run here now.`)
  return problem(
    `${host}:${port} cannot be listened on, and what is there is not the endpoint.`,
    `Find the program (ss -ltnp 'sport = :${port}'), or set ${name} to another port.`,
  )
}
