// A calculation worked again: the program that the page was given, with some of its numbers changed.
// Everything here is arithmetic on resolved figures; which word means what was settled when the site was built.

const OF = {
  "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => a / b, "^": (a, b) => a ** b,
  sqrt: Math.sqrt, cbrt: Math.cbrt, exp: Math.exp, ln: Math.log, log: Math.log, log2: Math.log2, log10: Math.log10,
  min: Math.min, max: Math.max, sum: (...v) => v.reduce((a, b) => a + b), mean: (...v) => OF.sum(...v) / v.length,
  gmean: (...v) => Math.exp(OF.sum(...v.map(Math.log)) / v.length),
};

// Value and relative half-width of every instruction; `changed` has numbers as written, by instruction.
export function work(instructions, changed = {}) {
  const value = [], slack = [];
  instructions.forEach(([op, ...args], at) => {
    if (op === "n") {
      const [printed, scale, open] = args, other = changed[at];
      value.push(other ? other.value * scale : printed);
      slack.push(other ? other.slack : open);
      return;
    }
    const parts = args.map((i) => value[i]), open = args.map((i) => slack[i]);
    value.push(OF[op](...parts));
    slack.push(room(op, parts, open, value[at]));
  });
  return { value, slack };
}

function room(op, parts, open, value) {
  if (op === "*" || op === "/") return open[0] + open[1];
  if (op === "+" || op === "-") return value ? Math.abs((Math.abs(parts[0]) * open[0] + Math.abs(parts[1]) * open[1]) / value) : 0;
  if (op === "^") return open[0] * Math.abs(parts[1]);
  if (op === "sqrt" || op === "cbrt") return open[0] / (op === "sqrt" ? 2 : 3);
  return ["min", "max", "sum", "mean", "gmean"].includes(op) ? Math.max(...open) : 0;
}

// A number as people write it, with what its digits leave open; null when it is none.
export function read(text) {
  const bare = text.trim().replace(/^[-−]/, "").replace(/,(?=\d{3}(?:\D|$))/g, "").replace(/\s*[×x*]\s*10\s*\^\s*/, "e").replace("−", "-");
  const found = /^(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,4}))?$/.exec(bare);
  if (!found || !(found[1] || found[2])) return null;
  const decimals = (found[2] ?? "").length, exponent = Number(found[3] ?? 0);
  const value = Number(bare), exact = found[2] === undefined && !exponent;
  if (!Number.isFinite(value)) return null;
  const slack = exact || !value ? 0 : Math.abs(Number(`1e${exponent - decimals}`) / 2 / value);
  return { value: /^\s*[-−]/.test(text) ? -value : value, slack };
}

const EXACT = 1e-14, CLOSE = 0.05;

function rounded(value, digits) {
  const place = Math.floor(Math.log10(Math.abs(value)) + EXACT) - digits + 1;
  if (!(place > -300 && place < 300)) return value;
  const unit = Number(`1e${place}`);
  return Math.sign(value) * Math.floor(Math.abs(value) / unit + 0.5 + EXACT) * unit;
}

// petaday.core.precision.rounds_to
function roundsTo(value, claim) {
  const stated = claim.value / claim.one, found = value / claim.one;
  if (!Number.isFinite(found)) return false;
  if (Math.abs(found - stated) <= Math.abs(stated) * EXACT) return true;
  if (!stated || !found || stated * found < 0) return !stated && Math.abs(found) < claim.half / claim.one;
  if (!claim.digits) return false;
  if (Math.abs(rounded(found, claim.digits) - stated) <= Math.abs(stated) * EXACT) return true;
  return claim.digits > 1 && Math.abs(found - stated) <= claim.place;
}

const THOUSANDS = [1e3, 1024], MOST_PREFIXES = 8, JUDGED_WITHIN = 1e4;

// petaday.verdicts.unjudged: factors without a unit of their own are not held against a figure that is far away.
function tooFar(claim, worked, ratio) {
  if (!claim.lent || !worked || !claim.value) return false;
  const size = Math.abs(ratio);
  return !(size >= 1 / JUDGED_WITHIN && size <= JUDGED_WITHIN) && !prefixSlip(claim, worked);
}

function prefixSlip(claim, worked) {
  const powers = Array.from({ length: MOST_PREFIXES }, (_, at) => at + 1);
  return THOUSANDS.some((kilo) => powers.some((power) => roundsTo(worked * kilo ** power, claim) || roundsTo(worked / kilo ** power, claim)));
}

// A small whole number that exact inputs give is not rounded: 500 / 4 is not 100.
function needsNoRounding(claim, worked, slack) {
  const found = worked / claim.one, stated = claim.value / claim.one;
  return !slack && claim.whole && found === Math.round(found) && found !== stated && Math.max(Math.abs(found), Math.abs(stated)) < 1000;
}

// The verdict on a claim for another recomputed figure: the rules of petaday.verdicts.claims, in their order.
// `ranges` has the factors that are still ranges, each with the logarithms of its way down and up.
export function judge(claim, worked, slack, ranges) {
  const ratio = worked ? claim.value / worked : claim.value ? Math.sign(claim.value) * 1e300 : 1;
  const { bound } = claim;
  const apart = Math.abs(claim.value - worked), near = Math.abs(ratio - 1) <= CLOSE, limited = bound === "<" || bound === ">";
  const say = (verdict) => ({ verdict, ratio });
  if ((bound === "<" && worked <= claim.value) || (bound === ">" && worked >= claim.value)) return say("follows");
  const rounds = roundsTo(worked, claim);
  if (!limited && rounds && (bound === "~" || !needsNoRounding(claim, worked, slack))) return say("follows");
  if (bound === "~" && apart <= 2 * claim.room * (1 + 1e-6) && apart <= CLOSE * Math.abs(worked)) return say("follows");
  if (near && !limited && apart <= Math.abs(worked) * slack + claim.room) return say("by rounding");
  const reach = Math.hypot(...ranges.map(([, down, up]) => (ratio > 1 ? up : down)));
  if (!near && !limited && reach && ratio > 0 && Math.abs(Math.log(ratio)) <= reach * (1 + 1e-9)) return say("by rounding");
  if (claim.follows) return say("from the figure before");
  if (near) return say("close");
  if (tooFar(claim, worked, ratio)) return say("not judged");
  return say(ratio >= 0.5 && ratio <= 2 ? "within factor 2" : "off");
}

// A figure to four digits, as the site writes it: petaday_site.figures.figure.
export function figure(value, digits = 4) {
  if (!value || !Number.isFinite(value)) return Number.isFinite(value) ? "0" : Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  const power = Number(exponent), bare = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text).replace("-", "−");
  if (power >= -4 && power < 7) {
    const places = Math.max(digits - 1 - power, 0);
    const [whole, rest] = Number(`${mantissa}e${power}`).toFixed(places).split(".");
    return bare(whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? `.${rest}` : ""));
  }
  const raised = String(power).replace(/./g, (sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[sign] ?? "⁻");
  return `${bare(mantissa)}\u00a0×\u00a010${raised}`;
}
