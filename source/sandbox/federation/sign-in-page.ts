import {htmlReply, type Reply, redirect} from '../reply.ts';
import type {RunState} from '../run-state.ts';
import {escapeHtml, page} from './html.ts';
import {forgetCookie} from './session-cookie.ts';

/** Where somebody lands without a link. */
export const signInPage = ({account}: RunState): Reply =>
	htmlReply(
		200,
		page(
			'daypass demo',
			`<main><section class="card"><h1>Nobody is signed in</h1>
<p>This is the imitation of AWS that <code>daypass demo</code> talks to. Its account is
<b>${escapeHtml(account.alias ?? account.id)}</b> (${account.id}).</p>
<p>Make a link in the terminal and open it here: it is the only way in, as with a real day pass.</p></section></main>`,
		),
	);

/** "Sign out first" links go here and come back; only back to this imitation. */
export const signOutAndReturn = (query: URLSearchParams, origin: string): Reply => {
	const target = query.get('redirect_uri') ?? '/';
	const url = new URL(URL.canParse(target) ? target : '/', origin);
	return redirect(url.origin === origin ? url.href : '/', forgetCookie);
};
