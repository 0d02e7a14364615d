/** What a request could carry, tried out: session names, tags, and what can't be seen from here. */
import {type Candidates, candidateValues} from '../../policy/language/candidate-values.ts';
import {type KeyValue, present} from '../../policy/language/request-context.ts';
import type {Assignment, Variable} from '../../policy/language/satisfy.ts';
import {contextFor, mayBeAbsent, type Question} from './context.ts';
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

/** A free key as something to be tried out. `thorough`: see `candidateValues`. */
export const variableFor = (
	question: Pick<Question, 'factOf'>,
	relevant: Relevant,
	free: ReadonlySet<Need>,
	key: string,
	thorough: boolean,
): Variable => {
	const conditions = relevant.conditions.filter((condition) => condition.key === key);
	const isFixed = !conditions.some(({operands}) =>
		operands.some((item) => item.kind === 'text' && !item.template.fixed),
	);
	const look = (fact: KeyFact, chosen: Assignment): Candidates =>
		fact.kind === 'known' || fact.kind === 'mfa'
			? {values: [], complete: true}
			: candidateValues(
					{
						conditions,
						context: contextFor(question, free, chosen),
						domain: fact.domain,
						mayBeAbsent: mayBeAbsent(fact),
						mayHaveSeveral: mayHaveSeveral(key),
					},
					thorough,
				);
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
