import type {CallerCredentials} from '../../aws/session.ts';
import {type Check, finding} from '../../check.ts';
import {misspeltRegion} from '../../console/misspelt-region.ts';
import {type Partition, partitionOfRegion} from '../../console/partitions.ts';
import {findRegion} from '../../console/regions.ts';
import type {Failure} from '../../failure.ts';
import type {Caller} from './caller.ts';

const names = {
	credentials: {id: 'credentials', title: 'Credentials'},
	caller: {id: 'caller', title: 'You'},
	region: {id: 'region', title: 'Region'},
} as const;

/** What kind the credentials are, where they come from and how long they last; never what they are. */
export const credentialsCheck = (found: CallerCredentials | Failure, now: number): Check => {
	if (found instanceof Error) {
		if (found.code !== 'timeout') return finding(names.credentials, 'problem', found.message, found.hint);
		const hint = 'Look at the profile’s credential_process, or at the endpoint they come from.';
		return finding(names.credentials, 'problem', 'what should hand them out does not answer', hint);
	}
	const {kind, origin, expiresAt, passedOver} = found;
	const where = origin === undefined ? kind : `${kind}, from ${origin}`;
	const from = passedOver ? `${where} and not ${passedOver.source} (${passedOver.because})` : where;
	if (!expiresAt) return finding(names.credentials, 'ok', from);
	const left = expiresAt.getTime() - now;
	if (left > 0) return finding(names.credentials, 'ok', `${from}, for ${length(left)}`);
	const hint = 'Get fresh ones (in CloudShell: reload the tab; with SSO: aws sso login).';
	return finding(names.credentials, 'problem', `${from}, expired`, hint);
};

/** Rounded down: `another 11 min`, `another 3 h 5 min`. */
const length = (milliseconds: number): string => {
	const minutes = Math.floor(milliseconds / 60_000);
	if (minutes < 1) return 'less than a minute';
	return `another ${minutes < 60 ? '' : `${Math.floor(minutes / 60)} h `}${minutes % 60} min`;
};

const noRole = 'Use an IAM user or a role session.';

/**
 * Who AWS says is asking, and whether that is somebody who may assume roles at all; undefined: nobody could be asked.
 */
export const callerCheck = (found: Caller | Failure | undefined): Check => {
	if (!found) return finding(names.caller, 'skipped', 'without credentials AWS can’t say');
	if (found instanceof Error) return finding(names.caller, 'problem', found.message, found.hint);
	const {kind, arn} = found;
	if (kind === 'root')
		return finding(names.caller, 'problem', `${arn}: the root user may assume no role`, noRole);
	if (kind === 'federated-user')
		return finding(names.caller, 'problem', `${arn}: a federated user may assume no role`, noRole);
	return finding(names.caller, 'ok', arn);
};

/** The region that is set, and whether it is one of the caller's partition. */
export const regionCheck = (
	region: string | undefined,
	caller: Pick<Caller, 'partition'> | undefined,
): Check => {
	if (region === undefined) {
		const hint = 'Set AWS_REGION, or the profile’s region; on the screen and with link, --region does.';
		return finding(names.region, 'problem', 'none is set', hint);
	}
	const partition = partitionOfRegion(region);
	const wrong = misspeltRegion(region);
	if (!partition || wrong) {
		const hint = `AWS_REGION or the profile sets it.${wrong ? ` ${wrong.hint}` : ''}`;
		return finding(names.region, 'problem', `there is no region “${region}”`, hint);
	}
	const where = `${region}, ${findRegion(region)?.name ?? 'not known to this daypass'}, ${partitionText(partition)}`;
	if (caller && caller.partition !== partition.id) {
		return finding(
			names.region,
			'problem',
			`${where}; you are in ${caller.partition}`,
			'Set a region of your own partition.',
		);
	}
	return finding(names.region, findRegion(region) ? 'ok' : 'warning', where);
};

const partitionText = ({id, name}: Partition) =>
	id === 'aws' ? 'partition aws' : `partition ${id} (${name})`;
