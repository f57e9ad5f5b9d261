// When something is shown, by what was answered: the same as AnswerCondition on the server, whose answer is the one that counts.
function plain(text) { return String(text == null ? '' : text).trim().toLowerCase(); }
function number(text) { var t = String(text == null ? '' : text).trim(); return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(t) && isFinite(Number(t)) ? Number(t) : null; }
function day(text) { var t = String(text == null ? '' : text).trim(); return /^\d{4}-\d{2}-\d{2}/.test(t) && !isNaN(Date.parse(t.slice(0, 10))) ? t : null; }
function compare(a, b) {
  if (number(a) !== null && number(b) !== null) return number(a) - number(b);
  if (day(a) === null || day(b) === null) return NaN;
  return day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0;
}
function passes(rule, values) {
  var is = function (v) { return plain(v) === plain(rule.value); };
  var some = function (v) { return String(v).trim().length > 0; };
  switch (rule.test) {
    case 'is': return values.some(is);
    case 'isNot': return !values.some(is);
    case 'contains': return values.some(function (v) { return plain(v).indexOf(plain(rule.value)) >= 0; });
    case 'answered': return values.some(some);
    case 'empty': return !values.some(some);
    case 'atLeast': return values.some(function (v) { return compare(v, rule.value) >= 0; });
    case 'atMost': return values.some(function (v) { return compare(v, rule.value) <= 0; });
    default: return false;
  }
}
function holds(condition, answers) {
  if (!condition || condition.rules.length === 0) return true;
  var test = function (rule) { return passes(rule, Object.prototype.hasOwnProperty.call(answers, rule.field) ? answers[rule.field] : []); };
  return condition.any ? condition.rules.some(test) : condition.rules.every(test);
}
// The keys of the fields that are shown; one that is not has no answer for those behind it.
function shownFields(fields, answers) {
  var shown = [], given = {};
  fields.forEach(function (field) {
    if (!holds(field.showWhen, given)) return;
    shown.push(field.key);
    if (Object.prototype.hasOwnProperty.call(answers, field.key)) given[field.key] = answers[field.key];
  });
  return shown;
}
