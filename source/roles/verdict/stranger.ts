/** Why a role is not for this caller, whatever their own policies say: whom its trust policy lets in instead. */
import type {PolicyDocument, Statement} from '../../policy/language/policy-document.ts';
import {namingsOf, type Principal} from '../../policy/language/principal.ts';
import {coversAction} from '../../policy/language/statement-match.ts';
import {yes} from '../../policy/language/truth.ts';
import type {Caller} from '../caller/caller.ts';
import type {Role} from '../role.ts';
import {
	type Explanation,
	explanation,
	fewWords,
	principalWords,
	quote,
	shortArn,
	statementWords,
	youMayNot,
} from './words.ts';

const nameOf = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

/** A principal that looks like the caller and is not: the mistake people search for longest. */
const nearMiss = (principals: readonly Principal[], caller: Caller): string | undefined => {
	const names = principals.flatMap(({type, value}) => (type === 'AWS' ? [value] : []));
	const own = [caller.arn, caller.identityArn];
	const find = (isNear: (name: string) => boolean) =>
		names.find((name) => !own.includes(name) && isNear(name));
	if (find((name) => own.some((arn) => arn.toLowerCase() === name.toLowerCase())) !== undefined) {
		return 'It names you with other capital letters, which to AWS is somebody else.';
	}

	const sessionPrefix = caller.arn.slice(0, caller.arn.lastIndexOf('/') + 1);
	if (caller.kind === 'role-session' && find((name) => name.startsWith(sessionPrefix)) !== undefined) {
		return 'It names another session of your role, not this one.';
	}

	const accountPrefix = caller.identityArn.slice(0, caller.identityArn.indexOf('/') + 1);
	const elsewhere = find(
		(name) => name.startsWith(accountPrefix) && nameOf(name) === nameOf(caller.identityArn),
	);
	return elsewhere === undefined
		? undefined
		: `It names ${shortArn(elsewhere, caller)}, and you are ${shortArn(caller.identityArn, caller)}: the path counts.`;
};

type Named = {readonly principal: Principal; readonly statement: Statement};

/** Whether the statement offers the principal one of the calls by which its kind gets a role's session. */
const offersSession = ({principal: {type}, statement: {actions}}: Named): boolean => {
	const covers = (action: string) => coversAction(actions, action);
	return type === 'Federated'
		? covers('sts:AssumeRoleWithSAML') || covers('sts:AssumeRoleWithWebIdentity')
		: covers('sts:AssumeRole');
};

const wordsOf = (named: readonly Named[], caller: Caller): string =>
	fewWords([...new Set(named.map(({principal}) => principalWords(principal, caller)))], 'and');

export const explainStranger = ({statements}: PolicyDocument, caller: Caller): Explanation => {
	const allows = statements.filter(({effect}) => effect === 'Allow');
	const named = allows.flatMap((statement): readonly Named[] =>
		statement.principals === undefined || statement.principals.not
			? []
			: statement.principals.principals.map((principal) => ({principal, statement})),
	);
	const served = named.filter(offersSession);
	const people = served.filter(({principal}) => principal.type === 'AWS');
	// Let in by name, but to nothing: a slip in the action is enough.
	const own = allows.find(
		({principals}) =>
			principals !== undefined && namingsOf(principals, caller).some(({truth}) => truth === yes),
	);
	if (own !== undefined) {
		const place = statementWords({statement: own});
		const actions = fewWords(own.actions.patterns.map(quote), 'and');
		const offer = own.actions.not ? `leaves out ${actions}` : `offers ${actions} instead`;
		return youMayNot(`its trust policy names you, but does not offer you sts:AssumeRole: ${place} ${offer}`);
	}

	if (named.length === 0) {
		return youMayNot('its trust policy lets nobody in');
	}

	if (served.length === 0) {
		return youMayNot('its trust policy offers nobody sts:AssumeRole');
	}

	if (people.length === 0) {
		return youMayNot(`only ${wordsOf(served, caller)} can assume it`);
	}

	const {reasons} = youMayNot(`it trusts only ${wordsOf(people, caller)}`);
	const hint = nearMiss(
		people.map(({principal}) => principal),
		caller,
	);
	return explanation(hint === undefined ? reasons : [...reasons, hint]);
};

const partitionOf = (arn: string) => arn.split(':')[1] ?? '';

export const isServiceLinked = (role: Role) => role.path.startsWith('/aws-service-role/');

/** Why this caller can't assume this role whatever any policy says; `undefined`: policies decide. */
export const impossibleFor = (caller: Caller, role: Role): Explanation | undefined => {
	if (caller.kind === 'root') {
		return youMayNot('the account root user cannot assume any role; sign in as a user or role');
	}

	if (caller.kind === 'federated-user') {
		return youMayNot('credentials from GetFederationToken cannot assume any role; use the user’s own');
	}

	if (partitionOf(role.arn) !== caller.partition) {
		return youMayNot(
			`the role is in the partition ${partitionOf(role.arn)}, your credentials are of ${caller.partition}`,
		);
	}

	return isServiceLinked(role)
		? youMayNot('it is a service-linked role, which only its AWS service can assume')
		: undefined;
};
