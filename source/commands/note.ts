import type {Pass} from '../pass.ts';
import {formatDuration} from '../signin/duration.ts';

/** A moment as a clock shows it here, with the time zone. */
export const clock = (iso: string) =>
	new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', timeZoneName: 'short'}).format(
		new Date(iso),
	);

const moment = (iso: string) =>
	new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeStyle: 'long'}).format(new Date(iso));

/** The two clocks in one line: the link's and the session's. */
export const clocks = (pass: Pass): string =>
	`Open it before ${clock(pass.linkExpiresAt)} (15 minutes). The session lasts ${formatDuration(pass.durationSeconds)}, until ${clock(pass.sessionExpiresAt)}.`;

const roleName = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

/** The message to send along with a link, as Markdown; the link itself included. */
export const noteFor = (pass: Pass): string => {
	const scope = pass.scope.length > 0 ? [`- **Narrowed to:** ${pass.scope.join(', ')}`] : [];
	return [
		`Here is your day pass to the AWS console, as **${pass.sessionName}**:`,
		'',
		pass.url,
		'',
		`- **Account:** ${pass.account}${pass.role ? `, role ${roleName(pass.role)}` : ''}`,
		`- **Opens:** ${pass.service === 'console' ? 'the console’s home page' : pass.service} in ${pass.region}`,
		...scope,
		`- **Open the link before:** ${moment(pass.linkExpiresAt)}`,
		`- **The session ends:** ${moment(pass.sessionExpiresAt)}`,
		'',
		'Open it in a private window, or sign out of AWS first. Whoever has the link is you: please don’t pass it on.',
	].join('\n');
};
