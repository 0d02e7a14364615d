import type {Destination} from '../console/destination.ts';
import type {Partition} from '../console/partitions.ts';
import type {PassRequest, PassSecrets} from '../pass/pass.ts';
import type {Caller} from '../roles/caller/caller.ts';
import type {RoleArn} from '../roles/role-arn.ts';
import type {Granted} from './assume.ts';
import type {PassContext} from './make-pass.ts';
import type {ResolvedScope} from './scope.ts';

/** Where the console opens, of which partition. */
export type Place = {readonly partition: Partition; readonly destination: Destination};

/** What it takes to get credentials for the visitor, by AssumeRole or by GetFederationToken. */
export type Stage = {
	readonly request: PassRequest;
	readonly secrets: PassSecrets;
	readonly context: PassContext;
	/** The region STS is asked in. */
	readonly stsRegion: string;
	/** The place in a partition, given by its ID; throws kind `usage` where role, region and destination don't agree. */
	readonly place: (partition: string) => Place;
	/** Who is asking; AWS is asked once. */
	readonly caller: () => Promise<Caller>;
	/** Told what the visitor will get, once AWS is being asked for it; without a role: a federated user. */
	readonly onAsking: (role: RoleArn | undefined, scope: ResolvedScope, place: Place) => void;
	/** Told that AWS has refused it. */
	readonly onRefused: () => void;
};

/** Who the visitor will be, and the credentials their session is made of. */
export type Visitor = {
	readonly granted: Granted;
	/** The role's ARN; `''` for a federated user. */
	readonly role: string;
	readonly account: string;
	readonly sessionName: string;
	readonly scope: ResolvedScope;
	readonly place: Place;
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
