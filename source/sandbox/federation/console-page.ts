import type {SandboxRole} from '../account.ts';
import {htmlReply, type Reply, redirect} from '../reply.ts';
import type {RunState, Visit} from '../run-state.ts';
import {errorPage} from './error-page.ts';
import {escapeHtml, page, scriptJson} from './html.ts';
import {cookieName} from './login.ts';

/** What the page says, also as JSON in the page for tests that drive a browser. */
type ConsoleSession = {
	readonly role: string;
	readonly roleArn: string;
	readonly sessionName: string;
	readonly principal: string;
	readonly account: string;
	readonly alias: string;
	readonly region: string;
	readonly service: string;
	readonly destination: string;
	readonly fragment: string;
	readonly issuer: string;
	readonly linkMadeAt: string;
	readonly openedAt: string;
	readonly sessionEndsAt: string;
};

const regionName = /^[a-z]{2,4}(?:-[a-z]+)+-\d$/;

const regionOf = (url: URL) =>
	url.searchParams.get('region') ??
	url.hostname.split('.').find((label) => regionName.test(label)) ??
	'global';

/** The console's own word for the service: the path's first part, or the host's where a service has its own. */
const serviceOf = (url: URL) => {
	const [first = '', second = ''] = url.pathname.split('/').filter(Boolean);
	if (first === 'console' || first === '') {
		const label = url.hostname.split('.').find((part) => part !== 'console' && !regionName.test(part)) ?? '';
		return label === 'aws' || first === 'console' ? 'console home' : label;
	}
	return first === 'codesuite' ? `${first}/${second}` : first;
};

const describe = ({token, destination, issuer, openedAt}: Visit, {account}: RunState): ConsoleSession => {
	const {principal} = token.keys;
	const url = new URL(destination);
	const [, role = '', sessionName = ''] = principal.arn.split('/');
	return {
		role: principal.kind === 'role-session' ? role : 'federated user',
		roleArn: principal.identityArn,
		sessionName: sessionName || role,
		principal: principal.arn,
		account: principal.account,
		alias: principal.account === account.id ? (account.alias ?? '') : '',
		region: regionOf(url),
		service: serviceOf(url),
		destination,
		fragment: url.hash,
		issuer,
		linkMadeAt: new Date(token.issuedAt).toISOString(),
		openedAt: new Date(openedAt).toISOString(),
		sessionEndsAt: new Date(token.sessionEndsAt).toISOString(),
	};
};

const dashed = (account: string) => account.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3');

/** Only addresses a link may lead to; anything else is shown as text. */
const issuerHtml = (issuer: string) => {
	if (issuer === '') return '<span class="dim">none given</span>';
	const text = escapeHtml(issuer);
	return /^https?:\/\//.test(issuer) ? `<a href="${text}" rel="noreferrer">${text}</a>` : text;
};

const script = `
const session = JSON.parse(document.getElementById('daypass-session').textContent);
const shown = id => document.getElementById(id);
const opened = Date.parse(session.openedAt), ends = Date.parse(session.sessionEndsAt);
const ahead = opened - Date.now();
const two = number => String(number).padStart(2, '0');
const tick = () => {
  const left = Math.max(0, Math.round((ends - Date.now() - (Math.abs(ahead) > 60000 ? ahead : 0)) / 1000));
  shown('left').value = (left >= 3600 ? Math.floor(left / 3600) + ':' + two(Math.floor(left / 60) % 60) : Math.floor(left / 60)) + ':' + two(left % 60);
  shown('bar').style.width = Math.min(100, 100 * left * 1000 / (ends - opened)) + '%';
  shown('clock').className = 'card clock' + (left === 0 ? ' over' : left <= 300 ? ' soon' : '');
  if (left === 0) shown('note').textContent = 'The session is over.';
};
shown('ends').textContent = new Date(ends).toLocaleString([], {dateStyle: 'medium', timeStyle: 'medium'});
shown('arrived').textContent = location.hash ? decodeURI(location.hash) : 'none';
document.documentElement.dataset.fragment = location.hash;
tick(); setInterval(tick, 1000);
`;

