// SPDX-License-Identifier: Apache-2.0
// The card form inside the site's page. It hears {type:'submit'} and {type:'theme', theme} from the
// embedding origin alone, and tells that origin alone: ready, height, enter, invalid, payment_method.
'use strict';

const form = document.getElementById('card');
const origin = document.body.dataset.origin;
const brands = [
  ['visa', /^4/, 'Visa'], ['mastercard', /^(5[1-5]|2[2-7])/, 'Mastercard'], ['amex', /^3[47]/, 'Amex'],
  ['discover', /^6(011|5)/, 'Discover'], ['diners', /^3(0|6|8)/, 'Diners'], ['jcb', /^35/, 'JCB'],
];
let busy = false;

const tell = (message) => window.parent.postMessage(message, origin);
const digits = (text) => text.replace(/\D/g, '');
const brandOf = (number) => brands.find(([, starts]) => starts.test(number));

function luhn(number) {
  let sum = 0;
  [...number].reverse().forEach((c, i) => {
    const twice = Number(c) * 2;
    sum += i % 2 ? twice - (twice > 9 ? 9 : 0) : Number(c);
  });
  return sum % 10 === 0;
}

function expiryOf(text) {
  const m = /^\s*(\d{1,2})\s*[/ -]?\s*(\d{2}|\d{4})\s*$/.exec(text);
  return m && { month: Number(m[1]), year: Number(m[2]) + (m[2].length === 2 ? 2000 : 0) };
}

function past({ month, year }) {
  const now = new Date();
  return year < now.getFullYear() || (year === now.getFullYear() && month < now.getMonth() + 1);
}

// What is wrong with a field, in words; '' when nothing is.
const rules = {
  number(value) {
    const number = digits(value);
    if (!number) return 'Enter the card number.';
    if (number.length < 12) return 'The card number is incomplete.';
    return luhn(number) ? '' : 'This is not a card number. Check the digits.';
  },
  expiry(value) {
    const e = expiryOf(value);
    if (!value.trim()) return 'Enter the expiry date.';
    if (!e || e.month < 1 || e.month > 12) return 'Write the expiry as month and year, for example 04 / 29.';
    return past(e) ? 'This date has passed.' : '';
  },
  cvc(value) {
    const amex = brandOf(digits(form.number.value))?.[0] === 'amex';
    if (!value.trim()) return 'Enter the security code.';
    return digits(value).length === (amex ? 4 : 3) ? '' : `The security code has ${amex ? 4 : 3} digits.`;
  },
  name: (value) => (value.trim() ? '' : 'Enter the name on the card.'),
  postal: (value) => (/^[\p{L}\d][\p{L}\d -]{1,11}$/u.test(value.trim()) ? '' : 'Enter the postal code of the card.'),
};

function show(name, message) {
  const field = form.elements[name];
  document.getElementById(`${name}-error`).textContent = message;
  if (message) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
  return !message;
}

const check = (name) => show(name, rules[name](form.elements[name].value));

function complain(message) {
  document.getElementById('form-error').textContent = message;
}

async function createPaymentMethod() {
  const { month, year } = expiryOf(form.expiry.value);
  const body = new URLSearchParams({
    type: 'card',
    'card[number]': digits(form.number.value),
    'card[exp_month]': month,
    'card[exp_year]': year,
    'card[cvc]': digits(form.cvc.value),
    'billing_details[name]': form.name.value.trim(),
    'billing_details[address][postal_code]': form.postal.value.trim(),
    key: document.body.dataset.key,
  });
  const reply = await fetch('/v1/payment_methods', { method: 'POST', body });
  const answer = await reply.json();
  if (!reply.ok) throw answer.error;
  return answer;
}

const fieldOf = { number: 'number', exp_month: 'expiry', exp_year: 'expiry', cvc: 'cvc' };

