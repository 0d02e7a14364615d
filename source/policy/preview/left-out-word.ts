/**
 * ARNs in which the word of a kind of resource is left out: `arn:aws:logs:*:*:/aws-glue/*` means log groups, because
 * the `*` of the account may reach over a colon ("IAM JSON policy elements: Resource") and take `log-group` with it.
 * Policies of AWS's own are written so.
 */
import {segmentCount} from '../language/arn-pattern.ts';
import {anyRun, compileWildcard, type Wildcard} from '../language/wildcard.ts';
import {type ActionService, findService, typesOf} from './action-table.ts';
import {keepingWeakly} from './keeping.ts';

const colon = 0x3a;

/** What stands in the last segment of the ARNs of a service, as the table of actions writes it. */
const lastSegmentsOf = keepingWeakly((service: ActionService): readonly string[] => {
	const kinds = new Set(service.groups.flatMap((group) => typesOf(group).map(({kind}) => kind)));
	return [...kinds]
		.map((kind) => kind.split(':'))
		.filter(([name]) => name === service.prefix)
		.map((segments) => segments.slice(3).join(':'));
});

const written = (text: string): string => text.slice(0, /[*~]|$/.exec(text)?.index);

/** Where a `*` may end that reaches over a colon: `log-group:` and `*`, of a log stream `log-group:*:` and the rest. */
const cutAtColons = (kind: string) =>
	[...kind.matchAll(/:/g)].map(({index}) => ({head: kind.slice(0, index + 1), rest: kind.slice(index + 1)}));

const textOf = (tokens: Wildcard): string => String.fromCharCode(...tokens);

/**
 * The pattern with each word that it may leave out; none for most, which are ARNs of a kind of resource as they are.
 * @param segments Of the pattern, the last with every further colon in it.
 */
export const withLeftOutWord = (segments: readonly Wildcard[]): readonly Wildcard[] => {
	const [, , name = [], , account = []] = segments;
	const last = segments[segmentCount - 1] ?? [];
	const wild = last.findIndex((token) => token < 0);
	const start = textOf(wild < 0 ? last : last.slice(0, wild));
	if (account.at(-1) !== anyRun || start === '' || name.some((token) => token < 0)) return [];
	const service = findService(textOf(name));
	if (service === undefined) return [];
	const kinds = lastSegmentsOf(service);
	const begins = (kind: string) => kind.startsWith(start) || start.startsWith(kind);
	if (kinds.some((kind) => begins(written(kind)))) return [];
	const cut = kinds.flatMap(cutAtColons);
	const worded = cut.filter(({rest}) => written(rest) !== '' && begins(written(rest)));
	const plain = cut.filter(({head, rest}) => written(rest) === '' && written(head) === head);
	const heads = new Set((worded.length > 0 ? worded : plain).map(({head}) => head));
	const before = segments.slice(0, segmentCount - 1).flatMap((segment) => [...segment, colon]);
	return [...heads].map((head) => [...before, ...compileWildcard(head.replaceAll('~', '*')), ...last]);
};
