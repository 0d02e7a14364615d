import {readFileSync} from 'node:fs';
import {describe, expect, it, vi} from 'vitest';
import {allServices} from '../../source/console/catalogue.ts';
import {encodeValue} from '../../source/console/federation-url.ts';
import {findTarget, fold, standaloneWords, targetId} from '../../source/console/lookup.ts';
import {destinationOf} from './console-case.ts';

type Source = {
	readonly services: ReadonlyArray<{
		readonly id: string;
		readonly aliases: readonly string[];
		readonly pages: ReadonlyArray<{readonly id: string; readonly aliases?: readonly string[]}>;
	}>;
};

/** The tables the catalogue was made from. */
const source = JSON.parse(
	readFileSync(new URL('../data/console-services.json', import.meta.url), 'utf8'),
) as Source;

/** Consoles AWS has shut down since those tables were written. */
const shutDown = new Set(
	(
		'alexa appmesh codestar datapipeline deeplens deepracer elastictranscoder freertos iot1click iotanalytics iotevents ' +
		'iotthingsgraph iq mediastore opsworks pinpoint qldb robomaker servermigrationservice sumerian worklink'
	).split(' '),
);

/** Single pages that are gone: a preview that ended, a service that closed, a public site outside the console. */
const gone = new Set(['bedrock/bedrockstudio', 'chatbot/amazonchime', 'ecr/publicgallery']);

const living = source.services.filter(({id}) => !shutDown.has(id));
const pages = living.flatMap(({id, pages: own}) => own.map((page) => ({service: id, ...page})));

const allTexts = allServices().flatMap((service) => [
	service.id,
	...service.pages.map((page) => targetId({service, page})),
]);

describe('one service by itself', () => {
	it('is the same as among all of them', async () => {
		// A copy whose lists nobody has read yet, as in a link by name.
		vi.resetModules();
		const {findService} = await import('../../source/console/catalogue.ts');
		for (const service of allServices()) expect(findService(service.id)).toEqual(service);
	});

	it.each(['', 's3 | Amazon S3', 'S3', 'buckets', 's3\n', '.*'])('is not found by %j', async (id) => {
		vi.resetModules();
		const {findService} = await import('../../source/console/catalogue.ts');
		expect(findService(id)).toBeUndefined();
	});
});

describe('the catalogue', () => {
	it.each(living.map(({id}) => id))('still has %s', (id) => {
		expect(destinationOf(id).service).toBe(id);
	});

	it.each(living.flatMap(({id, aliases}) => aliases.map((alias) => [alias, id])))(
		'%s still means %s',
		(alias, id) => {
			expect(destinationOf(alias).service).toBe(id);
		},
	);

	it('still has every page that exists', () => {
		for (const {service, id} of pages) {
			const text = `${service}/${id}`;
			if (!gone.has(text)) expect(destinationOf(text), text).toMatchObject({service, page: fold(id)});
		}
	});

	it.each(
		pages.flatMap(({service, id, aliases = []}) => aliases.map((alias) => [alias, `${service}/${id}`])),
	)('%s still means %s', (alias, text) => {
		expect(destinationOf(alias)).toEqual(destinationOf(text));
	});

	it('has left behind what AWS shut down', () => {
		for (const id of shutDown) expect(findTarget(id), id).toBeUndefined();
	});

	it('has one meaning for each word', () => {
		const meanings = new Map<string, Set<string>>();
		for (const {word, target} of standaloneWords()) {
			const key = fold(word);
			meanings.set(key, (meanings.get(key) ?? new Set()).add(targetId(target)));
		}
		expect([...meanings].filter(([, ids]) => ids.size > 1)).toEqual([]);
	});

	it('has one meaning for each word within a service', () => {
		for (const {id, pages: own} of allServices()) {
			const ids = own.map((page) => fold(page.id));
			const names = own.map((page) => fold(page.name));
			expect(new Set(ids).size, id).toBe(ids.length);
			expect(new Set(names).size, id).toBe(names.length);
			for (const page of own) {
				const others = own.filter((other) => other !== page).map((other) => fold(other.id));
				expect(others, `${id}/${page.name}`).not.toContain(fold(page.name));
			}
		}
	});

	it('is written without a slip', () => {
		for (const service of allServices()) {
			for (const {id, name, path, aliases} of [service, ...service.pages]) {
				expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
				expect(name).not.toBe('');
				expect(path).toMatch(/^(?:https:\/\/[a-z]+\.aws\.amazon\.com\/|[a-z0-9])[\w/?=&:~()!#.$-]*[^#\s]$/);
				expect(path, 'the region is added later').not.toMatch(/region=/);
				for (const alias of aliases) expect(alias).toMatch(/^[a-z0-9]+(?:[ -][a-z0-9]+)*$/);
			}
		}
	});

	it.each(allTexts)('%s opens an address that stays as it is', (text) => {
		const {url, region} = destinationOf(text, 'eu-central-1');
		const parsed = new URL(url);
		expect(parsed.href).toBe(url);
		expect(decodeURIComponent(encodeValue(url))).toBe(url);
		expect(parsed.searchParams.getAll('region')).toEqual(region === undefined ? [] : ['eu-central-1']);
		expect(parsed.hostname.startsWith('eu-central-1.')).toBe(region !== undefined);
		expect(parsed.hash).not.toContain('region=');
	});
});
