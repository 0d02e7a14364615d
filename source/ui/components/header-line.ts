import type {Caller} from '../../roles/caller.ts';
import type {Identity} from '../jobs.ts';
import type {AppState} from '../state/app-state.ts';
import {isFelt} from '../state/loadable.ts';
import {drawable} from '../text/drawable.ts';
import {roughly} from '../text/duration-text.ts';
import {dim, type Line, plain, spread, strong, toned} from '../text/line.ts';
import type {Symbols} from '../theme.ts';

/** Under ten minutes of credentials are worth a warning: a chained pass ends with them. */
const soon = 10 * 60;

/** `1111-2222-3333`: how AWS writes an account where a person reads it. */
export const accountText = (account: string): string =>
	/^\d{12}$/.test(account) ? account.replace(/(\d{4})(\d{4})(\d{4})/, '$1-$2-$3') : drawable(account);

/** A role session goes by its role; one of IAM Identity Center by the person, its role's name is a machine's. */
export const callerName = ({kind, identityArn, name}: Caller): string => {
	const role = identityArn.slice(identityArn.lastIndexOf('/') + 1);
	return drawable(kind === 'role-session' && !role.startsWith('AWSReservedSSO_') ? role : name);
};

const left = (identity: Identity): Line => {
	const {caller, alias, region} = identity;
	const account = accountText(caller.account);
	return [
		strong(callerName(caller)),
		dim(' @ '),
		...(alias === undefined ? [] : [plain(`${drawable(alias)} `)]),
		alias === undefined ? plain(account) : dim(account),
		plain('  '),
		toned('accent', drawable(region)),
	];
};

const credentials = (expireAt: string, now: number): Line => {
	const seconds = Math.floor((Date.parse(expireAt) - now) / 1000);
	if (seconds <= 0) return [toned('bad', 'your credentials have ended')];
	const text = `creds ${roughly(seconds)}`;
	return [seconds < soon ? toned('warn', text) : dim(text)];
};

const right = ({demo, unusualEndpoints, credentialsExpireAt}: Identity, now: number): Line => {
	const parts: Line[] = [];
	if (demo) parts.push([toned('warn', 'demo')]);
	else if (unusualEndpoints.length > 0) {
		const more = unusualEndpoints.length > 1 ? ` +${unusualEndpoints.length - 1}` : '';
		parts.push([toned('warn', `not AWS: ${drawable(unusualEndpoints[0] ?? '')}${more}`)]);
	}
	if (credentialsExpireAt !== undefined) parts.push(credentials(credentialsExpireAt, now));
	return parts.flatMap((part) => [plain('  '), ...part]);
};

const who = ({identity, now}: AppState, symbols: Symbols): {left: Line; right: Line} => {
	switch (identity.status) {
		case 'loading': {
			const text = isFelt(identity.since, now) ? `asking AWS who you are${symbols.ellipsis}` : '';
			return {left: [dim(text)], right: []};
		}
		case 'failed':
			return {left: [toned('bad', identity.problem.message)], right: []};
		case 'ready':
			return {left: left(identity.value), right: right(identity.value, now)};
	}
};

/** Who I am, where I am, and anything about it that is unusual. */
export const headerLine = (state: AppState, width: number, symbols: Symbols): Line => {
	const parts = who(state, symbols);
	return spread(
		[toned('accent', ' daypass'), plain('  '), ...parts.left],
		[...parts.right, plain(' ')],
		width,
		symbols.ellipsis,
	);
};
