/** Why a role is not for this caller: whom its trust policy lets in instead. */
import type {PolicyDocument} from '../../policy/language/policy-document.ts';
import type {Principal} from '../../policy/language/principal.ts';
import {coversAction} from '../../policy/language/statement-match.ts';
import type {Caller} from '../caller/caller.ts';
import {type Explanation, explanation, youMayNot} from './explanation.ts';
import {joinWords, principalWords, shortArn} from './words.ts';

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

export const explainStranger = ({statements}: PolicyDocument, caller: Caller): Explanation => {
	const named = statements.flatMap(({effect, principals, actions}) =>
		effect === 'Deny' || principals === undefined || principals.not
			? []
			: principals.principals.map((principal) => ({
					principal,
					isForPeople: principal.type === 'AWS' && coversAction(actions, 'sts:AssumeRole'),
				})),
	);
	const people = named.filter(({isForPeople}) => isForPeople);
	const principals = (people.length > 0 ? people : named).map(({principal}) => principal);
	const names = joinWords(
		[...new Set(principals.map((principal) => principalWords(principal, caller)))],
		'and',
	);
	if (names === '') {
		return youMayNot('its trust policy lets nobody in');
	}

	if (people.length === 0) {
		return youMayNot(`only ${names} can assume it`);
	}

	const {reasons} = youMayNot(`it trusts only ${names}`);
	const hint = nearMiss(principals, caller);
	return explanation(hint === undefined ? reasons : [...reasons, hint]);
};
