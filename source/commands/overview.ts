/** How each command is called, and what it does: for `daypass --help`, and for a shell that completes the first word. */
export const usages: ReadonlyArray<readonly [usage: string, what: string]> = [
	['', 'pick a role and make a link, full-screen'],
	['<preset> [options]', 'make a link from a preset'],
	['- [options]', 'make the last link again'],
	['link [options]', 'make a link without the screen'],
	['roles [--all] [--json]', 'the roles you could use, each with a verdict and its reasons'],
	['policy <role> [options]', 'what a visitor could do with a role, or one question answered'],
	['presets …', 'list, show, save, rename, duplicate, move, remove, edit, export, import, path'],
	['history [--json]', 'what was handed out: when, which role, until when'],
	['revoke <role> [options]', 'end a role’s sessions: all issued before now, or one visitor’s'],
	['doctor [--json]', 'what works here: credentials, permissions, reachability, terminal, config'],
	['settings …', 'list, get, set, unset'],
	['demo [command …]', 'the same program against a built-in imitation of AWS'],
	['demo serve', 'keep the imitation running'],
	['completion bash|zsh|fish', 'the script that lets your shell complete daypass’s words'],
];

const usageLines = usages.map(([usage, what]) => `  ${`daypass ${usage}`.padEnd(31)}  ${what}`).join('\n');

/** What `daypass --help` prints. */
export const overview = `daypass: a day pass to the AWS console

${usageLines}

  daypass <command> --help         the options of a command
  daypass --version

The link alone goes to standard output, all else to standard error:
  url=$(daypass link --role Audit --duration 1h --to s3)

Exit codes: 0 done, 1 AWS or the network failed, 2 usage, 3 AWS says you may not, 4 no valid credentials,
5 presets or history can't be read or written, 130 cancelled.
`;
