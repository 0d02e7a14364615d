import type {PassScreen} from '../../../source/ui/screens/pass/pass-state.ts';
import type {play} from './played.ts';
import {rolePreview} from './role-preview.ts';

type Played = ReturnType<typeof play>;

/** The form that is open, the uppermost of several. */
export const formOf = (played: Played): PassScreen => {
	const form = played.state().screens.findLast((screen): screen is PassScreen => screen.name === 'pass');
	if (form === undefined) throw new Error('No form is open.');
	return form;
};

/** Works the preview out that was asked for last, as the effect runner would. */
export const workOut = (played: Played) => {
	const wanted = played.wanted('work-out-preview');
	if (wanted?.do !== 'work-out-preview') throw new Error('No preview is wanted.');
	const preview = rolePreview(wanted.question, wanted.policies, wanted.scope, wanted.now);
	played.send({type: 'previewed', key: wanted.key, preview});
	return preview;
};
