import {Failure} from '../failure.ts';
import {plainText} from '../text/plain-text.ts';

/** A role ARN taken apart: `arn:<partition>:iam::<account>:role<path><name>`. */
export type RoleArn = {
	readonly arn: string;
	readonly partition: string;
	readonly account: string;
	/** `/` or `/team/`. */
	readonly path: string;
	readonly name: string;
};

// IAM User Guide, "IAM identifiers" and "IAM and AWS STS quotas": name ≤ 64, path ≤ 512 characters.
const roleArn = /^arn:(aws[a-z-]*):iam::(\d{12}):role(\/(?:[\u0021-\u007e]{1,510}\/)?)([\w+=,.@-]{1,64})$/;
const roleName = /^\/?((?:[\u0021-\u007e]+\/)?)([\w+=,.@-]{1,64})$/;

/** Undefined when the text is no role ARN. */
export const parseRoleArn = (text: string): RoleArn | undefined => {
	const [, partition, account, path, name] = roleArn.exec(text) ?? [];
	return partition && account && path && name ? {arn: text, partition, account, path, name} : undefined;
};

/** A bare `Audit` or `team/Audit`: the path only where the user gave one, `/team/`. */
export type RoleName = {readonly path?: string; readonly name: string};

/**
 * What a user may call a role by; white space around it comes with a paste.
 * @throws Failure `role-malformed`.
 */
export const parseRole = (pasted: string): RoleArn | RoleName => {
	const text = pasted.trim();
	const whole = parseRoleArn(text);
	if (whole) return whole;
	if (text.startsWith('arn:')) {
		const session = /^arn:[^:]*:sts::\d{12}:assumed-role\//.test(text);
		throw new Failure(
			'role-malformed',
			`“${shown(text)}” is not the ARN of a role${session ? ': it is a session of one' : ''}.`,
			'A role’s ARN looks like arn:aws:iam::111122223333:role/Name.',
		);
	}
	// AWS takes a colon in a path: this would be the role T below a path that nobody means.
	const [, account, rest] = /^(\d{12}):(?:role)?[/:]?(.+)$/.exec(text) ?? [];
	if (account && rest) {
		throw new Failure(
			'role-malformed',
			`“${shown(text)}” is neither a role’s name nor its ARN.`,
			`Did you mean arn:aws:iam::${account}:role/${shown(rest)}?`,
		);
	}
	const [, path, name] = roleName.exec(text) ?? [];
	if (name) return path ? {path: `/${path}`, name} : {name};
	throw new Failure(
		'role-malformed',
		`“${shown(text)}” can’t be the name of a role.`,
		'Give a role’s name, its path/name, or its ARN.',
	);
};

const shown = (text: string) => plainText(text, 120);

/** `path/name` without the leading slash: what people call a role within its account. */
export const shortName = ({path, name}: {path: string; name: string}) => `${path.slice(1)}${name}`;
