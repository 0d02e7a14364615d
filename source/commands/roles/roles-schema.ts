import {needs, verdicts} from '../../roles/verdict/verdict.ts';
import {list, notices, object, oneOf, output, text, texts, time, whole, yesNo} from '../json-schema.ts';

const caller = object('whose credentials these are', {
	arn: text('as AWS names the caller'),
	account: text('the caller’s account'),
	kind: oneOf('what the caller is', ['user', 'role-session', 'federated-user', 'root']),
	credentials: oneOf('how long they last', ['long-term', 'temporary']),
	identityArn: text('the IAM user or role behind the caller'),
});

const role = object(
	'a role',
	{
		arn: text('its ARN'),
		name: text('its name'),
		path: text('its path, / for none'),
		account: text('its account'),
		description: text('its description'),
		longestSessionSeconds: whole('the longest session it gives this caller'),
		verdict: oneOf('whether the caller may assume it', verdicts),
		needs: list('what has to be supplied or true', oneOf('a need', needs)),
		reasons: texts('why, in sentences'),
	},
	{
		profile: text('the AWS profile it was found through'),
		maxSessionSeconds: whole('its own maximum, where that could be read'),
		verifiedAt: time('when AWS itself was asked (--verify)'),
	},
);

export const rolesSchema = output('roles --json', {
	caller,
	complete: yesNo('everything that bears on the verdicts was read'),
	notices,
	roles: list('in the order of their ARNs', role),
});
