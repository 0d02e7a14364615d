import {createHash} from 'node:crypto';
import {awsErrorCode, awsWords} from '../aws/errors.ts';
import {Failure} from '../failure.ts';
import type {Granted} from './assume.ts';
import type {ResolvedScope} from './scope-parts.ts';

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

type Tags = Readonly<Record<string, string>>;

/** What AWS made of a scope it took; undefined where there is none, or it does not say. */
export const packedSize = (scope: ResolvedScope, {issued}: Granted): PackedSize | undefined => {
	const digest = scopeDigest(scope);
	const percent = issued.packedPolicySize;
	return digest === undefined || percent === undefined ? undefined : {scope: digest, percent, refused: false};
};

export const packedWarnings = (scope: ResolvedScope, tags: Tags, {issued}: Granted): readonly string[] => {
	const percent = issued.packedPolicySize;
	return percent === undefined || percent < tight
		? []
		: [`AWS packed ${whatIsPacked(scope, tags)} to ${percent} % of its limit: little more will fit.`];
};

/** AWS's refusal of a scope and tags that are too much. */
export class TooLarge extends Failure {
	/** Absent: only the tags are. */
	readonly packed: PackedSize | undefined;

	constructor({message, hint, cause}: Failure, scope: ResolvedScope, tags: Tags) {
		super('policy-too-large', message, whatToCut(scope, tags) || hint, cause);
		const digest = scopeDigest(scope);
		const [, percent] = /(\d{1,6}) ?%/.exec(awsWords(this)) ?? [];
		this.packed =
			digest === undefined
				? undefined
				: {scope: digest, ...(percent === undefined ? {} : {percent: Number(percent)}), refused: true};
	}
}

/** AWS's refusal, with what to cut where it is for want of room. */
export const unlessTooLarge = (refused: unknown, scope: ResolvedScope, tags: Tags): unknown =>
	refused instanceof Failure && awsErrorCode(refused) === 'PackedPolicyTooLarge'
		? new TooLarge(refused, scope, tags)
		: refused;

/** Where nothing was asked for there are the tags that go on from the caller's own session. */
const whatIsPacked = (scope: ResolvedScope, tags: Tags): string =>
	[
		...(hasPolicies(scope) ? ['the scope'] : []),
		...(Object.keys(tags).length > 0 ? ['the session tags'] : []),
	].join(' and ') || 'the session tags';

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What takes room, and what to do about each. */
const whatToCut = ({policy, policyArns}: ResolvedScope, tags: Tags): string => {
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
