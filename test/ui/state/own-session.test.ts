import {expect, test} from 'vitest';
import {findScreen, initialState} from '../../../source/ui/app-state.ts';
import {ready} from '../../../source/ui/runtime/loadable.ts';
import {mintPreset} from '../../../source/ui/screens/pass/pass-mint.ts';
import {preset} from '../../presets/examples.ts';
import {identity, noon} from '../support/example.ts';

const state = {...initialState({columns: 80, rows: 24}, noon), identity: ready(identity())};

test('one’s own session is handed out after a question', () => {
	const {role: _none, ...mine} = preset('me', {self: true});
	const {state: asked, effects} = mintPreset(state, mine);
	expect(findScreen(asked, 'pass')?.asking).toContain('all that you can');
	expect(effects.map((effect) => effect.do)).not.toContain('mint');
});
