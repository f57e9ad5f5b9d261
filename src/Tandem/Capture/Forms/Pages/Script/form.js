var script = document.currentScript;
var home = new URL(script ? script.src : location.href).origin;

// The tracker's own id of this browser, where it runs on the page; nothing is made here.
function visitor() {
  try { return (window.tandem && typeof window.tandem.anonymousId === 'function' && window.tandem.anonymousId()) || null; } catch (e) { return null; }
}

function place() {
  var at = document.querySelector('[data-tandem-form="' + FORM + '"]');
  if (at) return at;
  at = document.createElement('div');
  if (script && script.parentNode && script.parentNode !== document.head) script.parentNode.insertBefore(at, script); else document.body.appendChild(at);
  return at;
}

function load(root, say) {
  var id = visitor();
  return fetch(home + '/f/' + FORM + '.json?as=html' + (id ? '&visitor=' + encodeURIComponent(id) : ''), { credentials: 'omit' })
    .then(function (answer) { if (!answer.ok) throw new Error('closed'); return answer.json(); })
    .then(function (parts) { build(root, parts, null); })
    .catch(function () { say(); });
}

function style(root, css) {
  try {
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    return '';
  } catch (e) { return '<style>' + css + '</style>'; }
}

function build(root, parts, kept) {
  root.innerHTML = style(root, parts.css) + parts.html;
  var form = root.querySelector('form');
  var state = { form: form, parts: parts, step: 0, proof: null, waiting: null, fields: [].concat.apply([], parts.steps.map(function (s) { return s.fields; })) };
  form.noValidate = true;
  if (kept) fill(form, kept);
  var next = form.querySelector('button.next'), send = next.textContent, back = document.createElement('button');
  back.type = 'button';
  back.className = 'back';
  back.textContent = 'Back';
  next.parentNode.appendChild(back);
  state.show = function () { show(state, next, back, send); };
  back.addEventListener('click', function () { state.step--; while (state.step > 0 && !hasFields(state, state.step)) state.step--; state.show(); focusFirst(state); });
  form.addEventListener('input', state.show);
  form.addEventListener('focusin', function () { work(state); }, { once: true });
  form.addEventListener('submit', function (event) { event.preventDefault(); forward(state); });
  state.show();
}

function values(form) {
  var all = {};
  Array.prototype.forEach.call(form.elements, function (input) {
    if (!input.name || input.name.charAt(0) === '_' || input.name === 'hp_url' || ((input.type === 'checkbox' || input.type === 'radio') && !input.checked)) return;
    if (input.value.trim() !== '') (all[input.name] = all[input.name] || []).push(input.value);
  });
  return all;
}

function fill(form, kept) {
  Array.prototype.forEach.call(form.elements, function (input) {
    var list = input.name === '_consent' ? kept.consents : kept.fields[input.name];
    if (!list) return;
    if (input.type === 'checkbox' || input.type === 'radio') input.checked = list.indexOf(input.value) >= 0; else input.value = list[0] || '';
  });
}

function hasFields(state, step) {
  var shown = shownFields(state.fields, values(state.form));
  var last = step === state.parts.steps.length - 1;
  return (last && state.parts.consents.length > 0) || state.parts.steps[step].fields.some(function (f) { return f.type !== 'hidden' && shown.indexOf(f.key) >= 0; });
}

function lastStep(state) {
  for (var step = state.parts.steps.length - 1; step > 0; step--) if (hasFields(state, step)) return step;
  return 0;
}

function show(state, next, back, send) {
  var shown = shownFields(state.fields, values(state.form));
  state.form.querySelectorAll('[data-field]').forEach(function (field) { field.hidden = shown.indexOf(field.getAttribute('data-field')) < 0; });
  state.form.querySelectorAll('[data-step]').forEach(function (step) { step.hidden = Number(step.getAttribute('data-step')) !== state.step; });
  next.textContent = state.step >= lastStep(state) ? send : 'Next';
  back.hidden = state.step === 0;
}

function focusFirst(state) {
  var first = state.form.querySelector('[data-step="' + state.step + '"] [data-field]:not([hidden]) input, [data-step="' + state.step + '"] select, [data-step="' + state.step + '"] textarea');
  if (first) first.focus();
}

function work(state) {
  if (!state.waiting) {
    state.waiting = new Promise(function (done) {
      if (state.parts.challenge.bits === 0) done(null); else solve(state.parts.challenge.nonce, state.parts.challenge.bits, done);
    });
  }
  return state.waiting;
}

function error(state, key, text) {
  var box = state.form.querySelector('[data-field="' + key + '"]') || state.form.querySelector('[data-consent="' + key + '"]');
  if (!box) return false;
  var line = document.createElement('p');
  line.className = 'error';
  line.id = 'e-' + key;
  line.textContent = text;
  box.appendChild(line);
  box.querySelectorAll('input,select,textarea').forEach(function (input) { input.setAttribute('aria-invalid', 'true'); input.setAttribute('aria-describedby', line.id); });
  return true;
}

