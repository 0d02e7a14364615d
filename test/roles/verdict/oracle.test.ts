/** The judge against brute force: a small world in which everything anybody could do is tried. */
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Need} from '../../../source/roles/verdict/verdict.ts';
import {ana, judge, session} from './scene.ts';

const keys = {
	'aws:MultiFactorAuthPresent': 'mfa',
	'sts:ExternalId': 'external-id',
	'sts:RoleSessionName': 'session-name',
	'aws:PrincipalOrgID': 'other',
	'aws:SourceVpc': 'other',
	// Known where the role's tags were read.
	'aws:ResourceTag/env': 'other',
	// AssumeRole has none.
	's3:prefix': undefined,
} as const satisfies Readonly<Record<string, Need | undefined>>;
type Key = keyof typeof keys;
const keyNames = [
	'aws:MultiFactorAuthPresent',
	'sts:ExternalId',
	'sts:RoleSessionName',
	'aws:PrincipalOrgID',
	'aws:SourceVpc',
	'aws:ResourceTag/env',
	's3:prefix',
] as const;

/** Every way a text can stand to the patterns used here. */
const texts = ['aa', 'ab', 'ba', 'zz', 'yy', 'axa', 'axb', 'bxa', 'zzz'];

type Values = Readonly<Record<Key, string | undefined>>;
type Condition = {readonly operator: string; readonly key: Key; readonly values: readonly string[]};
type Statement = {readonly effect: 'Allow' | 'Deny'; readonly conditions: readonly Condition[]};

const fits = (pattern: string, value: string) =>
	new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(value);

const holds = ({operator, key, values}: Condition, context: Values): boolean => {
	const value = context[key];
	if (operator === 'Null') {
		return values.includes(String(value === undefined));
	}

	if (value === undefined) {
		return operator.endsWith('IfExists') || operator.includes('Not');
	}

	const isLike = operator.includes('Like');
	const matches = values.some((item) => (isLike ? fits(item, value) : item === value));
	return operator.includes('Not') ? !matches : matches;
};

const isAllowed = (statements: readonly Statement[], context: Values): boolean => {
	const applying = statements.filter(({conditions}) =>
		conditions.every((condition) => holds(condition, context)),
	);
	return applying.some(({effect}) => effect === 'Allow') && !applying.some(({effect}) => effect === 'Deny');
};

const product = (
	options: readonly (readonly (string | undefined)[])[],
): readonly (readonly (string | undefined)[])[] =>
	options.reduce<(string | undefined)[][]>(
		(rows, values) => rows.flatMap((row) => values.map((value) => row.concat(value))),
		[[]],
	);

const contextOf = (row: readonly (string | undefined)[]): Values => ({
	'aws:MultiFactorAuthPresent': row[0],
	'sts:ExternalId': row[1],
	'sts:RoleSessionName': row[2],
	'aws:PrincipalOrgID': row[3],
	'aws:SourceVpc': row[4],
	'aws:ResourceTag/env': row[5],
	's3:prefix': row[6],
});

type Options = readonly (string | undefined)[];
type World = {
	readonly statements: readonly Statement[];
	readonly isUser: boolean;
	readonly sessionName: string;
	/** Absent: they could not be read. */
	readonly roleTags: Readonly<Record<string, string>> | undefined;
};

/** What a key can be if it is supplied (or turns out well), and what must be reckoned with if not. */
const optionsFor = ({statements, isUser, sessionName, roleTags}: World) => {
	const used = new Set(statements.flatMap(({conditions}) => conditions.map(({key}) => key)));
	const any = [undefined, ...texts];
	const mfa = isUser ? [undefined, 'true'] : [undefined, 'true', 'false'];
	const tag = roleTags === undefined ? any : [roleTags['env']];
	const none = [undefined];
	const supplied: readonly Options[] = [mfa, any, [sessionName, ...texts], any, any, tag, none];
	const usual: readonly Options[] = [isUser ? none : mfa, none, [sessionName], any, any, tag, none];
	const cut = (options: Options, index: number) =>
		keyNames.some((key, at) => at === index && used.has(key)) ? options : options.slice(0, 1);
	return {supplied: supplied.map(cut), usual: usual.map(cut)};
};

