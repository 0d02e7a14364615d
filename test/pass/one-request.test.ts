import {Command} from 'commander';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {addLinkOptions} from '../../source/commands/link/link-flags.ts';
import {requestOverrides} from '../../source/commands/link/link-options.ts';
import {namesIn} from '../../source/pass/fill-in.ts';
import type {PassRequest, Preset} from '../../source/pass/pass.ts';
import {federatedRole} from '../../source/pass/pass.ts';
import {longFlag, requestNames, rows} from '../../source/pass/rows.ts';
import {parseConfig, storedConfig} from '../../source/presets/config.ts';
import {requestFrom} from '../../source/ui/screens/pass/pass-request.ts';
import {openForm, textOf} from '../../source/ui/screens/pass/pass-state.ts';
import {me} from '../ui/support/example.ts';
import {arbitraryRequest} from './arbitrary-request.ts';

/** Requests that the command line can say: somebody is named, and federation by its own word. */
const sayable = arbitraryRequest.map(
	({
		mfaCode: _code,
		externalId: _id,
		accepted: _answer,
		self: _self,
		federate,
		role,
		...others
	}): PassRequest => ({
		...others,
		...(federate ? {federate, role: federatedRole} : {role: role ?? 'Audit'}),
	}),
);

/** The words of the command line that ask for it. */
const wordsFor = (request: PassRequest): readonly string[] =>
	namesIn(request).flatMap((name) => {
		const {flag, kind} = rows[name];
		const value = request[name];
		if (flag === undefined || (name === 'role' && request.federate)) return [];
		const long = longFlag(flag.flags);
		if (typeof value === 'boolean') return [value ? long : long.replace('--', '--no-')];
		const texts = kind.entries?.format(value) ?? [kind.format(value)];
		return texts.length === 0 ? [long.replace('--', '--no-')] : texts.map((text) => `${long}=${text}`);
	});

const parsed = (words: readonly string[]): PassRequest => {
	const command = addLinkOptions(new Command('link')).exitOverride();
	command.parse([...words], {from: 'user'});
	return requestOverrides(command.opts());
};

/** White space around a value came with a paste: the command line drops it. */
const tidy = (request: PassRequest): PassRequest => {
	const trimmed = (texts: readonly string[]) =>
		texts.map((text) => text.trim()).filter((text) => text !== '');
	const {scope, tags, transitiveTags, profile, ...others} = request;
	const clean = tags && Object.fromEntries(Object.entries(tags).filter(([key]) => key.trim() === key));
	const name = profile?.trim() ?? '';
	return {
		...others,
		...(scope === undefined ? {} : {scope: trimmed(scope)}),
		...(clean === undefined ? {} : {tags: clean}),
		...(transitiveTags === undefined ? {} : {transitiveTags: Object.keys(clean ?? {})}),
		...(name === '' ? {} : {profile: name}),
	};
};

/** What no word can say: that there is none of it. */
const withoutSilent = (request: PassRequest): PassRequest => {
	const silent = requestNames.filter((name) => {
		const {flag, kind} = rows[name];
		const value = request[name];
		const isNone =
			value === false || (kind.entries && kind.entries.format(value ?? kind.entries.parse([])).length === 0);
		return isNone && flag?.opposite === undefined;
	});
	return Object.fromEntries(Object.entries(request).filter(([name]) => !silent.some((one) => one === name)));
};

const throughFile = (preset: Preset): Preset | undefined => {
	const bytes = new TextEncoder().encode(JSON.stringify(storedConfig({presets: [preset], settings: {}})));
	const read = parseConfig(bytes);
	return read.ok ? read.config.presets[0] : undefined;
};

describe('a request, whatever it asks for', () => {
	it('is the same from the command line into a file of presets and out again', () => {
		fc.assert(
			fc.property(sayable.map(tidy).map(withoutSilent), (request) => {
				expect(parsed(wordsFor(request))).toEqual(request);
				expect(throughFile({name: 'any', ...request})).toEqual({name: 'any', ...request});
			}),
			{numRuns: 300},
		);
	});

	it('is the same from a preset through the form, left alone or typed anew', () => {
		fc.assert(
			fc.property(sayable, fc.boolean(), (request, typedAnew) => {
				const opened = openForm(request, me);
				const texts = typedAnew ? {scope: textOf(opened, 'scope'), tags: textOf(opened, 'tags')} : {};
				const filled = requestFrom({...opened, texts}, me, 'us-east-1');
				// What AWS would refuse is refused, and not changed.
				if (!filled.ok) return;
				const {scope = [], tags = {}, ...others} = filled.asked;
				const {scope: before = [], tags: tagsBefore = {}, ...same} = request;
				expect({...others, scope, tags}).toEqual({...same, scope: before, tags: tagsBefore});
			}),
			{numRuns: 500},
		);
	});
});
