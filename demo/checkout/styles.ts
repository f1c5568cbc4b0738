/** Plain styles that resemble BigCommerce's optimized checkout. A page with `class="dark"` on its root is a dark store. */
export const checkoutStyles = `
:root { --line: #dfdfdf; --page: #fff; --soft: #fafafa; --ink: #333; --button: #2b2b2b; --on-button: #fff; }
:root.dark { --line: #3c3c44; --page: #17171c; --soft: #202027; --ink: #ececf1; --button: #ececf1; --on-button: #17171c; }
* { box-sizing: border-box; }
body { margin: 0; font: 14px/1.5 Karla, Arial, Helvetica, sans-serif; color: var(--ink); background: var(--page); }
.checkoutHeader { padding: 1.5rem; border-bottom: 1px solid var(--line); text-align: center; font-size: 1.25rem; }
.layout { max-width: 1200px; margin: 0 auto; padding: 1.5rem; display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 969px) { .layout { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); align-items: start; } }
a { color: inherit; }
h1, h2, h3 { font-weight: 400; margin: 0; }
.checkout-steps { list-style: none; margin: 0; padding: 0; }
.checkout-step { border-bottom: 1px solid var(--line); padding: 1.25rem 0; }
.stepHeader { display: flex; align-items: center; gap: 1rem; }
.stepHeader-title { font-size: 1.5rem; min-width: 8rem; }
.stepHeader-body { flex: 1; overflow-wrap: anywhere; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.form-checklist { list-style: none; margin: 1rem 0; padding: 0; border: 1px solid var(--line); border-radius: 4px; overflow: hidden; }
.form-checklist-item + .form-checklist-item { border-top: 1px solid var(--line); }
.form-checklist-item--selected { background: var(--soft); }
.form-checklist-header .form-field { position: relative; }
.form-checklist-checkbox { position: absolute; left: 1rem; top: 50%; translate: 0 -50%; margin: 0; inline-size: 1.1rem; block-size: 1.1rem; }
.form-label { display: block; padding: 1rem 1rem 1rem 3rem; cursor: pointer; }
.button { font: inherit; padding: .7rem 1.2rem; border: 1px solid var(--line); border-radius: 4px; background: transparent; color: inherit; cursor: pointer; }
.button--action, .button--primary { background: var(--button); border-color: var(--button); color: var(--on-button); }
.button--tiny { padding: .35rem .8rem; }
.button--slab { width: 100%; padding: 1.1rem; font-size: 1.1rem; }
.button.is-loading { opacity: .6; }
.form-input { font: inherit; padding: .6rem; border: 1px solid var(--line); border-radius: 4px; width: 100%; margin: .5rem 0; background: var(--page); color: inherit; }
.form-inlineMessage { color: #c0392b; }
.cart, .cartDrawer { border: 1px solid var(--line); border-radius: 4px; }
.cart-header, .cart-section, .cartDrawer-body { padding: 1rem; }
.cart-section + .cart-section { border-top: 1px solid var(--line); }
.cart-priceItem { display: flex; justify-content: space-between; gap: 1rem; padding: .2rem 0; }
.cart-priceItem--total { font-size: 1.25rem; padding-top: .75rem; }
.productList { list-style: none; margin: 0; padding: 0; }
.redeemable-label { color: inherit; }
.orderConfirmation > * { margin-bottom: 1.5rem; }
.orderConfirmation h1 { font-size: 1.75rem; }
.guest-signup { border: 1px solid var(--line); border-radius: 4px; padding: 1rem; }
.modalOverlay--afterOpen { position: fixed; inset: 0; background: rgb(0 0 0 / 50%); display: grid; place-items: center; }
.modal { background: var(--page); padding: 1.5rem; border-radius: 4px; max-width: 24rem; }
`
