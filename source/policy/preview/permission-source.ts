/** The policies that bear on what a visitor can do, parsed and put into the layers that cut each other. */
import type {NamedPolicy, PolicySet} from '../language/decide.ts';
import {parsePart, parsePolicy} from '../language/parse-policy.ts';

/** A policy of a role, or one given with the pass (`scope`). */
export type PermissionPolicy = {
	readonly kind: 'managed' | 'inline' | 'boundary' | 'scope';
	readonly name: string;
	readonly arn?: string;
	/** JSON text; absent: could not be read. */
	readonly document?: string;
};

/** What could be read of a role. */
export type PermissionReading = {
	readonly policies: readonly PermissionPolicy[];
	/** False: there may be policies that are not among them. */
	readonly complete: boolean;
};

/** What could not be understood, in words. */
export type PermissionNotice = {readonly code: string; readonly message: string};

export type Permissions = {
	readonly set: PolicySet;
	/** Every policy was read and understood. */
	readonly complete: boolean;
	readonly notices: readonly PermissionNotice[];
};

/** Where a policy hangs, for a person. */
const places = {
	managed: 'The policy',
	inline: 'The inline policy',
	boundary: 'The boundary',
	scope: 'The scope',
} as const;

/**
 * Parses the policies. Statements that can't be understood count as unread and are named in `notices`; so may there be a
 * policy or a boundary that could not be listed, which stands among the role's own as one more unread.
 */
export const readPermissions = ({policies, complete}: PermissionReading): Permissions => {
	const notices: PermissionNotice[] = [];
	const read = ({kind, name, document}: PermissionPolicy): NamedPolicy => {
		if (document === undefined) return {name};
		const parsed = parsePolicy(document, 'identity');
		if (parsed.readable) return {name, document: parsed.document};
		const part = parsePart(document, 'identity');
		const how = part === undefined ? 'not taken into account' : 'taken into account in part';
		notices.push({code: 'not-understood', message: `${places[kind]} ${name} is ${how}: ${parsed.reason}.`});
		if (part === undefined) return {name};
		const unclear = part.unclear.every(({effect}) => effect === 'Allow') ? 'allows' : 'any';
		return {name, document: part.document, unclear};
	};
	const layer = (...kinds: readonly PermissionPolicy['kind'][]) =>
		policies.filter(({kind}) => kinds.includes(kind)).map(read);
	const identity = layer('managed', 'inline');
	const [boundary] = layer('boundary');
	const session = layer('scope');
	return {
		set: {
			identity: complete ? identity : [...identity, {name: ''}],
			...(boundary ? {boundary} : {}),
			...(session.length > 0 ? {session} : {}),
		},
		complete:
			complete &&
			[...identity, boundary, ...session].every((policy) => !policy || (policy.document && !policy.unclear)),
		notices,
	};
};
