// A mail server for tests: real SMTP on 127.0.0.1, strict about what it reads, misbehaving on
// request.
//
//   node tests/smtp/server.mjs [options]        (`npm ci` in tests/ first)
//
//   --port N              SMTP port; 0 (default) takes a free one
//   --control-port N      port of the control interface; 0 (default) takes a free one
//   --security S          none (default) | starttls | tls. For the latter two, openssl makes a
//                         certificate at the start
//   --certificate C       good (default) | expired | other_host
//   --user U --password P a login (PLAIN, LOGIN) is demanded before MAIL
//   --mode M              how to behave, see `faults` below; default: accept
//   --out FILE            appends each mail as a line of JSON; "-" is standard output
//   --with-parent         ends when standard input ends, so that it never outlives who started it
//
// Prints three lines and then answers:
//   2525                             the SMTP port
//   control http://127.0.0.1:8025    the control interface
//   ca /tmp/…/certificate.pem        what a client must trust; "ca -" without TLS
//
// Control interface, all JSON unless it says otherwise:
//   GET    /messages?after=N&count=M&timeout_ms=T
//                          the mails numbered above N (from 1), as soon as there are M of them or
//                          T has passed (default: at once)
//   GET    /messages/N/raw                   the bytes as received
//   GET    /messages/N/attachments/I         the bytes of attachment I (from 0)
//   DELETE /messages                         forgets them; numbers go on
//   GET    /mode, PUT /mode                  {"mode": "refuse_recipient", "address": "a@b.example",
//                                             "code": 550, "words": "5.1.1 …", "every": 3,
//                                             "times": 2}
//                          All but mode may be absent. address: only this sender or recipient;
//                          every: only each third occasion; times: at most twice
//   GET    /sessions                         {"opened": N, "open": N, "logins": N}
//   DELETE /sessions                         cuts every connection
//
// A mail is written to FILE and counted before it is answered, also where the answer is withheld
// (`answered`: false).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

// Each mode but `accept`: where in the conversation it strikes, and how. A code without an act is
// a refusal.
const faults = {
  defer_greeting: { at: 'greeting', code: 421, words: '4.3.2 too busy' },
  refuse_greeting: { at: 'greeting', code: 554, words: '5.7.1 no service here' },
  silent_greeting: { at: 'greeting', act: 'silence' },
  endless_greeting: { at: 'greeting', act: 'babble' },
  defer_login: { at: 'login', code: 454, words: '4.7.0 temporary authentication failure' },
  defer_sender: { at: 'sender', code: 451, words: '4.3.0 try again later' },
  refuse_sender: { at: 'sender', code: 550, words: '5.7.1 sender not allowed' },
  close_kept: { at: 'sender', act: 'close_kept', code: 421, words: '4.7.0 too many mails' },
  greylist: { at: 'recipient', act: 'greylist', code: 451, words: '4.7.1 greylisted, try again' },
  defer_recipient: { at: 'recipient', code: 450, words: '4.2.1 mailbox busy' },
  refuse_recipient: { at: 'recipient', code: 550, words: '5.1.1 no such user here' },
  drop_at_recipient: { at: 'recipient', act: 'drop' },
  drop_in_body: { at: 'body', act: 'drop' },
  defer_message: { at: 'message', code: 451, words: '4.3.0 cannot store it now' },
  refuse_message: { at: 'message', code: 554, words: '5.6.0 content refused' },
  drop_after_dot: { at: 'message', act: 'drop' },
  silent_after_dot: { at: 'message', act: 'silence' },
};

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    security: { type: 'string', default: 'none' },
    certificate: { type: 'string', default: 'good' },
    user: { type: 'string' },
    password: { type: 'string', default: '' },
    mode: { type: 'string', default: 'accept' },
    out: { type: 'string' },
    'with-parent': { type: 'boolean', default: false },
  },
});

let mode = { mode: 'accept' };
let occasions = 0;
let strikes = 0;
let messages = [];
let lastNumber = 0;
let sessionsOpened = 0;
let logins = 0;
let waiting = [];
const greylisted = new Set();
const mailsOfSession = new Map();

function setMode(wanted) {
  if (wanted.mode !== 'accept' && !faults[wanted.mode]) {
    const known = Object.keys(faults).join(', ');
    throw new Error(`mode '${wanted.mode}' is not one of: accept, ${known}`);
  }
  mode = wanted;
  occasions = 0;
  strikes = 0;
  return mode;
}

// The fault to show at this place of the conversation, if any. Asking counts as an occasion.
function faultAt(place, address) {
  const fault = faults[mode.mode];
  if (fault?.at !== place) return undefined;
  if (mode.address && address && mode.address !== address) return undefined;
  occasions += 1;
  if (occasions % (mode.every ?? 1) !== 0) return undefined;
  if (strikes >= (mode.times ?? Infinity)) return undefined;
  return { ...fault, code: mode.code ?? fault.code, words: mode.words ?? fault.words };
}

