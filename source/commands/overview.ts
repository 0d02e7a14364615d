/** How each command is called, and what it does: for `daypass --help`, and for a shell that completes the first word. */
export const usages: ReadonlyArray<readonly [usage: string, what: string]> = [
	['', 'pick a role and make a link, full-screen'],
	['<preset> [options]', 'make a link from a preset'],
	['- [options]', 'make the last link again'],
	['link [role] [options]', 'make a link without the screen'],
	['roles', 'the roles you could use, each with a verdict'],
	['policy <role>', 'what a visitor could do with a role'],
	['presets …', 'choices kept under a name: list, save, edit, …'],
	['services [words]', 'the console’s services and pages, for --to'],
	['history', 'what was handed out: when, which role, until when'],
	['revoke <role>', 'end a role’s sessions, or one visitor’s'],
	['doctor', 'what works here, from credentials to terminal'],
	['settings …', 'what holds when no flag says otherwise'],
	['demo [command …]', 'the same against a built-in imitation of AWS'],
	['demo serve', 'keep the imitation running'],
	['completion <shell>', 'completion for bash, zsh or fish'],
];

const usageLines = usages.map(([usage, what]) => `  ${`daypass ${usage}`.padEnd(26)}  ${what}`).join('\n');

/** What `daypass --help` prints. */
export const overview = `daypass: a day pass to the AWS console

${usageLines}

  daypass <command> --help    the options of a command
  daypass --version, -v

Options of the screen: --profile, --region, --theme, --marks, --open-with,
--team-files, --history, --no-history

The link alone goes to standard output, all else to standard error:
  url=$(daypass link --role Audit --duration 1h --to s3)

Exit codes: 0 done, 1 AWS or the network failed, 2 usage, 3 AWS says you may
not, 4 no valid credentials, 5 presets, settings or history can’t be read or
written, 130 cancelled
`;
