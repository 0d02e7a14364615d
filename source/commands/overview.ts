import {exitCodes} from '../failure.ts';

/**
 * How each command is called, and what it does: for `daypass --help`, and for a shell that completes the first word.
 */
export const usages: ReadonlyArray<readonly [usage: string, what: string]> = [
	['', 'pick a role and make a link, full-screen'],
	['--plain', 'the same as questions, one line each'],
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

/** What the program is, in a line. */
export const about = 'a day pass to the AWS console';

/** Exit codes, and when. */
export const exitStatus: ReadonlyArray<readonly [code: number, when: string]> = [
	[0, 'done'],
	[exitCodes.aws, 'AWS or the network failed'],
	[exitCodes.usage, 'usage'],
	[exitCodes.denied, 'AWS says you may not'],
	[exitCodes.credentials, 'no valid credentials'],
	[exitCodes.storage, 'presets, settings or history can’t be read or written'],
	[exitCodes.cancelled, 'cancelled'],
];

/** Variables beside those of the settings. */
export const environment: ReadonlyArray<readonly [name: string, what: string]> = [
	['AWS_PROFILE, AWS_REGION, AWS_CONFIG_FILE, …', 'what the AWS CLI takes from them'],
	['AWS_ENDPOINT_URL_STS, AWS_ENDPOINT_URL_IAM', 'other endpoints of these services'],
	['AWS_ENDPOINT_URL_SIGNIN', 'another sign-in endpoint; /federation is appended'],
	['DAYPASS_CONFIG_DIR', 'the folder that holds presets, settings and history'],
	['DAYPASS_INSECURE_ENDPOINT', '1: plain http to another machine is meant'],
	['HTTPS_PROXY, HTTP_PROXY, NO_PROXY', 'proxies'],
	['INK_SCREEN_READER', 'true: questions in place of the screen, as --plain'],
	['NO_COLOR, FORCE_COLOR', 'no colours, or colours where there would be none'],
];

/** What is kept, in `~/.config/daypass` or what `DAYPASS_CONFIG_DIR` names. */
export const files: ReadonlyArray<readonly [name: string, what: string]> = [
	['config.json', 'presets and settings'],
	['last.json', 'what daypass - repeats'],
	['history.jsonl, history.older.jsonl', 'what was handed out'],
	['revocations.jsonl', 'what of it was revoked'],
	['roles.json', 'the ARNs of the roles that were listed last, for completion'],
	['makers.json', 'your name for each of your credentials, for at most 12 hours'],
	['packed.json', 'how AWS packed scopes'],
	['said.json', 'what is said only once, and has been'],
];

const usageLines = usages.map(([usage, what]) => `  ${`daypass ${usage}`.padEnd(26)}  ${what}`).join('\n');

const exitLines = `Exit codes: ${exitStatus.map(([code, when]) => `${code} ${when}`).join(', ')}`.replace(
	/(.{1,78})(?: |$)/g,
	'$1\n',
);

/** What `daypass --help` prints. */
export const overview = `daypass: ${about}

${usageLines}

  daypass <command> --help    the options of a command
  daypass --version, -v

Options of the screen: --profile, --region, --theme, --marks, --open-with,
--team-files, --history, --no-history, --plain, --no-plain

The link alone goes to standard output, all else to standard error:
  url=$(daypass link --role Audit --duration 1h --to s3)

${exitLines}`;
