import {parsePolicy} from '../policy/language/parse-policy.ts';
import {coversAction} from '../policy/language/statement-match.ts';
import type {Evidence} from './caller/evidence.ts';
import type {Role} from './role.ts';
import {parseRoleArn, type RoleArn} from './role-arn.ts';

/** Role ARNs somebody wrote down without a wildcard in an Allow for sts:AssumeRole: the caller's own policies. Pure. */
export const rolesInPolicies = ({identity}: Evidence): readonly string[] =>
	identity.flatMap(({document}) => {
		const parsed = document === undefined ? undefined : parsePolicy(document, 'identity');
		if (!parsed?.readable) return [];
		return parsed.document.statements
			.filter(({effect, actions}) => effect === 'Allow' && coversAction(actions, 'sts:AssumeRole'))
			.flatMap(({resources}) => (resources && !resources.not ? resources.patterns : []))
			.flatMap((pattern) => (pattern.kind === 'arn' ? [pattern.source] : []))
			.filter((arn) => !/[*?]/.test(arn) && parseRoleArn(arn) !== undefined);
	});

/** A role of which nothing is known but its ARN; undefined where the text is none. */
export const roleByArn = (arn: string, foundIn: Role['foundIn']): Role | undefined => {
	const parsed = parseRoleArn(arn);
	return parsed && aloneByArn(parsed, foundIn);
};

export const aloneByArn = ({arn, name, path, account}: RoleArn, foundIn: Role['foundIn']): Role => ({
	arn,
	name,
	path,
	account,
	description: '',
	foundIn,
});