function refusal(fault) {
  strikes += 1;
  const error = new Error(fault.words);
  error.responseCode = fault.code;
  return error;
}

function socketOf(session) {
  return [...server.connections].find((connection) => connection.session === session)?._socket;
}

function drop(session) {
  strikes += 1;
  socketOf(session)?.destroy();
}

function stayAway() {
  strikes += 1;
}

function babble(session) {
  strikes += 1;
  const socket = socketOf(session);
  const more = () => {
    while (!socket.destroyed && socket.write('220-still greeting you\r\n'));
  };
  socket.on('drain', more);
  more();
}

function onConnect(session, callback) {
  sessionsOpened += 1;
  const fault = faultAt('greeting');
  if (!fault) return callback();
  if (fault.act === 'silence') return stayAway();
  if (fault.act === 'babble') return babble(session);
  return callback(refusal(fault));
}

function onAuth(login, session, callback) {
  const fault = faultAt('login');
  if (fault) return callback(refusal(fault));
  if (login.username !== options.user || login.password !== options.password) {
    const error = new Error('5.7.8 user or password is wrong');
    error.responseCode = 535;
    return callback(error);
  }
  logins += 1;
  return callback(null, { user: login.username });
}

function onMailFrom(sender, session, callback) {
  const fault = faultAt('sender', sender.address);
  if (!fault) return callback();
  if (fault.act === 'close_kept' && !mailsOfSession.get(session.id)) return callback();
  return callback(refusal(fault));
}

function onRcptTo(recipient, session, callback) {
  const fault = faultAt('recipient', recipient.address);
  if (!fault) return callback();
  if (fault.act === 'drop') return drop(session);
  if (fault.act === 'greylist') {
    const pair = `${session.envelope.mailFrom.address} ${recipient.address}`;
    if (greylisted.has(pair)) return callback();
    greylisted.add(pair);
  }
  return callback(refusal(fault));
}

function onData(stream, session, callback) {
  const chunks = [];
  const inBody = faultAt('body');
  stream.on('error', () => {});
  stream.on('data', (chunk) => {
    if (inBody) return drop(session);
    return chunks.push(chunk);
  });
  stream.on('end', async () => {
    if (inBody) return undefined;
    try {
      return await answer(Buffer.concat(chunks), session, callback);
    } catch (error) {
      console.error(error);
      error.responseCode = 554;
      return callback(error);
    }
  });
}

async function answer(raw, session, callback) {
  const fault = faultAt('message');
  if (fault && !fault.act) return callback(refusal(fault));
  const number = await keep(raw, session, !fault);
  if (fault?.act === 'drop') return drop(session);
  if (fault) return stayAway();
  mailsOfSession.set(session.id, (mailsOfSession.get(session.id) ?? 0) + 1);
  return callback(null, `2.0.0 queued as ${number}`);
}

async function keep(raw, session, answered) {
  const parsed = await simpleParser(raw, {
    skipTextToHtml: true,
    skipHtmlToText: true,
    skipImageLinks: true,
  });
  const addresses = (field) => {
    const groups = field ? [field].flat() : [];
    return groups.flatMap((group) => group.value).map(({ name, address }) => ({ name, address }));
  };
  lastNumber += 1;
  const message = {
    number: lastNumber,
    answered,
    session: session.id,
    tls: Boolean(session.secure),
    user: session.user ?? null,
    hello_name: session.hostNameAppearsAs,
    envelope: {
      from: session.envelope.mailFrom.address,
      to: session.envelope.rcptTo.map(({ address }) => address),
    },
    header_lines: parsed.headerLines.map(({ line }) => line),
    message_id: parsed.messageId ?? null,
    date: parsed.date ?? null,
    from: addresses(parsed.from),
    reply_to: addresses(parsed.replyTo),
    to: addresses(parsed.to),
    subject: parsed.subject ?? '',
    in_reply_to: parsed.inReplyTo ?? null,
    references: [parsed.references ?? []].flat(),
    auto_submitted: parsed.headers.get('auto-submitted') ?? null,
    text: parsed.text || null,
    html: parsed.html || null,
    attachments: parsed.attachments.map(({ filename, contentType, content }) => ({
      name: filename ?? null,
      media_type: contentType,
      size: content.length,
      sha256: sha256(content),
    })),
    size: raw.length,
    sha256: sha256(raw),
  };
  if (options.out === '-') process.stdout.write(`${JSON.stringify(message)}\n`);
  else if (options.out) appendFileSync(options.out, `${JSON.stringify(message)}\n`);
  messages.push({ message, raw, attachments: parsed.attachments.map(({ content }) => content) });
  waiting = waiting.filter((waiter) => !waiter.answerIfReady());
  return lastNumber;
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

function reply(response, status, body) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(`${JSON.stringify(body)}\n`);
  const type = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json';
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length });
  response.end(bytes);
}

