import type {AwsSession} from '../aws/session.ts';
import {regionInConsoleUrl, resolveDestination} from '../console/destination.ts';
import {type Partition, partitionById, partitionOfRegion} from '../console/partitions.ts';
import type {Destination} from '../console/resolution.ts';
import {Failure} from '../failure.ts';
import type {FilledRequest} from '../pass/fill-in.ts';
import {ownRegion, requireRegion} from '../roles/caller/identify.ts';
import {parseRole} from '../roles/role-arn.ts';

/** Where the console opens, of which partition. */
export type Opening = {readonly partition: Partition; readonly destination: Destination};

export type Regions = {
	/** Where the console opens, unless the destination says another. */
	readonly console: string;
	/** Where STS is asked: the caller's own region, or for want of one the same. */
	readonly sts: string;
};

/** @throws Failure `no-region`, `unknown-region`. */
export const chooseRegions = async (request: FilledRequest, session: AwsSession): Promise<Regions> => {
	const own = await ownRegion(session);
	const console =
		request.region ?? regionInConsoleUrl(request.destination) ?? own ?? (await requireRegion(session));
	return {console, sts: own ?? console};
};

const partitionNamed = (role: string): string | undefined => {
	const named = parseRole(role);
	return 'arn' in named ? named.partition : undefined;
};

/** Where the console opens, before anything is asked of AWS: a role that is only named is in one's own partition. */
export const openingOf = (request: FilledRequest, regions: Regions): Opening => {
	const named = request.federate || request.self ? undefined : partitionNamed(request.role);
	// No partition's region is no region: which were meant is told where it is looked for.
	const own = partitionOfRegion(regions.sts)?.id;
	return openingIn(named ?? own ?? 'aws', own, request, regions);
};

/**
 * Where the console opens for a role of that partition.
 * @throws Failure of kind `usage` that says which of role, region and destination does not agree.
 */
const openingIn = (
	partitionId: string,
	own: string | undefined,
	request: FilledRequest,
	regions: Regions,
): Opening => {
	const partition = partitionById(partitionId);
	if (!partition) {
		throw new Failure(
			'unknown-partition',
			`“${partitionId}” is not a partition of AWS.`,
			'A role’s ARN begins with arn:aws:, arn:aws-cn:, arn:aws-us-gov: or another of AWS’s partitions.',
		);
	}
	// Told first: no other region or page would help.
	if (own !== undefined && own !== partition.id) {
		throw new Failure(
			'other-partition',
			`The role is in the partition ${partition.id}, but your region ${regions.sts} is not.`,
			'Use credentials and AWS_REGION of the role’s own partition: nothing crosses between them.',
		);
	}
	const resolution = resolveDestination({text: request.destination, region: regions.console, partition});
	if (!resolution.ok) throw new Failure(resolution.code, resolution.message, resolution.hint);
	checkSignOut(request, partition);
	return {partition, destination: resolution.destination};
};

const checkSignOut = (request: FilledRequest, partition: Partition) => {
	if (!request.logoutFirst || partition.id === 'aws') return;
	throw new Failure(
		'logout-first-unsupported',
		'Signing the browser out first works in the commercial partition only.',
		'Leave it out, with --no-logout-first where a setting or a preset says so: the visitor signs out by hand, or opens the link in a private window.',
	);
};
