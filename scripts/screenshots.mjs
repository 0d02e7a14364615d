// Makes the pictures of the README from the real program: runs `daypass demo` in a pseudo-terminal, presses keys, and
// writes what the screen shows as SVG. `npm run screenshots`, after a build.
import {mkdir, writeFile} from 'node:fs/promises';
import process from 'node:process';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';

const shots = [
	{file: 'roles.svg', columns: 100, rows: 28, keys: ['j', 'j'], until: 'Session'},
	{file: 'pass.svg', columns: 100, rows: 28, keys: ['\r'], until: 'What the visitor will be able to do'},
];

const cell = {width: 8.4, height: 18};
const margin = 14;
const background = '#16181d';
const foreground = '#d7dae0';
const palette = [
	['#16181d', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d7dae0'],
	['#6b7280', '#f28b93', '#b5e08f', '#f2d08f', '#7fc1ff', '#d99bea', '#7fd3dd', '#ffffff'],
].flat();

const shoot = async ({file, columns, rows, keys, until}) => {
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
	try {
		await shows(terminal, 'allowed ·');
		for (const key of keys) {
			child.write(key);
			await settled(terminal);
		}
		await shows(terminal, until);
		await settled(terminal);
		await writeFile(`docs/${file}`, picture(terminal));
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

const picture = (terminal) => {
	const width = terminal.cols * cell.width + 2 * margin;
	const height = terminal.rows * cell.height + 2 * margin;
	const parts = [];
	for (let y = 0; y < terminal.rows; y++) {
		const line = terminal.buffer.active.getLine(y);
		for (let x = 0; line && x < terminal.cols; x++) {
			const at = line.getCell(x);
			const inverse = at.isInverse() !== 0;
			const fill = (inverse ? (backgroundOf(at) ?? background) : foregroundOf(at)) ?? foreground;
			const behind = inverse ? (foregroundOf(at) ?? foreground) : backgroundOf(at);
			const left = margin + x * cell.width;
			const wide = cell.width * Math.max(1, at.getWidth());
			if (behind)
				parts.push(
					`<rect x="${left.toFixed(1)}" y="${margin + y * cell.height}" width="${wide.toFixed(1)}" height="${cell.height}" fill="${behind}"/>`,
				);
			const characters = at.getChars();
			if (characters.trim() === '') continue;
			const style = `${at.isBold() ? ' font-weight="bold"' : ''}${at.isDim() ? ' opacity=".6"' : ''}`;
			parts.push(
				`<text x="${left.toFixed(1)}" y="${margin + y * cell.height + 13}" fill="${fill}"${style}>${escaped(characters)}</text>`,
			);
		}
	}
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', monospace" font-size="14"><rect width="100%" height="100%" rx="8" fill="${background}"/>${parts.join('')}</svg>\n`;
};

await mkdir('docs', {recursive: true});
for (const shot of shots) await shoot(shot);