function listMessages(response, query) {
  const wanted = (name) => Number(query.get(name) ?? 0);
  const found = () =>
    messages.map(({ message }) => message).filter(({ number }) => number > wanted('after'));
  const isReady = found().length >= wanted('count');
  if (isReady || !wanted('timeout_ms')) return reply(response, 200, found());
  const waiter = {
    answerIfReady() {
      if (found().length < wanted('count')) return false;
      clearTimeout(waiter.end);
      reply(response, 200, found());
      return true;
    },
    end: setTimeout(() => {
      waiting = waiting.filter((other) => other !== waiter);
      reply(response, 200, found());
    }, wanted('timeout_ms')),
  };
  return waiting.push(waiter);
}

function showPart(response, [number, part, index]) {
  const found = messages.find(({ message }) => message.number === Number(number));
  const parts = { raw: found?.raw, attachments: found?.attachments[Number(index)] };
  if (parts[part]) return reply(response, 200, parts[part]);
  return reply(response, 404, { message: 'no such mail or part' });
}

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

async function control(request, response) {
  const url = new URL(request.url, 'http://127.0.0.1');
  const [noun, ...rest] = url.pathname.split('/').filter(Boolean);
  const wanted = `${request.method} ${noun}`;
  if (wanted === 'GET messages' && rest.length) return showPart(response, rest);
  if (wanted === 'GET messages') return listMessages(response, url.searchParams);
  const sessions = () => ({ opened: sessionsOpened, open: server.connections.size, logins });
  const answers = {
    'DELETE messages': () => {
      messages = [];
      return {};
    },
    'GET mode': () => mode,
    'PUT mode': async () => setMode(await readBody(request)),
    'GET sessions': sessions,
    'DELETE sessions': () => {
      for (const connection of server.connections) connection._socket.destroy();
      return sessions();
    },
  };
  if (!answers[wanted]) return reply(response, 404, { message: `${wanted}: no such thing` });
  return reply(response, 200, await answers[wanted]());
}

function makeCertificate() {
  const folder = mkdtempSync(join(tmpdir(), 'smtp-server-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const [key, path] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const isOther = options.certificate === 'other_host';
  const host = isOther ? 'DNS:other.example' : 'DNS:localhost,IP:127.0.0.1';
  const openssl = (args) =>
    execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  openssl([
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-days', '2', '-subj', '/CN=mail server of a test', '-addext', `subjectAltName=${host}`],
    ...['-keyout', key, '-out', path],
  ]);
  if (options.certificate === 'expired') {
    openssl(['x509', '-in', path, '-signkey', key, '-days', '-1', '-out', path]);
  }
  return { key: readFileSync(key), cert: readFileSync(path), path };
}

function listen(listener, port) {
  return new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(Number(port), '127.0.0.1', () => resolve(listener.address().port));
  });
}

setMode({ mode: options.mode });
const certificate = options.security === 'none' ? undefined : makeCertificate();
const server = new SMTPServer({
  name: 'mail.test.example',
  banner: 'for tests',
  logger: false,
  secure: options.security === 'tls',
  ...(certificate && { key: certificate.key, cert: certificate.cert }),
  disabledCommands: [
    ...(options.security === 'starttls' ? [] : ['STARTTLS']),
    ...(options.user ? [] : ['AUTH']),
  ],
  allowInsecureAuth: options.security === 'none',
  maxAllowedUnauthenticatedCommands: false,
  disableReverseLookup: true,
  size: 64 * 1024 * 1024,
  socketTimeout: 600_000,
  closeTimeout: 1_000,
  onConnect,
  onAuth,
  onMailFrom,
  onRcptTo,
  onData,
  onClose: (session) => mailsOfSession.delete(session.id),
});
// A client that goes away, or does not like the certificate, is part of the tests.
server.on('error', () => {});

const controlServer = createServer((request, response) => {
  control(request, response).catch((error) => reply(response, 400, { message: error.message }));
});

const port = await listen(server.server, options.port);
const controlPort = await listen(controlServer, options['control-port']);
process.stdout.write(`${port}\ncontrol http://127.0.0.1:${controlPort}\n`);
process.stdout.write(`ca ${certificate?.path ?? '-'}\n`);

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
if (options['with-parent']) {
  for (const event of ['end', 'error']) process.stdin.on(event, () => process.exit(0));
  process.stdin.resume();
}
