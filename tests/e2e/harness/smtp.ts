// The mail server of tests/smtp, in a process of its own that ends with this one.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { projectRoot } from './server';

export interface SmtpServer {
  port: number;
  stop: () => void;
}

export async function startSmtpServer(mode: string): Promise<SmtpServer> {
  const program = `${projectRoot}/tests/smtp/server.mjs`;
  const server = spawn(process.execPath, [program, '--mode', mode, '--with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(server.stdout)) {
    return { port: Number(line), stop: () => server.kill() };
  }
  throw new Error('the mail server did not start');
}