const policyList = (role: SandboxRole | undefined, state: RunState) => {
	if (!role) return '';
	const names = [
		...role.attached.map((arn) => arn.split('/').at(-1) ?? arn),
		...state.inlinePolicies(role).keys(),
	];
	if (names.length === 0) return '';
	const items = names.map((name) => `<li class="mono">${escapeHtml(name)}</li>`).join('');
	return `<section class="card"><h2>Policies of the role</h2><ul>${items}</ul></section>`;
};

const fact = (term: string, html: string) => `<dt>${term}</dt><dd>${html}</dd>`;

const consoleHtml = (session: ConsoleSession, policies: string) => {
	const text = (value: string) => escapeHtml(value);
	const who = `${text(session.role)}/${text(session.sessionName)}`;
	const where = `${session.alias ? `${text(session.alias)} ` : ''}${dashed(session.account)}`;
	const attributes = Object.entries(session)
		.map(
			([name, value]) =>
				`data-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${text(value)}"`,
		)
		.join(' ');
	return page(
		`${session.service} · ${session.region} · ${session.role}/${session.sessionName}`,
		`<header class="bar"><b>${text(session.service)}</b><span class="region">${text(session.region)}</span>
<span class="corner">${who} @ ${where}</span></header>
<main id="session" ${attributes}>
<section class="card"><h1>You are in.</h1>
<p>With real credentials this link would now show <b>${text(session.service)}</b> in <b>${text(session.region)}</b>, signed in as <b>${who}</b>.</p></section>
<div class="grid">
<section class="card"><h2>What this link stands for</h2><dl>
${fact('Role', `<span class="mono">${text(session.roleArn)}</span>`)}
${fact('Session', `<span class="mono">${text(session.sessionName)}</span>`)}
${fact('Principal', `<span class="mono">${text(session.principal)}</span>`)}
${fact('Account', where)}
${fact('Service', text(session.service))}
${fact('Region', text(session.region))}
${fact('Destination', `<span class="mono">${text(session.destination)}</span>`)}
${fact('Fragment', '<span class="mono" id="arrived">not told without scripts</span>')}
${fact('Issuer', issuerHtml(session.issuer))}
</dl></section>
<section class="card clock" id="clock"><h2>The session ends in</h2><output id="left">–</output>
<div class="track"><i id="bar"></i></div><p class="dim" id="ends">${text(session.sessionEndsAt)}</p>
<p class="dim" id="note">A real console signs you out then.</p><p><a href="/console/sign-out">Sign out</a></p></section>
</div>
${policies}
</main>
<script type="application/json" id="daypass-session">${scriptJson(session)}</script>
<script>${script}</script>`,
	);
};

const visitOf = (cookies: string | undefined, state: RunState) => {
	const [, id = ''] = new RegExp(`(?:^|; *)${cookieName}=([^;]*)`).exec(cookies ?? '') ?? [];
	return {id, visit: state.visits.get(id)};
};

/** The page that stands for the console. Who looks is told by the cookie that the link set. */
export const consolePage = (path: string, cookies: string | undefined, state: RunState): Reply => {
	const {id, visit} = visitOf(cookies, state);
	if (path === '/console/sign-out') {
		state.visits.delete(id);
		return redirect('/', {'set-cookie': `${cookieName}=; Path=/; Max-Age=0`});
	}
	if (!visit) return errorPage(403, 'You are not signed in', 'Open a sign-in link that this demo made.');
	if (visit.token.sessionEndsAt <= state.now()) {
		return errorPage(403, 'Your session is over', 'Ask for a new link.');
	}
	const policies = policyList(state.roleByArn(visit.token.keys.principal.identityArn), state);
	return htmlReply(200, consoleHtml(describe(visit, state), policies));
};
