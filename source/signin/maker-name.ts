import type {AwsSession} from '../aws/session.ts';
import type {Caller} from '../roles/caller/caller.ts';

/** What makers are called, remembered for their credentials, so that the next pass need not ask AWS for it. */
export type MakerNames = {
	/** Undefined: it is not known, or there is the least doubt. */
	recall(fingerprint: string, now: number): string | undefined;
	/** @param until Milliseconds since 1970. */
	keep(fingerprint: string, name: string, until: number): void;
};

/** An IAM user may be renamed, and keeps their access key: a name is trusted for so long. Milliseconds. */
export const longestKept = 12 * 3_600_000;

type Asking = {
	readonly session: AwsSession;
	readonly caller: () => Promise<Caller>;
	readonly names: MakerNames | undefined;
	readonly now: () => number;
	readonly signal: AbortSignal;
};

/** The caller's own user or session name: what a session name is made of that nobody asked for. */
export const makerName = async ({session, caller, names, now, signal}: Asking): Promise<string> => {
	if (names === undefined) return (await caller()).name;
	const fingerprint = await session.fingerprint(signal);
	const known = names.recall(fingerprint, now());
	if (known !== undefined) return known;
	const [{name}, {expiresAt}] = await Promise.all([caller(), session.credentials(signal)]);
	names.keep(
		fingerprint,
		name,
		Math.min(now() + longestKept, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY),
	);
	return name;
};