function refuse(error) {
  const name = fieldOf[error.param];
  const message = error.message || 'The card could not be checked. Try again.';
  if (name) {
    show(name, message);
    form.elements[name].focus();
  } else complain(message);
  tell({ type: 'invalid', message });
}

async function submit() {
  if (busy) return;
  complain('');
  const wrong = Object.keys(rules).filter((name) => !check(name));
  if (wrong.length) {
    form.elements[wrong[0]].focus();
    tell({ type: 'invalid', message: document.getElementById(`${wrong[0]}-error`).textContent });
    return;
  }
  busy = true;
  form.setAttribute('aria-busy', 'true');
  try {
    const { id, card } = await createPaymentMethod();
    tell({ type: 'payment_method', id, brand: card.brand, last4: card.last4,
      exp_month: card.exp_month, exp_year: card.exp_year });
  } catch (error) {
    refuse(error instanceof TypeError ? { message: 'The payment provider cannot be reached. Try again.' } : error);
  } finally {
    busy = false;
    form.removeAttribute('aria-busy');
  }
}

// Groups the digits while they are typed, and leaves the caret behind the digit it was behind.
function regroup(field, grouped) {
  const before = digits(field.value.slice(0, field.selectionStart)).length;
  if (field.value === grouped) return;
  const atEnd = field.selectionStart === field.value.length;
  field.value = grouped;
  let at = 0;
  for (let seen = 0; at < grouped.length && seen < before; at += 1) if (/\d/.test(grouped[at])) seen += 1;
  if (atEnd) at = grouped.length;
  field.setSelectionRange(at, at);
}

function groupNumber() {
  const number = digits(form.number.value).slice(0, 19);
  const brand = brandOf(number);
  const parts = brand?.[0] === 'amex' ? /^(\d{1,4})(\d{1,6})?(\d{1,5})?/ : null;
  const grouped = parts ? (parts.exec(number) || []).slice(1).filter(Boolean).join(' ') : number.replace(/(\d{4})(?=\d)/g, '$1 ');
  regroup(form.number, grouped);
  document.getElementById('brand').textContent = brand ? brand[2] : '';
}

function groupExpiry(event) {
  const text = form.expiry.value;
  if (event.inputType?.startsWith('delete') || /[/ -]/.test(text.slice(0, 2))) return;
  const typed = digits(text);
  const d = /^[2-9]/.test(typed) ? `0${typed}` : typed;
  if (d.length >= 2 && d.length <= 6) regroup(form.expiry, `${d.slice(0, 2)} / ${d.slice(2)}`);
}

form.number.addEventListener('input', groupNumber);
form.expiry.addEventListener('input', groupExpiry);
form.addEventListener('input', ({ target }) => {
  if (target.getAttribute('aria-invalid')) check(target.name);
  complain('');
});
form.addEventListener('focusout', ({ target }) => {
  if (rules[target.name] && target.value) check(target.name);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  tell({ type: 'enter' });
});
form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target.tagName === 'INPUT') {
    event.preventDefault();
    tell({ type: 'enter' });
  }
});
form.addEventListener('click', ({ target }) => {
  if (!target.dataset.fill) return;
  form.number.value = target.dataset.fill;
  groupNumber();
  form.expiry.value = `12 / ${String(new Date().getFullYear() + 2).slice(2)}`;
  form.cvc.value = '123';
  form.name.value ||= 'Test Traveler';
  form.postal.value ||= '95192';
  Object.keys(rules).forEach(check);
});

window.addEventListener('message', ({ origin: from, source, data }) => {
  if (from !== origin || source !== window.parent || typeof data !== 'object' || data === null) return;
  if (data.type === 'submit') submit();
  if (data.type === 'theme' && /^(light|dark|auto)$/.test(data.theme)) document.documentElement.dataset.theme = data.theme;
  if (data.type === 'focus') form.number.focus();
});

new ResizeObserver(() => tell({ type: 'height', px: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body);
tell({ type: 'ready' });
