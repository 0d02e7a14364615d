import {describe, expect, test} from 'vitest';
import {advance} from '../../../source/ui/app.ts';
import {type AppState, initialState} from '../../../source/ui/app-state.ts';
import {step} from '../../../source/ui/effects.ts';
import {withOwnCredentials} from '../../../source/ui/own-credentials.ts';
import {tick} from '../../../source/ui/runtime/effect.ts';
import {ready, readyValue} from '../../../source/ui/runtime/loadable.ts';
import {identity, noon} from '../support/example.ts';

const minute = 60_000;
const iso = (time: number) => new Date(time).toISOString();

const somebody = (end: number | undefined): AppState => ({
	...initialState({columns: 80, rows: 24}, noon),
	identity: ready(identity(end === undefined ? {} : {credentialsExpireAt: iso(end)})),
});

const lookedAt = (state: AppState, now: number) => {
	const next = advance(state, tick, now);
	return {state: next.state, looks: next.effects.filter((effect) => effect.do === 'own-credentials').length};
};

describe('one’s own credentials', () => {
	test.each([
		['never end', undefined, 0],
		['end in an hour', noon + 60 * minute, 0],
		['end in five minutes', noon + 5 * minute, 1],
		['have ended', noon - minute, 1],
	])('that %s', (_what, end, looks) => {
		expect(lookedAt(somebody(end), noon).looks).toBe(looks);
	});

	test('are looked at once a minute', () => {
		const first = lookedAt(somebody(noon), noon);
		expect(lookedAt(first.state, noon + 10_000).looks).toBe(0);
		expect(lookedAt(first.state, noon + minute).looks).toBe(1);
	});

	test('that were renewed end later in the header', async () => {
		const {effects} = withOwnCredentials(step(somebody(noon)));
		const end = iso(noon + 60 * minute);
		const after = await new Promise<AppState>((resolve) => {
			const effect = effects.find((one) => one.do === 'own-credentials');
			effect?.run({
				world: {jobs: {credentialsEnd: async () => end} as never, host: {} as never},
				send() {},
				async start(task) {
					await task.run(new AbortController().signal, (update) => resolve(update(somebody(noon)).state));
				},
				cancel() {},
				later() {},
			});
		});
		expect(readyValue(after.identity)?.credentialsExpireAt).toBe(end);
	});
});
