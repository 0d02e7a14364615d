import type {SessionDetails} from '../key-set.ts';
import {isRevoked} from '../revocation.ts';
import type {ConsoleVisit, RunState} from '../run-state.ts';

/** A console session as its page tells of it; in the page as JSON too, for tests that drive a browser. */
export type ConsoleSession = {
	/** The role's name; empty for a federated user. */
	readonly role: string;
	/** The role, or the user who called GetFederationToken. */
	readonly identityArn: string;
	readonly sessionName: string;
	readonly principal: string;
	readonly account: string;
	readonly alias: string;
	readonly region: string;
	readonly service: string;
	readonly destination: string;
	/** The destination's own; the browser must arrive with it. */
	readonly fragment: string;
	readonly issuer: string;
	/** ISO 8601, all four. */
	readonly linkMadeAt: string;
	readonly openedAt: string;
	readonly sessionEndsAt: string;
	readonly now: string;
	readonly revoked: boolean;
	/** What the role may do, by the names of its policies, and what the pass narrowed it to. */
	readonly rolePolicies: readonly string[];
	readonly details: SessionDetails;
};

const regionName = /^[a-z]{2,4}(?:-[a-z]+)+-\d$/;

const regionOf = (url: URL) =>
	url.searchParams.get('region') ??
	url.hostname.split('.').find((label) => regionName.test(label)) ??
	'global';

/** The console's own word for the service: the path's first part, or the host's where a service has its own. */
const serviceOf = (url: URL) => {
	const [first = 'console', second = ''] = url.pathname.split('/').filter(Boolean);
	if (first === 'codesuite') return `${first}/${second}`;
	if (first !== 'console') return first;
	const [own = ''] = url.hostname.split('.').filter((label) => !regionName.test(label));
	return own === 'console' ? 'console home' : own;
};

const timeText = (time: number) => new Date(time).toISOString();

/** What a visit stands for, read from what the link brought and from what STS issued. */
export const consoleSession = (
	{token, destination, issuer, openedAt}: ConsoleVisit,
	state: RunState,
): ConsoleSession => {
	const {keys, issuedAt, sessionEndsAt} = token;
	const {principal, details} = keys;
	const {account} = state;
	const url = new URL(destination);
	const names = principal.arn.split('/').slice(1);
	const role = principal.kind === 'role-session' ? state.roleByArn(principal.identityArn) : undefined;
	return {
		role: role?.name ?? '',
		identityArn: principal.identityArn,
		sessionName: names.at(-1) ?? '',
		principal: principal.arn,
		account: principal.account,
		alias: principal.account === account.id ? (account.alias ?? '') : '',
		region: regionOf(url),
		service: serviceOf(url),
		destination,
		fragment: url.hash,
		issuer,
		linkMadeAt: timeText(issuedAt),
		openedAt: timeText(openedAt),
		sessionEndsAt: timeText(sessionEndsAt),
		now: timeText(state.now()),
		revoked: isRevoked(keys, state),
		rolePolicies: role
			? [...role.attached.map((arn) => arn.split('/').at(-1) ?? arn), ...state.inlinePolicies(role).keys()]
			: [],
		details,
	};
};