function clear(state) {
  state.form.querySelectorAll('.error,.summary').forEach(function (line) { line.remove(); });
  state.form.querySelectorAll('[aria-invalid]').forEach(function (input) { input.removeAttribute('aria-invalid'); input.removeAttribute('aria-describedby'); });
}

function summary(state, text) {
  var line = document.createElement('p');
  line.className = 'summary';
  line.setAttribute('role', 'alert');
  line.textContent = text;
  state.form.insertBefore(line, state.form.querySelector('.step'));
}

// What the browser itself finds wrong with this step; the server looks again at everything.
function missing(state) {
  var found = false;
  state.form.querySelectorAll('[data-step="' + state.step + '"] [data-field]:not([hidden]), [data-step="' + state.step + '"] [data-consent]').forEach(function (box) {
    var key = box.getAttribute('data-field') || box.getAttribute('data-consent');
    var field = state.fields.concat(state.parts.consents).filter(function (f) { return f.key === key; })[0];
    var inputs = Array.prototype.slice.call(box.querySelectorAll('input,select,textarea'));
    var answered = inputs.some(function (i) { return i.type === 'checkbox' || i.type === 'radio' ? i.checked : i.value.trim() !== ''; });
    var bad = inputs.filter(function (i) { return i.validity && !i.validity.valid && !i.validity.valueMissing; })[0];
    if (field && field.required && !answered) { error(state, key, 'This is needed.'); found = true; }
    else if (bad) { error(state, key, bad.validationMessage); found = true; }
  });
  return found;
}

function forward(state) {
  clear(state);
  if (missing(state)) { var bad = state.form.querySelector('[aria-invalid]'); if (bad) bad.focus(); return; }
  if (state.step < lastStep(state)) {
    do { state.step++; } while (!hasFields(state, state.step));
    state.show();
    focusFirst(state);
    return;
  }
  post(state, false);
}

function post(state, isSecond) {
  var button = state.form.querySelector('button.next'), trap = state.form.elements.hp_url;
  var fields = values(state.form);
  if (trap && trap.value) fields.hp_url = [trap.value];
  var consents = Array.prototype.filter.call(state.form.elements, function (i) { return i.name === '_consent' && i.checked; }).map(function (i) { return i.value; });
  button.disabled = true;
  work(state).then(function (proof) {
    return fetch(home + '/f/' + FORM, {
      method: 'POST', credentials: 'omit', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ fields: fields, consents: consents, token: state.parts.challenge.token, proof: proof, anonymousId: visitor(), page: location.href, referrer: document.referrer || null })
    });
  }).then(function (answer) {
    return answer.json().then(function (body) {
      button.disabled = false;
      if (answer.ok) return thank(state, body);
      // The challenge was used up by an earlier try: take a new one and send once more.
      if (body.code === 'challengeUsed' && !isSecond) return renew(state);
      if (!body.errors) return summary(state, body.detail || 'This could not be sent.');
      var keys = Object.keys(body.errors);
      keys.forEach(function (key) { error(state, key, body.errors[key][0]); });
      var step = state.parts.steps.findIndex(function (s) { return s.fields.some(function (f) { return keys.indexOf(f.key) >= 0; }); });
      if (step >= 0) state.step = step;
      state.show();
      var bad = state.form.querySelector('[aria-invalid]');
      if (bad) bad.focus();
    });
  }).catch(function () {
    button.disabled = false;
    summary(state, 'This could not be sent: there is no connection. Nothing you typed is lost.');
  });
}

function renew(state) {
  return fetch(home + '/f/' + FORM + '.json', { credentials: 'omit' }).then(function (answer) { return answer.json(); }).then(function (parts) {
    state.parts.challenge = parts.challenge;
    state.waiting = null;
    post(state, true);
  });
}

function thank(state, body) {
  var event = new CustomEvent('tandem:submitted', { bubbles: true, composed: true, detail: { form: FORM } });
  state.form.dispatchEvent(event);
  if (body.redirect) { location.assign(body.redirect); return; }
  var box = document.createElement('div'), line = document.createElement('p');
  box.className = state.form.className;
  line.className = 'thanks';
  line.setAttribute('role', 'status');
  line.tabIndex = -1;
  line.textContent = body.message + (body.confirmationSent ? '\n\nA mail with a link is on its way to you: open it to confirm your address.' : '');
  box.appendChild(line);
  state.form.replaceWith(box);
  line.focus();
}

function start() {
  var at = place();
  if (at.shadowRoot) return;
  var root = at.attachShadow({ mode: 'open' });
  load(root, function () { root.textContent = 'This form is closed.'; });
}
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start); else start();
