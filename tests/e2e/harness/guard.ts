// Nothing may go wrong unseen: a console error, a page error or a report of the content security
// policy in any page fails the test at its end.
import type { BrowserContext, ConsoleMessage } from 'playwright-core';

// Answers that are part of a journey, although the browser calls them errors.
interface Expected {
  status: number;
  path: RegExp;
}

const reportViolations = `
  document.addEventListener('securitypolicyviolation', (event) =>
    console.error('policy violated: ' + event.violatedDirective + ' ' + event.blockedURI));
`;

export class Guard {
  readonly complaints: string[] = [];
  // Who is not signed in yet finds that out by asking.
  private readonly expected: Expected[] = [{ status: 401, path: /\/api\/v1\/session$/ }];

  async watch(context: BrowserContext) {
    await context.addInitScript(reportViolations);
    context.on('console', (message) => this.hear(message));
    context.on('weberror', (fault) => this.complaints.push(`page error: ${fault.error().stack}`));
  }

  expect(status: number, path: RegExp) {
    this.expected.push({ status, path });
  }

  private hear(message: ConsoleMessage) {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    const status = Number(/status of (\d{3})/.exec(message.text())?.[1]);
    if (this.expected.some((one) => one.status === status && one.path.test(url))) return;
    this.complaints.push(`console: ${message.text()} (${url}) on ${message.page()?.url()}`);
  }
}
