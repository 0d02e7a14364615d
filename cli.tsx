#!/usr/bin/env node
import process from 'node:process';
import {main} from './source/commands/main.ts';

// Not process.exit: what was written to a pipe must get there first. Nothing keeps the process alive after this
// but a kept-alive connection, which is told not to.
process.exitCode = await main(process.argv.slice(2));
