/** What the composer says, in English. */
export const composerEn = {
  title: 'Pay with USDC: your snippets',
  intro:
    'Fill in the form, look at the preview, and paste what stands at the end into your BigCommerce control panel. Nothing that you type leaves this page. The address bar keeps it, so you can bookmark or share it.',
  language: 'Language of this page',

  where: 'Your shop and your money',
  endpoint: 'Endpoint',
  endpointHelp:
    'Where your endpoint runs: PAY_PUBLIC_URL in its settings, such as https://pay.example.com.',
  store: 'Store hash',
  storeHelp:
    'The short code in the address of your control panel: store-abc123.mybigcommerce.com has the hash abc123.',
  treasury: 'Treasury',
  treasuryHelp:
    'The address that all your USDC goes to. Write the same as in PAY_TREASURY. After a change, write the new one first and keep the old ones, one on each line.',
  treasuryRight: '{address}: the checksum is right.',
  treasuryPlain:
    '{address}: this address carries no checksum. Compare it with your wallet, letter by letter.',

  how: 'How it is shown',
  placement: 'Place on the confirmation page',
  placementFrame: 'In a frame (recommended)',
  placementFrameHelp:
    'Your page shows the payment in a frame from another host. Other scripts in your shop cannot reach into it.',
  placementPage: 'On a page of its own',
  placementPageHelp:
    'Your page shows a link to the payment page on your endpoint, and the order’s address for comparison.',
  placementInline: 'In the page itself',
  placementInlineHelp:
    'It follows your page’s style best. Other scripts in your shop could change it, so it is the weakest place.',
  method: 'Payment method',
  methodHelp:
    'The offline method that you renamed to “Pay with USDC”. “Check” is not offered: BigCommerce treats it as a purchase order.',
  moneyorder: 'Money Order (recommended)',
  bankdeposit: 'Bank Deposit',
  cod: 'Cash on Delivery',
  instore: 'Pay in Store',
  networks: 'Networks',
  networksHelp:
    'They are named at the payment step. Choose those that your endpoint watches (PAY_CHAIN_…_RPC).',

  look: 'Look',
  lookHelp: 'All of it is optional.',
  theme: 'Theme',
  themeAuto: 'Like my page',
  light: 'Light',
  dark: 'Dark',
  accent: 'Accent colour',
  accentHelp: 'Such as #0a7148 or teal. Text stays readable on any of them.',
  accentPick: 'Pick the accent colour',
  radius: 'Corners',
  radiusHelp: 'Such as 4px or 0.',
  font: 'Font',
  fontHelp: 'Such as Georgia, serif. Your page must have loaded it.',
  locale: 'Language',
  localeAuto: 'Like my page',
  english: 'English',
  chinese: '简体中文',

  more: 'Scripts or frame on another host',
  frameOrigin: 'Host of the frame',
  frameOriginHelp: 'Only when PAY_FRAME_ORIGIN is set.',
  scriptUrl: 'Folder of the scripts',
  scriptUrlHelp: 'Only when PAY_SCRIPT_URL is set.',

  endpointMissing: 'Write where your endpoint runs.',
  urlNotHttps: 'Write the whole address, with https:// in front.',
  urlOdd:
    'This is no address that can be used. Leave out everything from ? or # on, and any user name.',
  storeMissing: 'Write your store’s hash.',
  storeIsAddress: 'Write only the hash: abc123, not store-abc123.mybigcommerce.com.',
  storeOdd: 'A hash has only small letters, digits and hyphens.',
  treasuryMissing: 'Write the address that your USDC goes to.',
  treasuryInvalid:
    'An address is 0x and 40 digits or letters from a to f. Copy it again from your wallet.',
  treasuryChecksum:
    'There is a mistake in this address: its capital letters do not fit. Copy it again from your wallet.',
  treasuryZero: 'Nobody has this address. Money sent to it is lost.',
  treasuryTwice: 'This address is there twice.',
  choiceOdd: 'Choose one of the values here.',
  networksMissing: 'Choose one network at least.',
  accentOdd: 'This is no colour that browsers know.',
  radiusOdd: 'This is no size for corners. Write a number with px, such as 8px.',
  fontOdd: 'This is no list of fonts.',
  localeOdd: 'This is no language code, such as en or zh-CN.',

  preview: 'Preview',
  previewHelp:
    'An example order on a copy of BigCommerce’s pages. Nothing in it is real, and no money can be sent.',
  previewFrame: 'Preview of your checkout',
  page: 'Page',
  pagePayment: 'Payment step',
  pageConfirmation: 'Order confirmation',
  state: 'Payment',
  stateWaiting: 'Waiting',
  stateSeen: 'Seen on the network',
  statePaid: 'Paid',
  shop: 'Your page',

  paste: 'What to paste',
  isComplete: 'Everything is filled in. The snippets below fit version {version} of the scripts.',
  isIncomplete: 'Something is still missing or wrong:',
  noBuild:
    'The scripts have not been built, so their hash is not known. Run “npm run build”, then open this page again.',
  copy: 'Copy',
  copyNamed: 'Copy: {name}',
  copied: 'Copied: {name}',
  notCopied: 'Your browser did not let this page copy. The text is selected: press Ctrl+C or ⌘C.',

  installed:
    'Did you run “npx pay-with-usdc install”, or does your store have the app? Then the script is in your store already. Skip step 1; you need step 2 only for choices under “How it is shown” and “Look”.',
  scriptTitle: '1. The script',
  scriptWhere:
    'Storefront › Script Manager › Create a script. Location: Footer. Pages: All pages. Category: Essential. Type: Script.',
  tag: 'Script',
  scriptUrlWhere: 'Is there only a type “URL”? Then use these two instead, with load method Defer:',
  src: 'Script URL',
  integrity: 'Integrity hash',
  blockTitle: '2. Your choices beside an installed script',
  blockWhere:
    'A second script in Script Manager. Location: Footer. Pages: All pages. Category: Essential. Type: Script. It also hands over the order’s number.',
  block: 'Data block',
  instructionsTitle: '3. The instructions of the payment method',
  instructionsWhere:
    'Settings › Payments › Offline Payment Methods › your method › Edit. BigCommerce puts the order’s number in place of %%OrderID%%. The link also works in the order’s e-mail.',
  instructions: 'Instructions',
  cspTitle: '4. Your content security policy, if you have one',
  cspWhere:
    'Add these to the policy of your checkout pages. With BigCommerce’s nonce setting (Settings › Security & Privacy) the script itself needs nothing more. A line that starts with trusted-types is needed only where your policy already has one.',
  csp: 'Policy',
  apiTitle: 'For developers: the same by the Scripts API',
  apiWhere:
    'POST /stores/{hash}/v3/content/scripts, with a token that may modify Content and Checkout Content. “npx pay-with-usdc install” sends the same.',
  api: 'Request body',
}

/** One sentence for every key of {@link composerEn}. `{word}` is replaced by a value. */
export type ComposerMessages = { readonly [Key in keyof typeof composerEn]: string }
