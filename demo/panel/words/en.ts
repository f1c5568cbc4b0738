import type { Group } from '../../../src/sandbox/scenarios/index.js'
import type { Lane } from '../../../src/sandbox/stage/timeline.js'
import type { Tab } from '../model.js'

const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`

/** The panel’s words. What the sandbox itself says (moments, differences, problems) is English. */
export const en = {
  title: 'What can happen to a payment',
  closingCheck: 'Closing check',
  intro:
    'No real money, no internet. Each button plays one thing that can happen. Watch what the shopper sees, and what every book says in the end.',
  introBeside: 'Press a button and watch the payment on this page. No real money, no internet.',
  toShop: 'Demo shop',
  whole: 'Open the full panel',
  newTab: '(opens in a new tab)',
  loading: 'Asking the sandbox …',
  tabs: {
    scenarios: 'Scenarios',
    timeline: 'Timeline',
    switches: 'Switches',
    webhooks: 'Webhooks',
    books: 'Books',
  } satisfies Record<Tab, string>,
  groups: {
    payer: 'The shopper',
    chain: 'The chain',
    provider: 'Your RPC providers',
    merchant: 'You give money back',
    store: 'BigCommerce and your staff',
    webhook: 'Your own system',
    endpoint: 'The payment endpoint',
  } satisfies Record<Group, string>,
  groupHints: {
    payer: 'sums, tokens, networks, wallets',
    chain: 'blocks, reorgs, Circle’s switches',
    provider: 'the nodes that the endpoint asks',
    merchant: 'refunds',
    store: 'edits, cancellations, webhooks, errors',
    webhook: 'the receiver of the endpoint’s webhooks',
    endpoint: 'the server that watches payments',
  } satisfies Record<Group, string>,
  scenarios: {} as Readonly<Record<string, { readonly title: string; readonly shows: string }>>,
  onOwnOrder: (order: number) =>
    `Order ${order} still waits for its payment: the next scenario is played on it.`,
  onNewOrder: (order: number) =>
    `Order ${order} has been used. Each scenario places a new order, and gives you a link to watch it.`,
  needsOwnOrder: 'places an order of its own',
  playing: (title: string) => `Playing: ${title}`,
  endsAs: (ends: string) => `Ends when the payment is: ${ends}`,
  otherRuns: (title: string) => `“${title}” is being played. One at a time.`,
  endedWell: 'Ended as it should',
  endedBadly: 'Did not end as it should',
  order: (order: number) => `Order ${order}`,
  seconds: (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`,
  watch: (order: number) => `Watch order ${order}`,
  seePayment: 'See the payment',
  seeTimeline: 'Timeline',
  booksAgree: 'Closing check: chain, ledger, store and webhooks agree.',
  booksDiffer: (number: number) =>
    `Closing check: ${count(number, 'difference', 'differences')} found.`,
  foreseen: 'It was foreseen: this is what the scenario shows.',
  playAll: (number: number) => `Play all ${number}`,
  playAllHint: 'About five minutes. A new order for each.',
  stop: 'Stop after this one',
  stopping: 'Stopping …',
  tourProgress: (done: number, all: number) => `${done} of ${all} played`,
  tourEnded: (good: number, done: number) => `${good} of ${done} ended as they should.`,
  results: 'Results',
  good: 'good',
  bad: 'bad',
  ofOrder: 'Show',
  allOrders: 'All orders',
  lanes: {
    order: 'Order',
    chain: 'Chain',
    endpoint: 'Endpoint',
    store: 'Store',
    webhook: 'Webhook',
  } satisfies Record<Lane, string>,
  laneHints: {
    order: 'what shopper, merchant and scenario do',
    chain: 'what the networks and providers do',
    endpoint: 'what the endpoint says of the payment',
    store: 'what BigCommerce is told and says',
    webhook: 'what your system receives',
  } satisfies Record<Lane, string>,
  time: 'Time',
  lane: 'Where',
  what: 'What happened',
  timelineHint: 'Oldest first. ✓ went well, ! went wrong, on purpose or not.',
  noMoments: 'Nothing has happened yet. Play a scenario, or buy something in the demo shop.',
  earlier: 'Earlier moments are not shown. Choose one order.',
  payment: 'The shopper’s page',
  noPayment: 'Play a scenario: the page that the shopper sees appears here.',
  hosted: 'Open it as the shopper does',
  paymentIs: (status: string, shop: string) => `Payment: ${status} · Store: ${shop}`,
  switchesHint:
    'Leave one turned and pay in the demo shop yourself. A scenario turns all of them back, before and after.',
  changed: (number: number) => `${count(number, 'switch is', 'switches are')} turned`,
  resetAll: 'Turn all back',
  resetDone: 'All switches are as they were at the start.',
  actions: 'Once',
  do: 'Do it',
  howMany: (of: string) => `How many ${of}`,
  switchTitles: {} as Readonly<Record<string, string>>,
  values: {} as Readonly<Record<string, string>>,
  webhooksHint:
    'What the endpoint sends to your own system, newest first. The signature is checked with the standardwebhooks library, as yours would do it.',
  noWebhooks: 'Nothing has come yet.',
  event: 'Event',
  sequence: 'No.',
  signature: 'Signature',
  answered: 'Answered',
  right: 'right',
  wrong: 'wrong',
  booksHint:
    'Four books are asked independently: the chain itself, the endpoint’s ledger, the store, and what your system was told by webhook. Every difference is named.',
  checkAll: 'Check all books',
  checking: 'Checking …',
  saveHtml: 'Save report (HTML)',
  saveJson: 'Save report (JSON)',
  nothingToSave: 'Play a scenario or check the books first.',
  checked: (differences: number) =>
    differences === 0
      ? 'No differences: all books agree.'
      : `${count(differences, 'difference', 'differences')} between the books.`,
  books: {
    order: 'Order',
    chain: 'Chain',
    ledger: 'Ledger',
    store: 'Store',
    deliveries: 'Webhooks',
  },
  nothing: 'nothing',
  reportTitle: 'Pay with USDC: report of the sandbox',
  reportMade: (at: string) => `Made at ${at} (UTC).`,
  scenario: 'Scenario',
  result: 'Result',
  took: 'Took',
  gone: 'The sandbox does not answer. Is npm start still running?',
  failed: (status: string) => `The sandbox could not do it (${status}). Its terminal says why.`,
  endpointDown:
    'The endpoint is down: payments are not seen until it is up again. Scenarios start it by themselves.',
  dismiss: 'Close',
} as const satisfies object

type Widened<Value> = Value extends string
  ? string
  : Value extends (...parts: infer Parts) => string
    ? (...parts: Parts) => string
    : { readonly [Key in keyof Value]: Widened<Value[Key]> }

/** The panel's words in one language. */
export type Words = Widened<typeof en>
