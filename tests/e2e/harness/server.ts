// The real program, in a data folder and at a free port of its own.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';

export const projectRoot = resolve(import.meta.dirname, '../../..');

const binary = resolve(process.env.STEPWELL_BINARY ?? `${projectRoot}/build/release/stepwell`);

export type Command = 'demo' | 'serve';

export interface Login {
  name: string;
  email: string;
  password: string;
}

// What the program prints once it answers: its address and, in the demo, who can sign in.
const announcements = {
  demo: /runs at (?<url>\S+)\n.*password (?<password>\S+):\n(?<members>(?: {2}\S+ .*\n)+)\n/,
  serve: /runs at (?<url>\S+)\n/,
};

// Owner of the firm that `makeFirm` makes.
export const owner: Login = {
  name: 'Nora Quist',
  email: 'nora@northlight.example',
  password: 'a lamp and a ladder',
};

export function makeFirm(data: string) {
  const options = ['--data', data, '--firm', 'Northlight Studio', '--zone', 'Europe/London'];
  const member = ['--name', owner.name, '--email', owner.email];
  execFileSync(binary, ['init', ...options, ...member], {
    env: { ...process.env, STEPWELL_PASSWORD: owner.password },
    stdio: 'pipe',
  });
}

export class Server {
  private constructor(
    private readonly program: ChildProcess,
    readonly url: string,
    readonly logins: readonly Login[],
  ) {}

  static async start(command: Command, data: string): Promise<Server> {
    const options = ['--data', data, '--listen', '127.0.0.1:0', '--log-level', 'warning'];
    const program = spawn(binary, [command, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(program, 'spawn');
    const said = await readUntil(program.stdout, announcements[command]);
    const { url = '', password = '', members = '' } = said;
    const logins = [...members.matchAll(/^ +(\S+) +(.+) \(/gm)].map(
      ([, email = '', name = '']) => ({ name, email, password }),
    );
    return new Server(program, url, logins);
  }

  // Ends it as an operator would, and fails where it does not end well.
  async stop() {
    const { exitCode, signalCode } = this.program;
    if (exitCode !== null || signalCode !== null) {
      throw new Error(`the program ended by itself, with ${exitCode ?? signalCode}`);
    }
    const ended = once(this.program, 'exit');
    this.program.kill('SIGTERM');
    const [code, signal] = await ended;
    if (code !== 0) throw new Error(`the program ended with ${code ?? signal} on SIGTERM`);
  }
}

async function readUntil(stream: Readable, pattern: RegExp): Promise<Record<string, string>> {
  let text = '';
  stream.setEncoding('utf8');
  for await (const more of stream.iterator({ destroyOnReturn: false })) {
    text += String(more);
    const match = pattern.exec(text);
    if (match) return { ...match.groups };
  }
  throw new Error(`the program ended without saying where it runs. It said: ${text}`);
}