/** There is a choice for what is supplied under which all else may be as it likes. */
const suffices = (world: World, needs: readonly Need[]): boolean => {
	const {supplied, usual} = optionsFor(world);
	const isSupplied = keyNames.map((key) => needs.some((need) => need === keys[key]));
	const choices = product(supplied.map((options, index) => (isSupplied[index] ? options : [undefined])));
	const rest = product(usual.map((options, index) => (isSupplied[index] ? [undefined] : options)));
	return choices.some((choice) =>
		rest.every((other) =>
			isAllowed(
				world.statements,
				contextOf(choice.map((value, index) => (isSupplied[index] ? value : other[index]))),
			),
		),
	);
};

const needOrder = ['mfa', 'external-id', 'session-name', 'other'] as const satisfies readonly Need[];

const expected = (world: World): string => {
	const sets = needOrder
		.reduce<Need[][]>((all, need) => all.concat(all.map((set) => set.concat(need))), [[]])
		.toSorted((a, b) => a.length - b.length)
		.filter((set) => suffices(world, set));
	const first = sets[0];
	if (first === undefined) {
		return 'denied';
	}

	return first.length === 0
		? 'allowed'
		: `conditional, one of ${sets
				.filter(({length}) => length === first.length)
				.map((set) => set.toSorted().join('+'))
				.join(' ')}`;
};

const condition = fc.constantFrom(...keyNames).chain(
	(key): fc.Arbitrary<Condition> =>
		key === 'aws:MultiFactorAuthPresent'
			? fc.record({
					operator: fc.constantFrom('Bool', 'BoolIfExists', 'Null'),
					key: fc.constant(key),
					values: fc.constantFrom(['true'], ['false']),
				})
			: fc.oneof(
					fc.record({
						operator: fc.constant('Null'),
						key: fc.constant(key),
						values: fc.constantFrom(['true'], ['false']),
					}),
					fc.record({
						operator: fc.constantFrom('StringEquals', 'StringNotEquals', 'StringEqualsIfExists'),
						key: fc.constant(key),
						values: fc.uniqueArray(fc.constantFrom('aa', 'ab', 'zz'), {minLength: 1, maxLength: 2}),
					}),
					fc.record({
						operator: fc.constantFrom('StringLike', 'StringNotLike', 'StringLikeIfExists'),
						key: fc.constant(key),
						values: fc.uniqueArray(fc.constantFrom('aa', 'a*', '*a', '*', '??'), {
							minLength: 1,
							maxLength: 2,
						}),
					}),
				),
);

const statement: fc.Arbitrary<Statement> = fc.record({
	effect: fc.constantFrom('Allow', 'Deny'),
	conditions: fc.uniqueArray(condition, {maxLength: 2, selector: ({operator, key}) => operator + key}),
});

const written = (principal: string, {effect, conditions}: Statement) => {
	const block: Record<string, Record<string, readonly string[]>> = {};
	for (const {operator, key, values} of conditions) {
		block[operator] = {...block[operator], [key]: values};
	}

	return {Effect: effect, Principal: {AWS: principal}, Action: 'sts:AssumeRole', Condition: block};
};

const tags = fc.constantFrom<World['roleTags']>(undefined, {}, {env: 'aa'}, {env: 'zz', Other: 'aa'});

const runs = {numRuns: 400, seed: 20_250_601};

describe('against brute force', () => {
	test.each([
		['a user with long-term keys', ana],
		['a role session', session],
	])('%s: every verdict and every need is what trying everything finds', (_, caller) => {
		fc.assert(
			fc.property(fc.array(statement, {minLength: 1, maxLength: 4}), tags, (statements, roleTags) => {
				const principal = caller.kind === 'user' ? caller.arn : caller.identityArn;
				const {verdict, needs} = judge({
					caller,
					trust: statements.map((item) => written(principal, item)),
					...(roleTags && {roleTags}),
				});
				const wanted = expected({
					statements,
					isUser: caller.kind === 'user',
					sessionName: `daypass-${caller.name}`,
					roleTags,
				});
				if (verdict === 'conditional') {
					expect(wanted.split(' ')).toContain(needs.join('+'));
				} else {
					expect(verdict).toBe(wanted);
				}
			}),
			runs,
		);
	});
});
