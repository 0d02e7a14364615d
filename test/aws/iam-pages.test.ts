import {expect, test} from 'vitest';
import type {IamCall} from '../../source/aws/iam-client.ts';
import {iamList} from '../../source/aws/iam-pages.ts';
import {textsIn} from '../../source/aws/xml.ts';

type Page = {readonly names: readonly string[]; readonly IsTruncated: boolean; readonly Marker?: string};

const listOf = async (page: (count: number) => Page) => {
	let asked = 0;
	const call: IamCall = async () => {
		const {names, IsTruncated, ...rest} = page(asked++);
		const result = {Names: {member: names}, IsTruncated: String(IsTruncated), ...rest};
		return {result: names.length === 0 ? {...result, Names: ''} : result, at: 0, length: 0};
	};
	const list = iamList(call, {
		doing: 'listing things',
		action: 'ListThings',
		input: {},
		items: (answer) => textsIn(answer, 'Names') ?? [],
		id: (name) => name,
	});
	return list.then(
		(names) => ({names: names.length, asked}),
		(error: {code: string}) => ({code: error.code, asked}),
	);
};

const more = (count: number, names: readonly string[]): Page => ({
	names,
	IsTruncated: true,
	Marker: `m${count}`,
});

test('a list is followed to its end', async () => {
	const last = {names: ['z'], IsTruncated: false};
	expect(await listOf((count) => (count === 20 ? last : more(count, [`n${count}`])))).toEqual({
		names: 21,
		asked: 21,
	});
});

test.each([
	['one item a page for ever: a thousand pages', (count: number) => more(count, [`n${count}`]), 1000],
	[
		'a thousand a page for ever: a hundred thousand items',
		(count: number) =>
			more(
				count,
				Array.from({length: 1000}, (_, at) => `${count}-${at}`),
			),
		101,
	],
	['nothing a page for ever: ten in a row', (count: number) => more(count, []), 11],
	['what was there, again', (count: number) => more(count, ['a', 'b'].slice(count % 2)), 2],
	['a marker that was given before', (count: number) => more(count % 3, [`n${count}`]), 4],
	['more, and nobody says where', () => ({names: ['a'], IsTruncated: true}), 1],
])('%s, and it is given up', async (_, page, asked) => {
	expect(await listOf(page)).toEqual({code: 'bad-answer', asked});
});

test('empty pages in between are none of that', async () => {
	const sparse = (count: number) =>
		count === 90 ? {names: [], IsTruncated: false} : more(count, count % 9 ? [] : [`n${count}`]);
	expect(await listOf(sparse)).toMatchObject({names: 10});
});
