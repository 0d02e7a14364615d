import type {AwsSession, CallerCredentials} from '../aws/session.ts';
import type {FilledRequest} from '../pass/fill-in.ts';
import type {PassSecrets} from '../pass/pass.ts';
import type {Caller} from '../roles/caller/caller.ts';
import type {RoleArn} from '../roles/role-arn.ts';
import type {AskPerson} from './mfa.ts';
import type {Opening, Regions} from './opening.ts';
import type {ResolvedScope} from './scope-parts.ts';
import type {SessionLength} from './session-length.ts';

/** A pass that is being made. */
export type Job = {
	readonly request: FilledRequest;
	/** What is said and written down of it: no secret. */
	readonly openly: readonly string[];
	readonly secrets: PassSecrets;
	readonly session: AwsSession;
	readonly regions: Regions;
	readonly opening: Opening;
	/** The caller's own. */
	readonly credentials: CallerCredentials;
	/** Who is asking; AWS is asked once, when it is first needed. */
	readonly caller: () => Promise<Caller>;
	/** What the caller is called, which may be known without asking. */
	readonly makerName: () => Promise<string>;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly signal: AbortSignal;
	/** Asks the person for a code that is needed; absent: there is nobody to ask. */
	readonly ask?: AskPerson | undefined;
	/** Told what is being waited for, for a person. */
	readonly onWait?: ((doing: string) => void) | undefined;
};

/** Who the visitor will be, before AWS is asked for their credentials. */
export type Visitor = AssumedRole | FederatedUser | OwnSession;

export type AssumedRole = Planned & {
	readonly kind: 'role';
	readonly role: RoleArn;
	readonly length: SessionLength;
	/** Given, or said of the role by the AWS config file. */
	readonly externalId?: string | undefined;
	readonly mfaSerial?: string | undefined;
};

export type FederatedUser = Planned & {
	readonly kind: 'federated-user';
	readonly role?: undefined;
	readonly seconds: number;
};

/** The session at hand itself. */
export type OwnSession = Planned & {
	readonly kind: 'own-session';
	/** Its role, where IAM tells its path. */
	readonly role?: RoleArn;
	/** The session's ARN. */
	readonly principal: string;
};

type Planned = {
	readonly account: string;
	readonly sessionName: string;
	readonly scope: ResolvedScope;
};

/** Session policies and tags, as AssumeRole and GetFederationToken both take them. */
export const sessionParameters = (
	{policy, policyArns}: ResolvedScope,
	tags: Readonly<Record<string, string>>,
) => {
	const Tags = Object.entries(tags).map(([Key, Value]) => ({Key, Value}));
	return {
		...(policy === undefined ? {} : {Policy: policy}),
		...(policyArns.length > 0 ? {PolicyArns: policyArns.map((arn) => ({arn}))} : {}),
		...(Tags.length > 0 ? {Tags} : {}),
	};
};
