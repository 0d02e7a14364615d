import type {Pass} from '../../pass/pass.ts';

const roleName = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

export type NoteFormat = 'markdown' | 'plain';

/** A moment for somebody elsewhere: the zone by its name and by its distance from UTC. */
const moment = (iso: string) => {
	const date = new Date(iso);
	const part = (options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat('en-GB', options).formatToParts(date).find(({type}) => type === 'timeZoneName')
			?.value ?? '';
	const day = new Intl.DateTimeFormat('en-GB', {dateStyle: 'long'}).format(date);
	const time = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit'}).format(date);
	const offset = part({timeZoneName: 'longOffset'}).replace('GMT', 'UTC').replace('+00:00', '');
	return `${day}, ${time} ${part({timeZoneName: 'long'})} (${offset})`;
};

/**
 * Somebody else's text within Markdown: no link, no picture, no HTML comes of it, and one line stays one. What is not
 * special in the middle of a line is left as it is.
 */
const escaped = (text: string) =>
	text
		.replaceAll(/\s+/g, ' ')
		.replaceAll(/[\\`*_[\]<>|~&!@]/g, '\\$&')
		.replaceAll('://', ':\\//')
		.replaceAll(/www\./gi, (www) => `${www.slice(0, -1)}\\.`);

/**
 * The message to send along with a link; the link itself included.
 * @param can What the visitor can do, in one line, where that is known.
 */
export const noteFor = (pass: Pass, can?: string, format: NoteFormat = 'markdown'): string => {
	const quoted = (text: string) => (format === 'markdown' ? escaped(text) : text);
	const bold = (text: string) => (format === 'markdown' ? `**${text}**` : text);
	const opens = pass.service === 'console' ? 'the console’s home page' : pass.service;
	const facts: ReadonlyArray<readonly [string, string]> = [
		['Account', `${pass.account}${pass.role ? `, role ${quoted(roleName(pass.role))}` : ''}`],
		['Opens', `${opens} in ${pass.region}`],
		...(can === undefined ? [] : [['You can', quoted(can)] as const]),
		...(pass.scope.length === 0 ? [] : [['Narrowed to', quoted(pass.scope.join(', '))] as const]),
		['Open the link before', moment(pass.linkExpiresAt)],
		['The session ends', moment(pass.sessionExpiresAt)],
	];
	return [
		`Here is your day pass to the AWS console, as ${bold(quoted(pass.sessionName))}:`,
		'',
		pass.url,
		'',
		...facts.map(([label, value]) => `${format === 'markdown' ? '- ' : ''}${bold(`${label}:`)} ${value}`),
		'',
		'Open it in a private window, or sign out of AWS first. Whoever has the link is you: please don’t pass it on.',
	].join('\n');
};
