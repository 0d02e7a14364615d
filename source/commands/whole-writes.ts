import {fstatSync, writeSync} from 'node:fs';
import type {Stream} from './output.ts';

/**
 * Standard output with each write taken to its end where it is a file: a disk that is nearly full takes the part of a
 * write that there is room for, and Node takes that for the whole. What fails is the stream's own error, as elsewhere.
 */
export const withWholeWrites = (stream: NodeJS.WriteStream & {readonly fd: number}): Stream => {
	const {fd} = stream;
	if (!fstatSync(fd).isFile()) return stream;
	return {
		write(text: string) {
			const bytes = Buffer.from(text);
			try {
				for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
				return true;
			} catch (error) {
				stream.destroy(error as Error);
				return false;
			}
		},
	};
};
