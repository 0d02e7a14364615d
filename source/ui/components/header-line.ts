import type {Caller} from '../../roles/caller/caller.ts';
import {roughly} from '../../text/duration-text.ts';
import type {AppState} from '../app-state.ts';
import type {CallerHeader} from '../jobs.ts';
import {needsSpinner} from '../runtime/loadable.ts';
import {drawable} from '../text/drawable.ts';
import {dim, fitLine, type Line, lineWidth, plain, spread, strong, toned} from '../text/line.ts';
import type {Symbols} from '../theme.ts';

/** Under ten minutes of credentials are worth a warning: a chained pass ends with them. */
const soon = 10 * 60;

/** `1111-2222-3333`: how AWS writes an account where a person reads it. */
export const accountText = (account: string): string =>
	/^\d{12}$/.test(account) ? account.replace(/(\d{4})(\d{4})(\d{4})/, '$1-$2-$3') : drawable(account);

/** A role session goes by its role; one of IAM Identity Center by the person, its role's name is a machine's. */
const callerName = ({kind, identityArn, name}: Caller): string => {
	const role = identityArn.slice(identityArn.lastIndexOf('/') + 1);
	return drawable(kind === 'role-session' && !role.startsWith('AWSReservedSSO_') ? role : name);
};

const credentials = (expireAt: string, now: number): Line => {
	const seconds = Math.floor((Date.parse(expireAt) - now) / 1000);
	if (seconds <= 0) return [toned('bad', 'your credentials have ended')];
	const text = `creds ${roughly(seconds)}`;
	return [seconds < soon ? toned('warn', text) : dim(text)];
};

/** That it is not AWS which is asked, and who is: as much of it as there is room for. */
const unusual = ({demo, unusualEndpoints}: CallerHeader): readonly Line[] => {
	if (demo) return [[toned('warn', 'demo')]];
	const [first, ...others] = unusualEndpoints;
	if (first === undefined) return [[]];
	const more = others.length > 0 ? ` +${others.length}` : '';
	const url = drawable(first);
	return [`: ${url}${more}`, `: ${url.replace(/^https?:\/\//, '')}${more}`, ''].map((who) => [
		toned('warn', `not AWS${who}`),
	]);
};

/** Which source signs where another could have: as much of it as there is room for. */
const doubts = ({passedOver}: CallerHeader): readonly Line[] => {
	if (passedOver === undefined) return [[]];
	const {source, because} = passedOver;
	return [
		[toned('warn', `not ${drawable(source)}: ${drawable(because)}`)],
		[toned('warn', `not ${drawable(source)}`)],
		[],
	];
};

const brand: Line = [toned('accent', 'daypass'), plain('  ')];

/** From everything to what can't be left out: the first that fits is shown. */
const versions = (identity: CallerHeader): readonly Line[] => {
	const {caller, alias, region} = identity;
	const who = strong(callerName(caller));
	const account = accountText(caller.account);
	const named: Line = alias === undefined ? [] : [plain(drawable(alias))];
	const numbered: Line =
		alias === undefined ? [plain(account)] : [plain(`${drawable(alias)} `), dim(account)];
	const where: Line = [plain('  '), toned('accent', drawable(region))];
	const at = dim(' @ ');
	return [
		[...brand, who, at, ...numbered, ...where],
		[who, at, ...numbered, ...where],
		[who, at, ...(named.length > 0 ? named : numbered), ...where],
	];
};

const ready = (identity: CallerHeader, now: number, width: number, symbols: Symbols): Line => {
	const {credentialsExpireAt} = identity;
	const ends = credentialsExpireAt === undefined ? [] : credentials(credentialsExpireAt, now);
	const all = versions(identity);
	const needed = lineWidth(all.at(-1) ?? []) + 2;
	const asked = unusual(identity);
	const rights = [
		...doubts(identity).flatMap((doubt) => asked.map((one) => [doubt, one, ends])),
		// The end of credentials gives way, unless it is near.
		[asked.at(-1) ?? [], ends.some(({tone}) => tone !== 'dim') ? ends : []],
	].map((parts) => parts.filter((part) => part.length > 0).flatMap((part): Line => [plain('  '), ...part]));
	const right = rights.find((one) => lineWidth(one) + needed <= width) ?? rights.at(-1) ?? [];
	const room = width - lineWidth(right) - 2;
	const left = all.find((version) => lineWidth(version) <= room) ?? all.at(-1) ?? [];
	return spread([plain(' '), ...left], [...right, plain(' ')], width, symbols.ellipsis);
};

/** Who I am, where I am, and anything about it that is unusual. */
export const headerLine = ({identity, now}: AppState, width: number, symbols: Symbols): Line => {
	switch (identity.status) {
		case 'loading': {
			const text = needsSpinner(identity.since, now) ? `asking AWS who you are${symbols.ellipsis}` : '';
			return [plain(' '), ...brand, dim(text)];
		}
		case 'failed':
			return fitLine([plain(' '), ...brand, toned('bad', identity.problem.message)], width, symbols.ellipsis);
		case 'ready':
			return ready(identity.value, now, width, symbols);
	}
};
