import type { ChainDefinition } from '../../chains/definition.js'
import type { Probe } from '../../chains/probe.js'
import { type Finding, findingsOf, reasonOf } from './finding.js'

/** A network, and its providers by the names that logs use. */
export type ProbedChain = {
  readonly definition: Pick<ChainDefinition, 'id' | 'name' | 'blockTime'>
  readonly isOffered: boolean
  readonly providers: readonly { readonly name: string; readonly probe: () => Promise<Probe> }[]
}

/** Seconds after which a head is old, where blocks come faster than that. As `/ready` judges. */
const staleHead = 120
const staleBlocks = 20
/** Milliseconds of one answer. */
const slow = 2_000

/**
 * Whether each provider serves the right network, how old its head is and how fast it answers, and
 * whether two different ones answer for each network that is offered.
 *
 * @param now milliseconds since 1970
 */
export async function checkProviders({
  chain: { definition, isOffered, providers },
  now,
}: {
  chain: ProbedChain
  now: () => number
}): Promise<{ findings: Finding[]; probes: Probe[] }> {
  const setting = `PAY_CHAIN_${definition.id}_${isOffered ? 'RPC' : 'WATCH'}`
  const results = await Promise.all(
    providers.map(async ({ name, probe }) => {
      const { problem } = findingsOf(`${definition.name}: ${name}`)
      try {
        const found = await probe()
        return { finding: judge({ definition, name, setting, found, now: now() }), found }
      } catch (error) {
        const says = `It does not answer: ${reasonOf(error)}`
        return { finding: problem(says, `Check the URL and its key in ${setting}, or replace it.`) }
      }
    }),
  )
  const probes = results.flatMap(({ found }) => (found === undefined ? [] : [found]))
  const answering = new Set(
    results.flatMap(({ finding }, at) =>
      finding.verdict === 'problem' ? [] : [providers[at]?.name],
    ),
  )
  const findings = results.map(({ finding }) => finding)
  const { ok, warning, problem } = findingsOf(definition.name)
  const next = `Name two URLs of different companies in ${setting}, comma separated.`
  if (answering.size >= 2) findings.push(ok(`${answering.size} different providers answer.`))
  else if (answering.size === 1) {
    const says = 'Only one provider answers: orders above the first tier wait for a person.'
    findings.push(isOffered ? warning(says, next) : ok('One provider answers; it is only watched.'))
  } else findings.push(problem('No provider answers: money that arrives is not seen.', next))
  return { findings, probes }
}

function judge({
  definition: { id, name: network, blockTime },
  name,
  setting,
  found: { chainId, head, milliseconds },
  now,
}: {
  definition: ProbedChain['definition']
  name: string
  setting: string
  found: Probe
  now: number
}): Finding {
  const { ok, warning, problem } = findingsOf(`${network}: ${name}`)
  if (chainId !== id) {
    return problem(`It serves chain ${chainId}, not ${id}.`, `Correct ${setting}.`)
  }
  const age = Math.max(0, Math.round(now / 1_000) - head.time)
  const says = `Block ${head.number} is ${age} seconds old; an answer takes ${milliseconds} ms.`
  if (age > Math.max(staleHead, (staleBlocks * blockTime) / 1_000)) {
    return problem(says, `It is behind: replace it in ${setting} if it stays so.`)
  }
  return milliseconds > slow
    ? warning(says, `It is slow: take one that is nearer in ${setting}.`)
    : ok(says)
}
