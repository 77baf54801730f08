// What a new workflow begins with: one step that is right as it stands, and can be built upon.
export function starterText(name: string): string {
  return `workflow: ${JSON.stringify(name)}
dates: [start]
roles: [account_manager]
steps:
  - step: call
    task: { title: "Call {{contact.first_name}}", assignee: account_manager, due: 2 working days }
`;
}
