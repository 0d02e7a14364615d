/** What a request could carry, tried out: session names, tags, and what can't be seen from here. */
import {type Candidates, candidateValues} from '../../policy/language/candidate-values.ts';
import type {Template} from '../../policy/language/policy-variables.ts';
import {type Context, type KeyValue, present} from '../../policy/language/request-context.ts';
import type {Assignment, Variable} from '../../policy/language/satisfy.ts';
import type {TextDomain} from '../../policy/language/text-witnesses.ts';
import {contextFor, mayBeAbsent, type VerdictQuestion} from './context.ts';
import {type KeyFact, mayHaveSeveral} from './keys.ts';
import type {Relevant} from './relevant.ts';
import type {Need} from './verdict.ts';

const tagName = (key: string) => key.slice(key.indexOf('/') + 1);

/** The list of tag keys made to agree with the tags chosen: with each of them, and none that was left out. */
const agreeingWithTags = (value: KeyValue, chosen: Assignment): readonly KeyValue[] => {
	const listed = new Set(value.state === 'present' ? value.values.map((name) => name.toLowerCase()) : []);
	const tags = [...chosen].filter(([key]) => key.startsWith('aws:requesttag/'));
	if (tags.some(([key, tag]) => tag.state === 'absent' && listed.has(tagName(key)))) {
		return [];
	}

	const missing = tags.flatMap(([key, tag]) =>
		tag.state === 'present' && !listed.has(tagName(key)) ? [tagName(key)] : [],
	);
	return missing.length === 0
		? [value]
		: [present(...(value.state === 'present' ? value.values : []), ...missing)];
};

const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
const wildcards: Readonly<Record<string, string>> = {'*': '.*', '?': '.'};

const mostStars = 3;

/** What a variable must stand for if the text with it is to match: the longest value and the shortest. */
const fittingValues = (
	{parts}: Template,
	variable: string,
	text: string,
	context: Context,
): readonly string[] => {
	// Nobody writes more, and each one multiplies the ways to match.
	const stars = parts.map((part) =>
		part.kind === 'text' && part.wild ? part.text.split('*').length - 1 : 0,
	);
	if (stars.reduce((sum, count) => sum + count, 0) > mostStars) {
		return [];
	}

	const patternWith = (quantifier: string) =>
		parts
			.map((part) => {
				if (part.kind === 'text') {
					return part.wild
						? part.text.replaceAll(/[*?]|[^*?]+/g, (run) => wildcards[run] ?? escaped(run))
						: escaped(part.text);
				}

				const value = context(part.key);
				return part.key === variable
					? `(.${quantifier})`
					: value.state === 'present' && value.values.length === 1
						? escaped(value.values[0] ?? '')
						: '.*';
			})
			.join('');
	return ['*', '*?'].flatMap((quantifier) => {
		const match = new RegExp(`^${patternWith(quantifier)}$`, 's').exec(text);
		return match?.[1] ?? [];
	});
};

/** Values that make texts with this key as a variable match what they are compared with. */
const valuesAsVariable = (
	{factOf, role}: Pick<VerdictQuestion, 'factOf' | 'role'>,
	{templates}: Relevant,
	key: string,
	{includes, min, max}: TextDomain,
	context: Context,
): readonly KeyValue[] =>
	templates
		.filter(({template}) => template.keys.includes(key))
		.flatMap(({template, key: comparedWith}) => {
			const fact = comparedWith === undefined ? undefined : factOf(comparedWith);
			const texts =
				fact === undefined
					? [role.arn]
					: fact.kind === 'known' && fact.value.state === 'present'
						? fact.value.values
						: [];
			return texts.flatMap((text) => fittingValues(template, key, text, context));
		})
		.filter((text) => text.length >= min && text.length <= max && [...text].every(includes))
		.map((text) => present(text));

/** A free key as something to be tried out. `thorough`: see `candidateValues`. */
export const variableFor = (
	question: Pick<VerdictQuestion, 'factOf' | 'role'>,
	relevant: Relevant,
	free: ReadonlySet<Need>,
	key: string,
	thorough: boolean,
): Variable => {
	const conditions = relevant.conditions.filter((condition) => condition.key === key);
	const isFixed = !conditions.some(({operands}) =>
		operands.some((item) => item.kind === 'text' && !item.template.fixed),
	);
	const look = (fact: KeyFact, chosen: Assignment): Candidates => {
		if (fact.kind === 'known' || fact.kind === 'mfa') {
			return {values: [], complete: true};
		}

		const context = contextFor(question, free, chosen);
		const {values, complete} = candidateValues(
			{
				conditions,
				context,
				domain: fact.domain,
				mayBeAbsent: mayBeAbsent(fact),
				mayHaveSeveral: mayHaveSeveral(key),
			},
			thorough,
		);
		const fitting = relevant.variableKeys.has(key)
			? valuesAsVariable(question, relevant, key, fact.domain, context)
			: [];
		return {values: [...fitting, ...values], complete};
	};

	let kept: Candidates | undefined;
	return {
		choices: (chosen) => {
			const fact = question.factOf(key);
			const candidates = kept ?? look(fact, chosen);
			kept = isFixed ? candidates : undefined;
			const all = [...(fact.kind === 'chosen' ? [fact.usual] : []), ...candidates.values];
			const agreeing = key === 'aws:tagkeys' ? all.flatMap((value) => agreeingWithTags(value, chosen)) : all;
			return {
				assignments: agreeing.map((value) => [[key, value]]),
				complete: candidates.complete && !relevant.variableKeys.has(key),
			};
		},
	};
};
