// Makes the pictures and the recording of the README from the real program: runs `daypass demo` in a pseudo-terminal,
// presses keys, and writes what the screen shows as SVG, the recording as one that moves. `npm run screenshots`.
import {mkdir, writeFile} from 'node:fs/promises';
import process from 'node:process';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';

const size = {columns: 100, rows: 28};
const enter = '\r';
/** `seconds`: how long a step is shown in a recording. What is shown last becomes the picture. */
const shots = [
	{file: 'roles.svg', ...size, steps: [{keys: ['j', 'j'], until: 'Session'}]},
	{file: 'pass.svg', ...size, steps: [{keys: [enter], until: 'What the visitor will be able to do'}]},
	{
		file: 'recording.svg',
		...size,
		steps: [
			{keys: [], until: 'allowed ·', seconds: 2.5},
			{keys: ['/', 'view'], until: 'view', seconds: 1.5},
			{keys: [enter], until: 'What the visitor will be able to do', seconds: 2.5},
			{keys: ['\t', '\u001B[D'], until: '[45m]', seconds: 1.5},
			{keys: [enter], until: 'Open it within', seconds: 4},
		],
	},
];

const cell = {width: 8.4, height: 18};
const margin = 14;
const background = '#16181d';
const foreground = '#d7dae0';
const palette = [
	['#16181d', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d7dae0'],
	['#6b7280', '#f28b93', '#b5e08f', '#f2d08f', '#7fc1ff', '#d99bea', '#7fd3dd', '#ffffff'],
].flat();

const shoot = async ({file, columns, rows, steps}) => {
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	const child = pty.spawn(process.execPath, ['dist/cli.js', 'demo'], {
		cols: columns,
		rows,
		env: {
			...process.env,
			TERM: 'xterm-256color',
			COLORTERM: '',
			FORCE_COLOR: '1',
			LANG: 'C.UTF-8',
			NO_COLOR: undefined,
		},
	});
	child.onData((data) => terminal.write(data));
	terminal.onData((answer) => child.write(answer));
	try {
		await shows(terminal, 'allowed ·');
		const frames = [];
		for (const {keys, until, seconds = 0} of steps) {
			for (const key of keys) {
				child.write(key);
				await settled(terminal);
			}
			await shows(terminal, until);
			await settled(terminal);
			frames.push({seconds, drawn: drawing(terminal)});
		}
		const shown = frames.some(({seconds}) => seconds > 0) ? frames : frames.slice(-1);
		await writeFile(`docs/${file}`, picture(terminal, shown));
		console.log(`docs/${file}`);
	} finally {
		child.kill();
	}
};

const text = (terminal) =>
	Array.from(
		{length: terminal.rows},
		(_, y) => terminal.buffer.active.getLine(y)?.translateToString(true) ?? '',
	).join('\n');

const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

const shows = async (terminal, words) => {
	for (const end = Date.now() + 15_000; Date.now() < end; await pause())
		if (text(terminal).includes(words)) return;
	throw new Error(`The screen never showed “${words}”:\n${text(terminal)}`);
};

/** Nothing moved for half a second. */
const settled = async (terminal) => {
	for (let still = 0, before = ''; still < 10; await pause()) {
		const now = text(terminal);
		still = now === before ? still + 1 : 0;
		before = now;
	}
};

const escaped = (value) =>
	value.replace(/[&<>]/g, (mark) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[mark]);

const color = (mode, value) => {
	if (!mode) return undefined;
	if (mode === 'rgb') return `#${value.toString(16).padStart(6, '0')}`;
	return palette[value];
};

const foregroundOf = (c) => color(c.isFgRGB() ? 'rgb' : c.isFgPalette() ? 'palette' : '', c.getFgColor());
const backgroundOf = (c) => color(c.isBgRGB() ? 'rgb' : c.isBgPalette() ? 'palette' : '', c.getBgColor());

/** How a cell looks; cells that look alike and stand beside each other are drawn as one text. */
const looksOf = (at) => {
	const inverse = at.isInverse() !== 0;
	return {
		fill: (inverse ? (backgroundOf(at) ?? background) : foregroundOf(at)) ?? foreground,
		behind: inverse ? (foregroundOf(at) ?? foreground) : backgroundOf(at),
		style: `${at.isBold() ? ' font-weight="bold"' : ''}${at.isDim() ? ' opacity=".6"' : ''}`,
	};
};

const run = ({x, y, cells, text, fill, behind, style}) => {
	const left = (margin + x * cell.width).toFixed(1);
	const width = (cells * cell.width).toFixed(1);
	const top = margin + y * cell.height;
	const rect = behind
		? `<rect x="${left}" y="${top}" width="${width}" height="${cell.height}" fill="${behind}"/>`
		: '';
	if (text.trim() === '') return rect;
	return `${rect}<text x="${left}" y="${top + 13}" textLength="${width}" fill="${fill}"${style} xml:space="preserve">${escaped(text)}</text>`;
};

/** What the terminal shows, as the parts of a picture. */
const drawing = (terminal) => {
	const runs = [];
	for (let y = 0; y < terminal.rows; y++) {
		const line = terminal.buffer.active.getLine(y);
		let last;
		for (let x = 0; line && x < terminal.cols; x++) {
			const at = line.getCell(x);
			if (at.getWidth() === 0) continue;
			const looks = looksOf(at);
			const goesOn =
				last && last.fill === looks.fill && last.behind === looks.behind && last.style === looks.style;
			if (!goesOn) {
				last = {x, y, cells: 0, text: '', ...looks};
				runs.push(last);
			}
			last.cells += at.getWidth();
			last.text += at.getChars() || ' ';
		}
	}
	return runs.map(run).join('');
};

/** One frame as a still picture; several as one in which each is shown for its seconds, again and again. */
const picture = (terminal, frames) => {
	const width = terminal.cols * cell.width + 2 * margin;
	const height = terminal.rows * cell.height + 2 * margin;
	const total = frames.reduce((sum, {seconds}) => sum + seconds, 0);
	let begin = 0;
	const rules = [];
	const groups = frames.map(({seconds, drawn}, index) => {
		if (frames.length === 1) return drawn;
		const percent = (value) => `${((value / total) * 100).toFixed(2)}%`;
		const end = begin + seconds;
		const hide = end < total ? `${percent(end)}{opacity:0}` : '';
		const wait = begin > 0 ? `0%{opacity:0}` : '';
		rules.push(
			`@keyframes f${index}{${wait}${percent(begin)}{opacity:1}${hide}}.f${index}{opacity:0;animation:f${index} ${total}s step-end infinite}`,
		);
		begin = end;
		return `<g class="f${index}">${drawn}</g>`;
	});
	const style = rules.length > 0 ? `<style>${rules.join('')}</style>` : '';
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', monospace" font-size="14">${style}<rect width="100%" height="100%" rx="8" fill="${background}"/>${groups.join('')}</svg>\n`;
};

await mkdir('docs', {recursive: true});
for (const shot of shots) await shoot(shot);
