import {createHash} from 'node:crypto';
import {awsErrorCode, awsWords} from '../aws/errors.ts';
import {Failure} from '../failure.ts';
import type {Granted} from './assume.ts';
import type {ResolvedScope} from './scope.ts';

/**
 * What AWS made of a scope: it compresses session policies and tags into a form of its own, whose limit nobody can work
 * out beforehand, and answers with the percentage (STS API Reference, "AssumeRole", PackedPolicySize).
 */
export type PackedSize = {
	/** A digest of the scope's policies: it tells the same scope again and nothing else. */
	readonly scope: string;
	/** Percent of AWS's limit, the tags of that time included; absent where a refusal does not say. */
	readonly percent?: number;
	/** Too large for AWS. */
	readonly refused: boolean;
};

/** From here on little more fits: a few tags or a longer name may be too much. */
const tight = 90;

const hasPolicies = ({policy, policyArns}: ResolvedScope) => policy !== undefined || policyArns.length > 0;

/** See {@link PackedSize}; undefined: there are no policies. */
export const scopeDigest = (scope: ResolvedScope): string | undefined =>
	hasPolicies(scope)
		? createHash('sha256')
				.update(JSON.stringify([scope.policy ?? '', ...scope.policyArns]))
				.digest('hex')
				.slice(0, 32)
		: undefined;

/** What is to be known of a scope that AWS has seen before, as a sentence; `warns`: it may not fit again. */
export const packedBefore = ({
	percent,
	refused,
}: PackedSize): {readonly sentence: string; readonly warns: boolean} => {
	if (refused) {
		const how = percent === undefined ? '' : `, at ${percent} % of its limit`;
		const sentence = `AWS refused this scope as too large the last time${how}: it fits with fewer tags or a shorter policy, if at all.`;
		return {sentence, warns: true};
	}
	const warns = percent !== undefined && percent >= tight;
	const sentence = `AWS packed this scope to ${percent} % of its limit the last time${warns ? ': a tag or a line more may be too much' : ''}.`;
	return {sentence, warns};
};

type Packed = {
	readonly scope: ResolvedScope;
	readonly tags: Readonly<Record<string, string>>;
	readonly onPacked?: ((size: PackedSize) => void) | undefined;
};

/** Asks AWS for a session, and tells what it made of the scope and the tags, also where it is too much. */
export const packing = async (
	ask: () => Promise<Granted>,
	{scope, tags, onPacked}: Packed,
): Promise<Granted> => {
	const digest = scopeDigest(scope);
	const tell = (size: Omit<PackedSize, 'scope'>) => {
		if (digest !== undefined) onPacked?.({scope: digest, ...size});
	};
	try {
		const granted = await ask();
		const percent = granted.issued.packedPolicySize;
		if (percent === undefined) return granted;
		tell({percent, refused: false});
		if (percent < tight) return granted;
		const warning = `AWS packed ${whatIsPacked(scope, tags)} to ${percent} % of its limit: little more will fit.`;
		return {...granted, warnings: [...granted.warnings, warning]};
	} catch (error) {
		if (!(error instanceof Failure) || awsErrorCode(error) !== 'PackedPolicyTooLarge') throw error;
		const [, percent] = /(\d{1,6}) ?%/.exec(awsWords(error)) ?? [];
		tell({...(percent === undefined ? {} : {percent: Number(percent)}), refused: true});
		throw new Failure(error.code, error.message, whatToCut(scope, tags) || error.hint, error.cause);
	}
};

/** Where nothing was asked for there are the tags that go on from the caller's own session. */
const whatIsPacked = (scope: ResolvedScope, tags: Packed['tags']): string =>
	[
		...(hasPolicies(scope) ? ['the scope'] : []),
		...(Object.keys(tags).length > 0 ? ['the session tags'] : []),
	].join(' and ') || 'the session tags';

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What takes room, and what to do about each. */
const whatToCut = ({policy, policyArns}: ResolvedScope, tags: Packed['tags']): string => {
	const pairs = Object.entries(tags);
	const characters = pairs.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
	return [
		...(policy === undefined
			? []
			: [
					`The policy has ${policy.length} characters, and AWS packs them: what repeats takes little room, so cut different names first, use wildcards, or make it a managed policy and name its ARN.`,
				]),
		...(policyArns.length > 1
			? [`There are ${policyArns.length} managed policies, each with its ARN: write what is needed into one.`]
			: []),
		...(pairs.length > 0
			? [
					`${counted(pairs.length, 'session tag takes', 'session tags take')} ${characters} characters: leave some out, or make them shorter.`,
				]
			: []),
	].join(' ');
};
