import {type Check, finding} from '../../check.ts';
import {misspeltRegion} from '../../console/misspelt-region.ts';
import {partitionOfRegion} from '../../console/partitions.ts';
import {within} from '../../deadline.ts';
import {isDemo} from '../../environment.ts';
import {Failure} from '../../failure.ts';
import {configChecks} from '../../presets/config-checks.ts';
import {callerCheck, credentialsCheck, regionCheck} from '../../roles/caller/caller-checks.ts';
import {identifyCaller} from '../../roles/caller/identify.ts';
import {permissionChecks} from '../../roles/permission-checks.ts';
import {inCloudShell, openSession} from '../../roles/session.ts';
import {reachabilityChecks} from '../../signin/reachability.ts';
import type {World} from '../world.ts';
import {versionChecks} from './doctor-versions.ts';

export type DoctorOptions = {
	readonly profile?: string | undefined;
	/** Asks for the code of the MFA device a profile names; absent: such a profile is a finding. */
	readonly askMfaCode?: ((serial: string) => Promise<string>) | undefined;
};

/**
 * Seconds. Credentials, caller and permissions wait for each other: together they stay under the forty a command may
 * take.
 */
const patience = 12;

/** Asked where none is set, so that the rest can still be looked at. */
const anyRegion = 'us-east-1';

/**
 * Everything `daypass doctor` looks at but the terminal, as much as possible at once; in the order it is told.
 * @throws Failure `cancelled` only: whatever else goes wrong is a finding.
 */
export const examine = async (options: DoctorOptions, world: World): Promise<readonly Check[]> => {
	const [aws, config] = await Promise.all([awsChecks(options, world), configChecks(world.folder, world.env)]);
	return [
		...aws,
		...config,
		// The demo's presets are in no home folder.
		...(inCloudShell(world.env) && !isDemo(world.env) ? [cloudShellCheck] : []),
		...(await versionChecks()),
	];
};

const awsChecks = async (
	{profile, askMfaCode}: DoctorOptions,
	{env, signal, now}: World,
): Promise<readonly Check[]> => {
	let waitForPerson = () => {};
	const session = openSession({
		env,
		profile,
		askMfaCode:
			askMfaCode &&
			((serial) => {
				waitForPerson();
				return askMfaCode(serial);
			}),
	});
	const region = await session.region().catch(noRegion);
	const asked = region && partitionOfRegion(region) && !misspeltRegion(region) ? region : anyRegion;

	const reachability = reachabilityChecks({env, profile, region: asked, seconds: patience, signal});
	const callerSide = async () => {
		const credentials = await within(patience, signal, (_, wait) => {
			waitForPerson = wait;
			return session.credentials();
		});
		const checked = credentialsCheck(credentials, now());
		if (credentials instanceof Failure) return {first: [checked, callerCheck(undefined)], last: []};
		const caller = await within(patience, signal, (until) => identifyCaller(session, asked, until));
		const first = [checked, callerCheck(caller)];
		if (caller instanceof Failure) return {first, last: []};
		return {first, caller, last: await permissionChecks(caller, session, asked, patience, signal)};
	};
	const [{first, caller, last}, network] = await Promise.all([callerSide(), reachability]);
	return [...first, regionCheck(region, caller), ...network, ...last];
};

/** A profile that isn't there has none; what is wrong with it is told with the credentials. */
const noRegion = (error: unknown): undefined => {
	if (!(error instanceof Failure)) throw error;
};

// AWS CloudShell User Guide, "Persistent storage": 1 GB per region, deleted after 120 days without use of that region.
const cloudShellCheck = finding(
	{id: 'cloudshell', title: 'CloudShell'},
	'ok',
	'your home folder is this region’s alone, and is deleted when the region goes unused for about 120 days',
	'Keep a copy of your presets: daypass presets export.',
);
